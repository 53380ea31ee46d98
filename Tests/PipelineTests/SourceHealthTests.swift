import Store
import Testing

@testable import Pipeline

@Suite struct SourceHealthTests {
  private static let now: Int64 = 2_000_000_000

  private func health(
    _ change: (inout FeedState) -> Void, states: [String: Int] = [:], failures: [String: Int] = [:],
    gaps: [FeedGap] = [], alarms: [Alarm] = []
  ) -> SourceHealth {
    var state = FeedState(feedID: "f", url: "https://e.example/feed")
    state.polledAt = Self.now - 60
    state.dueAt = Self.now + 60
    change(&state)
    var ledger = LedgerStatus(feedID: "f")
    (ledger.states, ledger.failures, ledger.gaps) = (states, failures, gaps)
    ledger.discovered = states.values.reduce(0, +)
    return SourceHealth(state, ledger, alarms: alarms, now: Self.now)
  }

  @Test func aSourceThatDoesWellNeedsNoLook() {
    let health = health({ _ in }, states: ["stored": 90, "failed": 3], failures: ["http-404": 3])
    #expect(health.standing == .good && health.reason == nil)
    // One failure is the web's weather.
    let once = self.health { ($0.failureCount, $0.errorCode) = (1, "dns") }
    #expect(once.standing == .good)
  }

  @Test func whatIsTheMatterIsToldInWordsWithWhatToDo() {
    let failing = health { ($0.failureCount, $0.errorCode) = (4, "robots") }
    #expect(failing.standing == .failing && failing.weight == 4)
    #expect(failing.reason?.english == "robots.txt of the site forbids it" && failing.advice != nil)
    let pages = health(
      { _ in }, states: ["stored": 2, "failed": 8], failures: ["http-403": 6, "dns": 2])
    #expect(pages.standing == .pagesFail && pages.reason?.english.contains("403") == true)
    let gap = health({ _ in }, gaps: [FeedGap(after: Self.now - 9_000, before: Self.now - 3_000)])
    #expect(gap.standing == .losing)
    let old = health({ _ in }, gaps: [FeedGap(after: 1, before: 2)])
    #expect(old.standing == .good)
    let moved = health { $0.movedTo = "https://e.example/new" }
    #expect(moved.standing == .moved && moved.reason?.english.contains("/new") == true)
    let overdue = health { $0.dueAt = Self.now - 3 * 86_400 }
    #expect(overdue.standing == .overdue)
    #expect(SourceHealth(nil, LedgerStatus(feedID: "@warc"), alarms: [], now: Self.now).standing == .unpolled)
  }

  @Test func theHeaviestOfTheWorstComesFirst() {
    let healths = [
      health { _ in }, health { ($0.failureCount, $0.errorCode) = (2, "dns") },
      health { ($0.failureCount, $0.errorCode) = (9, "dns") },
      health { $0.movedTo = "https://e.example/new" },
    ].sorted(by: SourceHealth.isMoreUrgent)
    #expect(healths.map(\.standing) == [.failing, .failing, .moved, .good])
    #expect(healths.map(\.weight).prefix(2) == [9, 2])
  }

  @Test(
    arguments: [
      (0, nil, 0, SourceInterval.learning), (0, 4_800, 1_200, .habit), (0, 4_800, 3_600, .stated),
      (2, 4_800, 600, .backoff), (0, nil, 900, .stated),
    ] as [(Int, Int64?, Int64, SourceInterval)])
  func theIntervalSaysWhy(failures: Int, usual: Int64?, wait: Int64, interval: SourceInterval) {
    var state = FeedState(feedID: "f", url: "https://e.example/feed")
    (state.firstPolledAt, state.polledAt) = (Self.now - 86_400, Self.now)
    (state.dueAt, state.failureCount) = (Self.now + wait, failures)
    state.changeIntervalSeconds = usual
    #expect(SourceInterval(state) == interval)
  }
}
