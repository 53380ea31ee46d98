internal import ASCII
internal import ArgumentParser
internal import Store

/// An article's id as it is typed: its first digits are enough where no other id begins with them.
struct ArticleID {
  let digits: String

  /// Nil where it is none: an id has 32 hexadecimal digits, of which four or more are needed.
  init?(_ text: String) {
    guard (4...32).contains(text.utf8.count), text.utf8.allSatisfy({ $0.hexadecimalValue != nil }) else {
      return nil
    }
    digits = text.lowercased()
  }

  /// - Throws: exit status 66 where no article or more than one has such an id, told on standard error.
  func article(in state: StateStore) throws -> String {
    if digits.utf8.count == 32, let stored = try state.articleID(ofAlias: digits) { return stored }
    let ids = try state.articleIDs(beginningWith: digits)
    guard ids.count == 1 else {
      StandardStream.complain(
        ids.isEmpty
          ? "no article \(digits) in \(state.path)"
          : "more than one article begins with \(digits): give more digits")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    return ids[0]
  }
}
