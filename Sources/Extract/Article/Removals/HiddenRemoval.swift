/// What a reader never sees: `hidden`, `display:none`, and names such as `sr-only`.
enum HiddenRemoval {
  static let step = "hidden"

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    let total = sums.totalProse
    let document = reading.document
    var found: [(node: Int, reason: String, prose: Int)] = []
    var end = 0
    for node in document.nodes.indices
    where node >= end && document.nodes[node].tag != .text && !reading.outline.isRemoved[node] {
      let isNamed = reading.outline.traits[node].contains(.hidden)
      guard let reason = isNamed ? "class-name" : reason(document, node) else { continue }
      // A text hidden until a script shows it is the page's text all the same.
      let lines = reading.outline.lineRange(document, node)
      let prose = sums.prose(lines)
      guard
        prose * 4 < total || total == 0
          || !reading.outline.lines[lines].contains(where: { $0.sentenceEnds > 0 }),
        !isAnswer(document, node), !isFormula(document, node)
      else {
        continue
      }
      found.append((node, reason, prose))
      end = document.end(node)
    }
    // A text whose parts are all folded up until somebody asks for them.
    let isFolded = found.reduce(0) { $0 + $1.prose } * 100 > total * maximumShare
    for element in found where !isFolded || element.prose == 0 {
      reading.remove(element.node, step, element.reason)
    }
  }

  /// Of the page's sentences, in percent, that hidden elements may hold and still be none of the text.
  private static let maximumShare = 60

  /// What is read out, or copied, in place of the drawing of a formula.
  private static func isFormula(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    node + 1 < document.end(node) && document.nodes[node + 1].tag == .math
  }

  /// Stands right below a heading that is a button: the reader opens it.
  private static func isAnswer(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    var before = node - 1
    while before > 0, document.nodes[before].tag == .text { before -= 1 }
    guard before > 0, document.nodes[before].tag == .button else { return false }
    return HTMLTagSet.headings.contains(document.nodes[document.parent(before)].tag)
  }

  private static func reason(_ document: borrowing HTMLDocument, _ node: Int) -> String? {
    if document.attribute(.hidden, of: node) != nil { return "attribute" }
    if let range = document.attribute(.style, of: node), hides(document.source.span, range) { return "style" }
    return nil
  }

  /// `display:none`, `visibility:hidden` or a clip of no size, blanks anywhere.
  private static func hides(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var hash = NameTable.emptyHash
    var isFirst = true
    for index in range.lowerBound...min(range.upperBound, range.lowerBound + 500) {
      let byte = index < range.upperBound ? source[index] : UInt8(ascii: ";")
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "!") {
        if !isFirst, hash == displayNone || hash == visibilityHidden || clipped.contains(hash) { return true }
        hash = NameTable.emptyHash
        isFirst = true
      } else if byte > 0x20 {
        hash = NameTable.hash(hash, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        isFirst = false
      }
    }
    return false
  }

  private static let displayNone = NameTable.hash(of: "display:none")
  private static let visibilityHidden = NameTable.hash(of: "visibility:hidden")
  /// A box without a size, for those whom the page is read to.
  private static let clipped = ["0000)", "0,0,0,0)", "0px0px0px0px)", "0px,0px,0px,0px)", "1px,1px,1px,1px)"]
    .map {
      NameTable.hash(of: "clip:rect(" + $0)
    }
}
