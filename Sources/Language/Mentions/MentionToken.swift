/// A word, a number in digits, or a sign.
struct MentionToken {
  enum Kind: Equatable { case word, number, sign }

  var kind: Kind
  /// UTF-8 offsets.
  var range: Range<Int>
  /// Lower case.
  var text: Lemma
  /// Of a number: the digits with their separators.
  var digits: String
  /// True where white space stands before it, or nothing.
  var isSpaced: Bool
  /// True where the word starts with a capital.
  var isCapital: Bool

  /// How many tokens of one text are read; what comes after is not looked at.
  static let maximumCount = 400_000

  /// The tokens of one line or block.
  static func tokens(of bytes: [UInt8], _ line: Range<Int>) -> [MentionToken] {
    let span = bytes.span
    var tokens: [MentionToken] = []
    var index = line.lowerBound
    var isSpaced = true
    while index < line.upperBound, tokens.count < maximumCount {
      let (value, length) = codePoint(in: span, at: index)
      var end = index + length
      if value == 0x20 || value == 0x0A {
        isSpaced = true
        index = end
        continue
      }
      let kind: Kind
      if isDigit(value) {
        kind = .number
        end = numberEnd(span, index, line.upperBound)
      } else if Words.isLetter(value) {
        kind = .word
        while end < line.upperBound {
          let (next, width) = codePoint(in: span, at: end)
          guard Words.isLetter(next) else { break }
          end += width
        }
      } else {
        kind = .sign
      }
      let (text, isCapital) =
        kind == .word ? lowercase(bytes, index..<end) : (Lemma(bytes[index..<end]), false)
      let digits = kind == .number ? String(decoding: bytes[index..<end], as: UTF8.self) : ""
      tokens.append(
        MentionToken(
          kind: kind, range: index..<end, text: text, digits: digits, isSpaced: isSpaced, isCapital: isCapital
        ))
      isSpaced = false
      index = end
    }
    return tokens
  }

  /// The word in lower case, and whether it starts with a capital.
  private static func lowercase(_ bytes: [UInt8], _ range: Range<Int>) -> (Lemma, Bool) {
    let hasCapital = bytes[range].contains { $0 >= 0x41 && $0 <= 0x5A }
    let isASCII = bytes[range].allSatisfy { $0 < 0x80 }
    if isASCII {
      let first = bytes[range.lowerBound]
      if !hasCapital { return (Lemma(bytes[range]), false) }
      return (Lemma(bytes[range].lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }), first <= 0x5A)
    }
    let span = bytes.span
    var lower: [UInt8] = []
    var isCapital = false
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      let small = lowercase(value)
      if small != value, index == range.lowerBound { isCapital = true }
      lower.append(codePoint: small)
      index += length
    }
    return (Lemma(lower), isCapital)
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value | 0x20 : value }
    if let vowel = VietnameseVowel(value) { return VietnameseVowel(vowel.shape, vowel.tone).codePoint }
    if value == 0x110 { return 0x111 }
    let mapping = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars
    return mapping?.first?.value ?? value
  }

  private static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Digits, and full stops and commas between digits.
  private static func numberEnd(_ span: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      let byte = span[end]
      if isDigit(UInt32(byte)) {
        end += 1
      } else if byte == 0x2E || byte == 0x2C, end + 1 < limit, isDigit(UInt32(span[end + 1])),
        end - start < 40
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }
}
