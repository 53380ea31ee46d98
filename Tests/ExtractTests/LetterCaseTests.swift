import Testing

@testable import Extract

@Suite struct LetterCaseTests {
  @Test func everyCharacterGetsTheSmallLetterThatTheStandardLibraryGives() {
    let wrong = (UInt32(0)...0x10FFFF).filter { value in
      guard let scalar = Unicode.Scalar(value) else { return false }
      let text = String(scalar)
      return LetterCase.lowercased(text) != text.lowercased()
    }
    #expect(wrong.map { String($0, radix: 16) } == [])
  }

  @Test func whatTheTableDoesNotKnowChangesNothingAroundIt() {
    let text = "ĐÀ NẴNG, İstanbul Ⅷ 𐐀 ÉCOLE"
    #expect(LetterCase.lowercased(text) == text.lowercased())
    #expect(LetterCase.lowercasedBytes(text) == Array(text.lowercased().utf8))
    #expect(LetterCase.lowercased("") == "")
  }
}
