internal import Model

/// Furniture between the paragraphs: linked headlines of other articles, labels, what stands apart from the
/// text.
enum TeaserRemoval {
  static let step = "teaser"

  static func apply(to draft: inout ArticleDraft) {
    for index in draft.drafts.indices where !draft.drafts[index].isRemoved {
      guard let reason = reason(draft.drafts[index], at: index, draft) else { continue }
      draft.drafts[index].isLabel = reason == "label" && !Labels.isFurniture(draft.drafts[index].block.text)
      draft.remove(index, step, reason)
    }
  }

  private static func reason(_ block: DraftBlock, at index: Int, _ draft: ArticleDraft) -> String? {
    let text = block.block.text
    if Labels.isTeaser(text, linkShare: block.linkShare, isAtStation: draft.isAtStation(block)) {
      return "label"
    }
    switch block.block.kind {
    case .paragraph, .heading, .quote:
      if block.linkShare > 0.9, text.utf8.count >= 12 { return "linked line" }
      if block.block.kind == .paragraph, !draft.isProse(block), !draft.isAtStation(block),
        !block.endsSentence,
        draft.reading.document.nodes[block.node].tag != .p
      {
        return "apart from the text"
      }
    case .listItem:
      if block.linkShare > 0.9, !hasPlainNeighbours(index, draft) { return "linked item" }
    case .tableRow, .code: break
    }
    return nil
  }

  /// An item of a list whose other items are no links.
  private static func hasPlainNeighbours(_ index: Int, _ draft: ArticleDraft) -> Bool {
    let range = max(0, index - 3)..<min(draft.drafts.count, index + 4)
    return draft.drafts[range].contains { $0.block.kind == .listItem && $0.linkShare < 0.5 }
  }
}
