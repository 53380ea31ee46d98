internal import Model

/// What stands below the text: signatures, sources, tag lists, headings that nothing follows.
enum TailRemoval {
  static let step = "tail"

  static func apply(to draft: ArticleDraft) {
    removeBehindDeclaredEnd(draft)
    var index = draft.drafts.count - 1
    while index >= 0 {
      let block = draft.drafts[index]
      if !block.isRemoved {
        if let reason = TailNotices.reason(block, draft) {
          if let name = AuthorName.reporter(in: block.block.text) { draft.signatures.insert(name, at: 0) }
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

  // MARK: Where the body ends

  private static let maximumCompared = 500
  private static let comparedBytes = 40
  private static let minimumComparedBytes = 5

  /// What stands behind the last line of the body that the page's JSON-LD states, where the two are the same
  /// text otherwise: three quarters of the paragraphs are in it, and it is not much shorter.
  private static func removeBehindDeclaredEnd(_ draft: ArticleDraft) {
    guard !draft.declaredBody.isEmpty, draft.drafts.count <= maximumCompared, let last = draft.lastKept,
      !isDeclared(last, draft)
    else { return }
    var (count, declared, bytes) = (0, 0, 0)
    var end: Int?
    for index in draft.drafts.indices where !draft.drafts[index].isRemoved {
      let length = draft.drafts[index].block.text.utf8.count
      bytes += length
      let isDeclared = isDeclared(index, draft)
      if isDeclared { end = index }
      if length > 60 {
        count += 1
        if isDeclared { declared += 1 }
      }
    }
    guard let end, declared * 4 >= count * 3, draft.declaredBody.count * 10 >= bytes * 6 else { return }
    for index in draft.drafts.indices where index > end {
      draft.remove(index, step, "behind the declared body")
    }
  }

  private static func isDeclared(_ index: Int, _ draft: ArticleDraft) -> Bool {
    let start = Array(draft.drafts[index].folded.utf8.prefix(comparedBytes))
    return start.count < minimumComparedBytes || ByteSearch.contains(start[...], in: draft.declaredBody)
  }

  private static func isFurniture(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    if block.isProse { return false }
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
