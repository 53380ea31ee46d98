import Store
import Testing

@testable import Report

@Suite struct ReportFiguresTests {
  @Test func articlesOfTodayStandBesideTheSameHoursOfTheWeekday() {
    // An article an hour, and nine more in the last hour of each day, which has not come yet today.
    var hours = [Int](repeating: 1, count: 35 * 24)
    for day in 0..<35 { hours[day * 24 + 23] = 10 }
    // A week ago there were three in the first hour.
    hours[(34 - 7) * 24] = 3
    let today = ReportFigures.today(hours, at: MadeState.now)
    #expect(today == .init(articles: 11, usual: 11))
    #expect(ReportFigures.today([Int](repeating: 0, count: 35 * 24), at: MadeState.now).usual == nil)
  }

  @Test func freshnessIsANearestRank() {
    let freshness = ReportFigures.Freshness((1...100).map { Int64($0) * 60 }.reversed())
    #expect(freshness.median == 50 * 60 && freshness.slow == 95 * 60)
    #expect(freshness.columns == [5, 15, 40, 40, 0, 0, 0, 0, 0])
    #expect(ReportFigures.Freshness([]).median == nil)
    #expect(ReportFigures.Freshness([1_000_000]).columns.last == 1)
  }

  @Test func whatIsNotToldApartIsAddedUp() {
    let series = (1...5).map { ReportFigures.Series(name: "s\($0)", values: [$0, 1]) }
    let bounded = ReportFigures.bounded(series, count: 2)
    #expect(bounded.map(\.name) == ["s5", "s4", ""])
    #expect(bounded.last?.values == [6, 3])
    #expect(ReportFigures.bounded(series, count: 5).count == 5)
  }

  @Test func arrivalsAreCountedBySourceAndDay() throws {
    let made = try MadeState()
    try made.fill(sources: 3, days: 4)
    let figures = try ReportFigures(state: made.state, root: made.root, at: MadeState.now)
    #expect(figures.sourceDays.map(\.sum) == [4, 4, 4])
    #expect(figures.sourceDays.allSatisfy { $0.values.suffix(5) == [0, 1, 1, 1, 1] })
    #expect(figures.freshness.count == 12)
    #expect(figures.ledger == ["stored": 12])
    #expect(figures.sources.map(\.ledger.discovered) == [4, 4, 4])
    #expect(figures.gaps.count == 3)
  }

  @Test func anArticleThatSeveralSourcesListCountsForTheFirst() throws {
    let made = try MadeState()
    try made.fill(sources: 2, days: 1)
    try made.execute(
      """
      INSERT INTO document (key, url, host, feed_id, entry_hash, state, attempts, article_id, discovered_run)
      SELECT x'01', url || '?again', host, 'source-2', x'00', 'duplicate', 1, article_id, 'r'
      FROM document WHERE feed_id = 'source-1'
      """)
    let figures = try ReportFigures(state: made.state, root: made.root, at: MadeState.now)
    #expect(figures.sourceDays.map(\.name) == ["source-1", "source-2"])
    #expect(figures.sourceDays.map(\.sum) == [1, 1])
    #expect(figures.ledger == ["stored": 2, "duplicate": 1])
  }

  @Test func whatWaitsToBeTriedAgainIsTheFailuresThatHaveATime() throws {
    let made = try MadeState()
    try made.fill(sources: 1, days: 4)
    try made.execute("UPDATE document SET state = 'failed', reason = 'http-404' WHERE seq IN (1, 2)")
    try made.execute("UPDATE document SET next_try_at = 1 WHERE seq IN (2, 3)")
    try made.execute("UPDATE document SET state = 'filtered', reason = 'too-old' WHERE seq = 4")
    let status = try #require(try made.state.ledgerStatus().first)
    #expect(status.states == ["stored": 1, "failed": 2, "filtered": 1])
    #expect(status.reasons == ["http-404": 2, "too-old": 1] && status.failures == ["http-404": 2])
    #expect(status.retrying == 1)
  }

  @Test(arguments: [
    (0, 2), (7, 8), (10, 10), (11, 12), (99, 100), (101, 120), (990, 1_000), (12_345, 14_000),
  ])
  func anAxisEndsAtARoundNumber(value: Int, top: Int) { #expect(StackedBars.ceiling(of: value) == top) }

  @Test func amountsAreReadable() {
    #expect(HTMLWriter.grouped(1_234_567) == "1\u{202F}234\u{202F}567" && HTMLWriter.grouped(-12) == "−12")
    #expect(HTMLWriter.size(999) == "999\u{202F}B" && HTMLWriter.size(1_250_000) == "1.3\u{202F}MB")
    #expect(HTMLWriter.duration(59) == "59\u{202F}s" && HTMLWriter.duration(3_600) == "1\u{202F}h")
    #expect(HTMLWriter.duration(5_400) == "1.5\u{202F}h" && HTMLWriter.duration(20 * 60) == "20\u{202F}min")
  }
}
