internal import Model

/// Sections below the text that a heading gives away: the author, comments, sources of the house, the next
/// article. Everything from the heading on goes, as long as it is the smaller part.
enum TailSectionRemoval {
  static let step = "tail-section"

  /// Of the sentences, in percent, that may stand below such a heading.
  private static let maximumShare = 30
  /// Below one that asks for comments.
  private static let maximumCommentShare = 60

  static func apply(to draft: ArticleDraft) {
    let total = draft.proseBytes
    var below = 0
    var holdsOwnSentences = false
    var start: Int?
    for index in draft.drafts.indices.reversed() where !draft.drafts[index].isRemoved {
      let block = draft.drafts[index]
      if isHeading(block) {
        let text = block.block.text
        let opens = Labels.opensTail(text) || !holdsOwnSentences && Labels.opensReading(text)
        if opens && below * 100 <= total * maximumShare || Labels.asksForComments(text)
          || Labels.countsComments(text, titles: draft.titles)
        {
          start = index
        }
      }
      if block.isProse {
        below += block.block.text.utf8.count
        if block.block.kind == .paragraph, draft.isAtStation(block) { holdsOwnSentences = true }
      }
      if below * 100 > total * maximumCommentShare { break }
    }
    guard let start else { return }
    let heading = draft.drafts[start].block.text
    for index in start..<draft.drafts.count { draft.remove(index, step, "below “\(heading)”") }
  }

  private static func isHeading(_ block: DraftBlock) -> Bool {
    switch block.block.kind {
    case .heading: true
    case .paragraph: block.isStrong && block.block.text.utf8.count <= 80
    default: false
    }
  }
}
