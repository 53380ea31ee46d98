internal import Model

/// The author in the text itself, where nothing declares one: a line of its own below the last sentence, or an
/// emphasised one above the first.
enum Signature {
  private static let maximumBytes = 60
  private static let maximumNames = 4
  /// So many lines from either end a signature may stand.
  private static let reach = 4

  static func names(_ draft: ArticleDraft) -> [String] {
    let drafts = draft.drafts
    let first = drafts.firstIndex { isText($0, draft) } ?? 0
    let last = drafts.lastIndex { isText($0, draft) } ?? -1
    let head = drafts[max(0, first - reach)..<first].filter { isName($0, isEmphasised: true) }
    let tail = drafts[(last + 1)...].prefix(reach).filter {
      isName($0, isEmphasised: false) && draft.isAtStation($0)
    }
    return names(in: head.map(\.block.text)) ?? names(in: draft.signatures)
      ?? names(in: tail.map(\.block.text)) ?? []
  }

  private static func isText(_ block: DraftBlock, _ draft: ArticleDraft) -> Bool {
    !block.isRemoved && block.isProse && draft.isAtStation(block)
  }

  private static func names(in lines: [String]) -> [String]? {
    // `Thanks Ann!` is addressed to somebody, and signed by nobody.
    let signed = lines.filter {
      $0.utf8.last != UInt8(ascii: "!") && $0.utf8.last != UInt8(ascii: "?") && !isLoud($0)
    }
    let found = signed.flatMap { AuthorName.names(in: $0) }
    // `Forbes` beside a person is where the story comes from.
    let people = found.filter { $0.utf8.contains(0x20) || $0.utf8.contains { $0 >= 0x80 } }
    let names = people.isEmpty ? found : people
    return names.isEmpty ? nil : Array(names.prefix(maximumNames))
  }

  private static func isName(_ draft: DraftBlock, isEmphasised: Bool) -> Bool {
    guard draft.block.kind == .paragraph, draft.block.text.utf8.count < maximumBytes, draft.linkBytes == 0,
      !isEmphasised || isEmphasisedWholly(draft.block)
    else { return false }
    let text = draft.block.text
    let names = AuthorName.visibleNames(in: text)
    return !names.isEmpty && !isLoud(text)
      && names.allSatisfy { (2...4).contains($0.split(separator: " ").count) }
      && !draft.endsSentence
  }

  /// `PIN FOR LATER`: a label.
  private static func isLoud(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x20 || $0 &- 0x41 < 26 } && text.utf8.count { $0 == 0x20 } >= 2
  }

  private static func isEmphasisedWholly(_ block: Block) -> Bool {
    block.marks.contains {
      ($0.kind == .strong || $0.kind == .emphasis) && 10 * $0.range.count >= 9 * block.text.utf8.count
    }
  }
}
