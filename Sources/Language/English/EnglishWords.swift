/// Common English words.
enum EnglishWords {
  /// Rounded log2 of the count in some news; nil where the word was not met.
  static func level(of word: Lemma) -> Int? { levels[word.key] }

  static func contains(_ word: Lemma) -> Bool { level(of: word) != nil }

  private static let levels: FlatTable = {
    var entries: [(key: UInt64, value: Int)] = []
    var level = 0
    for item in TableWords(table) {
      if let number = item.number() { level = Int(number) } else { entries.append((Lemma(item).key, level)) }
    }
    return FlatTable(entries)
  }()
}
