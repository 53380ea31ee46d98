import Model
import Testing

@testable import Extract

@Suite struct MarkdownTests {
  private func read(_ markdown: String) throws -> Article {
    try ArticleExtractor().extract(
      Page(kind: .markdown, bytes: Array(markdown.utf8)), source: ArticleSource(kind: .file)
    ).article
  }

  private static let document = """
    # Cầu cảng sẽ được xây lại

    ![Cây cầu](https://news.example/lead.jpg)

    Hội đồng đã bỏ phiếu hôm thứ Ba, theo [biên bản](https://news.example/minutes).

    [![Shop](https://ads.example/banner-970x250.jpg)](https://ads.example/landing?utm%5Fsource=x)

    "Chúng tôi đã chờ quá lâu," thị trưởng nói.

    ![Bản vẽ](https://news.example/plan%20one.png)

    _Bản vẽ của hội đồng (ảnh: Gazette)_

    - bước *một*
    - bước **hai**

    > Một thị trấn không có cầu là hai ngôi làng.
    """

  @Test func aSavedArticleIsReadWholeAndItsAdvertisementNot() throws {
    let article = try read(Self.document)
    #expect(article.title == "Cầu cảng sẽ được xây lại")
    #expect(article.image?.url == "https://news.example/lead.jpg")
    #expect(
      article.blocks.map(\.text) == [
        "Hội đồng đã bỏ phiếu hôm thứ Ba, theo biên bản.", "\"Chúng tôi đã chờ quá lâu,\" thị trưởng nói.",
        "bước một",
        "bước hai", "Một thị trấn không có cầu là hai ngôi làng.",
      ])
    #expect(article.blocks.map(\.kind) == [.paragraph, .paragraph, .listItem, .listItem, .quote])
    #expect(article.images.count == 2)
    #expect(article.images.last?.caption == "Bản vẽ của hội đồng")
    #expect(article.images.last?.credit == "Gazette")
    #expect(!article.markdown.contains("ads.example"))
    #expect(article.markdown.contains("[biên bản](https://news.example/minutes)"))
  }

  @Test func aPictureThatLinksToItsLargerVersionIsNoAdvertisement() throws {
    let article = try read("# T\n\n[![a](https://n.example/s.jpg)](https://n.example/l.jpg)\n\nText.")
    #expect(article.images.map(\.url) == ["https://n.example/s.jpg"])
  }

  @Test func markupInsideOfADocumentIsReadAsOnAPage() throws {
    let article = try read(
      "# T\n\nBold is <b>bold</b>.\n\n<div><p>Told in HTML.</p><script>alert(1)</script></div>\n\nThe end.")
    #expect(article.blocks.map(\.text) == ["Bold is bold.", "Told in HTML.", "The end."])
    #expect(article.blocks[0].marks == [Block.Mark(.strong, 8..<12)])
  }

  @Test func linksMayNameTheirAddressBelowTheText() throws {
    let article = try read("# T\n\nSee [the minutes][1].\n\n[1]: https://news.example/minutes")
    #expect(article.blocks.map(\.text) == ["See the minutes."])
    #expect(article.markdown == "See [the minutes](https://news.example/minutes).")
  }

  @Test func propertiesAboveADocumentAreNoText() throws {
    let article = try read("---\ntitle: other\n---\n# Title\n\nText.")
    #expect(article.title == "Title")
    #expect(article.blocks.map(\.text) == ["Text."])
    #expect(try read("---\nText without an end of properties.").blocks.count == 1)
  }

  @Test func theTitleOfAPictureIsItsCaptionAndPicturesOfOneLineAreTwo() throws {
    let article = try read(
      "# T\n\nText.\n\n![a](https://n.example/1.jpg \"One\") ![b](https://n.example/2.jpg)\n\n*Two*\n\n*Three*"
    )
    #expect(article.images.map(\.caption) == ["One", "Two"])
    #expect(article.blocks.map(\.text) == ["Text.", "Three"])
  }

  @Test(arguments: [
    ("a * b_c_d 5*3*2", "a \\* b\\_c\\_d 5\\*3\\*2"),
    ("1986. A year", "1986\\. A year"),
    ("# no heading", "\\# no heading"),
    ("- no list", "\\- no list"),
    ("[a](b) <i> &amp; ~x~ `c`", "\\[a\\](b) \\<i> \\&amp; \\~x\\~ \\`c\\`"),
  ])
  func textIsEscapedSoThatNothingInItIsASign(text: String, markdown: String) {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [Block(.paragraph, text)]
    #expect(article.markdown == markdown)
  }

  @Test func marksThatAParserWouldNotSeeAreLeftOut() {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [
      Block(.paragraph, "so (this)now", marks: [Block.Mark(.strong, 3..<9)]),
      Block(.paragraph, "so this now", marks: [Block.Mark(.strong, 3..<7), Block.Mark(.emphasis, 8..<11)]),
    ]
    #expect(article.markdown == "so (this)now\n\nso **this** *now*")
  }

  @Test func neighbouringGroupsStayApart() {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [
      Block(.listItem, "a", startsGroup: true), Block(.listItem, "b"),
      Block(.listItem, "c", startsGroup: true),
      Block(.quote, "d", startsGroup: true), Block(.quote, "e"), Block(.code, "f", startsGroup: true),
      Block(.code, "g"),
      Block(.paragraph, "h"),
    ]
    #expect(article.markdown == "- a\n- b\n\n* c\n\n> d\n>\n> e\n\n~~~~~~\nf\ng\n~~~~~~\n\nh")
  }
}
