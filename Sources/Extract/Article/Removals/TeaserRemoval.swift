internal import ASCII
internal import Model

/// Furniture between the paragraphs: linked headlines of other articles, labels, what stands apart from the
/// text.
enum TeaserRemoval {
  static let step = "teaser"

  private static let maximumTagBytes = 2_000

  /// Notices of the site, wherever they stand: before the headline is looked for, which may stand below them.
  static func removeNotices(from draft: ArticleDraft) {
    let document = draft.reading.document
    for index in draft.drafts.indices {
      if isAtStation(index, draft) { continue }
      let lines = draft.reading.outline.lines[
        draft.reading.outline.lineRange(document, draft.drafts[index].node)]
      if !lines.isEmpty, lines.allSatisfy({ $0.isNotice || $0.isRemoved }), lines.contains(where: \.isNotice)
      {
        draft.remove(index, step, "notice")
      }
    }
  }

  private static func isAtStation(_ index: Int, _ draft: ArticleDraft) -> Bool {
    draft.isAtStation(draft.drafts[index])
  }

  /// Lines that are nothing but a link, on a page that has no other furniture.
  static func removeLinkedLines(from draft: ArticleDraft) {
    for index in draft.drafts.indices
    where draft.drafts[index].linkShare > 0.9 && draft.drafts[index].block.kind != .listItem {
      draft.remove(index, step, "linked line")
    }
  }

  static func apply(to draft: ArticleDraft) {
    for index in draft.drafts.indices where !draft.drafts[index].isRemoved {
      guard let reason = reason(at: index, draft) else { continue }
      draft.drafts[index].isLabel = reason == "label" && !Labels.isFurniture(draft.drafts[index].block.text)
      draft.remove(index, step, reason)
    }
  }

  private static func reason(at index: Int, _ draft: ArticleDraft) -> String? {
    let block = draft.drafts[index]
    if block.isPost { return isCall(block, at: index, draft) ? "leads to the post" : nil }
    let text = block.block.text
    if Labels.isTeaser(text, linkShare: block.linkShare, isAtStation: draft.isAtStation(block)) {
      return "label"
    }
    switch block.block.kind {
    case .paragraph, .heading, .quote:
      if block.linkShare > 0.9, text.utf8.count >= 12, !(Labels.isAddress(text) && draft.isAtStation(block)) {
        if draft.isLinkedSentence(at: index) || isLinkedSection(at: index, draft) { return nil }
        return "linked line"
      }
      if isTagList(block) { return "tags" }
      if endsWithLinkToMore(block) { return "leads to more" }
      if block.block.kind == .paragraph, !block.isProse, !draft.isAtStation(block),
        !block.endsSentence,
        draft.reading.document.nodes[block.node].tag != .p
      {
        return "apart from the text"
      }
    case .listItem:
      if block.linkShare > 0.9, !hasPlainNeighbours(index, draft), !draft.isLinkedSentence(at: index),
        !LinkListRemoval.areSources(draft.reading, draft.reading.document.parent(block.node))
      {
        return "linked item"
      }
    case .tableRow, .code: break
    }
    return nil
  }

  /// A heading of the text that is a link as a whole, with the text's own sentences below it: what a review is about.
  private static func isLinkedSection(at index: Int, _ draft: ArticleDraft) -> Bool {
    let block = draft.drafts[index]
    guard block.block.kind == .heading, draft.isAtStation(block),
      let next = draft.drafts[(index + 1)...].first(where: { !$0.isRemoved })
    else { return false }
    return (next.isProse || next.block.kind == .listItem) && next.linkShare < 0.5 && draft.isAtStation(next)
  }

  /// `View this post on …` above what the post says.
  private static func isCall(_ block: DraftBlock, at index: Int, _ draft: ArticleDraft) -> Bool {
    block.linkShare > 0.9 && block.block.startsGroup && draft.reading.document.nodes[block.node].tag != .p
      && index + 1 < draft.drafts.count && draft.drafts[index + 1].isPost
      && !draft.drafts[index + 1].block.startsGroup
  }

  /// A short paragraph whose last words are a link to the rest of it.
  private static func endsWithLinkToMore(_ block: DraftBlock) -> Bool {
    let text = block.block.text.utf8
    guard text.count <= 500, block.block.kind == .paragraph, case .link? = block.block.marks.last?.kind,
      let mark = block.block.marks.last, mark.range.upperBound == text.count
    else { return false }
    return Labels.isMore(String(decoding: Array(text.dropFirst(mark.range.lowerBound)), as: UTF8.self))
  }

  /// Three links or more with nothing between them but marks and a label.
  private static func isTagList(_ block: DraftBlock) -> Bool {
    guard block.linkShare > 0.6, block.block.kind != .heading, block.block.text.utf8.count <= maximumTagBytes
    else { return false }
    let links = block.block.marks.filter { if case .link = $0.kind { true } else { false } }
    guard links.count >= 3 else { return false }
    let bytes = Array(block.block.text.utf8)
    var words = 0
    var wasLetter = false
    for index in bytes.indices where !links.contains(where: { $0.range.contains(index) }) {
      let isLetter = bytes[index] >= 0x80 || bytes[index].isASCIILetter
      if isLetter, !wasLetter { words += 1 }
      wasLetter = isLetter
    }
    return words <= 2 || words <= links.count + 1 && block.linkShare > 0.75
  }

  /// An item of a list whose other items are no links.
  private static func hasPlainNeighbours(_ index: Int, _ draft: ArticleDraft) -> Bool {
    let range = max(0, index - 3)..<min(draft.drafts.count, index + 4)
    return draft.drafts[range].contains { $0.block.kind == .listItem && $0.linkShare < 0.5 }
  }
}
