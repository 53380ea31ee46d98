internal import ASCII
internal import Addresses

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
      guard count >= 2, !reading.touchesPost(node), !isAnnounced(reading, node), !areSources(reading, node)
      else { return }
      reading.remove(node, step, "\(links * 100 / length) % of \(count) lines linked")
    }
  }

  /// A list that a sentence before it announces and a sentence behind it follows, all of one element.
  private static func isAnnounced(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let lines = reading.outline.lineRange(reading.document, node)
    guard lists.contains(reading.document.nodes[node].tag), lines.lowerBound > 0,
      lines.upperBound < reading.outline.lines.count
    else { return false }
    return isSibling(reading, node, lines.lowerBound - 1) && isSibling(reading, node, lines.upperBound)
  }

  /// Lines between a list of sources and the sentences around it: a chapter of a long text.
  private static let maximumDistance = 200
  private static let lists: HTMLTagSet = [.ul, .ol]

  /// A line of sentences right in the element that a list stands in.
  private static func isSibling(_ reading: borrowing PageInWork, _ list: Int, _ index: Int) -> Bool {
    let line = reading.outline.lines[index]
    return line.proseLength > 0 && !line.isRemoved
      && reading.document.parent(Int(line.owner)) == reading.document.parent(list)
  }

  /// A list between sentences of its element whose links lead to other sites: the writer's sources, not stories of the house.
  static func areSources(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    guard lists.contains(document.nodes[node].tag) else { return false }
    let lines = reading.outline.lineRange(document, node)
    let parent = reading.outline.lineRange(document, document.parent(node))
    let around =
      max(
        parent.lowerBound, lines.lowerBound - maximumDistance)..<min(
        parent.upperBound, lines.upperBound + maximumDistance)
    return (around.lowerBound..<lines.lowerBound).contains { isSibling(reading, node, $0) }
      && (lines.upperBound..<around.upperBound).contains { isSibling(reading, node, $0) }
      && leadsElsewhere(reading, node)
  }

  /// All its links lead to other sites than the page's own.
  private static func leadsElsewhere(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    guard let site = reading.base.map({ owner($0.host) }) else { return false }
    let links = (node..<document.end(node)).filter { document.nodes[$0].tag == .a }
    return !links.isEmpty
      && links.allSatisfy { link in
        guard let href = document.value(.href, of: link), let url = WebURL(href, base: reading.base),
          url.isHTTP, !isSponsored(document, link)
        else { return false }
        return owner(url.host) != site
      }
  }

  /// Somebody pays for it, and the page says so as search engines want it said.
  private static func isSponsored(_ document: borrowing HTMLDocument, _ link: Int) -> Bool {
    document.value(.rel, of: link)?.listedWords.contains("sponsored") ?? false
  }

  /// `bbc` of `www.bbc.co.uk` and of `bbc.com`: a house has domains in several countries.
  private static func owner(_ host: String) -> Substring {
    RegistrableDomain.of(host: host).prefix { $0 != "." }
  }
}
