/// Small letters as `String.lowercased()` gives them, by a table and a byte loop for what news is written in.
enum LetterCase {
  /// The text in small letters.
  static func lowercased(_ text: String) -> String {
    withSmallLetters(text) { String(validUTF8: $0) }
  }

  /// The same as UTF-8.
  static func lowercasedBytes(_ text: String) -> [UInt8] { withSmallLetters(text) { [UInt8]($0) } }

  /// Lends the text in small letters as UTF-8.
  private static func withSmallLetters<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let bytes = text.utf8Span.span
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximumCount(bytes.count)) { small in
      if let start = small.baseAddress, let end = bytes.withUnsafeBufferPointer({ write($0, to: start) }) {
        return body(UnsafeBufferPointer(start: start, count: end - start))
      }
      return Array(text.lowercased().utf8).withUnsafeBufferPointer(body)
    }
  }

  /// Bytes that small letters may take: one of two bytes may have three, and eight are written at a time.
  static func maximumCount(_ count: Int) -> Int { count * 3 / 2 + 8 }

  /// Where the output ends; nil where a character stands that the table does not know.
  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>? {
    let table = Self.table
    var output = start
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80, index + 8 <= text.count {
        let count = writeASCII(
          UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self), to: output)
        output += count
        index += count
      } else if byte < 0x80 {
        output.pointee = byte &- 0x41 < 26 ? byte | 0x20 : byte
        output += 1
        index += 1
      } else if !writeLetter(text, &index, to: &output, table) {
        return nil
      }
    }
    return output
  }

  /// Writes a character that is not ASCII and steps over it; false where the table does not know it.
  @inline(__always)
  static func writeLetter(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout UnsafeMutablePointer<UInt8>,
    _ table: [UInt16]
  ) -> Bool {
    let byte = text[index]
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard index + length <= text.count else { return false }
    if byte < 0xE2 {
      var value = Int(byte & (byte < 0xE0 ? 0x1F : 0x0F)) << 6 | Int(text[index + 1] & 0x3F)
      if length == 3 { value = value << 6 | Int(text[index + 2] & 0x3F) }
      guard table[value] != 0 else { return false }
      write(table[value], to: &output)
    } else {
      guard isCaseless(byte, text[index + 1]) else { return false }
      for place in 0..<length { output[place] = text[index + place] }
      output += length
    }
    index += length
    return true
  }

  /// Writes eight bytes with ASCII capitals made small; how many of them stand before the first that is not ASCII.
  @inline(__always)
  private static func writeASCII(_ word: UInt64, to output: UnsafeMutablePointer<UInt8>) -> Int {
    let word = UInt64(littleEndian: word)
    let high: UInt64 = 0x8080_8080_8080_8080
    let low = word & ~high
    // Adding up to the high bit compares all bytes at once: from `A` on, and not from behind `Z` on.
    let capitals = (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525) & ~word & high
    UnsafeMutableRawPointer(output).storeBytes(of: (word | capitals >> 2).littleEndian, as: UInt64.self)
    return (word & high).trailingZeroBitCount >> 3
  }

  @inline(__always)
  private static func write(_ value: UInt16, to output: inout UnsafeMutablePointer<UInt8>) {
    let last = 0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
    if value < 0x80 {
      output[0] = UInt8(truncatingIfNeeded: value)
      output += 1
    } else if value < 0x800 {
      output[0] = 0xC0 | UInt8(truncatingIfNeeded: value >> 6)
      output[1] = last
      output += 2
    } else {
      output[0] = 0xE0 | UInt8(truncatingIfNeeded: value >> 12)
      output[1] = 0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F)
      output[2] = last
      output += 3
    }
  }

  /// From U+2000 on, by the first two bytes: punctuation, symbols, ideographs, syllables of Hangul and pictographs have no
  /// case. Where letters that have one are near (Ⅷ, Ⓐ, Ａ), the answer is no.
  private static func isCaseless(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE2: second < 0x84 || (0x87...0x91).contains(second) || (0x94...0xAF).contains(second)
    case 0xE3...0xE9, 0xEB...0xEE: true
    case 0xEA: second >= 0xB0
    case 0xEF: second != 0xBC
    default: first == 0xF0 && second >= 0x9F
    }
  }

  /// U+0000…1FFF: the small letter; 0 where that is no single character of this table's width.
  static let table: [UInt16] = (0..<0x2000).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
    switch value {
    // Here no script has case, and asking for each character's mapping takes time.
    case 0x590..<0x10A0, 0x1100..<0x13A0, 0x1400..<0x1C80: return UInt16(value)
    default: break
    }
    var small = scalar.properties.lowercaseMapping.unicodeScalars.makeIterator()
    guard let first = small.next(), small.next() == nil, first.value <= 0xFFFF else { return 0 }
    return UInt16(first.value)
  }
}
