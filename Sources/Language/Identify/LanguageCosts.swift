/// What a stretch of text costs each language of a script, in quarter bits: 16 bits a language, so no more than a line.
struct LanguageCosts {
  /// Languages, empty places included.
  static let width = 64

  /// What a letter costs, by language.
  typealias Row = SIMD64<UInt8>
  /// No letter costs more than 63, so that as many rows as this add up within their bytes.
  static let rowsInBytes = 4

  private var values = SIMD64<UInt16>.zero

  /// Adds the sum of at most `rowsInBytes` rows.
  @inline(__always)
  mutating func add(_ rows: Row) {
    withUnsafeBytes(of: rows) { rows in
      withUnsafeMutableBytes(of: &values) { bytes in
        let values = bytes.assumingMemoryBound(to: UInt16.self)
        for place in 0..<Self.width { values[place] &+= UInt16(rows[place]) }
      }
    }
  }

  /// Adds them to those of what was read before, halved `shift` times.
  @inline(__always)
  func add(to units: UnsafeMutablePointer<UInt32>, shift: UInt32) {
    withUnsafeBytes(of: values) { bytes in
      let values = bytes.assumingMemoryBound(to: UInt16.self)
      for place in 0..<Self.width { units[place] &+= UInt32(values[place]) &>> shift }
    }
  }
}
