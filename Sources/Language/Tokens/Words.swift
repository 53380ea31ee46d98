/// Stretches of letters in UTF-8.
enum Words {
  /// Calls `body` with the bytes of each run of letters and combining marks of `range`, in order.
  static func forEach(in bytes: [UInt8], _ range: Range<Int>? = nil, _ body: (Range<Int>) -> Void) {
    let span = bytes.span
    let end = range?.upperBound ?? span.count
    var index = range?.lowerBound ?? 0
    var start = -1
    while index < end {
      let (value, length) = codePoint(in: span, at: index)
      if isLetter(value) {
        if start < 0 { start = index }
      } else if start >= 0 {
        body(start..<index)
        start = -1
      }
      index += length
    }
    if start >= 0 { body(start..<end) }
  }

  /// A rough but fast notion of a letter: ASCII letters, and of the rest all that is neither a symbol nor punctuation.
  @inline(__always)
  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    if value < 0x250 {
      return value >= 0xC0 && value != 0xD7 && value != 0xF7 || value == 0xAA || value == 0xBA
    }
    if value < 0x2000 {
      switch value {
      case 0x2D8, 0x37E, 0x387, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965: return false
      default: return true
      }
    }
    if value < 0x3040 {
      return value >= 0x2C00 && value < 0x2E00 || value == 0x3005 || (0x2100...0x214F).contains(value)
    }
    if value >= 0xFE00 {
      return (0xFE70...0xFEFC).contains(value) || (0xFF21...0xFF3A).contains(value)
        || (0xFF41...0xFF5A).contains(value) || (0xFF66...0xFFDC).contains(value)
        || (0x10000...0x1EFFF).contains(value) || (0x20000...0x3FFFF).contains(value)
    }
    return value < 0xD800 || value >= 0xF900
  }

  /// The code points of a word no longer than a Vietnamese syllable, else nil.
  static func shortWord(in bytes: [UInt8], _ range: Range<Int>) -> [UInt32]? {
    guard range.count <= 3 * Syllable.maximumLetterCount else { return nil }
    var word: [UInt32] = []
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      word.append(value)
      index += length
    }
    return word.count <= Syllable.maximumLetterCount ? word : nil
  }

  /// A word read as a Vietnamese syllable; nil where it has other letters or too many.
  static func syllable(in bytes: [UInt8], _ range: Range<Int>) -> Syllable? {
    guard range.count <= 3 * Syllable.maximumLetterCount else { return nil }
    var syllable = Syllable()
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      guard syllable.append(value) else { return nil }
      index += length
    }
    return syllable
  }

  /// True where all of a text is one Vietnamese syllable with a tone.
  static func isSyllable(_ bytes: [UInt8]) -> Bool {
    guard let syllable = syllable(in: bytes, 0..<bytes.count) else { return false }
    return syllable.isValid && syllable.toneCount == 1
  }
}
