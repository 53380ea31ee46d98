/// Words as a reader counts them: runs of letters, marks and digits; in Vietnamese that makes syllables. Of scripts without spaces
/// between words (Han, kana, Thai, Lao, Khmer, Burmese) each letter counts.
enum WordCount {
  static func count(_ tokens: ArraySlice<Token>, of table: TokenTable) -> Int {
    let span = table.bytes.span
    var count = 0
    var isInside = false
    for token in tokens {
      if token.isSpaced || token.kind == .sign { isInside = false }
      switch token.kind {
      case .sign: break
      case .word where token.group == 0:
        var index = token.range.lowerBound
        while index < token.range.upperBound {
          let (value, length) = codePoint(in: span, at: index)
          let isWhole = isUnspaced(value)
          if isWhole || !isInside { count += 1 }
          isInside = !isWhole
          index += length
        }
      case .word, .number:
        if !isInside { count += 1 }
        if token.kind == .number { count += table.bytes[token.range].count { $0 < 0x30 } }
        isInside = true
      }
    }
    return count
  }

  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF, 0xF900...0xFAFF: true
    case 0xE01...0xE30, 0xE81...0xEB0, 0x1000...0x102A, 0x1780...0x17B3: true
    default: false
    }
  }
}
