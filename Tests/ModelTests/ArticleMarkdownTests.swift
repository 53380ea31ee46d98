import Model
import Testing

@Suite struct ArticleMarkdownTests {
  private func markdown(_ blocks: [Block]) -> String {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = blocks
    return article.markdown
  }

  private func row(_ cells: [String], startsGroup: Bool = false) -> Block {
    var ends: [Int] = []
    var length = 0
    for cell in cells {
      length += (ends.isEmpty ? 0 : 3) + cell.utf8.count
      ends.append(length)
    }
    return Block(.tableRow, cells.joined(separator: " | "), startsGroup: startsGroup, cellEnds: ends)
  }

  @Test func aTableIsAsWideAsItsWidestRow() {
    let rows = [row(["October"], startsGroup: true), row(["Mo", "Tu"])]
    #expect(markdown(rows) == "|   |   |\n| --- | --- |\n| October |\n| Mo | Tu |")
  }

  @Test func aListThatBeginsDeepDoesNotGrowDeeper() {
    let items = [
      Block(.listItem, "one", level: 2, number: 1, startsGroup: true),
      Block(.listItem, "two", level: 2, number: 2),
      Block(.listItem, "deeper", level: 3), Block(.listItem, "three", level: 2, number: 3),
    ]
    #expect(markdown(items) == "1. one\n2. two\n   - deeper\n3. three")
  }

  @Test func emphasisThatEndsWithALinkRightBeforeALetterIsLeftOut() {
    let text = "New: book onlineor call"
    let link = Block.Mark(.link(url: "https://a.example/", rel: nil), 5..<16)
    let glued = Block(.paragraph, text, marks: [Block.Mark(.strong, 0..<16), link])
    #expect(markdown([glued]) == "New: [book online](https://a.example/)or call")
    let apart = Block(.paragraph, "New: book online or", marks: [Block.Mark(.strong, 0..<16), link])
    #expect(markdown([apart]) == "**New: [book online](https://a.example/)** or")
  }

  @Test func emphasisThatBeginsWithCodeRightBehindALetterIsLeftOut() {
    let marks = [Block.Mark(.emphasis, 1..<6), Block.Mark(.code, 1..<3)]
    #expect(markdown([Block(.paragraph, "xls now", marks: marks)]) == "x`ls` now")
  }
}
