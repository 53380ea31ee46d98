import Testing

@testable import Command

@Suite struct TextTableTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("Đà Nẵng", 7), ("Tie\u{0302}\u{0301}ng Vie\u{0323}\u{0302}t", 10), ("東京新聞", 8),
      ("한국", 4),
      ("Ａ1", 3), ("a\u{200B}b", 2), ("👩‍👩‍👧", 2), ("日本 news", 9),
    ])
  func aTextTakesTheColumnsThatATerminalGivesIt(text: String, columns: Int) {
    #expect(text.columnCount == columns)
  }

  @Test(
    arguments: [
      ("", [""]), ("one two", ["one two"]), ("Đà Nẵng mưa lớn", ["Đà Nẵng", "mưa lớn"]),
      ("a http://site.example/page b", ["a", "http://site.example/page", "b"]),
      ("東京新聞の記事です", ["東京新聞の", "記事です"]), ("eight   ten more", ["eight", "ten more"]),
    ])
  func aLineIsPartedAtTenColumns(text: String, lines: [String]) {
    #expect(text.wrapped(columns: 10) == lines)
  }

  @Test func columnsStandBelowEachOther() {
    let table = TextTable([["KIND", "N", "URL"], ["東京", "10", "a"], ["Tiếng Việt", "9", ""]])
    #expect(table.text == "KIND        N   URL\n東京        10  a\nTiếng Việt  9\n")
  }
}
