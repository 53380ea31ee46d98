internal import Model

/// Sections that a heading of other stories opens: everything below it that stands apart from the text.
enum RelatedSectionRemoval {
  static let step = "related-section"

  static func apply(to draft: inout ArticleDraft) {
    guard let first = draft.drafts.firstIndex(where: { !$0.isRemoved && draft.isProse($0) }) else { return }
    for index in draft.drafts.indices where index > first && draft.drafts[index].isLabel {
      guard draft.drafts[index].linkBytes == 0, Labels.opensSection(draft.drafts[index].block.text) else { continue }
      let heading = draft.drafts[index].block.text
      var next = index + 1
      let root = draft.apartRoot(draft.drafts[index].node)
      let end = draft.isGathered ? Int.max : root.map { draft.reading.document.end($0) } ?? 0
      while next < draft.drafts.count, !draft.isAtStation(draft.drafts[next]), draft.drafts[next].node < end {
        draft.remove(next, step, "below “\(heading)”")
        next += 1
      }
    }
  }
}
