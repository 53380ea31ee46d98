import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// The numbers of records: each is given once, in the order of the commits.
@Suite struct SequenceTests {
  private let archive: ArchiveFixture

  init() throws { archive = try ArchiveFixture() }

  private func manifest() throws -> DatasetManifest { try #require(DatasetManifest(root: archive.root)) }

  private func record(_ number: Int, language: String) -> ArticleStore.Batch.Record {
    let id = String(repeating: "0\(number)", count: 16)
    return .init(
      partition: Partition(date: "2026-01-02", language: language),
      line: Array("{\"schema_version\":1,\"n\":\(number)}\n".utf8),
      row: ArticleRow(id: id, revision: 1, contentHash: id + id))
  }

  private func batch(_ records: ArticleStore.Batch.Record...) -> ArticleStore.Batch {
    var batch = ArticleStore.Batch()
    batch.records = records
    return batch
  }

  @Test func recordsAreNumberedInTheOrderOfTheirBatchWhateverPartTheyGoTo() throws {
    let store = try ArticleStore(state: archive.state, root: archive.root, runID: "run1")
    try store.commit(batch(record(1, language: "vi"), record(2, language: "en"), record(3, language: "vi")))
    try store.commit(batch(record(4, language: "en")))
    try store.publishAll()
    #expect(
      try archive.lines() == [2, 4, 1, 3].map { "{\"schema_version\":1,\"sequence\":\($0),\"n\":\($0)}" })
    let manifest = try manifest()
    #expect(manifest.parts.map { [$0.firstSequence, $0.lastSequence] } == [[1, 3], [2, 4]])
    #expect(manifest.completeThrough == 4 && manifest.lastSequence == 4)
    #expect(try archive.state.problems(root: archive.root).isEmpty)
  }

  @Test func aNumberThatWasNotCommittedIsGivenAgain() throws {
    do {
      let store = try ArticleStore(state: archive.state, root: archive.root, runID: "run1")
      try store.commit(batch(record(1, language: "vi")))
      // Bytes that reached the file while the commit did not reach the state.
      let open = "\(archive.root)/articles/date=2026-01-02/lang=vi/.part-run1-1.jsonl.open"
      let handle = try #require(FileHandle(forWritingAtPath: open))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"schema_version\":1,\"sequence\":2,\"n\":9}\n".utf8))
      try handle.close()
    }
    let store = try ArticleStore(state: archive.state, root: archive.root, runID: "run2")
    try store.commit(batch(record(2, language: "vi")))
    try store.publishAll()
    #expect(try archive.lines() == (1...2).map { "{\"schema_version\":1,\"sequence\":\($0),\"n\":\($0)}" })
  }

  @Test func theManifestIsCompleteOnlyUpToTheFirstRecordThatReadersDoNotSee() throws {
    let state = archive.state
    let store = try ArticleStore(state: state, root: archive.root, runID: "run1")
    #expect(try manifest().completeThrough == 0)
    try store.commit(batch(record(1, language: "vi")))
    try store.commit(batch(record(2, language: "en")))
    let snapshot = try state.snapshot(after: 0)
    #expect(DatasetManifest(snapshot).completeThrough == 0 && snapshot.lastSequence == 2)
    try store.publishAll()
    #expect(try manifest().completeThrough == 2)
  }

  @Test func aManifestThatCouldNotBeWrittenIsWrittenByTheNextRun() throws {
    try archive.store(1)
    try FileManager.default.removeItem(atPath: archive.root + "/manifest.json")
    #expect(try archive.state.problems(root: archive.root).count == 1)
    try archive.state.write { db in try db.execute(sql: "UPDATE dataset SET is_manifest_stale = 1") }
    #expect(try archive.state.problems(root: archive.root).isEmpty)
    _ = try ArticleStore(state: archive.state, root: archive.root, runID: "run2")
    #expect(try manifest().completeThrough == 1)
  }

