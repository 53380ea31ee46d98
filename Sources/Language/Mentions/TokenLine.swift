internal import ASCII

/// The tokens of one line or block, counted from its start, and the text that they were read from.
struct TokenLine {
  /// How many tokens of one line are read; what comes after is not looked at.
  private static let maximumCount = 400_000

  let bytes: [UInt8]
  private let tokens: [Token]
  private let first: Int
  let count: Int

  init(_ table: TokenTable, _ line: TokenTable.Line) {
    (bytes, tokens, first) = (table.bytes, table.tokens, line.tokens.lowerBound)
    count = min(line.tokens.count, Self.maximumCount)
  }

  @inline(__always)
  subscript(_ index: Int) -> Token { tokens[first + index] }

  /// The word at `index` in lower case; none where there is no word.
  @inline(__always)
  func word(_ index: Int) -> Lemma {
    index >= 0 && index < count && self[index].kind == .word ? self[index].text : .none
  }

  @inline(__always)
  func sign(_ index: Int) -> Lemma {
    index >= 0 && index < count && self[index].kind == .sign ? self[index].text : .none
  }

  @inline(__always)
  func isNumber(_ index: Int) -> Bool {
    index >= 0 && index < count && self[index].kind == .number
  }

  /// The digits of a number with their separators.
  func digits(_ index: Int) -> ArraySlice<UInt8> { bytes[self[index].range] }

  /// A whole number of at most four digits.
  func int(_ index: Int) -> Int? {
    guard isNumber(index), self[index].range.count <= 4 else { return nil }
    return Self.int(digits(index))
  }

  /// nil where there is something else than digits, or too many.
  static func int(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for byte in digits {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// True where nothing but white space parts the token from the one before.
  func isAttached(_ index: Int) -> Bool { index < count && !self[index].isSpaced }
}
