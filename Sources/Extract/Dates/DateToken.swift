/// A piece of a text in which a date is looked for.
struct DateToken {
  enum Kind: Equatable {
    /// Decimal digits; their number matters: `03` and `3` are not the same evidence.
    case number(Int, digits: Int)
    /// Letters, in lower case.
    case word(String)
    case symbol(UInt8)
  }

  var kind: Kind
  /// UTF-8 offsets in the text.
  var range: Range<Int>
  /// White space, or nothing, stands before it.
  var followsSpace: Bool

  var isThai: Bool {
    guard case .word(let word) = kind, let first = word.unicodeScalars.first else { return false }
    return (0x0E01...0x0E2E).contains(first.value)
  }

  var isArabic: Bool {
    guard case .word(let word) = kind, let first = word.unicodeScalars.first else { return false }
    return (0x0621...0x06D3).contains(first.value)
  }

  /// Texts are cut here: a page's text is searched in pieces.
  static let maximumTokens = 512

  static func tokens(of text: String) -> [DateToken] {
    var tokens: [DateToken] = []
    var offset = 0
    var followsSpace = true
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next, tokens.count < maximumTokens {
      if isInvisible(scalar) {
        offset += UTF8.width(scalar)
        next = scalars.next()
        continue
      }
      let start = offset
      if let digit = digit(scalar) {
        var value = digit
        var count = 0
        while let current = next {
          if isInvisible(current) {
            offset += UTF8.width(current)
            next = scalars.next()
            continue
          }
          guard let digit = Self.digit(current) else { break }
          if count > 0 { value = min(value, 100_000_000_000_000_000) * 10 + digit }
          count += 1
          offset += UTF8.width(current)
          next = scalars.next()
        }
        tokens.append(
          DateToken(kind: .number(value, digits: count), range: start..<offset, followsSpace: followsSpace))
        followsSpace = false
      } else if isLetter(scalar) {
        var word = String.UnicodeScalarView()
        while let current = next, isLetter(current) || isInvisible(current) {
          if !isInvisible(current) { word.append(current) }
          offset += UTF8.width(current)
          next = scalars.next()
          // Chinese and Japanese write no spaces: each of their letters is a word.
          if isIdeograph(current) || next.map(isIdeograph) == true { break }
        }
        let lower = String(word).lowercased().replacingDotlessI
        tokens.append(DateToken(kind: .word(lower), range: start..<offset, followsSpace: followsSpace))
        followsSpace = false
      } else {
        offset += UTF8.width(scalar)
        next = scalars.next()
        if scalar.properties.isWhitespace {
          followsSpace = true
        } else {
          tokens.append(
            DateToken(kind: .symbol(symbol(scalar)), range: start..<offset, followsSpace: followsSpace))
          followsSpace = false
        }
      }
    }
    return tokens
  }

  /// Marks of direction and joining, which stand within words and numbers: `25‏/1‏/2023`.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Decimal digits of any script.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value &- 0x30 <= 9 ? Int(scalar.value - 0x30) : nil }
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .spacingMark
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// Dashes, slashes, commas and the like of other scripts as their ASCII kin; anything else unknown is `?`.
  private static func symbol(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x21..<0x7F: UInt8(scalar.value)
    case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
    case 0x00B7, 0x2022, 0x2027, 0x30FB: UInt8(ascii: "|")
    case 0xFF0F, 0x2044: UInt8(ascii: "/")
    case 0xFF1A: UInt8(ascii: ":")
    case 0x00BA, 0x00AA, 0x00B0, 0x2018, 0x2019, 0x05F3: UInt8(ascii: "'")
    case 0x060C, 0x104A, 0x3001, 0xFF0C: UInt8(ascii: ",")
    case 0x0970: UInt8(ascii: ".")
    default: UInt8(ascii: "?")
    }
  }
}

extension String {
  /// Turkish I in its lower case, as tables hold it.
  fileprivate var replacingDotlessI: String {
    utf8.contains(0xCC)
      ? String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0x0307 })) : self
  }
}
