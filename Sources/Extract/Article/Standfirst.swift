internal import Model

/// The lines between the headline and the text that sum it up, where they stand outside of the element that
/// holds the text.
enum Standfirst {
  private static let minimumBytes = 35
  private static let maximumBytes = 1_000
  private static let maximumDistance = 1_500
  /// Nodes between the headline and a paragraph right below it: a byline and a date fit in.
  private static let maximumStepsBelow = 30

  /// What to put before the text.
  static func read(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, before draft: ArticleDraft
  )
    -> [DraftBlock]
  {
    guard let first = draft.drafts.first(where: { !$0.isRemoved }) else { return [] }
    let heading = metadata.facts.firstHeadings.last { $0 < first.node } ?? first.node
    let description = metadata.description.map(FoldedText.fold) ?? ""
    lazy var known = draft.drafts.prefix(40).filter { !$0.isRemoved }.map(\.folded)
    var found: [DraftBlock] = []
    for line in reading.outline.lines {
      let node = Int(line.owner)
      guard node < first.node, node > heading - 80, node > first.node - maximumDistance else { continue }
      guard !line.isRemoved, !line.isLinked, !line.isNotice, line.length >= 30, node != heading else {
        continue
      }
      guard !isCaption(reading, node),
        isNamed(reading, node) || resembles(reading, line, description)
          || found.isEmpty && isBelow(heading, reading, line)
      else { continue }
      guard let text = reading.document.text(in: line.nodes, maximumBytes: maximumBytes + 100),
        text.utf8.count >= minimumBytes, text.utf8.count <= maximumBytes
      else { continue }
      guard !Labels.isDateLine(text), !Labels.isByline(text), !draft.isAuthor(text),
        !Labels.isTeaser(text, linkShare: 0, isAtStation: false), !TailNotices.isAppeal(text)
      else { continue }
      let folded = FoldedText.fold(text)
      guard !known.contains(where: { begins($0, folded) || begins(folded, $0) && !$0.isEmpty }),
        !isTitle(folded, draft), !found.contains(where: { $0.folded == folded })
      else { continue }
      found.append(DraftBlock(Block(.paragraph, text), node: node))
    }
    return found.count <= 3 ? found : []
  }

  /// Many pages mark their standfirst up as a heading of the text: a whole sentence, or the page's description. It is a
  /// paragraph.
  static func settle(_ draft: ArticleDraft) {
    guard let first = draft.firstKept, draft.drafts[first].block.kind == .heading else { return }
    let text = draft.drafts[first].block.text
    let isSentence = text.utf8.count >= minimumSentenceBytes && draft.drafts[first].endsSentence
    guard isSentence || draft.drafts[first].folded == draft.description else { return }
    draft.drafts[first].block.kind = .paragraph
    draft.drafts[first].block.level = 1
  }

  private static let minimumSentenceBytes = 80

  /// The headline, alone or with a kicker.
  private static func isTitle(_ folded: String, _ draft: ArticleDraft) -> Bool {
    draft.titles.contains { title in
      title.utf8.count * 2 > folded.utf8.count && ByteSearch.contains(title, in: folded)
    }
  }

  private static func begins(_ text: String, _ opening: String) -> Bool {
    text.utf8.starts(with: opening.utf8)
  }

  private static func isNamed(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<3 where node > 0 {
      let traits = reading.outline.traits[node]
      if HTMLTagSet.headings.contains(reading.document.nodes[node].tag), !traits.contains(.standfirst) {
        return false
      }
      let tag = reading.document.nodes[node].tag
      if tag == .li || tag == .a { return false }
      if !traits.isDisjoint(with: [.byline, .media, .author, .timestamp]) { return false }
      if traits.contains(.teaser), !traits.contains(.standfirst) { return false }
      if traits.contains(.standfirst) { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  /// A paragraph of sentences right below the headline, whatever its names say.
  private static func isBelow(
    _ heading: Int, _ reading: borrowing PageInWork, _ line: PageOutline.Line
  ) -> Bool {
    var node = Int(line.owner)
    let tag = reading.document.nodes[node].tag
    guard tag == .p || tag == .h2 || tag == .h3, reading.document.nodes[heading].tag == .h1,
      node >= reading.document.end(heading),
      node <= heading + maximumStepsBelow, line.proseLength >= 60, line.linkLength == 0
    else { return false }
    for _ in 0..<4 where node > 0 {
      let tag = reading.document.nodes[node].tag
      let apart: Trait = [
        .byline, .media, .author, .timestamp, .teaser, .related, .paywall, .newsletter, .metadata, .share,
        .toolbar,
      ]
      if tag == .li || tag == .a || tag == .aside || !reading.outline.traits[node].isDisjoint(with: apart) {
        return false
      }
      node = reading.document.parent(node)
    }
    return true
  }

  private static func isCaption(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<3 where node > 0 {
      let tag = reading.document.nodes[node].tag
      if tag == .figure || tag == .figcaption || reading.outline.traits[node].contains(.caption) {
        return true
      }
      node = reading.document.parent(node)
    }
    return false
  }

  /// Begins as the page's description does.
  private static func resembles(
    _ reading: borrowing PageInWork, _ line: PageOutline.Line, _ description: String
  ) -> Bool {
    guard description.utf8.count >= 30,
      let text = reading.document.text(in: line.nodes, maximumBytes: maximumBytes)
    else {
      return false
    }
    let folded = FoldedText.fold(text)
    return folded.utf8.count >= 25 && folded.utf8.prefix(25).elementsEqual(description.utf8.prefix(25))
  }
}
