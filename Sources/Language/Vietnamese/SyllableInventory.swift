/// Which Vietnamese syllables are in use, and how common they are.
enum SyllableInventory {
  /// Rounded log2 of the count in some news; nil where the syllable (tone included, mark anywhere) was not met.
  static func level(of syllable: Syllable) -> UInt8? { levels[syllable.tonedKey] }

  static func contains(_ syllable: Syllable) -> Bool { levels[syllable.tonedKey] != nil }

  private static let levels: [UInt64: UInt8] = {
    var levels: [UInt64: UInt8] = [:]
    var level: UInt8 = 0
    for item in table.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let number = UInt8(item) {
        level = number
      } else if let syllable = Syllable(item.unicodeScalars.lazy.map(\.value)), syllable.isValid {
        levels[syllable.tonedKey] = max(level, levels[syllable.tonedKey] ?? 0)
      }
    }
    return levels
  }()
}
