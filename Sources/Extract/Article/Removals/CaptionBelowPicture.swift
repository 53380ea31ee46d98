internal import Model

/// The line right below a picture is its caption, where the page has no element for captions and the line is emphasised or
/// ends by saying who made the picture.
enum CaptionBelowPicture {
  static let step = "caption"
  /// A longer one is a paragraph that somebody emphasised.
  private static let maximumBytes = 300

  static func apply(to draft: ArticleDraft) {
    for index in draft.images.indices where !draft.images[index].isRemoved {
      let below = draft.images[index].draftCountBefore
      guard draft.images[index].reference.caption == nil, below < draft.drafts.count,
        draft.images[safe: index + 1]?.draftCountBefore != below
      else { continue }
      let line = draft.drafts[below]
      guard !line.isRemoved, line.block.kind == .paragraph, line.linkBytes == 0,
        line.block.text.utf8.count <= maximumBytes,
        line.isEmphasised && !line.holdsSentences || PictureCredit.ends(line.block.text)
      else { continue }
      draft.images[index].reference.caption = line.block.text
      draft.remove(below, step, "below a picture")
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
