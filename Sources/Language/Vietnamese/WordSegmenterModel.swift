/// What the segmenter knows: hashed weights and the hashes of dictionary words (data/language/make_segmenter.py).
struct WordSegmenterModel: Sendable {
  static let shared = WordSegmenterModel()

  private static let slotBits: UInt64 = 16
  private static let placeBits: UInt64 = 26

  /// Tenths.
  private let weights: [Int8]
  /// From a place, plus 1, to the grade: a bit for each dictionary.
  private let grades: FlatTable
  /// A bit for the first 20 bits of each place: most syllables side by side are no word, and the table is too large for the cache.
  private let hasNear: [UInt64]

  private init() {
    weights = Self.bytes(of: Self.weightTable).map { Int8(Self.digit($0) - 80) }
    precondition(weights.count == 1 << Self.slotBits)
    var entries: [(key: UInt64, value: Int)] = []
    for (grade, table) in [Self.lexicon1, Self.lexicon2, Self.lexicon3].enumerated() {
      var place: UInt64 = 0
      var distance: UInt64 = 0
      var shift: UInt64 = 0
      for byte in Self.bytes(of: table) {
        let value = UInt64(Self.digit(byte) - 36)
        distance |= (value & 31) << shift
        shift += 5
        // A digit of 32 or more is not the last one.
        guard value < 32 else { continue }
        place += distance
        entries.append((place + 1, grade + 1))
        (distance, shift) = (0, 0)
      }
    }
    grades = FlatTable(entries)
    var hasNear = [UInt64](repeating: 0, count: 1 << 14)
    for (key, _) in entries { hasNear[Int((key - 1) >> 12)] |= 1 << ((key - 1) >> 6 & 63) }
    self.hasNear = hasNear
  }

  private static func bytes(of table: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
  }

  private static func digit(_ byte: UInt8) -> Int { Int(byte) - (byte > 0x5C ? 1 : 0) }

  /// The weight of a thing seen: what kind of thing, and which one.
  @inline(__always)
  func weight(_ kind: UInt64, _ value: UInt64 = 0) -> Int {
    Int(weights[Int(Self.mixed(value &+ kind &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.slotBits))])
  }

  /// Which dictionaries have the word with this hash; 0 for none.
  @inline(__always)
  func grade(_ hash: UInt64) -> UInt64 {
    let place = hash >> (64 - Self.placeBits)
    guard hasNear[Int(place >> 12)] >> (place >> 6 & 63) & 1 != 0 else { return 0 }
    return UInt64(grades[place + 1] ?? 0)
  }

  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    let once = value &* 0xD6E8_FEB8_6659_FD93
    return (once ^ once >> 32) &* 0xD6E8_FEB8_6659_FD93
  }
}
