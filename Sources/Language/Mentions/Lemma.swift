/// A word or sign for comparing: its hash stands for it (FNV-1a, 64 bits), so that nothing is allocated and comparing costs nothing.
/// That of a literal is worked out by the compiler.
struct Lemma: Hashable, Sendable, ExpressibleByStringLiteral {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var byteCount: UInt32 = 0

  static let none = Lemma("")

  @inline(__always)
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    byteCount &+= 1
  }

  /// Appends a code point as UTF-8.
  @inline(__always)
  mutating func append(codePoint value: UInt32) {
    if value < 0x80 { return append(UInt8(truncatingIfNeeded: value)) }
    if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }

  /// Of a stretch of text its small letters and all that is no letter.
  init(lowercasing span: Span<UInt8>, _ range: Range<Int>) {
    let letters = LetterTable.shared
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      append(codePoint: letters[value].small(of: value))
      index += length
    }
  }

  init(_ text: some StringProtocol) { self.init(text.utf8) }

  @inline(__always)
  init(stringLiteral text: StaticString) {
    let bytes = text.utf8Start
    var index = 0
    while index < text.utf8CodeUnitCount {
      append(bytes[index])
      index &+= 1
    }
  }

  @inline(__always)
  static func == (left: Lemma, right: Lemma) -> Bool { left.hash == right.hash }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  /// UTF-8 bytes.
  var count: Int { Int(byteCount) }
  var isEmpty: Bool { byteCount == 0 }

  /// What `FlatTable` knows it by.
  @inline(__always)
  var key: UInt64 { hash >> 24 | 1 }
}

/// What words mean: a dictionary that is filled once.
struct LemmaTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  private let places: FlatTable
  private let values: [Value]
  let words: [Lemma]

  init(_ entries: [(Lemma, Value)]) {
    words = entries.map(\.0)
    values = entries.map(\.1)
    places = FlatTable(entries.enumerated().map { (key: $0.element.0.key, value: $0.offset) })
  }

  init(dictionaryLiteral entries: (Lemma, Value)...) { self.init(entries) }

  @inline(__always)
  subscript(_ word: Lemma) -> Value? { places[word.key].map { values[$0] } }
}
