/// What a text became, in words: what stayed, what went and what came, in the order in which a person reads them.
struct TextDifference: Equatable {
  enum Change: Equatable { case kept, removed, added }

  struct Piece: Equatable {
    var change: Change
    /// Words with a space between two of them; empty where something that stayed is left out.
    var text: String
  }

  /// Words of each text that are compared; what comes behind them is not told.
  static let maximumWords = 1_200
  /// Words shown before and behind a change.
  static let contextWords = 8

  private(set) var pieces: [Piece] = []
  var isEmpty: Bool { !pieces.contains { $0.change != .kept } }

  init(from old: String, to new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var runs: [(change: Change, words: [Substring])] = []
    func append(_ change: Change, _ word: Substring) {
      if runs.last?.change == change {
        runs[runs.count - 1].words.append(word)
      } else {
        runs.append((change, [word]))
      }
    }
    var (from, to) = (0, 0)
    while from < before.count || to < after.count {
      if from < before.count, removed.contains(from) {
        append(.removed, before[from])
        from += 1
      } else if to < after.count, added.contains(to) {
        append(.added, after[to])
        to += 1
      } else {
        append(.kept, after[to])
        (from, to) = (from + 1, to + 1)
      }
    }
    for (index, run) in runs.enumerated() {
      pieces += Self.pieces(
        run.change, run.words, isFirst: index == 0, isLast: index == runs.count - 1)
    }
  }

  private static func words(_ text: String) -> [Substring] {
    Array(text.split(maxSplits: maximumWords, whereSeparator: \.isWhitespace).prefix(maximumWords))
  }

  /// Of a long unchanged run only the words next to a change are shown.
  private static func pieces(
    _ change: Change, _ words: [Substring], isFirst: Bool, isLast: Bool
  ) -> [Piece] {
    func piece(_ words: some Sequence<Substring>) -> Piece {
      Piece(change: change, text: words.joined(separator: " "))
    }
    guard change == .kept, words.count > 2 * contextWords else { return [piece(words)] }
    var told: [Piece] = []
    if !isFirst { told.append(piece(words.prefix(contextWords))) }
    told.append(Piece(change: .kept, text: ""))
    if !isLast { told.append(piece(words.suffix(contextWords))) }
    return told
  }
}
