internal import Model

/// Text that stands twice: pull quotes, captions that repeat, a summary printed again.
enum RepeatRemoval {
  static let step = "repeat"

  private static let minimumBytes = 40

  static func apply(to draft: inout ArticleDraft) {
    var seen: Set<[UInt8]> = []
    for index in draft.drafts.indices where !draft.drafts[index].isRemoved {
      let block = draft.drafts[index].block
      guard block.text.utf8.count >= minimumBytes, block.kind != .tableRow, block.kind != .code else {
        continue
      }
      if !seen.insert(SiteName.foldedBytes(block.text)).inserted {
        draft.remove(index, step, "stands above already")
      }
    }
  }
}
