internal import Model

/// Text that stands twice: pull quotes, captions that repeat, a summary printed again.
enum RepeatRemoval {
  static let step = "repeat"

  private static let minimumBytes = 40
  /// More blocks that stand out are the text itself.
  private static let maximumQuotes = 100
  /// A pull quote is no longer than this.
  private static let maximumQuoteBytes = 400
  /// No article has so much to look through for so many of them.
  private static let maximumSearchedBytes = 64 << 20

  static func apply(to draft: ArticleDraft) {
    removeCopies(draft)
    removePullQuotes(draft)
  }

  private static func removeCopies(_ draft: ArticleDraft) {
    // Where a text with this hash stands first.
    var seen: [UInt64: Int] = [:]
    var parts: [Int] = []
    var paragraphs = 0
    for index in draft.drafts.indices where !draft.drafts[index].isRemoved {
      let kind = draft.drafts[index].block.kind
      guard draft.drafts[index].block.text.utf8.count >= minimumBytes, kind != .tableRow, kind != .code else {
        continue
      }
      let text = draft.drafts[index].folded
      let bytes = text.utf8Span.span
      let hash = ByteSearch.hash(bytes, 0..<bytes.count)
      guard let first = seen[hash] else {
        seen[hash] = index
        continue
      }
      guard draft.drafts[first].folded == text else { continue }
      if kind == .listItem || kind == .heading {
        parts.append(index)
        continue
      }
      // Among the paragraphs of the text a writer may say a thing twice: a copy is a run of them.
      let isRefrain =
        draft.isAtStation(draft.drafts[first]) && draft.isAtStation(draft.drafts[index]) && kind == .paragraph
      if isRefrain { continue }
      draft.remove(index, step, "stands above already")
      paragraphs += 1
    }
    // Several lists may have an item alike, and several people be asked the same; where the paragraphs around them are copies,
    // they are copies, too.
    guard paragraphs >= minimumCopies else { return }
    for index in parts { draft.remove(index, step, "stands above already") }
  }

  private static let minimumCopies = 3

  /// What stands out from the text and word for word within one of its paragraphs.
  private static func removePullQuotes(_ draft: ArticleDraft) {
    let candidates = draft.drafts.indices.filter { isSetApart(draft.drafts[$0], draft) }
    guard !candidates.isEmpty, candidates.count <= maximumQuotes else { return }
    var text = ""
    for index in draft.drafts.indices
    where !draft.drafts[index].isRemoved && !isSetApart(draft.drafts[index], draft) {
      text += draft.drafts[index].folded
      text += "\0"
    }
    for index in candidates.prefix(maximumSearchedBytes / max(text.utf8.count, 1)) {
      let words = draft.drafts[index].folded
      if words.utf8.count >= minimumBytes * 3 / 4, ByteSearch.contains(words, in: text) {
        draft.remove(index, step, "stands within a paragraph")
      }
    }
  }

  private static func isSetApart(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    guard !block.isRemoved, (minimumBytes...maximumQuoteBytes).contains(block.block.text.utf8.count) else {
      return false
    }
    switch block.block.kind {
    case .quote: return !block.isPost
    case .paragraph: return !draft.isAtStation(block) || block.isEmphasised || block.isStrong
    default: return false
    }
  }
}
