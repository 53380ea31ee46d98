import Dedupe
import Model
import Testing

@Suite struct SignatureTests {
  private static let vietnamese = [
    "Sáng 14/4, chuyến xe buýt điện đầu tiên rời ga với 23 hành khách, phần lớn là người kéo theo va li. Giá vé 15.000 đồng một lượt.",
    "Lượng khách đi sân bay tăng 12 % trong quý một, nhưng bãi xe không còn chỗ, nên thành phố mở thêm tuyến thứ hai.",
    "Nếu mỗi chuyến chở trung bình từ 15 khách trở lên, hai tuyến tương tự sẽ được mở trong năm 2027.",
  ]
  private static let english = [
    "The first electric bus left the station on April 14 with 23 passengers, most of them pulling suitcases. A ride costs $1.50.",
    "Traffic to the airport rose by 12% in the first quarter, and the car park is full, so that the city is opening a second line.",
    "If each bus carries 15 passengers or more on average, two lines of the kind will open in 2027.",
  ]

  private func signature(_ lines: [String], title: String? = nil) throws -> Signature {
    var article = Article(source: ArticleSource(kind: .file))
    article.title = title
    article.blocks = lines.map { Block(.paragraph, $0) }
    return try #require(Signature(of: article))
  }

  private func compare(_ a: [String], _ b: [String]) throws -> Signature.Comparison {
    Signature.compare(try signature(a), try signature(b))
  }

  private func shareKeys(_ a: [String], _ b: [String]) throws -> Bool {
    !Set(try signature(a).keys).isDisjoint(with: try signature(b).keys)
  }

  @Test(arguments: [vietnamese, english])
  func aCopyUnderAnotherHeadlineIsADuplicate(text: [String]) throws {
    let a = try signature(text, title: "Xe buýt điện nối ga với sân bay")
    let b = try signature(text, title: "Thành phố có thêm tuyến mới")
    #expect(Signature.compare(a, b).isDuplicate)
    #expect(a.keys == b.keys)
  }

  @Test(arguments: [vietnamese, english])
  func aNoteAtTheEndOrAMissingParagraphMakesNoOtherText(text: [String]) throws {
    let noted = text + ["Bài viết được đăng lại với sự đồng ý của tác giả."]
    #expect(try compare(text, noted).isDuplicate)
    #expect(try shareKeys(text, noted))
    #expect(try compare(noted, Array(text.dropLast())).isDuplicate)
  }

  @Test func aLightRewriteIsADuplicate() throws {
    let rewritten = Self.vietnamese.map {
      $0.replacing("phần lớn là người", with: "đa số").replacing("trong năm", with: "vào năm").replacing(
        "bãi xe", with: "chỗ đỗ")
    }
    #expect(try compare(Self.vietnamese, rewritten).isDuplicate)
    #expect(try shareKeys(Self.vietnamese, rewritten))
  }

  @Test func marksAndTheirFormMakeNoOtherText() throws {
    let bare = [
      "Sang 14/4, chuyen xe buyt dien dau tien roi ga voi 23 hanh khach, phan lon la nguoi keo theo va li. Gia ve 15.000 dong mot luot.",
      "Luong khach di san bay tang 12 % trong quy mot, nhung bai xe khong con cho, nen thanh pho mo them tuyen thu hai.",
      "Neu moi chuyen cho trung binh tu 15 khach tro len, hai tuyen tuong tu se duoc mo trong nam 2027.",
    ]
    #expect(try signature(bare) == signature(Self.vietnamese))
  }

  @Test(arguments: [
    ("tăng", "giảm"), ("12 %", "13 %"), ("23", "25"), ("15.000", "16.000"), ("không còn chỗ", "còn chỗ"),
    ("hai tuyến", "ba tuyến"),
  ])
  func oneWordThatTurnsAStatementRoundMakesAnotherText(word: String, other: String) throws {
    let changed = Self.vietnamese.map { $0.replacing(word, with: other) }
    #expect(changed != Self.vietnamese)
    #expect(try !compare(Self.vietnamese, changed).isDuplicate)
  }

  @Test(arguments: [
    ("rose", "fell"), ("12%", "13%"), ("April", "June"), ("$1.50", "$1.60"), ("is full", "is not full"),
  ])
  func oneEnglishWordThatTurnsAStatementRoundMakesAnotherText(word: String, other: String) throws {
    let changed = Self.english.map { $0.replacing(word, with: other) }
    #expect(changed != Self.english)
    #expect(try !compare(Self.english, changed).isDuplicate)
  }

  @Test func theWayANumberIsWrittenMakesNoOtherText() throws {
    let written = Self.vietnamese.map {
      $0.replacing("15.000", with: "15,000").replacing("14/4", with: "14-04")
    }
    #expect(try compare(Self.vietnamese, written).contradictions == 0)
    #expect(try compare(Self.vietnamese, written).isDuplicate)
  }

  @Test func twoTextsHaveNothingInCommon() throws {
    let comparison = try compare(Self.vietnamese, Self.english)
    #expect(!comparison.isDuplicate)
    #expect(comparison.resemblance < 0.2)
    #expect(try !shareKeys(Self.vietnamese, Self.english))
  }

  @Test func aTextOfFewWordsHasNone() {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [Block(.paragraph, "Xem video: chuyến xe đầu tiên rời ga.")]
    #expect(Signature(of: article) == nil)
  }

  @Test func hexadecimalIsReadBackAndAnythingElseIsRefused() throws {
    let signature = try signature(Self.vietnamese)
    #expect(Signature(hexadecimal: signature.hexadecimal) == signature)
    #expect(signature.hexadecimal.utf8.count == 2 * (Signature.comparedByteCount + 4 * signature.keys.count))
    #expect(Signature(hexadecimal: "") == nil)
    #expect(Signature(hexadecimal: "02" + signature.hexadecimal.dropFirst(2)) == nil)
    #expect(Signature(hexadecimal: "zz" + signature.hexadecimal.dropFirst(2)) == nil)
    #expect(Signature(hexadecimal: String(signature.hexadecimal.dropLast(2))) == nil)
  }

  /// Records of years are compared with each other: a change of this value needs a new version.
  @Test func theSameTextHasTheSameSignatureForEver() throws {
    #expect(
      try signature(Self.english).hexadecimal
        == """
        01004300bcfcae6f11ee3dbfe1ef7aec699b8e9bae4997aee8fb67f7aef1b616\
        de0ccabcd407c000000fb02b9a2fe1532000000000000000000001d584000000\
        00000000000000d66810000000000000000000000000bbfeef1bb09d64f00000\
        0081519300d1af3d0595b3740685e73906f303b80bf442750bfe95f813cdc04d
        """)
  }

  @Test func textsOfAnyBytesHaveOne() throws {
    let odd = [
      "京都 の 天気 は 晴れ です が 明日 は 雨 が 降る でしょう 気温 は 二十 度 です", "🙂🙂 \u{301}\u{301} ’’ -5 −5 1.,2 0 00 0.0 ￥ Ǆ",
    ]
    #expect(try compare(odd, odd).isDuplicate)
  }
}
