import Model
import Store
import TestSupport
import Testing

@testable import Pipeline

@Suite struct SourceHealthTests {
  private static let now: Int64 = 2_000_000_000

  private func health(
    _ change: (inout FeedState) -> Void, states: [String: Int] = [:], reasons: [String: Int] = [:],
    gaps: [FeedGap] = [], alarms: [Alarm] = []
  ) throws -> SourceHealth {
    let directory = try TemporaryDirectory()
    let store = try StateStore(path: directory.path("state.sqlite"))
    var state = FeedState(feedID: "f", url: "https://e.example/feed")
    state.polledAt = Self.now - 60
    state.dueAt = Self.now + 60
    change(&state)
    try store.commitPoll(state, entries: [], runID: "r")
    var ledger = LedgerStatus(feedID: "f")
    (ledger.states, ledger.reasons, ledger.gaps) = (states, reasons, gaps)
    ledger.discovered = states.values.reduce(0, +)
    return SourceHealth(try store.source("f"), ledger, alarms: alarms, now: Self.now)
  }

  @Test func aSourceThatDoesWellNeedsNoLook() throws {
    let health = try health({ _ in }, states: ["stored": 90, "failed": 3], reasons: ["http-404": 3])
    #expect(health.standing == .good && health.reason == nil)
    // One failure is the web's weather.
    let once = try self.health { ($0.failureCount, $0.errorCode) = (1, "dns") }
    #expect(once.standing == .good)
  }

  @Test func whatIsTheMatterIsToldInWordsWithWhatToDo() throws {
    let failing = try health { ($0.failureCount, $0.errorCode) = (4, "robots") }
    #expect(failing.standing == .failing && failing.weight == 4)
    #expect(failing.reason?.english == "robots.txt of the site forbids it" && failing.advice != nil)
    let pages = try health(
      { _ in }, states: ["stored": 2, "failed": 8], reasons: ["http-403": 6, "no-text": 9])
    #expect(pages.standing == .pagesFail && pages.reason?.english.contains("403") == true)
    let gap = try health({ _ in }, gaps: [FeedGap(after: Self.now - 9_000, before: Self.now - 3_000)])
    #expect(gap.standing == .losing)
    let old = try health({ _ in }, gaps: [FeedGap(after: 1, before: 2)])
    #expect(old.standing == .good)
    let moved = try health { $0.movedTo = "https://e.example/new" }
    #expect(moved.standing == .moved && moved.reason?.english.contains("/new") == true)
    let overdue = try health { $0.dueAt = Self.now - 3 * 86_400 }
    #expect(overdue.standing == .overdue)
    #expect(SourceHealth(nil, LedgerStatus(feedID: "@warc"), alarms: [], now: Self.now).standing == .unpolled)
  }

  @Test func theHeaviestOfTheWorstComesFirst() throws {
    let healths = [
      try health { _ in }, try health { ($0.failureCount, $0.errorCode) = (2, "dns") },
      try health { ($0.failureCount, $0.errorCode) = (9, "dns") },
      try health { $0.movedTo = "https://e.example/new" },
    ].sorted(by: SourceHealth.isMoreUrgent)
    #expect(healths.map(\.standing) == [.failing, .failing, .moved, .good])
    #expect(healths.map(\.weight).prefix(2) == [9, 2])
  }

  @Test(
    arguments: [
      (0, nil, 0, SourceInterval.learning), (0, 4_800, 1_200, .habit), (0, 4_800, 3_600, .stated),
      (2, 4_800, 600, .backoff), (0, nil, 900, .stated),
    ] as [(Int, Int64?, Int64, SourceInterval)])
  func theIntervalSaysWhy(failures: Int, usual: Int64?, wait: Int64, interval: SourceInterval) throws {
    let directory = try TemporaryDirectory()
    let store = try StateStore(path: directory.path("state.sqlite"))
    var state = FeedState(feedID: "f", url: "https://e.example/feed")
    (state.firstPolledAt, state.polledAt) = (Self.now - 86_400, Self.now)
    (state.dueAt, state.failureCount) = (Self.now + wait, failures)
    state.changeIntervalSeconds = usual
    try store.commitPoll(state, entries: [], runID: "r")
    #expect(SourceInterval(try #require(try store.source("f"))) == interval)
  }
}
