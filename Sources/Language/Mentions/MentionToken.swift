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
    let span = bytes.span
    var lemma = Lemma.none
    var isCapital = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = span[index]
      if byte < 0x80 {
        let isUpper = byte >= 0x41 && byte <= 0x5A
        if isUpper, index == range.lowerBound { isCapital = true }
        lemma.append(isUpper ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (value, length) = codePoint(in: span, at: index)
      if let small = lowercase(value) {
        if index == range.lowerBound { isCapital = true }
        var encoded: [UInt8] = []
        encoded.append(codePoint: small)
        for byte in encoded { lemma.append(byte) }
      } else {
        for offset in index..<index + length { lemma.append(span[offset]) }
      }
      index += length
    }
    return (lemma, isCapital)
  }

  /// nil for what is no capital.
  private static func lowercase(_ value: UInt32) -> UInt32? {
    if let vowel = VietnameseVowel(value) {
      return vowel.isUppercase ? VietnameseVowel(vowel.shape, vowel.tone).codePoint : nil
    }
    if value == 0x110 || value == 0x111 { return value == 0x110 ? 0x111 : nil }
    let mapping = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars
    return mapping?.first.flatMap { $0.value == value ? nil : $0.value }
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
