internal import Model

/// What stands below the text: signatures, sources, tag lists, headings that nothing follows.
enum TailRemoval {
  static let step = "tail"

  static func apply(to draft: inout ArticleDraft) {
    var index = draft.drafts.count - 1
    while index >= 0 {
      let block = draft.drafts[index]
      if !block.isRemoved {
        if let reason = TailNotices.reason(block, draft) {
          draft.remove(index, step, reason)
          index -= 1
          continue
        }
        guard isFurniture(block, draft) else { return }
        let text = block.block.text
        if block.linkShare < 0.5, block.block.kind == .paragraph, text.utf8.count < 60,
          Labels.isName(text) || Labels.isByline(text)
        {
          draft.signatures.insert(text, at: 0)
        }
        draft.remove(index, step, "below the text")
      }
      index -= 1
    }
  }

  private static func isFurniture(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    if draft.isProse(block) { return false }
    switch block.block.kind {
    case .heading: return true
    case .tableRow, .code, .quote: return false
    case .listItem:
      return block.linkShare > 0.5 || !draft.isAtStation(block) && block.block.text.utf8.count < 30
    case .paragraph:
      guard draft.isAtStation(block), block.linkShare < 0.5 else { return true }
      return !block.endsSentence
        && (Labels.isByline(block.block.text) || Labels.isName(block.block.text)
          || draft.isAuthor(block.block.text))
    }
  }
}
