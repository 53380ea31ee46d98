import Language
import Model
import Testing

@Suite struct NormalizerArticleTests {
  private func article(_ blocks: [Block]) -> Article {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = blocks
    return article
  }

  @Test("Marks and cell ends keep their words when the text before them changes its length")
  func marks() throws {
    let text = "Ông  hoà giải cho Tie\u{302}\u{301}ng Việt"
    let start = text.utf8.count - "Việt".utf8.count
    var draft = article([
      Block(.paragraph, text, marks: [.init(.strong, start..<text.utf8.count)]),
      Block(
        .tableRow, "Hoà\u{A0}Bình | hai",
        cellEnds: ["Hoà\u{A0}Bình".utf8.count, "Hoà\u{A0}Bình | hai".utf8.count]),
    ])
    Normalizer().normalize(&draft)
    #expect(draft.blocks[0].text == "Ông hòa giải cho Tiếng Việt")
    let mark = try #require(draft.blocks[0].marks.first)
    #expect(Array(draft.blocks[0].text.utf8)[mark.range].elementsEqual("Việt".utf8))
    #expect(draft.blocks[1].text == "Hòa Bình | hai")
    #expect(draft.blocks[1].cellEnds == ["Hòa Bình".utf8.count, "Hòa Bình | hai".utf8.count])
    #expect(draft.normalization == ["nfc", "white-space", "tone-marks"])
  }

  @Test("Blocks that become empty are dropped, pictures stay where they were")
  func emptyBlocks() {
    var draft = article([
      Block(.paragraph, "\u{200B}"), Block(.paragraph, "Một đoạn văn."), Block(.paragraph, "\u{FEFF} "),
    ])
    draft.images = [
      ImageReference(url: "a", blockCountBefore: 1), ImageReference(url: "b", blockCountBefore: 3),
    ]
    draft.embeds = [Embed(url: "c", blockCountBefore: 3)]
    Normalizer().normalize(&draft)
    #expect(draft.blocks.map(\.text) == ["Một đoạn văn."])
    #expect(draft.embeds.map(\.blockCountBefore) == [1])
    #expect(draft.images.map(\.blockCountBefore) == [0, 1])
  }

  @Test("What could be in any language is in that of the article")
  func namesAndAbbreviations() {
    var draft = article([
      Block(
        .paragraph,
        "Die Schülerinnen und Schüler der Stadt haben am Wochenende in vielen Disziplinen um Medaillen gekämpft."
      ),
      Block(.tableRow, "WÜ"), Block(.tableRow, "n.a."), Block(.paragraph, "Finale"),
      Block(.paragraph, "Michel, Lena"),
      Block(.paragraph, "The games were held in the old stadium on the river."),
    ])
    Normalizer().normalize(&draft)
    #expect(draft.language.value == "de")
    #expect(draft.blocks.map { $0.language?.value } == [nil, nil, nil, nil, nil, "en"])
  }

  @Test("The language is that of most letters, and paragraphs in another one say so")
  func languages() {
    var draft = article([
      Block(
        .paragraph, "Chính phủ vừa ban hành nghị định mới về quản lý dữ liệu cá nhân trên không gian mạng."),
      Block(
        .paragraph,
        "The decree takes effect in January and applies to all companies that process personal data."),
      Block(.paragraph, "Các doanh nghiệp có sáu tháng để chuẩn bị hồ sơ, theo thông báo của bộ."),
    ])
    draft.title = "Nghị định mới về dữ liệu"
    draft.charset = "windows-1258"
    Normalizer().normalize(&draft)
    #expect(draft.language == .vietnamese)
    #expect(draft.blocks.map(\.language) == [nil, .english, nil])
    #expect(draft.languages.map(\.tag) == [.vietnamese, .english])
    #expect(abs(draft.languages.reduce(0) { $0 + $1.share } - 1) < 0.001)
    #expect(draft.normalization == ["charset:windows-1258"])
    #expect(draft.wordCount == 50)
  }

  @Test("What the page declares does not decide")
  func declared() {
    var draft = article([
      Block(.paragraph, "Giá vàng trong nước sáng nay tăng mạnh, vượt mốc cao nhất mọi thời đại.")
    ])
    draft.languageDeclared = .english
    Normalizer().normalize(&draft)
    #expect(draft.language == .vietnamese)
    #expect(draft.languageConfidence > 0.9)
  }

  @Test("An article without text has no language")
  func noText() {
    var draft = article([])
    Normalizer().normalize(&draft)
    #expect(draft.language == .undetermined)
    #expect(draft.languages.isEmpty)
  }
}
