import Foundation
import GRDB
import Model
import TestSupport
import Testing
import Time

@testable import Store

@Suite struct StateStoreTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.path + "/state.sqlite" }

  private func entry(_ number: UInt8, host: String = "e.org", hash: UInt8 = 0, filter: String? = nil)
    -> DiscoveredEntry
  {
    DiscoveredEntry(
      key: [UInt8](repeating: number, count: 16), url: "https://\(host)/\(number)", host: host,
      entryID: "g\(number)",
      entryHash: [UInt8](repeating: hash, count: 16),
      published: Timestamp(secondsSinceEpoch: 100, offset: .stated(minutes: 420)), filterReason: filter)
  }

  private var feed: FeedState { FeedState(feedID: "f", url: "https://e.org/feed") }

  @Test func entriesAreDiscoveredOnce() throws {
    let state = try StateStore(path: path)
    #expect(try state.commitPoll(feed, entries: [entry(1), entry(2)], runID: "r") == PollCounts(new: 2))
    #expect(
      try state.commitPoll(feed, entries: [entry(2), entry(3)], runID: "r") == PollCounts(new: 1, known: 1))
    #expect(try state.documentCounts() == ["pending": 3])
  }

  /// An entry of which only the guid, the date and the address count.
  private func entry(guid: UInt8, url: String, date: Int64?, hash: UInt8 = 0) -> DiscoveredEntry {
    DiscoveredEntry(
      key: Array(Data(url.utf8).suffix(16)), url: url, host: "e.org", entryID: nil,
      guidKey: [UInt8](repeating: guid, count: 16), entryHash: [UInt8](repeating: hash, count: 16),
      published: date.map { Timestamp(secondsSinceEpoch: $0) })
  }

  @Test func aGuidWithItsDateTellsAnEntryWhateverItsLink() throws {
    let state = try StateStore(path: path)
    let first = entry(guid: 1, url: "https://e.org/minister-says-yes", date: 100)
    try state.commitPoll(feed, entries: [first], runID: "r")
    let moved = entry(guid: 1, url: "https://e.org/minister-says-no", date: 100)
    #expect(try state.standing(of: [moved]).unknown.isEmpty)
    #expect(try state.commitPoll(feed, entries: [moved], runID: "r") == PollCounts(known: 1))
    // An entry that had no date and has one now is the same where its page is.
    try state.commitPoll(feed, entries: [entry(guid: 3, url: "https://e.org/b?n=1", date: nil)], runID: "r")
    let dated = entry(guid: 3, url: "https://e.org/b?n=2", date: 100)
    #expect(try state.commitPoll(feed, entries: [dated], runID: "r") == PollCounts(known: 1))
    // Without a date the page must be the same one.
    let undated = entry(guid: 2, url: "https://e.org/a?n=1", date: nil)
    try state.commitPoll(feed, entries: [undated], runID: "r")
    let numbered = entry(guid: 2, url: "https://e.org/a?n=2", date: nil)
    #expect(try state.commitPoll(feed, entries: [numbered], runID: "r") == PollCounts(known: 1))
  }

  @Test func aGuidThatComesWithAnotherDateAndPageIsAnotherEntry() throws {
    let state = try StateStore(path: path)
    try state.commitPoll(
      feed, entries: [entry(guid: 1, url: "https://e.org/weather-1", date: 100)], runID: "r")
    let next = entry(guid: 1, url: "https://e.org/weather-2", date: 200)
    #expect(try state.standing(of: [next]).unknown == [next.key])
    #expect(try state.commitPoll(feed, entries: [next], runID: "r") == PollCounts(new: 1))
    let undated = entry(guid: 1, url: "https://e.org/weather-3", date: nil)
    #expect(try state.commitPoll(feed, entries: [undated], runID: "r") == PollCounts(new: 1))
  }

  @Test func anEntryThatMovedAndChangedIsFetchedAtItsNewAddress() throws {
    let state = try StateStore(path: path)
    try state.commitPoll(feed, entries: [entry(guid: 1, url: "https://e.org/old", date: 100)], runID: "r")
    let seq = try #require(try state.waitingOrder(at: 0, feeds: ["f"]).first)
    let stored = DocumentResult(
      seq: seq, state: .stored, attempts: 1, validators: Validators(etag: "\"1\""),
      articleID: String(repeating: "ab", count: 16))
    try state.write { db in try StateStore.update(stored, in: db) }
    let changed = entry(guid: 1, url: "https://e.org/new", date: 100, hash: 9)
    #expect(try state.commitPoll(feed, entries: [changed], runID: "r") == PollCounts(changed: 1))
    let document = try #require(try state.pendingDocument(seq))
    #expect(document.url == "https://e.org/new")
    #expect(document.validators.isEmpty)
    #expect(document.articleID == stored.articleID)
  }

  @Test func hostsTakeTurnsInTheOrderOfPages() throws {
    let state = try StateStore(path: path)
    let entries = [entry(1, host: "a"), entry(2, host: "a"), entry(3, host: "b"), entry(4, host: "a")]
    try state.commitPoll(feed, entries: entries, runID: "r")
    let order = try state.waitingOrder(at: 0, feeds: ["f"])
    let urls = try order.map { try #require(try state.pendingDocument($0)).url }
    #expect(urls == ["https://a/1", "https://b/3", "https://a/2", "https://a/4"])
  }

  @Test func aFilteredEntryIsKnownButNotTakenUp() throws {
    let state = try StateStore(path: path)
    try state.commitPoll(feed, entries: [entry(1, filter: "too-old")], runID: "r")
    #expect(try state.waitingOrder(at: 0, feeds: ["f"]).isEmpty)
    #expect(try state.documentCounts() == ["filtered": 1])
  }

  @Test func aStoredDocumentWhoseEntryChangedIsTakenUpAgainWithItsValidators() throws {
    let state = try StateStore(path: path)
    try state.commitPoll(feed, entries: [entry(1)], runID: "r")
    let seq = try #require(try state.waitingOrder(at: 0, feeds: ["f"]).first)
    let stored = DocumentResult(
      seq: seq, state: .stored, attempts: 1, validators: Validators(etag: "\"1\""),
      articleID: String(repeating: "ab", count: 16))
    try state.write { db in try StateStore.update(stored, in: db) }
    #expect(try state.waitingOrder(at: 0, feeds: ["f"]).isEmpty)
    #expect(try state.commitPoll(feed, entries: [entry(1, hash: 9)], runID: "r") == PollCounts(changed: 1))
    let document = try #require(try state.pendingDocument(seq))
    #expect(document.validators.etag == "\"1\"")
    #expect(document.articleID == String(repeating: "ab", count: 16))
    #expect(document.published == Timestamp(secondsSinceEpoch: 100, offset: .stated(minutes: 420)))
  }

  @Test func aFailedDocumentWaitsForItsNextTry() throws {
    let state = try StateStore(path: path)
    try state.commitPoll(feed, entries: [entry(1)], runID: "r")
    let seq = try #require(try state.waitingOrder(at: 0, feeds: ["f"]).first)
    let failed = DocumentResult(
      seq: seq, state: .failed, reason: "timeout-total", attempts: 1, nextTryAt: 500)
    try state.write { db in try StateStore.update(failed, in: db) }
    #expect(try state.waitingOrder(at: 499, feeds: ["f"]).isEmpty)
    #expect(try state.waitingOrder(at: 500, feeds: ["f"]) == [seq])
  }

  @Test func feedStateIsForgottenWhenTheAddressChanges() throws {
    let state = try StateStore(path: path)
    var known = feed
    known.validators = Validators(etag: "\"x\"")
    known.bodyHash = [1, 2, 3]
    known.dueAt = 77
    try state.commitPoll(known, entries: [], runID: "r")
    #expect(try state.feedState(of: Feed(id: "f", url: "https://e.org/feed")) == known)
    #expect(try state.feedState(of: Feed(id: "f", url: "https://e.org/new")).validators.isEmpty)
  }

  @Test func aFileThatIsNoDatabaseIsToldPlainly() throws {
    try Data("this is no database, and long enough to be looked at as one".utf8).write(
      to: URL(fileURLWithPath: path))
    #expect {
      _ = try StateStore(path: path)
    } throws: { error in
      (error as? StoreError)?.code == .stateUnreadable
        && (error as? StoreError)?.detail.contains(path) == true
    }
  }

  @Test func aStateOfANewerProgramIsRefused() throws {
    try StateStore(path: path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999: from the future')")
    }
    #expect {
      _ = try StateStore(path: path)
    } throws: { ($0 as? StoreError)?.code == .stateTooNew }
  }

  @Test func oneRunHoldsTheLock() throws {
    let lock = try RunLock(path: path + ".lock")
    #expect {
      _ = try RunLock(path: path + ".lock")
    } throws: { ($0 as? StoreError)?.code == .locked }
    withExtendedLifetime(lock) {}
  }

  @Test func hostsAtRestAreKnownToTheNextRunForAWeek() throws {
    let rest = HostRest(host: "e.org", until: 1_000, count: 2)
    try StateStore(path: path).replaceHostRests([rest])
    let state = try StateStore(path: path)
    #expect(try state.hostRests(at: 500) == [rest])
    #expect(try state.hostRests(at: 1_000 + 7 * 86_400) == [])
    try state.replaceHostRests([])
    #expect(try state.hostRests(at: 500) == [])
  }

  @Test func robotsFilesAreReadNewestFirstWithinALimitOfBytes() throws {
    let state = try StateStore(path: path)
    try state.keep(
      (1...3).map {
        RobotsRecord(
          origin: "https://\($0).org", status: 200, body: [UInt8](repeating: 0x23, count: 10),
          validators: Validators(etag: "\"\($0)\""), fetchedAt: Int64($0), expiresAt: 100)
      })
    #expect(try state.robots(fetchedAfter: 1, maximumBytes: 100).map(\.fetchedAt) == [3, 2])
    #expect(try state.robots(fetchedAfter: 0, maximumBytes: 15).map(\.origin) == ["https://3.org"])
  }
}