  @Test func aCompactionKeepsTheNumbersAndPutsPartsInTheirOrder() throws {
    // By their names the parts would be the other way round: the clock was set back.
    try archive.store(2)
    try archive.store(1)
    try archive.store(3, date: "2026-01-03")
    _ = try archive.compaction().run(before: "2026-01-03")
    let expected = [(1, 2), (2, 1), (3, 3)].map { sequence, number in
      "{\"schema_version\":1,\"sequence\":\(sequence),\"n\":\(number)}"
    }
    #expect(try archive.lines() == expected)
    #expect(try manifest().parts.map { [$0.firstSequence, $0.lastSequence] } == [[1, 2], [3, 3]])
    #expect(try archive.state.problems(root: archive.root).isEmpty)
  }

  /// The state of a program that knew no numbers, over parts whose lines have none.
  private func olderState(_ parts: [(path: String, records: Int, replacedBy: Int?)]) throws -> StateStore {
    let path = archive.directory.path("older.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Migrations.all.migrate(queue, upTo: "numbered addresses; aliases of articles")
    try queue.write { db in
      for part in parts {
        let line = "{\"schema_version\":1,\"p\":\"\(part.path.suffix(12))\"}\n"
        let bytes = Data(String(repeating: line, count: part.records).utf8)
        try db.execute(
          sql: """
            INSERT INTO part (run_id, root, path, length, records, is_published, replaced_by)
            VALUES ('r', ?, ?, ?, ?, 1, ?)
            """, arguments: [archive.root, part.path, bytes.count, part.records, part.replacedBy])
        guard part.replacedBy == nil else { continue }
        let file = URL(fileURLWithPath: "\(archive.root)/\(part.path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
      }
    }
    try queue.close()
    return try StateStore(path: path)
  }

  @Test func olderPartsAreNumberedByDayAndThenInTheOrderInWhichTheyWereWritten() throws {
    let (first, second) = ("articles/date=2026-01-01/lang=vi", "articles/date=2026-01-02/lang=vi")
    let state = try olderState([
      ("\(first)/part-r-1.jsonl", 2, 6), ("\(second)/part-r-2.jsonl", 3, nil),
      ("\(first)/part-r-3.jsonl", 1, 6), ("\(second)/part-r-4.jsonl", 1, nil),
      ("\(first)/part-r-5.jsonl", 4, nil), ("\(first)/part-r-6.jsonl", 3, nil),
    ])
    let snapshot = try state.snapshot(after: 0)
    #expect(
      snapshot.parts.map { "\($0.path.suffix(7).prefix(1)) \($0.sequences)" } == [
        "6 1...3", "5 4...7", "2 8...10", "4 11...11",
      ])
    #expect(snapshot.lastSequence == 11 && snapshot.parts.allSatisfy { !$0.isNumbered })
    #expect(snapshot.id.count == 32)
  }

  @Test func aCompactionWritesTheNumbersOfOlderPartsIntoTheirLines() throws {
    let folder = "articles/date=2026-01-01/lang=vi"
    let state = try olderState([("\(folder)/part-r-1.jsonl", 2, nil), ("\(folder)/part-r-2.jsonl", 1, nil)])
    let compaction = Compaction(state: state, root: archive.root, runID: "compact")
    #expect(try compaction.run(before: "2026-01-02").partsAfter == 1)
    #expect(try archive.lines().compactMap { JSONLine.sequence(of: Array($0.utf8)[...]) } == [1, 2, 3])
    let part = try #require(try state.snapshot(after: 0).parts.first)
    #expect(part.isNumbered && part.sequences == 1...3)
  }

  @Test(arguments: [
    ("{\"schema_version\":1,\"sequence\":42,\"id\":\"a\"}", 42), ("{\"schema_version\":1,\"id\":\"a\"}", nil),
    ("{\"schema_version\":1,\"sequence\":0,", nil), ("{\"schema_version\":1,\"sequence\":", nil),
    ("{\"schema_version\":1,\"sequence\":99999999999999999999,", nil), ("", nil),
  ])
  func theNumberOfALineIsReadFromItsHead(line: String, number: Int64?) {
    #expect(JSONLine.sequence(of: Array(line.utf8)[...]) == number)
  }
}
