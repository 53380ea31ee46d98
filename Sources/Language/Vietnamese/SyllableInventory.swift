/// Which Vietnamese syllables are in use, and how common they are.
enum SyllableInventory {
  /// Rounded log2 of the count in some news; nil where the syllable (tone included, mark anywhere) was not met.
  static func level(of syllable: Syllable) -> Int? { levels[syllable.tonedKey] }

  static func contains(_ syllable: Syllable) -> Bool { levels[syllable.tonedKey] != nil }

  private static let levels: FlatTable = {
    var levels: [(key: UInt64, value: Int)] = []
    var level = 0
    for item in TableWords(table) {
      if let number = item.number() {
        level = Int(number)
      } else if let syllable = Syllable(utf8: item), syllable.isValid {
        levels.append((syllable.tonedKey, level))
      }
    }
    // Two spellings (hòa, hoà) are one key; the commoner one comes first in the table and has to be stored last.
    return FlatTable(levels.reversed())
  }()
}
