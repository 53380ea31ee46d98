import Testing

@testable import Language

@Suite struct SearchFormTests {
  @Test(
    "Search form has neither marks nor punctuation",
    arguments: [
      ("Đường sắt Bắc - Nam", "duong sat bac nam"), ("Ðông (Icelandic eth)", "ðong icelandic eth"),
      ("CRÈME brûlée!", "creme brulee"),
      ("  1.234,5 đồng ", "1 234 5 dong"), ("", ""), ("…", ""), ("Ёлка", "елка"),
      ("Điều ① và ½", "dieu ① va ½"),
    ])
  func fold(_ text: String, _ form: String) { #expect(Fold.searchForm(text) == form) }

  @Test func wordsAreSortedAsInADictionary() {
    let sorted = [
      "10", "9", "An", "ăn", "ân", "bà", "bá", "Dũng", "Đà", "hoa", "hòa", "hoà", "hỏi", "hoang", "ông", "ơn",
      "y",
    ]
    #expect(
      sorted.reversed().sorted { VietnameseCollationKey($0) < VietnameseCollationKey($1) }.map { $0 }
        == sorted.sorted { VietnameseCollationKey($0) < VietnameseCollationKey($1) })
    #expect(VietnameseCollationKey("ba") < VietnameseCollationKey("bà"))
    #expect(VietnameseCollationKey("bả") < VietnameseCollationKey("bá"))
    #expect(VietnameseCollationKey("bạ") < VietnameseCollationKey("ban"))
    #expect(VietnameseCollationKey("dũng") < VietnameseCollationKey("đà"))
    #expect(VietnameseCollationKey("an") < VietnameseCollationKey("An"))
  }

  @Test(
    "The bytes of each legacy encoding are decoded",
    arguments: [
      ("tcvn3", [0xAE, 0xAD, 0xEA, 0x6E, 0x67], "đường"),
      ("viscii", [0xF0, 0xDF, 0xB6, 0x6E, 0x67], "đường"),
      ("vps", [0xC7, 0xDC, 0xA9, 0x6E, 0x67], "đường"),
      ("vni", [0xF1, 0xF6, 0xF4, 0xF8, 0x6E, 0x67], "đường"),
      ("windows-1258", [0xF0, 0xFD, 0xF5, 0xCC, 0x6E, 0x67], "đường"),
    ] as [(String, [UInt8], String)])
  func decode(_ name: String, _ bytes: [UInt8], _ text: String) throws {
    let encoding = try #require(LegacyEncoding.all.first { $0.name == name })
    let scalars = encoding.decode(bytes[...]).compactMap { Unicode.Scalar($0) }
    #expect(String(String.UnicodeScalarView(scalars)) == text)
  }
}
