import Model
import Testing

@testable import Extract

/// What lowers the certainty that a text is whole and clean: each page beside one that differs in that alone.
@Suite struct QualityTests {
  private static let long = (1...6).flatMap { round in
    MarshGazette.paragraphs.map { "\($0) So it was told, \(round)." }
  }

  private func quality(_ body: String) throws -> Double {
    let page = MarshGazette.page("<article><h1>Bridge to be rebuilt</h1>\(body)</article>")
    return try #require(try MarshGazette.extract(page).article.quality)
  }

  private var whole: String { Self.long.map { "<p>\($0)</p>" }.joined() }

  @Test func aLongTextOfParagraphsIsTrusted() throws {
    #expect(try quality(whole) > 0.9)
  }

  @Test func aTextOfListItemsIsDoubted() throws {
    let items = Self.long.map { "<li>Then: \($0)</li>" }.joined()
    #expect(try quality("\(whole)<ul>\(items)</ul>") < quality(whole) - 0.2)
  }

  @Test func labelsAmongTheParagraphsAreDoubted() throws {
    let labelled = Self.long.map { "<p>\($0)</p><p>Harbour, east side</p>" }.joined()
    #expect(try quality(labelled) < quality(whole) - 0.2)
  }

  @Test func partsThatStandElsewhereAreDoubted() throws {
    let parts = Self.long.enumerated().map { index, text in
      index.isMultiple(of: 3) ? "<div><div><p>\(text)</p></div></div>" : "<p>\(text)</p>"
    }
    #expect(try quality(parts.joined()) < quality(whole) - 0.1)
  }

  @Test func aTextThatLeavesMostOfThePagesSentencesOutIsDoubted() throws {
    let page = { (more: String) in
      MarshGazette.page(
        "<article><h1>Bridge to be rebuilt</h1>\(self.whole)</article><footer>\(more)</footer>")
    }
    let other = Self.long.map { "<p>Elsewhere: \($0)</p>" }.joined()
    let doubted = try #require(try MarshGazette.extract(page(other)).article.quality)
    let trusted = try #require(try MarshGazette.extract(page("")).article.quality)
    #expect(doubted < trusted - 0.1)
  }

  @Test func aFewSentencesAreTrustedLess() throws {
    #expect(try quality(MarshGazette.body) < quality(whole) - 0.2)
  }
}
