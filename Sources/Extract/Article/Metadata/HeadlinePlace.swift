/// Where the headline stands on the page: what is near belongs to the article, not to a sidebar.
struct HeadlinePlace {
  /// The element, nil where none reads like the title.
  let node: Int?
  /// Lines of text around it.
  let lines: Range<Int>

  /// The titles, folded.
  private let titles: [String]

  /// No heading reads like one of the titles.
  let isUnknown: Bool

  private static let nodesBefore = 40
  private static let nodesAfter = 120
  private static let linesBefore = 6
  private static let linesAfter = 14
  private static let maximumBytes = 1_000

  init(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts, titles: [MetadataChoice.Candidate]) {
    let document = reading.document
    let stated = titles.filter { $0.origin != "h1" }.map { FoldedText.fold($0.value) }
    self.titles = stated
    let headings = facts.firstHeadings.filter { !Self.isInNavigation(document, $0) }
    let texts = headings.map {
      document.text(of: $0, maximumBytes: Self.maximumBytes).map(FoldedText.fold) ?? ""
    }
    func heading(of titles: [String]) -> Int? {
      zip(headings, texts).first { _, text in
        !text.isEmpty && titles.contains { $0.begins(with: text) || text.begins(with: $0) }
      }?.0
    }
    // The name of the site may be among the titles.
    let chosen = titles.prefix(1).map { FoldedText.fold($0.value) }.filter { !$0.isEmpty }
    let heading = heading(of: chosen) ?? heading(of: stated)
    // A lone heading that does not read like the title may be the site's.
    let known =
      heading ?? Self.line(reading, stated + Self.heads(titles))
      ?? (headings.count == 1 ? headings.first : nil)
    isUnknown = known == nil
    node = known ?? Self.marked(reading, headings)
    guard let node else {
      lines = 0..<0
      return
    }
    let count = reading.outline.lines.count
    let line = Int(reading.outline.linesBefore[node])
    lines = max(0, line - Self.linesBefore)..<min(count, line + Self.linesAfter)
  }

  /// The one of several headings that is named a headline, and no link: those of teasers are.
  private static func marked(_ reading: borrowing PageInWork, _ headings: [Int]) -> Int? {
    let document = reading.document
    let marked = headings.filter { heading in
      reading.outline.traits[heading].contains(.headline) && !isOfOthers(reading, heading)
        && !([document.parent(heading)] + Array(heading + 1..<document.end(heading))).contains {
          document.nodes[$0].tag == .a
        }
    }
    return marked.count == 1 ? marked.first : nil
  }

  /// In a box beside the article or below it.
  private static func isOfOthers(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<maximumLevels where node > 0 {
      let traits = reading.outline.traits[node]
      if !traits.isDisjoint(with: [.related, .sidebar, .teaser, .navigation]), !traits.isBody { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  private static let maximumLevels = 6

  /// The titles without what stands behind the last bar or dash: a section, or a name of the site that nothing else says.
  private static func heads(_ titles: [MetadataChoice.Candidate]) -> [String] {
    titles.filter { $0.origin != "h1" }.flatMap { title in
      [" | ", " - ", " – ", " — "].compactMap { title.value.lastSplit($0)?.0 }.map(FoldedText.fold)
    }
  }

  /// A breadcrumb that ends with the headline.
  private static func isInNavigation(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    var node = document.parent(node)
    for _ in 0..<4 where node > 0 {
      if document.nodes[node].tag == .nav { return true }
      node = document.parent(node)
    }
    return false
  }

  /// True where the headline itself contains a text.
  func names(_ text: String) -> Bool {
    let folded = FoldedText.fold(text)
    return folded.isEmpty ? !titles.isEmpty : titles.contains { ByteSearch.contains(folded, in: $0) }
  }

  /// The first line that is one of the titles, a kicker before it or not: a headline that is no heading. A link is taken only
  /// where no other line is: it leads to the article from a list or a trail.
  private static func line(_ reading: borrowing PageInWork, _ titles: [String]) -> Int? {
    let titles = titles.filter { $0.utf8.count >= 12 }
    guard let longest = titles.map(\.utf8.count).max() else { return nil }
    var linked: Int?
    for line in reading.outline.lines where line.length >= 12 && Int(line.length) <= 2 * longest {
      guard let text = reading.document.text(in: line.nodes, maximumBytes: maximumBytes),
        case let folded = FoldedText.fold(text),
        titles.contains(where: {
          $0 == folded || folded.ends(with: $0) && 2 * $0.utf8.count > folded.utf8.count
        }), !isInNavigation(reading.document, Int(line.firstNode))
      else { continue }
      if !line.isLinked { return Int(line.firstNode) }
      linked = linked ?? Int(line.firstNode)
    }
    return linked
  }

  /// Those of the elements that are near, in document order, but what stands below the headline first: what stands above it
  /// is often of another story.
  func nearest(_ nodes: [Int], _ reading: borrowing PageInWork) -> [Int] {
    guard let heading = node else { return [] }
    let near = nodes.filter { isNear($0, reading) }
    return near.filter { $0 >= heading } + near.filter { $0 < heading }
  }

  func isNear(_ node: Int, _ reading: borrowing PageInWork) -> Bool {
    guard let heading = self.node else { return false }
    if node > heading - Self.nodesBefore && node < heading + Self.nodesAfter { return true }
    return lines.contains(Int(reading.outline.linesBefore[node]))
  }
}
