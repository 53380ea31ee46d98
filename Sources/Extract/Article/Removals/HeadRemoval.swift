internal import Model

/// What stands above the text: the headline, and the kicker, byline, date and reading time around it.
enum HeadRemoval {
  static let step = "head"

  /// So far into the blocks a headline may stand.
  private static let maximumDepth = 30
  /// More sentences than this above something that reads like the headline: it is none.
  private static let maximumProseAbove = 2

  static func apply(to draft: ArticleDraft) {
    let headline = removeHeadline(from: draft)
    var index = (headline ?? -1) + 1
    while index < draft.drafts.count {
      let block = draft.drafts[index]
      if !block.isRemoved {
        guard isFurniture(block, at: index, draft) else { break }
        draft.remove(index, step, "before the text")
      }
      index += 1
    }
    removeBylines(from: index, draft)
  }

  /// Takes out the headline, and bylines and dates below it: all that stands above the text of a bare page.
  static func removeHeadlineAndBylines(from draft: ArticleDraft) {
    let headline = removeHeadline(from: draft)
    removeBylines(from: min((headline ?? -1) + 1, draft.drafts.count), draft)
  }

  /// Takes out the headline and what stands above it; returns the headline's index.
  private static func removeHeadline(from draft: ArticleDraft) -> Int? {
    guard let headline = headlineIndex(draft) else { return nil }
    for index in 0...headline {
      let block = draft.drafts[index]
      if index < headline, opensText(block, above: draft.drafts[headline], draft) { continue }
      draft.remove(index, step, index == headline ? "headline" : "above the headline")
    }
    return headline
  }

  /// The words of the title head a part of the text, too: what opens the text stands above it.
  private static func opensText(_ block: DraftBlock, above headline: DraftBlock, _ draft: ArticleDraft)
    -> Bool
  {
    let document = draft.reading.document
    if draft.opensDescription(block) { return true }
    guard block.isProse else { return false }
    return draft.isAtStation(block)
      || document.nodes[headline.node].tag != .h1
        && document.parent(headline.node) == document.parent(block.node)
  }

  private static func headlineIndex(_ draft: ArticleDraft) -> Int? {
    var prose = 0
    var named: Int?
    var isExact = false
    var first: Int?
    for (index, block) in draft.drafts.prefix(maximumDepth).enumerated() where !block.isRemoved {
      // Behind the title itself a heading that reads like another of its forms is one of the text's own.
      if isHeadline(block, draft), !isExact || block.folded == draft.titles.first {
        named = index
        isExact = block.folded == draft.titles.first
      } else if draft.reading.document.nodes[block.node].tag == .h1 {
        first = index
      } else if block.isProse {
        prose += 1
      }
      if prose > maximumProseAbove { break }
    }
    // A heading of the first rank is the headline where none reads like it.
    return named ?? first
  }

  private static func isHeadline(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    guard block.block.text.utf8.count < 500 else { return false }
    let text = block.folded
    guard text.utf8.count >= 8 else { return false }
    // A sentence of the text may end with the words of the title.
    if block.endsSentence, draft.isAtStation(block), draft.reading.document.nodes[block.node].tag == .p {
      return draft.titles.contains(text)
    }
    return draft.titles.contains { title in
      title == text || (text.ends(with: title) && title.utf8.count * 3 > text.utf8.count * 2)
        || (title.ends(with: text) && text.utf8.count * 3 > title.utf8.count * 2)
        || (title.begins(with: text) && text.utf8.count * 3 > title.utf8.count * 2)
    }
  }

  private static func isFurniture(_ block: DraftBlock, at index: Int, _ draft: ArticleDraft) -> Bool {
    let traits = draft.traits(around: block)
    if traits.contains(.standfirst), block.block.text.utf8.count >= 35, block.linkShare < 0.5 { return false }
    if !traits.isDisjoint(with: [.byline, .timestamp, .author, .caption]), block.block.text.utf8.count < 200 {
      return true
    }
    if draft.opensDescription(block) { return false }
    if block.isProse { return Labels.isDateLine(block.block.text) }
    if isShortParagraph(block, draft) { return false }
    switch block.block.kind {
    case .listItem:
      return block.block.text.utf8.count < 35 && !draft.isAtStation(block)
    case .quote: return block.block.text.utf8.count < 35
    case .tableRow, .code: return false
    case .heading: return !isSectionHeading(block, after: index, draft)
    case .paragraph: return true
    }
  }

  /// A paragraph among the text's own that is no prose: a place, a score, a line of many links.
  private static func isShortParagraph(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    let text = block.block.text
    guard block.block.kind == .paragraph,
      draft.isAtStation(block) || block.endsSentence && draft.stands(block, inMakeOf: draft.station),
      block.linkShare < 0.9,
      draft.reading.document.nodes[block.node].tag == .p
    else { return false }
    if block.endsSentence, text.utf8.count >= 40 { return true }
    return text.utf8.count >= 12 && !Labels.isDateLine(text) && !Labels.isByline(text) && !Labels.isName(text)
      && !draft.isAuthor(text) && block.linkShare < 0.3
  }

  /// What is longer and no sentence is a kicker with a headline, or a row of them.
  private static let maximumHeadingBytes = 80

  /// Stands among the paragraphs of the text, or is the first of several headings of its rank, with text below it.
  private static func isSectionHeading(_ block: DraftBlock, after index: Int, _ draft: ArticleDraft) -> Bool {
    guard let next = draft.drafts[(index + 1)...].first(where: { !$0.isRemoved }),
      block.linkShare < 0.5, block.endsSentence || block.block.text.utf8.count <= maximumHeadingBytes,
      draft.isAtStation(block) || opensSections(block, after: index, draft)
    else { return false }
    switch next.block.kind {
    case .listItem, .tableRow, .code: return true
    default: return next.isProse
    }
  }

  private static let minimumSections = 2

  /// Further headings of the same make, in elements of the same make, part the text below it.
  private static func opensSections(_ block: DraftBlock, after index: Int, _ draft: ArticleDraft) -> Bool {
    let document = draft.reading.document
    func make(_ node: Int) -> [UInt64] {
      [document.signature(of: node), document.signature(of: document.parent(node))]
    }
    guard document.nodes[block.node].tag != .h1, index < maximumDepth else { return false }
    let own = make(block.node)
    let others = draft.drafts[(index + 1)...].lazy.filter {
      !$0.isRemoved && $0.block.kind == .heading && $0.linkShare < 0.5 && make($0.node) == own
    }
    return others.prefix(minimumSections).count == minimumSections
  }

  /// A byline or a date that stands below the standfirst.
  private static func removeBylines(from start: Int, _ draft: ArticleDraft) {
    for index in start..<min(start + 6, draft.drafts.count) where !draft.drafts[index].isRemoved {
      let block = draft.drafts[index]
      guard block.block.kind == .paragraph || block.block.kind == .listItem || block.block.kind == .heading
      else { continue }
      let text = block.block.text
      guard text.utf8.count < 200, !(block.isProse && !Labels.isDateLine(text)) else { continue }
      let isByline =
        Labels.isDateLine(text) || Labels.isByline(text)
        || draft.isAuthor(text)
        || (!draft.traits(around: block).isDisjoint(with: [.byline, .timestamp]) && !block.endsSentence)
      if isByline { draft.remove(index, step, "byline") }
    }
  }
}
