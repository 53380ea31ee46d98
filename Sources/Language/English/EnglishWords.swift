/// Common English words.
enum EnglishWords {
  /// A word of ASCII letters as the table knows it: 40 bits of its hash (FNV-1a), small and capital letters alike.
  struct Key {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private var isASCII = true

    init() {}

    init(_ word: some Sequence<UInt8>) {
      for byte in word { append(UInt32(byte)) }
    }

    @inline(__always)
    mutating func append(_ codePoint: UInt32) {
      hash = (hash ^ UInt64(codePoint | 0x20)) &* 0x100_0000_01B3
      if codePoint >= 0x80 { isASCII = false }
    }

    /// 0 where a letter is beyond ASCII.
    var value: UInt64 { isASCII ? hash >> 24 | 1 : 0 }
  }

  /// Rounded log2 of the count in some news; nil where the word was not met.
  static func level(of key: Key) -> Int? { key.value == 0 ? nil : levels[key.value] }

  static func contains(_ key: Key) -> Bool { level(of: key) != nil }

  private static let levels: FlatTable = {
    var entries: [(key: UInt64, value: Int)] = []
    var level = 0
    for item in table.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let number = Int(item) { level = number } else { entries.append((Key(item.utf8).value, level)) }
    }
    return FlatTable(entries)
  }()
}
