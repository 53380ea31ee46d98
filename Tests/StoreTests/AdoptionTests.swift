import ASCII
import Foundation
import TestSupport
import Testing

@testable import Store

/// What one state takes over from another when domains move between machines.
@Suite struct AdoptionTests {
  private let directory: TemporaryDirectory
  private let old: StateStore
  private let new: StateStore
  private var oldPath: String { directory.path("old.sqlite") }

  init() throws {
    directory = try TemporaryDirectory()
    old = try StateStore(path: directory.path("old.sqlite"))
    new = try StateStore(path: directory.path("new.sqlite"))
  }

  private func key(_ number: Int) -> [UInt8] { [UInt8](repeating: UInt8(number), count: 16) }

  private func id(_ number: Int) -> String { Data(key(number)).hexadecimal }

  private func entry(_ number: Int, _ host: String) -> DiscoveredEntry {
    DiscoveredEntry(
      key: key(number), url: "https://\(host)/\(number)", host: host, entryID: nil, entryHash: key(number),
      published: nil)
  }

  private func poll(_ state: StateStore, _ feed: String, _ url: String, _ entries: [DiscoveredEntry]) throws {
    try state.commitPoll(FeedState(feedID: feed, url: url), entries: entries, runID: "run")
  }

  private func store(_ number: Int, revision: Int = 1, in state: StateStore) throws {
    let document = try #require(try state.ledgerDocument(key(number)))
    try state.write { db in
      try StateStore.keep(
        ArticleRow(id: id(number), revision: revision, contentHash: id(number) + id(number)), part: 7, in: db)
      try StateStore.update(
        DocumentResult(seq: document.seq, state: .stored, attempts: 1, articleID: id(number)), in: db)
    }
  }

  private func adopt() throws -> StateStore.Adoption {
    try new.adopt(from: oldPath) { $0.hasSuffix("b.example") }
  }

  @Test func theLedgerOfItsHostsMovesWithArticlesAndSources() throws {
    try poll(old, "a", "https://a.example/rss", [entry(1, "a.example"), entry(2, "b.example")])
    try poll(old, "b", "https://b.example/rss", [entry(3, "www.b.example"), entry(4, "b.example")])
    for number in [1, 3, 4] { try store(number, in: old) }
    let adoption = try adopt()
    #expect(adoption.documents == 3 && adoption.pending == 1)
    #expect(adoption.articles == 2 && adoption.sources == 1)
    #expect(try new.ledgerDocument(key(1)) == nil)
    #expect(try new.ledgerDocument(key(3))?.state == "stored")
    #expect(try new.article(id(3))?.revision == 1)
    #expect(try new.article(id(1)) == nil)
    #expect(try new.part(ofArticle: id(3)) == nil)
    #expect(try new.feedStates().map(\.feedID) == ["b"])
    // What the feeds list again is known.
    let counts = try new.commitPoll(
      FeedState(feedID: "b", url: "https://b.example/rss"),
      entries: [entry(3, "www.b.example"), entry(4, "b.example")], runID: "run2")
    #expect(counts.new == 0 && counts.changed == 0)
    #expect(try new.waitingOrder(at: 0, feeds: ["a", "b"]).count == 1)
    #expect(try new.ledgerStatus().allSatisfy(\.addsUp))
    #expect(try old.ledgerDocument(key(3))?.state == "stored")
  }

  @Test func itMayBeRepeatedAndWhatIsKnownHereStays() throws {
    try poll(old, "b", "https://b.example/rss", [entry(1, "b.example"), entry(2, "b.example")])
    try store(1, revision: 1, in: old)
    _ = try adopt()
    try store(1, revision: 2, in: new)
    try store(2, in: new)
    let again = try adopt()
    #expect(again == StateStore.Adoption())
    #expect(try new.article(id(1))?.revision == 2)
    #expect(try new.ledgerDocument(key(2))?.state == "stored")
    #expect(try new.ledgerStatus().allSatisfy(\.addsUp))
  }

  @Test func whatOnlyWaitsHereTakesTheOutcomeThatItHasThere() throws {
    try poll(old, "b", "https://b.example/rss", [entry(1, "b.example")])
    try store(1, in: old)
    try poll(new, "a", "https://a.example/rss", [entry(1, "b.example")])
    _ = try adopt()
    #expect(try new.ledgerDocument(key(1))?.state == "stored")
    #expect(try new.waitingOrder(at: 0, feeds: ["a", "b"]).isEmpty)
    #expect(try new.ledgerStatus().allSatisfy(\.addsUp))
  }

  @Test func whatWasForgottenThereIsForgottenHere() throws {
    try poll(old, "b", "https://b.example/rss", [entry(1, "b.example")])
    try store(1, in: old)
    try old.write { db in try StateStore.forget([id(1)], runID: "erase", in: db) }
    _ = try adopt()
    #expect(try new.isForgotten(id(1)))
    #expect(try new.article(id(1)) == nil)
  }

  @Test func aPageOfAnotherMachineIsNotTakenUp() throws {
    try poll(new, "a", "https://a.example/rss", [entry(1, "a.example"), entry(2, "b.example")])
    let order = try new.waitingOrder(at: 0, feeds: ["a"]) { $0 == "a.example" }
    #expect(try order.map { try new.pendingDocument($0)?.url } == ["https://a.example/1"])
  }

  @Test func aStateThatIsNoneIsTold() throws {
    try Data("no database at all".utf8).write(to: URL(fileURLWithPath: directory.path("text")))
    #expect(throws: StoreError.self) { try new.adopt(from: directory.path("text")) { _ in true } }
  }
}
