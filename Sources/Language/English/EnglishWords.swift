private import CTables

/// Common English words.
enum EnglishWords {
  /// Rounded log2 of the count in some news; nil where the word was not met.
  static func level(of word: Lemma) -> Int? { levels[word.key] }

  static func contains(_ word: Lemma) -> Bool { level(of: word) != nil }

  private static let levels = FlatTable(ctables_english_words())
}
