/// Lists and boxes that are mostly links: related stories without a telling name, tag lists, teasers.
enum LinkListRemoval {
  static let step = "link-list"

  private static let boxes: HTMLTagSet = [
    .ul, .ol, .dl, .div, .section, .table, .aside, .figure, .article, .p,
  ]

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    reading.forEachElement { reading, node in
      guard boxes.contains(reading.document.nodes[node].tag) else { return }
      let lines = reading.outline.lineRange(reading.document, node)
      let length = sums.length(lines)
      let links = sums.linkLength(lines)
      guard length > 0, links * 10 > length * 7, sums.prose(lines) == 0 else { return }
      let count = reading.outline.lines[lines].reduce(into: 0) { $0 += $1.isRemoved ? 0 : 1 }
      guard count >= 2, !reading.touchesPost(node), !isAmidText(reading, node, lines) else { return }
      reading.remove(node, step, "\(links * 100 / length) % of \(count) lines linked")
    }
  }

  /// A list that a sentence before it announces and a sentence behind it follows, all of one element.
  private static func isAmidText(_ reading: borrowing PageInWork, _ node: Int, _ lines: Range<Int>) -> Bool {
    let document = reading.document
    guard document.nodes[node].tag == .ul || document.nodes[node].tag == .ol,
      lines.lowerBound > 0, lines.upperBound < reading.outline.lines.count
    else { return false }
    let parent = document.parent(node)
    return [lines.lowerBound - 1, lines.upperBound].allSatisfy { index in
      let line = reading.outline.lines[index]
      return line.proseLength > 0 && document.parent(Int(line.owner)) == parent
    }
  }
}
