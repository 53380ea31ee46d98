/// What a reader never sees: `hidden`, `display:none`, and names such as `sr-only`.
enum HiddenRemoval {
  static let step = "hidden"

  static func apply(to reading: inout PageReading, sums: LineSums) {
    let total = sums.totalProse
    let document = reading.document
    reading.forEachElement { reading, node in
      let isNamed = reading.outline.traits[node].contains(.hidden)
      guard let reason = isNamed ? "class-name" : reason(document, node) else { return }
      // A text hidden until a script shows it is the page's text all the same.
      let prose = sums.prose(reading.outline.lineRange(document, node))
      guard prose * 4 < total || total == 0 else { return }
      reading.remove(node, step, reason)
    }
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
