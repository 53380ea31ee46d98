/// What the page shows of a story: the box that holds its links and no other story's.
struct LinkCard {
  /// As the page writes it; nil where the links and their box have no text.
  private(set) var headline: String?
  /// The measures of the headline.
  private(set) var text = LinkText("")
  private(set) var hasImage = false
  private(set) var isHeading = false
  private(set) var hasHeadlineName = false
  /// The text of the box.
  private(set) var boxText = ""
  private(set) var date: DateParser.Reading?

  private static let maximumTextBytes = 1_500
  private static let maximumHeight = 10
  /// Larger boxes are lists. Each link looks at its own box, so this bounds the time for a page of many.
  private static let maximumNodes = 400

  /// - Parameter neighbours: the nearest links before and behind each anchor that lead elsewhere and have words.
  init(
    _ link: PageLink, in document: borrowing HTMLDocument, _ outline: SectionOutline,
    neighbours: (Int) -> Range<Int>
  ) {
    var bestRank = 0
    var bestAnchor = link.anchors[0]
    // A list that links one address from everywhere says no more by its hundredth link.
    for anchor in link.anchors.prefix(8) {
      if Self.holdsImage(anchor, document) { hasImage = true }
      guard let (candidate, rank) = Self.headline(of: anchor, in: document, outline) else { continue }
      let measures = LinkText(candidate)
      let fullRank = rank + (measures.words >= 3 ? 10 : 0)
      let isLonger = rank == 1 && fullRank == bestRank && measures.words > text.words
      guard headline == nil || fullRank > bestRank || isLonger else { continue }
      (headline, text, bestRank, bestAnchor) = (candidate, measures, fullRank, anchor)
    }
    isHeading = bestRank % 10 == 4
    hasHeadlineName = bestRank % 10 == 3
    let box = Self.box(around: bestAnchor, document, within: neighbours(bestAnchor))
    boxText = document.text(of: box, maximumBytes: Self.maximumTextBytes) ?? ""
    date = Self.date(in: box, document, boxText)
    if headline == nil || text.words < 2 { readBox(box, document, outline) }
    if headline == nil { readAttributes(of: bestAnchor, in: document) }
  }

  /// A link without words: an overlay or a picture whose headline stands beside it.
  private mutating func readBox(_ box: Int, _ document: borrowing HTMLDocument, _ outline: SectionOutline) {
    for node in box..<document.end(box) where HTMLTagSet.headings.contains(document.nodes[node].tag) {
      guard let found = document.text(of: node, maximumBytes: Self.maximumTextBytes) else { continue }
      (headline, text, isHeading) = (found, LinkText(found), true)
      return
    }
  }

  private mutating func readAttributes(of anchor: Int, in document: borrowing HTMLDocument) {
    var alternative: String?
    for node in anchor..<document.end(anchor) where alternative == nil && document.nodes[node].tag == .img {
      alternative = document.value(.alt, of: node)
    }
    guard
      let found = document.value(.title, of: anchor) ?? document.value(.ariaLabel, of: anchor) ?? alternative
    else { return }
    (headline, text) = (found, LinkText(found))
  }

  private static func holdsImage(_ anchor: Int, _ document: borrowing HTMLDocument) -> Bool {
    (anchor..<document.end(anchor)).contains {
      document.nodes[$0].tag == .img || document.nodes[$0].tag == .picture
    }
  }

  /// The part of a link's text that is the headline, and how surely: 4 a heading, 3 named a headline, 1 any text.
  private static func headline(
    of anchor: Int, in document: borrowing HTMLDocument, _ outline: SectionOutline
  ) -> (String, rank: Int)? {
    let inside = anchor + 1..<max(document.end(anchor), anchor + 1)
    for node in inside where HTMLTagSet.headings.contains(document.nodes[node].tag) {
      if let text = document.text(of: node, maximumBytes: maximumTextBytes) { return (text, 4) }
    }
    let around = outline.traits[anchor]
    for node in inside
    where document.nodes[node].tag != .text && !around.contains(.headlineName)
      && outline.traits[node].contains(.headlineName)
    {
      if let text = document.text(of: node, maximumBytes: maximumTextBytes) { return (text, 3) }
    }
    let lines = lines(of: anchor, document)
    let chosen = lines.first { LinkText($0).words >= 4 } ?? lines.max { $0.utf8.count < $1.utf8.count }
    guard let chosen else { return nil }
    return (chosen, around.contains(.heading) ? 4 : around.contains(.headlineName) ? 3 : 1)
  }

  /// The texts of the blocks inside a link; a link without blocks has one.
  private static func lines(of anchor: Int, _ document: borrowing HTMLDocument) -> [String] {
    var lines: [String] = []
    var start = anchor
    for node in anchor + 1..<max(document.end(anchor), anchor + 1)
    where !HTMLTagSet.inline.contains(document.nodes[node].tag) {
      if let line = document.text(in: start..<node, maximumBytes: maximumTextBytes) { lines.append(line) }
      start = node
    }
    if let line = document.text(in: start..<document.end(anchor), maximumBytes: maximumTextBytes) {
      lines.append(line)
    }
    return lines
  }

  private static func box(around anchor: Int, _ document: borrowing HTMLDocument, within range: Range<Int>)
    -> Int
  {
    var box = anchor
    for _ in 0..<maximumHeight {
      let parent = document.parent(box)
      guard parent > 0, document.end(parent) - parent <= maximumNodes, parent > range.lowerBound,
        document.end(parent) <= range.upperBound,
        document.nodes[parent].tag != .body
      else { break }
      box = parent
    }
    return box
  }

  private static func date(
    in box: Int, _ document: borrowing HTMLDocument, _ text: String
  ) -> DateParser.Reading? {
    for node in box..<document.end(box) where document.nodes[node].tag == .time {
      if let value = document.value(.datetime, of: node) ?? document.value(.title, of: node),
        let reading = DateParser.read(value)
      {
        return reading
      }
    }
    return DateParser.find(inText: text).first?.reading
  }
}
