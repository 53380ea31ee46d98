/// Cards inside a sentence: a picture with links that shows when the reader points at a name.
enum InlineCardRemoval {
  static let step = "inline-card"

  private static let maximumNodes = 400
  private static let maximumSteps = 10

  static func apply(to reading: inout PageInWork) {
    let document = reading.document
    var node = 1
    while node < document.nodes.count {
      if reading.outline.isRemoved[node] {
        node = document.end(node)
        continue
      }
      if document.nodes[node].tag == .img, let card = card(around: node, document) {
        reading.remove(card, step, "picture and links within a sentence")
        node = document.end(card)
      } else {
        node += 1
      }
    }
  }

  /// The outermost inline element that a picture opens and whose text is links, two at least.
  private static func card(around image: Int, _ document: borrowing HTMLDocument) -> Int? {
    var card: Int?
    var node = document.parent(image)
    var steps = 0
    while node > 0, steps < maximumSteps, HTMLTagSet.inline.contains(document.nodes[node].tag) {
      steps += 1
      if document.nodes[node].tag == .span, isCard(node, behind: image, document) { card = node }
      node = document.parent(node)
    }
    return document.nodes[max(0, node)].tag == .p ? card : nil
  }

  private static func isCard(_ node: Int, behind image: Int, _ document: borrowing HTMLDocument) -> Bool {
    let end = document.end(node)
    guard end - node <= maximumNodes else { return false }
    var links = 0
    var linkEnd = 0
    for inner in node..<end {
      switch document.nodes[inner].tag {
      case .a:
        links += 1
        linkEnd = max(linkEnd, document.end(inner))
      case .text where inner >= linkEnd || inner < image:
        let text = document.nodes[inner]
        let source = document.source.span
        for index in Int(text.valueStart)..<Int(text.valueEnd) where source[index] > 0x20 { return false }
      default: break
      }
    }
    return links >= 2
  }
}
