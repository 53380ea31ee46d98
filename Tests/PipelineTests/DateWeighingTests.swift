import Model
import Testing

@testable import Pipeline

@Suite struct DateWeighingTests {
  private func article(_ published: Timestamp?) -> Article {
    var article = Article(source: ArticleSource(kind: .feed))
    article.datePublished = published
    if let published { article.dateEvidence = [DateEvidence(published, from: .visibleText)] }
    return article
  }

  @Test func theFeedAnswersWhereThePageDoesNot() {
    var article = article(nil)
    article.weigh(Timestamp(secondsSinceEpoch: 1_000), from: .feed)
    #expect(article.datePublished?.secondsSinceEpoch == 1_000)
    #expect(article.dateEvidence.map(\.origin) == [.feed])
  }

  @Test func aClockWithoutAZoneGetsTheZoneThatTheFeedProves() throws {
    let clock = try #require(
      Timestamp(year: 2026, month: 3, day: 31, hour: 9, minute: 20, offset: .none, precision: .minute))
    let feed = try #require(
      Timestamp(year: 2026, month: 3, day: 31, hour: 2, minute: 21, offset: .stated(minutes: 0)))
    var article = article(clock)
    article.weigh(feed, from: .feed)
    #expect(article.datePublished?.rfc3339 == "2026-03-31T09:20:00+07:00")
    #expect(article.datePublished?.offset == .inferred(minutes: 420))
    #expect(article.dateEvidence.first?.timestamp == article.datePublished)
    #expect(article.warnings.isEmpty)
  }

  @Test func anInstantThatTellsAnotherClockProvesNothing() throws {
    let clock = try #require(Timestamp(year: 2026, month: 3, day: 31, hour: 9, minute: 20, offset: .none))
    let feed = try #require(
      Timestamp(year: 2026, month: 3, day: 31, hour: 4, minute: 10, offset: .stated(minutes: 0)))
    var article = article(clock)
    article.weigh(feed, from: .feed)
    #expect(article.datePublished == clock)
  }

  @Test func datesFurtherApartThanADayAreAConflict() {
    var article = article(Timestamp(secondsSinceEpoch: 0))
    article.weigh(Timestamp(secondsSinceEpoch: 90_000), from: .feed)
    #expect(article.datePublished?.secondsSinceEpoch == 0)
    #expect(article.dateEvidence.map(\.isConflict) == [false, true])
    #expect(article.warnings == ["date-conflict"])
  }
}
