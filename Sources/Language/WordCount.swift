/// Words as a reader counts them: runs of letters, marks and digits; in Vietnamese that makes syllables. Of scripts without spaces
/// between words (Han, kana, Thai, Lao, Khmer, Burmese) each letter counts.
enum WordCount {
  static func count(in bytes: [UInt8]) -> Int {
    let span = bytes.span
    var count = 0
    var index = 0
    var isInside = false
    while index < span.count {
      let byte = span[index]
      if byte < 0x80 {
        // Counted without a branch: where a word ends is what no processor foresees.
        let isPart = (byte < 64 ? digits : letters) >> UInt64(byte & 63) & 1
        count &+= Int(isPart & (isInside ? 0 : 1))
        isInside = isPart != 0
        index += 1
        continue
      }
      let (value, length) = codePoint(in: span, at: index)
      index += length
      if isUnspaced(value) {
        count += 1
        isInside = false
      } else {
        let isPart = Words.isLetter(value)
        if isPart, !isInside { count += 1 }
        isInside = isPart
      }
    }
    return count
  }

  /// ASCII, a bit a character: the digits of its lower half, the letters of its upper.
  private static let digits: UInt64 = 0x03FF_0000_0000_0000
  private static let letters: UInt64 = 0x07FF_FFFE_07FF_FFFE

  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF, 0xF900...0xFAFF: true
    case 0xE01...0xE30, 0xE81...0xEB0, 0x1000...0x102A, 0x1780...0x17B3: true
    default: false
    }
  }
}
