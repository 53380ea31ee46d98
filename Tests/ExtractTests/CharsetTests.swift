import Testing

@testable import Extract

@Suite struct CharsetTests {
  private func decode(_ bytes: [UInt8], _ contentType: String? = nil, _ kind: Charset.DocumentKind = .html)
    -> DecodedText
  {
    Charset.decode(bytes, contentType: contentType, kind: kind)
  }

  private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.utf8, as: UTF8.self) }

  @Test func soundUTF8IsTakenAsItIs() {
    let decoded = decode(Array("<p>Tiếng Việt</p>".utf8))
    #expect(decoded == DecodedText(utf8: Array("<p>Tiếng Việt</p>".utf8), label: "utf-8"))
  }

  @Test func brokenSequencesBecomeReplacementCharacters() {
    let decoded = decode(
      Array("Hà Nội ".utf8) + [0xE1, 0xBB] + Array(" mùa thu".utf8), "text/html; charset=utf-8")
    #expect(text(decoded) == "Hà Nội \u{FFFD} mùa thu")
    #expect(decoded.hasReplacements)
  }

  @Test func aMarkDecidesBeforeEverything() {
    #expect(
      decode([0xEF, 0xBB, 0xBF] + Array("a".utf8), "text/html; charset=iso-8859-1")
        == DecodedText(utf8: [0x61], label: "utf-8"))
    #expect(decode([0xFF, 0xFE, 0x61, 0x00]) == DecodedText(utf8: [0x61], label: "utf-16le"))
    #expect(decode([0xFE, 0xFF, 0x00, 0x61]) == DecodedText(utf8: [0x61], label: "utf-16be"))
  }

  @Test func wideTextWithoutAMarkIsReadWhereTheHeaderSaysSo() {
    let letters: [UInt8] = Array("Hi!".utf8)
    let types = "text/html; charset=utf-16"
    #expect(text(decode(letters.flatMap { [0, $0] }, types)) == "Hi!")
    #expect(text(decode(letters.flatMap { [$0, 0] }, types)) == "Hi!")
    #expect(text(decode(letters.flatMap { [0, 0, 0, $0] }, "text/html; charset=utf-32")) == "Hi!")
    // A page that is not what its header says.
    #expect(text(decode(letters, types)) == "Hi!")
  }

  @Test func theHeaderGoesBeforeTheDocument() {
    let decoded = decode(Array("<meta charset=koi8-r>".utf8) + [0xF0], "text/html; charset=windows-1251")
    #expect(decoded.label == "windows-1251")
    #expect(text(decoded).hasSuffix("р"))
  }

  @Test func latin1IsWindows1252() {
    let decoded = decode([0x93, 0x80, 0x94], "text/html; charset=iso-8859-1")
    #expect(decoded.label == "windows-1252")
    #expect(text(decoded) == "“€”")
  }

  @Test func aDeclarationThatTheBytesDisproveIsNotBelieved() {
    #expect(decode(Array("<meta charset=iso-8859-1>Đà Nẵng".utf8)).label == "utf-8")
    let latin = decode([0x43, 0x61, 0x66, 0xE9], "text/html; charset=utf-8")
    #expect(text(latin) == "Café")
    #expect(latin.isGuessed)
  }

  @Test func oneStrayByteDoesNotMakeUTF8Another() {
    let brand = Array("Brøndby på søndag ".utf8)
    let stray = decode(brand + brand + [0xA9] + brand, "text/html; charset=iso-8859-1")
    #expect(stray.label == "utf-8")
    #expect(text(stray).hasPrefix("Brøndby på søndag Brøndby på søndag \u{FFFD}Brøndby"))
    #expect(stray.contradictsDeclaration)
    let cut = decode(Array("Phở bò".utf8).dropLast(), "text/html; charset=windows-1252")
    #expect(text(cut) == "Phở b\u{FFFD}")
  }

  @Test func aTextOfItsOwnEncodingIsNoDamagedUTF8() {
    // "Ã©" is sound UTF-8 by chance; the rest is not.
    let latin = decode([0xC3, 0xA9, 0x20, 0xE9, 0x20, 0xE8, 0x20, 0xE0], "text/html; charset=iso-8859-1")
    #expect(latin.label == "windows-1252")
  }

  @Test func bytesThatAnEncodingLeavesOutAreControls() {
    #expect(decode([0x81], "text/plain; charset=windows-1252", .text).utf8 == [0xC2, 0x81])
  }

  @Test func vietnameseTonesStayCombining() {
    #expect(
      text(decode([0x61, 0xCC], "text/plain; charset=windows-1258", .text)).unicodeScalars.map(\.value) == [
        0x61, 0x300,
      ])
  }

  @Test func eastAsianTextIsDecoded() {
    #expect(text(decode([0xC4, 0xE3, 0xBA, 0xC3], "text/html; charset=gb2312")) == "你好")
    #expect(text(decode([0xA7, 0x41, 0xA6, 0x6E], "text/html; charset=big5")) == "你好")
    #expect(text(decode([0x93, 0xFA, 0x96, 0x7B], "text/html; charset=shift_jis")) == "日本")
    #expect(text(decode([0xC6, 0xFC, 0xCB, 0xDC], "text/html; charset=euc-jp")) == "日本")
    #expect(text(decode([0xC7, 0xD1, 0xB1, 0xDB], "text/html; charset=euc-kr")) == "한글")
  }

  @Test func aBrokenCharacterDoesNotSwallowTheTagBehindIt() {
    #expect(text(decode([0xC4, 0x3C, 0x62, 0x3E], "text/html; charset=gb2312")) == "\u{FFFD}<b>")
    #expect(text(decode([0xC4, 0xE3, 0xC4], "text/html; charset=gb2312")) == "你\u{FFFD}")
  }

  @Test(arguments: [
    "<meta charset='windows-1251'>",
    "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1251'>",
    "<!-- <meta charset=utf-8> --><meta charset=\"cp1251\">",
    "<meta content='text/html;charset=windows-1251' http-equiv=content-type>",
  ])
  func metaDeclares(_ head: String) {
    #expect(decode(Array(head.utf8) + [0xCF]).label == "windows-1251")
  }

  @Test func xmlDeclares() {
    #expect(
      decode(Array("<?xml version='1.0' encoding='windows-1251'?><a>".utf8) + [0xCF], nil, .xml).label
        == "windows-1251")
  }

  @Test func attacksWithEncodingsAreReplaced() {
    #expect(text(decode(Array("<b>".utf8) + [0xFF], "text/html; charset=iso-2022-kr")) == "\u{FFFD}")
  }

  @Test func everyNameOfTheTableIsKnownToTheConverter() {
    for label in [
      "ibm866", "iso-8859-2", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874", "windows-1250",
      "windows-1258",
      "x-mac-cyrillic", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr",
      "iso-8859-8-i",
    ] {
      #expect(Encoding(label: label).flatMap { Iconv($0.iconvName) } != nil, "\(label)")
    }
  }

  @Test func theValidatorAgreesWithTheStandardLibrary() {
    let alphabet: [UInt8] = [
      0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF1, 0xF4,
      0xF5,
    ]
    let count = alphabet.count
    for number in 0..<(count * count * count * count) {
      let places = [number, number / count, number / count / count, number / count / count / count]
      let bytes = places.map { alphabet[$0 % count] }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(UTF8Validator.isValid(bytes) == isValid, "\(bytes)")
      // The letter behind them: a last character that is cut off would not count.
      #expect((UTF8Profile(bytes + [0x61]).invalidCount == 0) == isValid, "\(bytes)")
    }
  }
}
