internal import ASCII

/// Cuts text into the tokens that signatures are made of: words without marks or case, and numbers.
///
/// Vietnamese syllables and English words are tokens alike. `131.200`, `131,200` and `131200` are one number, as are `05` and
/// `5`; `200GB` is a number and a word.
struct TokenReader {
  struct Token {
    /// What the token is.
    var hash: UInt64
    /// What the token is a case of: a word is itself, every number is the same.
    var kind: UInt64
    /// Nonzero where `kind` has other cases: which one this is.
    var value: UInt64
  }

  /// Tokens beyond these are passed over: 400 pages of print.
  static let maximumTokens = 1 << 17

  private(set) var tokens: [Token] = []
  private(set) var negations = 0
  private let opposites = OppositeWords.table

  private static let numberKind: UInt64 = 0x6E75_6D62_6572_0001

  init(capacity: Int) { tokens.reserveCapacity(capacity) }

  mutating func read(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count, tokens.count < Self.maximumTokens {
      let byte = bytes[index]
      if byte.isASCIIDigit {
        number(bytes, &index)
      } else if byte >= 0x80 || byte.isASCIILetter {
        word(bytes, &index)
      } else {
        index += 1
      }
    }
  }

  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    var hash = TokenHash.seed
    if isMinus(before: index, in: bytes) { hash = TokenHash.adding(UInt8(ascii: "-"), to: hash) }
    var isLeading = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIIDigit {
        if byte != 0x30 { isLeading = false }
        if !isLeading { hash = TokenHash.adding(byte, to: hash) }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), index + 1 < bytes.count,
        bytes[index + 1].isASCIIDigit
      {
        // A separator: of thousands in one language, of decimals in the other.
        if isLeading { hash = TokenHash.adding(0x30, to: hash) }
        isLeading = false
      } else {
        break
      }
      index += 1
    }
    append(number: hash)
  }

  /// A sign stands before the digits and after a space, a bracket or nothing.
  private func isMinus(before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = index
    if index >= 1, bytes[index - 1] == UInt8(ascii: "-") {
      start = index - 1
    } else if index >= 3, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x88, bytes[index - 1] == 0x92 {
      start = index - 3  // U+2212
    }
    guard start < index else { return false }
    return start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == UInt8(ascii: "(")
  }

  private mutating func append(number hash: UInt64) {
    tokens.append(
      Token(hash: TokenHash.mixed(hash &+ Self.numberKind), kind: Self.numberKind, value: hash | 1))
  }

  private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    var hash = TokenHash.seed
    var length = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIILetter {
        hash = TokenHash.adding(byte | 0x20, to: hash)
        length += 1
        index += 1
        continue
      }
      if byte < 0x80 {
        // An apostrophe inside a word is passed over: "don't" and "dont" are one.
        guard byte == UInt8(ascii: "'"), length > 0, index + 1 < bytes.count, bytes[index + 1].isASCIILetter
        else {
          break
        }
        index += 1
        continue
      }
      let (codePoint, width) = Self.codePoint(bytes, at: index)
      if Self.isPassedOver(codePoint) {
        index += width
        continue
      }
      let base = LatinLetters.base(of: codePoint)
      if base == LatinLetters.separator {
        if length == 0 { index += width }
        break
      }
      if base == LatinLetters.other, LatinLetters.isWrittenWithoutSpaces(codePoint) {
        append(word: hash, length: length)
        append(word: TokenHash.mixed(UInt64(codePoint)), length: 1)
        (hash, length) = (TokenHash.seed, 0)
        index += width
        continue
      }
      if base == LatinLetters.other {
        for offset in 0..<width { hash = TokenHash.adding(bytes[index + offset], to: hash) }
      } else {
        hash = TokenHash.adding(base, to: hash)
      }
      length += 1
      index += width
    }
    append(word: hash, length: length)
  }

  private mutating func append(word hash: UInt64, length: Int) {
    guard length > 0 else { return }
    let meaning = opposites.meaning(of: hash)
    switch meaning.axis {
    case 0: tokens.append(Token(hash: hash, kind: hash, value: 0))
    case OppositeWords.negationAxis:
      negations += 1
      tokens.append(Token(hash: hash, kind: hash, value: 0))
    case OppositeWords.numberAxis where meaning.value < 100:
      append(number: TokenHash.of("\(meaning.value)".utf8))
    case let axis:
      let kind = axis == OppositeWords.numberAxis ? Self.numberKind : UInt64(axis)
      tokens.append(
        Token(hash: hash, kind: kind, value: TokenHash.mixed(UInt64(axis) << 8 | UInt64(meaning.value)) | 1))
    }
  }

  /// Combining marks, the typographic apostrophe inside words, soft hyphens and characters of no width.
  private static func isPassedOver(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x300...0x36F, 0xAD, 0x2019, 0x200B...0x200D, 0xFEFF, 0xFE00...0xFE0F: true
    default: false
    }
  }

  /// The text is valid UTF-8.
  private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    let lead = bytes[index]
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + width <= bytes.count else { return (0xFFFD, bytes.count - index) }
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (value, width)
  }
}
