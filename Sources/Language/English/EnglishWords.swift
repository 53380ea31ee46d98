/// Common English words.
enum EnglishWords {
  /// Rounded log2 of the count in some news; nil where the word was not met. `word` is of ASCII letters, in any case.
  static func level(of word: ArraySlice<UInt8>) -> UInt8? { levels[key(word)] }

  static func contains(_ word: ArraySlice<UInt8>) -> Bool { levels[key(word)] != nil }

  /// Longer words are told apart by their hash (FNV-1a, 64 bits) as well.
  private static func key(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3 }
    return hash
  }

  private static let levels: [UInt64: UInt8] = {
    var levels: [UInt64: UInt8] = [:]
    var level: UInt8 = 0
    for item in table.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let number = UInt8(item) { level = number } else { levels[key(item.utf8)] = level }
    }
    return levels
  }()
}
