internal import Model

/// Sections that a heading of other stories opens: everything below it that stands apart from the text.
enum RelatedSectionRemoval {
  static let step = "related-section"

  static func apply(to draft: inout ArticleDraft) {
    guard let first = draft.drafts.firstIndex(where: { !$0.isRemoved && draft.isProse($0) }) else { return }
    for index in draft.drafts.indices where index > first && draft.drafts[index].isLabel {
      guard draft.drafts[index].linkBytes == 0, Labels.opensSection(draft.drafts[index].block.text) else {
        continue
      }
      let heading = draft.drafts[index].block.text
      var next = index + 1
      let root = draft.apartRoot(draft.drafts[index].node)
      let end = draft.isGathered ? Int.max : root.map { draft.reading.document.end($0) } ?? 0
      while next < draft.drafts.count, !draft.isAtStation(draft.drafts[next]), draft.drafts[next].node < end {
        draft.remove(next, step, "below “\(heading)”")
        next += 1
      }
      removeList(from: next, &draft)
    }
  }

  /// A list of links right below the heading, though it stands among the paragraphs.
  private static func removeList(from start: Int, _ draft: inout ArticleDraft) {
    var end = start
    var linked = 0
    while end < draft.drafts.count, draft.drafts[end].block.kind == .listItem {
      if draft.drafts[end].linkShare > 0.3 { linked += 1 }
      end += 1
    }
    guard linked * 2 > end - start else { return }
    for index in start..<end { draft.remove(index, step, "links below a label") }
  }
}
