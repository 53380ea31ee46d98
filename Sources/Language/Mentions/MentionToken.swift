/// A word, a number in digits, or a sign.
struct MentionToken {
  enum Kind: Equatable { case word, number, sign }

  var kind: Kind
  /// True where white space stands before it, or nothing.
  var isSpaced: Bool
  /// True where the word starts with a capital.
  var isCapital: Bool
  /// UTF-8 offsets.
  var range: Range<Int>
  /// Lower case; of a number its digits with their separators.
  var text: Lemma

  /// How many tokens of one line are read; what comes after is not looked at.
  static let maximumCount = 400_000

  /// The tokens of one line or block.
  static func tokens(of bytes: [UInt8], _ line: Range<Int>) -> [MentionToken] {
    let span = bytes.span
    let letters = SmallLetters.shared
    var tokens: [MentionToken] = []
    tokens.reserveCapacity(min(line.count / 4 + 8, maximumCount))
    var index = line.lowerBound
    var isSpaced = true
    while index < line.upperBound, tokens.count < maximumCount {
      let byte = span[index]
      if byte == 0x20 || byte == 0x0A {
        isSpaced = true
        index += 1
        continue
      }
      var token = MentionToken(
        kind: .sign, isSpaced: isSpaced, isCapital: false, range: index..<index, text: Lemma.none)
      isSpaced = false
      if byte >= 0x30, byte <= 0x39 {
        token.kind = .number
        index = numberEnd(span, index, line.upperBound)
        for place in token.range.lowerBound..<index { token.text.append(span[place]) }
      } else {
        index = read(span, index..<line.upperBound, letters, &token)
      }
      token.range = token.range.lowerBound..<index
      tokens.append(token)
    }
    return tokens
  }

  /// Reads a run of letters, or one sign; where it ends.
  @inline(__always)
  private static func read(
    _ span: Span<UInt8>, _ range: Range<Int>, _ letters: SmallLetters, _ token: inout MentionToken
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      let small = letters[value]
      guard small != 0 else { break }
      if small == SmallLetters.other {
        for place in index..<index + length { token.text.append(span[place]) }
      } else {
        if index == range.lowerBound { token.isCapital = small != value }
        token.text.append(codePoint: small)
      }
      index += length
    }
    guard index == range.lowerBound else {
      token.kind = .word
      return index
    }
    index += codePoint(in: span, at: index).length
    for place in range.lowerBound..<index { token.text.append(span[place]) }
    return index
  }

  /// Digits, and full stops and commas between digits.
  static func numberEnd(_ span: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      let byte = span[end]
      if isDigit(byte) {
        end += 1
      } else if byte == 0x2E || byte == 0x2C, end + 1 < limit, isDigit(span[end + 1]), end - start < 40 {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
