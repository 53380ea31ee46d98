import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What `bantin forget` does to parts and state, step by step.
@Suite struct ErasureTests {
  private let archive: ArchiveFixture

  init() throws { archive = try ArchiveFixture() }

  private static func id(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "a", count: 32 - digits.count) + digits
  }

  /// One run with a part for each partition; records are `article` and `revision`.
  private func store(
    _ run: String, _ records: [(article: Int, revision: Int, language: String)],
    _ encoding: PartEncoding = .none
  ) throws {
    var layout = PartLayout()
    layout.encoding = encoding
    let store = try ArticleStore(state: archive.state, root: archive.root, runID: run, layout: layout)
    var batch = ArticleStore.Batch()
    for record in records {
      let id = Self.id(record.article)
      let line = "{\"schema_version\":1,\"id\":\"\(id)\",\"revision\":\(record.revision)}\n"
      batch.records.append(
        .init(
          partition: Partition(date: "2026-01-02", language: record.language), line: Array(line.utf8),
          row: ArticleRow(id: id, revision: record.revision, contentHash: id + id)))
      let entry = DiscoveredEntry(
        key: [UInt8](Data(hexadecimal: id)), url: "https://e.org/\(id)", host: "e.org", entryID: nil,
        entryHash: [1], published: nil)
      batch.fileResults.append(
        FileResult(entry: entry, sourceID: "@file", state: .stored, articleID: id))
    }
    try store.commit(batch)
    try store.publishAll()
  }

  private func plan(_ articles: Int..., run: String = "erase") throws -> ErasurePlan {
    var plan = ErasurePlan(
      runID: run, at: 1_000,
      entries: try archive.state.erasureEntries(articles: Set(articles.map(Self.id)), keys: []))
    plan.parts = try archive.parts
    return plan
  }

  private func pending() throws -> Erasure? { try Erasure(pendingIn: archive.state, root: archive.root) }

  private func articles() throws -> [String] {
    try archive.lines().map { line in JSONLine.id(of: Array(line.utf8)[...]) ?? "?" }
  }

  private func changes() throws -> [String] {
    let reader = try ChangeReader(state: archive.state, root: archive.root, after: 0)
    var bytes: [UInt8] = []
    while try reader.next(&bytes, maximumBytes: .max) > 0 {}
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: PartEncoding.allCases)
  func everyRevisionGoesAndAllOtherRecordsStay(encoding: PartEncoding) throws {
    try store("run1", [(1, 1, "vi"), (2, 1, "vi"), (3, 1, "en")], encoding)
    try store("run2", [(1, 2, "vi"), (4, 1, "vi")], encoding)
    try Erasure.announce(plan(1), in: archive.state, root: archive.root)
    var erasure = try #require(try pending())
    #expect(try erasure.removeRecords().records == 2)
    #expect(try erasure.record() == 6...6)
    try erasure.finish()
    #expect(try articles() == [3, 2, 4].map(Self.id))
    #expect(try archive.state.article(Self.id(1)) == nil)
    #expect(try archive.state.isForgotten(Self.id(1)))
    #expect(try !archive.state.isForgotten(Self.id(2)))
    #expect(try archive.state.problems(root: archive.root).isEmpty)
    #expect(try pending() == nil)
    let changes = try changes()
    #expect(changes.count == 4)
    #expect(
      changes.last
        == "{\"schema_version\":1,\"sequence\":6,\"id\":\"\(Self.id(1))\",\"deleted\":true,\"date_deleted\":\"1970-01-01T00:16:40Z\"}"
    )
  }

  @Test func aPartitionOfWhichNothingStaysIsRemoved() throws {
    try store("run1", [(1, 1, "vi"), (2, 1, "en")])
    try Erasure.announce(plan(1), in: archive.state, root: archive.root)
    var erasure = try #require(try pending())
    #expect(try erasure.removeRecords() == (1, 2))
    _ = try erasure.record()
    try erasure.finish()
    let partitions = try Directory.list(archive.root + "/articles/date=2026-01-02")
    #expect(partitions == ["lang=en"])
    #expect(try articles() == [Self.id(2)])
    #expect(try archive.state.problems(root: archive.root).isEmpty)
  }

  /// A process may die behind each step: the next one begins with the first.
  @Test(arguments: 0...3) func whatWasBrokenOffIsCompletedOnce(stepsBefore: Int) throws {
    try store("run1", [(1, 1, "vi"), (2, 1, "vi")])
    try Erasure.announce(plan(1), in: archive.state, root: archive.root)
    var first = try #require(try pending())
    if stepsBefore > 0 { _ = try first.removeRecords() }
    if stepsBefore > 1 { _ = try first.record() }
    if stepsBefore > 2 {
      // As if the part had not been renamed.
      let part = try #require(try DatasetParts(root: archive.root).deletions.first)
      try File.rename(
        "\(archive.root)/\(part)",
        to: UnpublishedPart(number: 0, root: archive.root, path: part, length: 0).openPath)
      try archive.state.write { db in
        try db.execute(sql: "UPDATE part SET is_published = 0 WHERE path = ?", arguments: [part])
      }
    }
    var second = try #require(try pending())
    #expect(try second.removeRecords().records == (stepsBefore == 0 ? 1 : 0))
    #expect(try second.record() == (stepsBefore < 2 ? 3...3 : nil))
    try second.finish()
    #expect(try articles() == [Self.id(2)])
    #expect(try changes().count == 2)
    #expect(try archive.state.lastSequence() == 3)
    #expect(try archive.state.problems(root: archive.root).isEmpty)
  }

  @Test func aPartThatWasChangedIsToldBeforeAnythingGoes() throws {
    try store("run1", [(1, 1, "vi")])
    let plan = try plan(1)
    let part = try archive.root + "/" + archive.parts[0]
    try Data("{\"n\":99}\n".utf8).write(to: URL(fileURLWithPath: part))
    #expect(throws: StoreError.self) {
      try Erasure.announce(plan, in: archive.state, root: archive.root)
    }
    #expect(try pending() == nil)
  }

  @Test func aCompactionKeepsDeletionsAndLaterRecordsGetLaterNumbers() throws {
    try store("run1", [(1, 1, "vi"), (2, 1, "vi")])
    try store("run2", [(3, 1, "vi")])
    try Erasure.announce(plan(1), in: archive.state, root: archive.root)
    var erasure = try #require(try pending())
    _ = try erasure.removeRecords()
    _ = try erasure.record()
    try erasure.finish()
    try store("run3", [(4, 1, "vi")])
    let before = try changes()
    _ = try archive.compaction(.gzip).run(before: "2026-01-03")
    #expect(try changes() == before)
    #expect(before.compactMap { JSONLine.sequence(of: Array($0.utf8)[...]) } == [2, 3, 4, 5])
    #expect(try archive.state.problems(root: archive.root).isEmpty)
    let manifest = try #require(DatasetManifest(root: archive.root))
    #expect(manifest.parts.map(\.path).contains { $0.hasPrefix("deletions/part-erase-") })
    #expect(manifest.completeThrough == 5)
  }

  @Test func aForgottenAddressIsKnownWhenItIsListedAgain() throws {
    try store("run1", [(1, 1, "vi")])
    try Erasure.announce(plan(1), in: archive.state, root: archive.root)
    var erasure = try #require(try pending())
    _ = try erasure.removeRecords()
    _ = try erasure.record()
    try erasure.finish()
    let entry = DiscoveredEntry(
      key: [UInt8](Data(hexadecimal: Self.id(1))), url: "https://e.org/again", host: "e.org", entryID: nil,
      entryHash: [2], published: nil)
    let counts = try archive.state.discover([entry], sourceID: "@url", runID: "run2")
    #expect(counts.new == 0 && counts.changed == 0 && counts.known == 1)
    #expect(try archive.state.retry(.key(entry.key)) == 0)
    #expect(try archive.state.waitingOrder(at: .max / 2, feeds: ["@url", "@file"]).isEmpty)
    let document = try #require(try archive.state.ledgerDocument(entry.key))
    #expect(document.url.isEmpty && document.host.isEmpty && document.articleID == nil)
  }

  /// Whether its postings are among the recent ones or in pages.
  @Test(arguments: [1 << 17, 1]) func theIndexFindsTheOthersOnly(maximumRecent: Int) throws {
    let index = try ArticleIndex(.nearDuplicates, state: archive.state, maximumRecent: maximumRecent)
    for number in 1...3 {
      try index.add(id: Self.id(number), keys: [7, 70_000, UInt32(number)], value: [UInt8(number)])
      try index.commit()
    }
    try archive.state.write { db in try StateStore.forget([Self.id(2)], runID: "erase", in: db) }
    let opened = try ArticleIndex(.nearDuplicates, state: archive.state, maximumRecent: maximumRecent)
    #expect(try opened.find([7, 70_000]).candidates.map(\.id) == [Self.id(1), Self.id(3)])
    #expect(try opened.find([2]).candidates.isEmpty)
    try opened.add(id: Self.id(4), keys: [7], value: [4])
    try opened.commit()
    #expect(try opened.find([7]).candidates.map(\.id).sorted() == [1, 3, 4].map(Self.id))
  }

  @Test func theIdOfALineIsReadWithAndWithoutANumber() {
    let id = Self.id(1)
    for number in ["", "\"sequence\":12,"] {
      let line = "{\"schema_version\":1,\(number)\"id\":\"\(id)\",\"revision\":1}"
      #expect(JSONLine.id(of: Array(line.utf8)[...]) == id)
    }
    for line in ["", "{}", "{\"schema_version\":1,\"id\":\"4f\"}", "{\"schema_version\":1,\"revision\":1}"] {
      #expect(JSONLine.id(of: Array(line.utf8)[...]) == nil)
    }
  }

  @Test func aPlanCoversAHostAndTheHostsBelowIt() {
    var plan = ErasurePlan(runID: "", at: 0)
    plan.hosts = ["e.org"]
    #expect(plan.covers(host: "e.org") && plan.covers(host: "www.e.org"))
    #expect(!plan.covers(host: "le.org") && !plan.covers(host: "e.org.example"))
  }

  @Test func theDocumentsOfAHostAreFoundWithTheirArticles() throws {
    try store("run1", [(1, 1, "vi")])
    let entries = ["www.e.org", "le.org"].map { host in
      DiscoveredEntry(
        key: Array(host.utf8.prefix(6)) + [UInt8](repeating: 0, count: 10), url: "https://\(host)/",
        host: host,
        entryID: nil, entryHash: [], published: nil)
    }
    _ = try archive.state.discover(entries, sourceID: "@url", runID: "run1")
    let found = try archive.state.documents(ofHost: "e.org")
    #expect(found.articles == [Self.id(1)])
    #expect(found.keys.count == 1)
  }
}
