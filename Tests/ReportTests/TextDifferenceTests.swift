import Testing

@testable import Report

@Suite struct TextDifferenceTests {
  private func told(_ old: String, _ new: String) -> String {
    TextDifference(from: old, to: new).pieces.map { piece in
      switch piece.change {
      case .kept: piece.text.isEmpty ? "…" : piece.text
      case .removed: "[-\(piece.text)-]"
      case .added: "{+\(piece.text)+}"
      }
    }.joined(separator: " ")
  }

  @Test func wordsThatCameAndWentAreTold() {
    #expect(
      told("Ba người bị thương", "Năm người bị thương nặng") == "[-Ba-] {+Năm+} người bị thương {+nặng+}")
  }

  @Test func equalTextsHaveNoDifference() {
    #expect(TextDifference(from: "a b\nc", to: "a  b c").isEmpty)
    #expect(TextDifference(from: "", to: "").isEmpty)
    #expect(!TextDifference(from: "", to: "a").isEmpty)
  }

  @Test func ofWhatStayedOnlyTheNeighboursOfAChangeAreTold() {
    let words = (1...40).map(String.init)
    let changed = words.map { $0 == "20" ? "x" : $0 }
    #expect(
      told(words.joined(separator: " "), changed.joined(separator: " "))
        == "… 12 13 14 15 16 17 18 19 [-20-] {+x+} 21 22 23 24 25 26 27 28 …")
  }

  @Test func aLongTextIsComparedAsFarAsTheLimit() {
    let text = String(repeating: "a ", count: TextDifference.maximumWords)
    #expect(TextDifference(from: text + "b", to: text + "c").isEmpty)
  }
}
