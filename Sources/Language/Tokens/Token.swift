internal import ASCII

/// A word, a number in digits, or a sign, with what its letters are to all who ask.
///
/// A word is a run of letters of one script (or of those that share `LanguageProfiles.Group` 0, which have none), so that "Cафе" is
/// two, one right after the other.
struct Token {
  enum Kind: UInt8 { case word, number, sign }

  struct Traits: OptionSet {
    var rawValue: UInt8

    /// White space stands before it, or nothing.
    static let isSpaced = Traits(rawValue: 1)
    /// Starts with a capital.
    static let isCapital = Traits(rawValue: 2)
    /// A capital after the first letter.
    static let hasInnerCapital = Traits(rawValue: 4)
    static let isAllCapital = Traits(rawValue: 8)
    static let isASCII = Traits(rawValue: 16)
    /// Has a letter that Vietnamese words have and few others.
    static let isUnmistakable = Traits(rawValue: 32)
    /// Of letters of the Vietnamese alphabet, and no more of them than a syllable has.
    static let isSpelt = Traits(rawValue: 64)
  }

  /// Letters of a word; what is longer is parted.
  static let maximumLetterCount = 96

  /// Lower case; of a number its digits with their separators.
  var text = Lemma.none
  private var start: UInt32
  private var end: UInt32
  var kind: Kind
  var traits: Traits
  /// Letters of a word.
  private(set) var letterCount: UInt8 = 0
  /// The number + 1 of the group that a word's letters are of, as in `LetterTable.Letter`.
  private(set) var group: UInt8 = 0
  private var letters = Syllable()

  /// UTF-8 offsets.
  @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
  @inline(__always) var isSpaced: Bool { traits.contains(.isSpaced) }
  @inline(__always) var isCapital: Bool { traits.contains(.isCapital) }
  /// What Vietnamese would read, valid or not; nil where it has other letters or too many.
  @inline(__always) var syllable: Syllable? { traits.contains(.isSpelt) ? letters : nil }

  /// A web or mail address or a handle as one sign, without a text: no rule knows it, no count counts it.
  init(address: Range<Int>, isSpaced: Bool) {
    start = UInt32(truncatingIfNeeded: address.lowerBound)
    end = UInt32(truncatingIfNeeded: address.upperBound)
    kind = .sign
    traits = isSpaced ? .isSpaced : []
  }

  /// Reads the token that starts at `start`.
  ///
  /// - Parameter symbols: where the symbols of a word's letters go, one byte each from the offset of the word on.
  @inline(__always)
  init(
    _ span: Span<UInt8>, _ start: Int, _ limit: Int, isSpaced: Bool, _ table: LetterTable,
    _ symbols: UnsafeMutablePointer<UInt8>
  ) {
    self.start = UInt32(truncatingIfNeeded: start)
    end = self.start
    traits = isSpaced ? .isSpaced : []
    kind = .sign
    let byte = span[start]
    var index = start
    if byte.isASCIIDigit {
      kind = .number
      index = Self.numberEnd(span, start, limit)
    } else {
      let (value, length) = codePoint(in: span, at: start)
      let letter = table[value]
      if letter.isLetter {
        kind = .word
        index = readLetters(span, start, limit, letter, value, length, table, symbols + start)
      } else {
        index = start + length
      }
    }
    if kind != .word {
      for place in start..<index { text.append(span[place]) }
      if byte < 0x80 { traits.insert(.isASCII) }
    }
    end = UInt32(truncatingIfNeeded: index)
  }

  /// Reads a run of letters; where it ends.
  @inline(__always)
  private mutating func readLetters(
    _ span: Span<UInt8>, _ start: Int, _ limit: Int, _ first: LetterTable.Letter, _ firstValue: UInt32,
    _ firstLength: Int, _ table: LetterTable, _ symbols: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var (letter, value, length, index, count) = (first, firstValue, firstLength, start, 0)
    var all = first.traits
    var some: LetterTable.Traits = []
    // Here and not in the token, so that they stay in registers.
    var (text, letters, isSpelt) = (Lemma.none, Syllable(), true)
    let group = first.group
    while true {
      symbols[count] = letter.symbol
      text.append(codePoint: letter.small(of: value))
      if isSpelt { isSpelt = letters.append(letter.inSyllable) }
      count &+= 1
      index &+= length
      guard index < limit, count < Self.maximumLetterCount else { break }
      (value, length) = codePoint(in: span, at: index)
      letter = table[value]
      guard letter.isLetter, letter.group == group else { break }
      all.formIntersection(letter.traits)
      some.formUnion(letter.traits)
    }
    (self.text, self.letters, self.group) = (text, letters, group)
    letterCount = UInt8(truncatingIfNeeded: count)
    if first.traits.contains(.isCapital) { traits.insert(.isCapital) }
    if some.contains(.isCapital) { traits.insert(.hasInnerCapital) }
    if all.contains(.isCapital) { traits.insert(.isAllCapital) }
    some.formUnion(first.traits)
    if !some.contains(.isNotASCII) { traits.insert(.isASCII) }
    if some.contains(.isUnmistakable) { traits.insert(.isUnmistakable) }
    if isSpelt { traits.insert(.isSpelt) }
    return index
  }

  /// Digits, and full stops and commas between digits.
  private static func numberEnd(_ span: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit {
      let byte = span[end]
      if byte.isASCIIDigit {
        end += 1
      } else if byte == 0x2E || byte == 0x2C, end + 1 < limit, span[end + 1].isASCIIDigit, end - start < 40 {
        end += 2
      } else {
        break
      }
    }
    return end
  }
}
