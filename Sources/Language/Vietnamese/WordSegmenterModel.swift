private import CTables

/// What the segmenter knows: hashed weights and the hashes of dictionary words (data/language/make_segmenter.py).
struct WordSegmenterModel: @unchecked Sendable {  // because the memory is part of the program and only read
  static let shared = WordSegmenterModel()

  private static let slotBits: UInt64 = 16
  private static let placeBits: UInt64 = 26

  /// Tenths.
  private let weights: UnsafePointer<Int8>
  /// A bit for the first 20 bits of each place: most syllables side by side are no word, and the table is too large for the cache.
  private let hasNear: UnsafePointer<UInt64>
  /// From a place, plus 1, to the grade: a bit for each dictionary.
  private let grades: FlatTable

  private init() {
    let table = ctables_word_segmenter()
    let weightBytes = 1 << Self.slotBits
    let nearBytes = 1 << (Self.placeBits - 9)
    let start = UnsafeRawPointer(table.bytes)
    weights = start.assumingMemoryBound(to: Int8.self)
    hasNear = (start + weightBytes).assumingMemoryBound(to: UInt64.self)
    grades = FlatTable(table, from: weightBytes + nearBytes)
  }

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
