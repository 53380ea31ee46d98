internal import Model

/// Headings that nothing of their own follows.
enum EmptyHeadingRemoval {
  static let step = "empty-heading"

  static func apply(to draft: ArticleDraft) {
    var next: DraftBlock?
    for index in draft.drafts.indices.reversed() where !draft.drafts[index].isRemoved {
      let block = draft.drafts[index]
      if block.block.kind == .heading {
        let isEmpty =
          switch next {
          case nil: true
          case let next?: next.block.kind == .heading && next.block.level < block.block.level
          }
        if isEmpty {
          draft.remove(index, step, "nothing below it")
          continue
        }
      }
      next = block
    }
  }
}
