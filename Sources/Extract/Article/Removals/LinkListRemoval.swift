/// Lists and boxes that are mostly links: related stories without a telling name, tag lists, teasers.
enum LinkListRemoval {
  static let step = "link-list"

  private static let boxes: HTMLTagSet = [
    .ul, .ol, .dl, .div, .section, .table, .aside, .figure, .article, .p,
  ]

  static func apply(to reading: inout PageReading, sums: LineSums) {
    reading.forEachElement { reading, node in
      guard boxes.contains(reading.document.nodes[node].tag) else { return }
      let lines = reading.outline.lineRange(reading.document, node)
      let length = sums.length(lines)
      let links = sums.linkLength(lines)
      guard length > 0, links * 10 > length * 7, sums.prose(lines) == 0 else { return }
      let count = reading.outline.lines[lines].reduce(into: 0) { $0 += $1.isRemoved ? 0 : 1 }
      guard count >= 2, !reading.touchesPost(node) else { return }
      reading.remove(node, step, "\(links * 100 / length) % of \(count) lines linked")
    }
  }
}
