/// Small letters as `String.lowercased()` gives them, by a table and a byte loop for what news is written in.
enum LetterCase {
  /// The text in small letters.
  static func lowercased(_ text: String) -> String {
    var small: [UInt8] = []
    guard append(text.utf8Span.span, to: &small) else { return text.lowercased() }
    return String(validUTF8: small[...])
  }

  /// The same as UTF-8.
  static func lowercasedBytes(_ text: String) -> [UInt8] {
    var small: [UInt8] = []
    return append(text.utf8Span.span, to: &small) ? small : Array(text.lowercased().utf8)
  }

  /// False, with the output unfinished, where a character stands that the table does not know.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    let table = table
    output.reserveCapacity(output.count + text.count + 8)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        output.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= text.count else { return false }
      if byte < 0xE2 {
        var value = Int(byte & (byte < 0xE0 ? 0x1F : 0x0F))
        for place in 1..<length { value = value << 6 | Int(text[index + place] & 0x3F) }
        guard table[value] != 0 else { return false }
        append(table[value], to: &output)
      } else {
        guard isCaseless(byte, text[index + 1]) else { return false }
        for place in 0..<length { output.append(text[index + place]) }
      }
      index += length
    }
    return true
  }

  private static func append(_ value: UInt16, to output: inout [UInt8]) {
    if value < 0x80 {
      output.append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      output.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    } else {
      output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      output.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
      output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    }
  }

  /// From U+2000 on, told by the first two bytes: punctuation, symbols, ideographs, syllables of Hangul and pictographs have no
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
  private static let table: [UInt16] = (0..<0x2000).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
    // Between them no script has case, and asking for each character's mapping takes time.
    guard value < 0x590 || value >= 0x10A0 else { return UInt16(value) }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    guard small.count == 1, let first = small.first, first.value <= 0xFFFF else { return 0 }
    return UInt16(first.value)
  }
}
