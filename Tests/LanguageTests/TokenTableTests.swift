import Model
import Testing

@testable import Language

@Suite struct TokenTableTests {
  private func words(_ text: String) -> [String] {
    let table = TokenTable(Array(text.utf8))
    return table.tokens.filter { $0.kind == .word }.map {
      String(decoding: table.bytes[$0.range], as: UTF8.self)
    }
  }

  @Test func aWordEndsWhereTheScriptChanges() {
    #expect(words("bảng giá Cафе, नमस्तेJune") == ["bảng", "giá", "C", "афе", "नमस", "्", "त", "े", "June"])
    #expect(Normalizer().normalize("Cафе नमस्तेJune").wordCount == 2)
  }

  @Test func whatIsTooLongForAWordIsPartedAndCountsOnce() {
    #expect(words(String(repeating: "a", count: 100)).map(\.count) == [96, 4])
    #expect(Normalizer().normalize(String(repeating: "a", count: 1_000) + " b").wordCount == 2)
  }

  @Test func aMarkBetweenSpacesIsNoWord() {
    #expect(Normalizer().normalize("ما معنى ذلك ؟").wordCount == 3)
    #expect(Normalizer().normalize("của tôi , H5N1 là 3.000").wordCount == 6)
  }

  @Test func emptyLinesAreNoneAndTheLastNeedsNoEnd() {
    let table = TokenTable(Array("một\n\nhai ba\nbốn".utf8))
    #expect(table.lines.map(\.range) == [0..<5, 7..<13, 14..<19])
    #expect(table.lines.map(\.tokens) == [0..<1, 1..<3, 3..<4])
    #expect(TokenTable([]).lines.isEmpty)
  }

  @Test func spansAreThoseOfTheRepairedText() {
    let text = Normalizer().normalize("Ðất nước hưng thịnh do phụ lão gây dựng.")
    #expect(text.text.hasPrefix("Đất nước"))
    #expect(text.spans == [.init(language: .vietnamese, range: 0..<39)])
  }
}
