import ASCII
import Testing

@Suite struct StringWordsTests {
  @Test func wordsArePartedBySpacesAndLineFeedsAlone() {
    #expect("  a bc\n\nd \n".listedWords == ["a", "bc", "d"])
    #expect(" \n ".listedWords.isEmpty)
    #expect("x\u{A0}y\tz".listedWords == ["x\u{A0}y\tz"])
  }

  @Test func aMarkBehindASpaceBelongsToTheNextWord() {
    #expect("a \u{301}b".listedWords.map { Array($0.utf8) } == [[0x61], [0xCC, 0x81, 0x62]])
  }
}
