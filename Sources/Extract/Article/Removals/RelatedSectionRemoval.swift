internal import Model

/// Sections that a heading of other stories opens: everything below it that stands apart from the text.
enum RelatedSectionRemoval {
  static let step = "related-section"

  /// Of the sentences, in percent.
  private static let maximumShare = 25

  static func apply(to draft: ArticleDraft) {
    let total = draft.proseBytes
    guard let first = draft.drafts.firstIndex(where: { !$0.isRemoved && $0.isProse }) else { return }
    for index in draft.drafts.indices where index > first && draft.drafts[index].isLabel {
      guard draft.drafts[index].linkBytes == 0, Labels.opensSection(draft.drafts[index].block.text) else {
        continue
      }
      let heading = draft.drafts[index].block.text
      let next = index + 1
      let root = draft.apartRoot(draft.drafts[index].node)
      let end = draft.isGathered ? Int.max : root.map { draft.reading.document.end($0) } ?? 0
      var last = next
      var prose = 0
      while last < draft.drafts.count, !draft.isAtStation(draft.drafts[last]), draft.drafts[last].node < end {
        if draft.drafts[last].isProse { prose += draft.drafts[last].block.text.utf8.count }
        last += 1
      }
      // Where the text itself is spread over boxes, what holds so much of it is no section of other stories.
      guard draft.isGathered || Labels.recommends(heading) || prose * 100 <= total * maximumShare else {
        continue
      }
      for index in next..<last { draft.remove(index, step, "below “\(heading)”") }
      removeList(from: last, draft)
    }
  }

  /// A list of links right below the heading, though it stands among the paragraphs.
  private static func removeList(from start: Int, _ draft: ArticleDraft) {
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
