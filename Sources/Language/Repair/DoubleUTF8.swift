/// UTF-8 that was read as windows-1252 or Latin-1 and written as UTF-8 once more: â€™ for ’, á»™ for ộ.
///
/// Such text seldom arrives whole. The no-break space that ends "à" (Ã and U+00A0) is often a plain space by then, and the five
/// bytes that windows-1252 leaves free are often gone. The Vietnamese syllable that it completes shows what was there.
enum DoubleUTF8 {
  /// How often one text may have gone through it.
  private static let maximumRounds = 3

  /// - Parameter isExpected: whether other text of the same document was encoded twice, so that less is needed as evidence.
  static func apply(to text: inout MarkedText, isExpected: Bool = false) -> Bool {
    var isChanged = false
    for _ in 0..<maximumRounds {
      guard decodeOnce(&text, isExpected: isExpected || isChanged) else { break }
      isChanged = true
    }
    return isChanged
  }

  /// A letter that may be a first byte (U+00C2 to U+00F4), with a further one behind it, or with the blank or the end that has taken
  /// the place of a no-break space.
  private static func mayHold(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] == 0xC3 {
      guard index + 2 < bytes.count else { return true }
      let next = bytes[index + 2]
      if next >= 0x80 { return true }
      if next == 0x20 || next == 0x0A, [0x82, 0x83, 0x86].contains(bytes[index + 1]) { return true }
    }
    return false
  }

  private static func decodeOnce(_ text: inout MarkedText, isExpected: Bool) -> Bool {
    let bytes = text.bytes
    guard isExpected || mayHold(bytes.span) else { return false }
    let reading = Windows1252.Reading(of: bytes)
    var edits = TextEdits()
    var start = 0
    while start < reading.bytes.count {
      let end = reading.bytes[start...].firstIndex(of: 0x0A) ?? reading.bytes.count
      let line = DoubleUTF8Line(reading, start..<end, of: bytes)
      for (range, value) in line.replacements(isExpected: isExpected) {
        var replacement: [UInt8] = []
        replacement.append(codePoint: value)
        edits.replace(reading.range(of: range), of: bytes, with: replacement)
      }
      start = end + 1
    }
    return text.apply(edits)
  }
}
