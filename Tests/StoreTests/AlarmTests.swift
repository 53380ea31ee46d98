import Testing

@testable import Store

@Suite struct AlarmTests {
  private func source(_ counts: [Int64: Int], kind: String = "host") -> SourceActivity {
    SourceActivity(kind: kind, name: "e.org", counts: counts)
  }

  private func daily(_ days: Range<Int64>, _ count: Int = 5) -> [Int64: Int] {
    Dictionary(uniqueKeysWithValues: days.map { ($0, count) })
  }

  @Test func aDailySourceIsToldOnceAWholeDayWasSilent() {
    let source = source(daily(0..<10))
    #expect(source.alarm(runDays: Array(0..<10), today: 10) == nil)
    #expect(source.alarm(runDays: Array(0..<11), today: 11)?.kind == .quietHost)
  }

  @Test func aSourceThatRestsAtWeekendsIsNotToldOnSundays() {
    let weekdays = daily(0..<28).filter { $0.key % 7 < 5 }
    let source = source(weekdays)
    #expect(source.alarm(runDays: Array(0..<27), today: 27) == nil)
    #expect(source.alarm(runDays: Array(0..<28), today: 28) == nil)
    #expect(source.alarm(runDays: Array(0..<29), today: 29) != nil)
  }

  @Test func daysWithoutRunsAreNobodysSilence() {
    #expect(source(daily(0..<10)).alarm(runDays: Array(0..<10), today: 14) == nil)
  }

  @Test func aRareSourceIsGivenTime() {
    let source = source(daily(0..<30, 1).filter { $0.key % 3 == 0 })
    #expect(source.alarm(runDays: Array(0..<31), today: 31) == nil)
    #expect(source.alarm(runDays: Array(0..<42), today: 42) != nil)
  }

  @Test func aNewSourceHasNoHistoryToGoBy() {
    #expect(source(daily(5..<9)).alarm(runDays: Array(0..<20), today: 20) == nil)
  }

  @Test func feedsAndLanguagesAreToldByTheirKind() {
    for (kind, expected) in [("feed", Alarm.Kind.quietFeed), ("language", .quietLanguage)] {
      #expect(source(daily(0..<10), kind: kind).alarm(runDays: Array(0..<12), today: 12)?.kind == expected)
    }
  }

  private func quality(_ values: [Double]) -> HostQuality {
    var quality = HostQuality()
    for value in values { quality.add(value) }
    return quality
  }

  @Test func qualityThatFallsIsTold() {
    let before = (0..<60).map { 0.85 + Double($0 % 5) * 0.02 }
    #expect(quality(before).alarm(host: "e.org") == nil)
    #expect(quality(before + [0.3, 0.35, 0.3]).alarm(host: "e.org")?.kind == .qualityDrift)
  }

  @Test func oneBadPageIsNoDrift() {
    let steady = [Double](repeating: 0.9, count: 60)
    #expect(quality(steady + [0.2]).alarm(host: "e.org") == nil)
  }

  @Test func aHostOfMixedQualityNeedsMoreThanItsOwnSpread() {
    let mixed = (0..<100).map { $0.isMultiple(of: 2) ? 0.4 : 1.0 }
    #expect(quality(mixed + [0.4, 0.4, 0.4]).alarm(host: "e.org") == nil)
  }

  @Test func meanAndVarianceAreThoseOfTheValues() {
    let quality = quality([0.2, 0.4, 0.6, 0.8])
    #expect(abs(quality.mean - 0.5) < 1e-9)
    #expect(abs(quality.variance - 0.05) < 1e-9)
  }
}
