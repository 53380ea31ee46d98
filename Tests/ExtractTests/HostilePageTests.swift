import Model
import Testing

@testable import Extract

/// Pages made to break a parser: each ends with a result or with an error that says why.
@Suite struct HostilePageTests {
  private func extract(_ bytes: [UInt8], kind: Page.Kind = .html) throws -> Article {
    try ArticleExtractor().extract(Page(kind: kind, bytes: bytes), source: ArticleSource(kind: .file)).article
  }

  private func extract(_ html: String, kind: Page.Kind = .html) throws -> Article {
    try extract(Array(html.utf8), kind: kind)
  }

  private static let prose =
    "<p>It was a long sentence, one that a reader would want to keep, and it ended here.</p>"

  @Test func binaryDataIsNoPageAndAStrayZeroIsNoBinaryData() throws {
    var picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    picture += (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    for kind in [Page.Kind.html, .markdown] {
      do {
        _ = try extract(picture, kind: kind)
        Issue.record("a picture was read as a page")
      } catch let error as ExtractError {
        #expect(error.code == "not-html")
      }
    }
    #expect(try extract("<p>\u{0}</p>" + Self.prose).text.contains("long sentence"))
    let wide = ("<html><body>" + Self.prose).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try extract([0xFF, 0xFE] + wide).text.contains("long sentence"))
  }

  @Test(arguments: [
    "<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<span class=ad>", "<x-y>",
  ])
  func manyNestedTagsLoseNoText(tag: String) throws {
    let article = try extract(String(repeating: tag, count: 20_000) + Self.prose)
    #expect(article.text.contains("a reader would want to keep"))
  }

  @Test func endTagsWithoutStartsAndStartsWithoutEndsAreCheap() throws {
    let ends = String(repeating: "</i></p></div>", count: 20_000)
    let nest = "<i><div>" + String(repeating: "<b>", count: 600)
    #expect(try extract(nest + ends + Self.prose).text.contains("long sentence"))
  }

  @Test(.timeLimit(.minutes(1))) func manyAttributesAreSkipped() throws {
    let attributes = (0..<20_000).map { "class=a\($0) x\($0)=y" }.joined(separator: " ")
    #expect(try extract("<div \(attributes)>" + Self.prose).text.contains("long sentence"))
  }

  @Test(.timeLimit(.minutes(1))) func manyCellsEndQuickly() throws {
    let cells = String(repeating: "<td>x</td>", count: 30_000)
    _ = try extract("<table><tr>\(cells)</tr></table>" + Self.prose)
    _ = try extract("<table>" + String(repeating: "<tr><td>x", count: 30_000) + "</table>")
  }

  /// A look at all marks for each of them would take minutes.
  @Test(.timeLimit(.minutes(1))) func manyMarkedPartsOfOneElementEndQuickly() throws {
    let parts = try extract("<p>" + String(repeating: "<b>xyz</b>.<br><br>", count: 21_000))
    #expect(parts.blocks.count <= 20_000)
    let starts = (0..<8_000).map { $0 * 4 }
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [
      Block(
        .tableRow, starts.map { _ in "x" }.joined(separator: " | "),
        marks: starts.map { Block.Mark(.strong, $0..<$0 + 1) }, cellEnds: starts.map { $0 + 1 })
    ]
    #expect(article.markdown.hasSuffix(" **x** | **x** |"))
  }

  /// A line break ended a cell before it began.
  @Test func aTableInPreformattedTextHasCellsAndNoLines() throws {
    let rows =
      "<tr><td>Port</td>\n<td>\n </td><td>Tons\n a day</td></tr><tr>\n<td>Marsh </td>\n<td>4\n</td><td> </td></tr>"
    let article = try extract("<pre>one\ntwo<table>\(rows)</table></pre>" + Self.prose)
    #expect(
      article.blocks.filter { $0.kind == .tableRow }.map(\.text) == ["Port |  | Tons a day", "Marsh | 4 |"])
    #expect(article.blocks.filter { $0.kind == .code }.map(\.text) == ["one", "two"])
  }

  @Test func textsThatAreAskedForByManyElementsAreReadAsFarAsTheyCount() throws {
    let nest = String(repeating: "<div itemprop=headline class=caption><h1>", count: 300)
    let article = try extract(nest + String(repeating: Self.prose, count: 3_000))
    #expect(article.title?.utf8.count ?? 0 < 1_000)
  }

  @Test func aScriptThatNeverClosesTakesTheRest() throws {
    let article = try extract(
      "<p>Before it stands a whole sentence, long enough to be kept by anybody.</p><script>" + Self.prose)
    #expect(article.text == "Before it stands a whole sentence, long enough to be kept by anybody.")
  }

  @Test(arguments: ["<svg>", "<title>", "<textarea>", "<iframe>"])
  func otherRawElementsThatNeverCloseAreStartTagsOnly(tag: String) throws {
    let article = try extract(String(repeating: tag, count: 5_000) + Self.prose)
    #expect(article.text.contains("long sentence"))
  }

  @Test func zeroBytesAndBrokenUTF8AreSurvived() throws {
    var bytes = Array("<p>A sentence with a z".utf8)
    bytes += [0, 0]
    bytes +=
      Array("ero in it, and with a broken letter, is still a sentence ".utf8) + [0xE1, 0xBA]
      + Array("to read.</p>".utf8)
    #expect(try extract(bytes).text.contains("zero in it"))
  }

  @Test func referencesWithoutEndAreText() throws {
    let article = try extract(
      "<p>" + String(repeating: "&#x", count: 10_000) + String(repeating: "&amp", count: 10_000))
    #expect(article.blocks.count <= 1)
    #expect(
      try extract(
        "<p>A number too large, &#99999999999999999999; and one that is none, &#xD800; stand here.</p>"
      ).blocks.count == 1)
  }

  @Test func nothingIsAnErrorWithACode() {
    #expect(throws: ExtractError.self) { try extract([]) }
    do {
      _ = try extract("  \n ")
      Issue.record("a blank page must be an error")
    } catch let error as ExtractError {
      #expect(error.code == "empty")
    } catch { Issue.record(error) }
    var options = ArticleExtractor.Options()
    options.maximumBytes = 10
    #expect(throws: ExtractError.self) {
      try ArticleExtractor(options).extract(
        Page(bytes: [UInt8](repeating: 65, count: 11)), source: ArticleSource(kind: .file))
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["[", "![", "*a", "`", "> ", "- ", "**", "[![", "](", "](<", "`a", "<", "|"])
  func markdownOfSignsAloneEndsQuickly(sign: String) throws {
    _ = try extract(String(repeating: sign, count: 10_000), kind: .markdown)
    _ = try extract(String(repeating: sign + "\n", count: 5_000), kind: .markdown)
  }

  @Test func addressesThatCommonMarkForbidsAreText() throws {
    let deep = String(repeating: "(", count: 40) + String(repeating: ")", count: 40)
    let article = try extract(
      "[a](/x\(deep)) and [b](<c\nd>) and [e](</f g>) end here.\n", kind: .markdown)
    #expect(article.text.contains("[a](/x((("))
    #expect(article.text.contains("[b](") && article.text.contains("e end here."))
  }

  @Test func linesEndAsTheyDoAnywhere() throws {
    let article = try extract(
      "---\r\nlang: en\r\n---\r\n# Title\r\n\r\nOne line.\r\n\r\n\nAnother line", kind: .markdown)
    #expect(article.title == "Title")
    #expect(article.blocks.map(\.text) == ["One line.", "Another line"])
  }
}
