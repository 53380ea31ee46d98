import ASCII
import Testing

/// All 256 bytes, held against what Swift's standard library says of them.
@Suite struct ASCIITests {
  private static let bytes = Array(UInt8.min...UInt8.max)
  private static func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }

  @Test func lettersAndDigitsAreThoseOfASCII() {
    for byte in Self.bytes {
      let character = Self.character(byte)
      #expect(byte.isASCIIDigit == (character.isASCII && character.isWholeNumber), "\(byte)")
      #expect(byte.isASCIILetter == (character.isASCII && character.isLetter), "\(byte)")
      #expect(byte.isASCIICapital == (character.isASCII && character.isUppercase), "\(byte)")
      #expect(byte.isASCIISmallLetter == (character.isASCII && character.isLowercase), "\(byte)")
      #expect(byte.isASCIIAlphanumeric == (byte.isASCIILetter || byte.isASCIIDigit), "\(byte)")
    }
  }

  @Test func capitalsBecomeSmallLettersAndNothingElseChanges() {
    for byte in Self.bytes {
      let small = byte < 0x80 ? Self.character(byte).lowercased().utf8.first : byte
      #expect(byte.asciiLowercased == small, "\(byte)")
    }
  }

  @Test func eachStandardHasItsOwnWhiteSpace() {
    func spaces(_ isSpace: (UInt8) -> Bool) -> String {
      String(decoding: Self.bytes.filter(isSpace), as: UTF8.self)
    }
    #expect(spaces(\.isHTMLSpace) == "\t\n\u{0C}\r ")
    #expect(spaces(\.isXMLSpace) == "\t\n\r ")
    #expect(spaces(\.isHTTPSpace) == "\t ")
    #expect(spaces(\.isASCIISpace) == "\t\n\u{0B}\u{0C}\r ")
  }

  @Test func hexadecimalDigitsAreReadInBothCases() {
    for byte in Self.bytes {
      let value = byte < 0x80 ? Self.character(byte).hexDigitValue : nil
      #expect(byte.hexadecimalValue.map(Int.init) == value, "\(byte)")
    }
  }

  @Test func bytesAreWrittenAsDigitsAndEscapes() {
    #expect([0, 9, 10, 0x4F, 0xFF].hexadecimal == "00090a4fff")
    var escaped = Array("/".utf8)
    for byte in "ư ".utf8 { escaped.append(percentEncoded: byte) }
    #expect(String(decoding: escaped, as: UTF8.self) == "/%C6%B0%20")
  }

  @Test func whiteSpaceIsTrimmedAtBothEnds() {
    #expect(Array(" \t a b\r\n".utf8)[...].trimmingASCIISpace().elementsEqual("a b".utf8))
    #expect(Array(" \n".utf8)[...].trimmingASCIISpace().isEmpty)
  }
}
