/// The small letter of each letter, as a table: what comparing words without regard to case asks of every character.
struct SmallLetters: Sendable {
  static let shared = SmallLetters()

  /// What stands for a letter beyond the table: it is its own small letter.
  static let other: UInt16 = .max
  private static let limit: UInt32 = 0x2000

  /// By code point: the small letter, 0 for what is no letter.
  private let table: [UInt16]

  private init() {
    table = (0..<Self.limit).map { value in
      guard Words.isLetter(value), let scalar = Unicode.Scalar(value) else { return 0 }
      let small = scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
      return UInt16(small < Self.limit ? small : value)
    }
  }

  /// The small letter, `other`, or 0 for what is no letter.
  @inline(__always)
  subscript(_ value: UInt32) -> UInt16 {
    value < Self.limit ? table[Int(value)] : Words.isLetter(value) ? Self.other : 0
  }
}
