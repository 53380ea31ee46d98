private import CTables

/// Which Vietnamese syllables are in use, and how common they are.
enum SyllableInventory {
  /// Rounded log2 of the count in some news; nil where the syllable (tone included, mark anywhere) was not met.
  ///
  /// - Parameter syllable: one that `isValid`.
  static func level(of syllable: Syllable) -> Int? { levels[syllable.tonedKey] }

  static func contains(_ syllable: Syllable) -> Bool { levels[syllable.tonedKey] != nil }

  private static let levels = FlatTable(ctables_vietnamese_syllables())
}
