import Model
import Testing
import Time

@testable import Extract

/// What a feed says about a page beside what the page says itself.
@Suite struct HintTests {
  private func article(head: String = "", date: String = "", _ hints: Hints) throws -> Article {
    let html = MarshGazette.page(
      "<article><h1>Bridge to be rebuilt</h1><p class=\"date\">\(date)</p>\(MarshGazette.body)</article>",
      head: head)
    return try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: "https://gazette.example/a/1"), source: ArticleSource(kind: .feed),
      hints: hints
    ).article
  }

  private func feed(_ text: String) -> Hints {
    Hints(published: DateParser.parse(text).map { DateEvidence($0, from: .feed) })
  }

  private func published(_ text: String) -> String {
    "<meta property=\"article:published_time\" content=\"\(text)\">"
  }

  @Test func theFeedAnswersWhereThePageDoesNot() throws {
    let article = try article(feed("2026-03-31T02:20:00Z"))
    #expect(article.datePublished?.rfc3339 == "2026-03-31T02:20:00Z")
    #expect(article.dateEvidence.map(\.origin) == [.feed])
  }

  @Test func aClockWithoutAZoneGetsTheZoneThatTheFeedProves() throws {
    let article = try article(head: published("2026-03-31T09:20"), feed("2026-03-31T02:21:00Z"))
    #expect(article.datePublished?.rfc3339 == "2026-03-31T09:20:00+07:00")
    #expect(article.datePublished?.offset == .inferred(minutes: 420))
    #expect(article.dateEvidence.first?.timestamp == article.datePublished)
    #expect(article.warnings.isEmpty)
  }

  @Test func anInstantThatTellsAnotherClockProvesNothing() throws {
    let article = try article(head: published("2026-03-31T09:20"), feed("2026-03-31T04:10:00Z"))
    #expect(article.datePublished?.offset == Timestamp.Offset.none)
  }

  @Test func datesFurtherApartThanADayAndTheFarthestZoneAreAConflict() throws {
    let near = try article(head: published("2026-03-31T09:20:00Z"), feed("2026-04-01T20:00:00Z"))
    #expect(near.warnings.isEmpty)
    let far = try article(head: published("2026-03-31T09:20:00Z"), feed("2026-04-02T10:00:00Z"))
    #expect(far.datePublished?.rfc3339 == "2026-03-31T09:20:00Z")
    #expect(far.dateEvidence.map(\.isConflict) == [false, true])
    #expect(far.warnings == ["date-conflict"])
  }

  @Test func theHintedLanguageCountsWhereThePageDeclaresNone() throws {
    var hints = Hints()
    hints.language = LanguageTag("vi")
    #expect(try article(hints).languageDeclared?.value == "en")
    let bare = try ArticleExtractor().extract(
      Page(bytes: Array(MarshGazette.body.utf8)), source: ArticleSource(kind: .feed), hints: hints)
    #expect(bare.article.languageDeclared?.value == "vi")
  }
}
