/// A word, a number in digits, or a sign.
struct MentionToken {
  enum Kind: Equatable { case word, number, sign }

  var kind: Kind
  /// UTF-8 offsets.
  var range: Range<Int>
  /// Lower case; of numbers the digits with their separators, of signs the character.
  var text: String
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
      let text = String(decoding: bytes[index..<end], as: UTF8.self)
      let lower = kind == .word ? text.lowercased() : text
      tokens.append(
        MentionToken(kind: kind, range: index..<end, text: lower, isSpaced: isSpaced, isCapital: kind == .word && lower.unicodeScalars.first != text.unicodeScalars.first))
      isSpaced = false
      index = end
    }
    return tokens
  }

  private static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Digits, and full stops and commas between digits.
  private static func numberEnd(_ span: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      let byte = span[end]
      if isDigit(UInt32(byte)) {
        end += 1
      } else if byte == 0x2E || byte == 0x2C, end + 1 < limit, isDigit(UInt32(span[end + 1])), end - start < 40 {
        end += 2
      } else {
        break
      }
    }
    return end
  }
}
