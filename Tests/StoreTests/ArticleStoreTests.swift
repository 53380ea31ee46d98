import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct ArticleStoreTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var root: String { directory.path + "/out" }

  private func state() throws -> StateStore { try StateStore(path: directory.path + "/state.sqlite") }

  private func discover(_ number: UInt8, in state: StateStore) throws -> Int64 {
    let entry = DiscoveredEntry(
      key: [UInt8](repeating: number, count: 16), url: "https://e.org/\(number)", host: "e.org", entryID: nil,
      entryHash: [UInt8](repeating: 0, count: 16), published: nil)
    try state.commitPoll(FeedState(feedID: "f", url: "https://e.org/feed"), entries: [entry], runID: "r")
    return try #require(try state.waitingOrder(at: 0, feeds: ["f"]).last)
  }

  private func batch(_ number: UInt8, seq: Int64, language: String = "vi") -> ArticleStore.Batch {
    var batch = ArticleStore.Batch()
    let id = String(repeating: "0\(number)", count: 16)
    batch.records = [
      .init(
        partition: Partition(date: "2026-01-02", language: language),
        line: Array("{\"schema_version\":1,\"n\":\(number)}\n".utf8),
        row: ArticleRow(id: id, revision: 1, contentHash: String(repeating: "0\(number)", count: 32)))
    ]
    batch.results = [DocumentResult(seq: seq, state: .stored, attempts: 1, articleID: id)]
    return batch
  }

  private func visibleFiles() -> [String] {
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted()
  }

  /// Without what every record begins with.
  private func lines() -> [String] {
    visibleFiles().flatMap { name in
      (try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8))?.split(separator: "\n").map(
        String.init) ?? []
    }.map { $0.replacing(/"schema_version":1,"sequence":\d+,/, with: "") }.sorted()
  }

  @Test func aPartIsSeenOnlyOnceItIsPublished() throws {
    let state = try state()
    let store = try ArticleStore(state: state, root: root, runID: "run1")
    try store.commit(batch(1, seq: try discover(1, in: state)))
    #expect(visibleFiles().isEmpty)
    try store.publishAll()
    #expect(visibleFiles() == ["articles/date=2026-01-02/lang=vi/part-run1-1.jsonl"])
    #expect(lines() == ["{\"n\":1}"])
  }

  @Test func anAliasIsCommittedWithTheRecordThatBroughtIt() throws {
    let state = try state()
    let store = try ArticleStore(state: state, root: root, runID: "run1")
    var batch = batch(1, seq: try discover(1, in: state))
    let (id, alias) = (batch.records[0].row.id, String(repeating: "0f", count: 16))
    batch.records[0].row.numberKey = -5
    batch.aliases = [ArticleAlias(id: alias, articleID: id)]
    #expect(try state.articleID(ofAlias: alias) == nil)
    try store.commit(batch)
    #expect(try state.articleID(ofAlias: alias) == id)
    #expect(try state.articles(withNumberKey: -5).map(\.id) == [id])
  }

  @Test func eachLanguageHasItsOwnPart() throws {
    let state = try state()
    let store = try ArticleStore(state: state, root: root, runID: "run1")
    try store.commit(batch(1, seq: try discover(1, in: state)))
    try store.commit(batch(2, seq: try discover(2, in: state), language: "en"))
    try store.publishAll()
    #expect(visibleFiles().count == 2)
  }

  @Test func aRunThatDiedIsCompletedByTheNextWithoutItsUncommittedBytes() throws {
    let state = try state()
    let seq = try discover(1, in: state)
    do {
      let store = try ArticleStore(state: state, root: root, runID: "run1")
      try store.commit(batch(1, seq: seq))
      // Bytes that reached the file while the commit did not reach the state.
      let open = "\(root)/articles/date=2026-01-02/lang=vi/.part-run1-1.jsonl.open"
      let handle = try #require(FileHandle(forWritingAtPath: open))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"n\":99".utf8))
      try handle.close()
    }
    #expect(visibleFiles().isEmpty)
    _ = try ArticleStore(state: state, root: root, runID: "run2")
    #expect(lines() == ["{\"n\":1}"])
    #expect(try state.documentCounts() == ["stored": 1])
  }

  @Test func aPartThatNeverHeldARecordLeavesNothing() throws {
    let state = try state()
    try state.write { db in
      try db.execute(
        sql:
          "INSERT INTO part (run_id, root, path) VALUES ('r', ?, 'articles/date=d/lang=vi/part-r-1.jsonl')",
        arguments: [root])
    }
    let folder = "\(root)/articles/date=d/lang=vi"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(
      FileManager.default.createFile(atPath: "\(folder)/.part-r-1.jsonl.open", contents: Data("{".utf8)))
    _ = try ArticleStore(state: state, root: root, runID: "run2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(try state.unpublishedParts().isEmpty)
  }

  @Test func aRunThatDiedBetweenTheRenameAndItsMarkIsOnlyMarked() throws {
    let state = try state()
    let seq = try discover(1, in: state)
    do {
      let store = try ArticleStore(state: state, root: root, runID: "run1")
      try store.commit(batch(1, seq: seq))
      let folder = "\(root)/articles/date=2026-01-02/lang=vi"
      try FileManager.default.moveItem(
        atPath: "\(folder)/.part-run1-1.jsonl.open", toPath: "\(folder)/part-run1-1.jsonl")
    }
    _ = try ArticleStore(state: state, root: root, runID: "run2")
    #expect(lines() == ["{\"n\":1}"])
    #expect(try state.unpublishedParts().isEmpty)
  }

  @Test func aPartShorterThanWhatWasCommittedIsAnErrorAndNotFilledUp() throws {
    let state = try state()
    let seq = try discover(1, in: state)
    do {
      let store = try ArticleStore(state: state, root: root, runID: "run1")
      try store.commit(batch(1, seq: seq))
    }
    let open = "\(root)/articles/date=2026-01-02/lang=vi/.part-run1-1.jsonl.open"
    try #require(FileHandle(forWritingAtPath: open)).truncate(atOffset: 3)
    #expect(throws: StoreError.self) { _ = try ArticleStore(state: state, root: root, runID: "run2") }
  }

  @Test func aPartThatIsFullIsPublishedAndTheNextOneOpened() throws {
    let state = try state()
    var layout = PartLayout()
    layout.maximumPartBytes = 80
    let store = try ArticleStore(state: state, root: root, runID: "run1", layout: layout)
    for number in 1...4 {
      try store.commit(batch(UInt8(number), seq: try discover(UInt8(number), in: state)))
    }
    #expect(visibleFiles().count == 2)
    try store.publishAll()
    #expect(lines() == (1...4).map { "{\"n\":\($0)}" })
  }

  @Test func aFolderThatCannotBeWrittenIsToldByName() throws {
    let state = try state()
    #expect(FileManager.default.createFile(atPath: root, contents: nil))
    #expect {
      _ = try ArticleStore(state: state, root: root + "/deep", runID: "run1")
    } throws: { error in
      (error as? StoreError)?.detail.contains(root) == true
    }
  }

  @Test func aStateThatDoesNotKnowThePartsIsRefusedAndTheyStayAsTheyAre() throws {
    let first = try state()
    let store = try ArticleStore(state: first, root: root, runID: "run1")
    try store.commit(batch(1, seq: try discover(1, in: first)))
    try store.publishAll()
    let other = try StateStore(path: directory.path + "/other.sqlite")
    #expect {
      _ = try ArticleStore(state: other, root: root, runID: "run2")
    } throws: { ($0 as? StoreError)?.code == .stateLost }
    #expect(lines() == ["{\"n\":1}"])
  }

  @Test func aStatePutBackFromAnOlderCopyIsRefused() throws {
    let first = try state()
    let store = try ArticleStore(state: first, root: root, runID: "run1")
    try store.commit(batch(1, seq: try discover(1, in: first)))
    try store.publishAll()
    try first.close()
    let copy = directory.path + "/copy.sqlite"
    try FileManager.default.copyItem(atPath: directory.path + "/state.sqlite", toPath: copy)
    let second = try state()
    let newer = try ArticleStore(state: second, root: root, runID: "run2")
    try newer.commit(batch(2, seq: try discover(2, in: second)))
    try newer.publishAll()
    #expect {
      _ = try ArticleStore(state: try StateStore(path: copy), root: root, runID: "run3")
    } throws: { ($0 as? StoreError)?.code == .stateLost }
  }

  @Test func aPartThatIsGoneWithCommittedRecordsIsTold() throws {
    let state = try state()
    do {
      let store = try ArticleStore(state: state, root: root, runID: "run1")
      try store.commit(batch(1, seq: try discover(1, in: state)))
    }
    try FileManager.default.removeItem(
      atPath: "\(root)/articles/date=2026-01-02/lang=vi/.part-run1-1.jsonl.open")
    #expect {
      _ = try ArticleStore(state: state, root: root, runID: "run2")
    } throws: { ($0 as? StoreError)?.code == .stateLost }
  }

  @Test(arguments: [PartEncoding.gzip, .zstd])
  func aPackedPartIsCutBackToItsLastCommit(encoding: PartEncoding) throws {
    let state = try state()
    var layout = PartLayout()
    layout.encoding = encoding
    let seqs = try (1...2).map { try discover(UInt8($0), in: state) }
    do {
      let store = try ArticleStore(state: state, root: root, runID: "run1", layout: layout)
      try store.commit(batch(1, seq: seqs[0]))
      try store.commit(batch(2, seq: seqs[1]))
      let open = "\(root)/articles/date=2026-01-02/lang=vi/.part-run1-1\(encoding.suffix).open"
      let handle = try #require(FileHandle(forWritingAtPath: open))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(try encoding.pack(Array("{\"n\":3}\n".utf8)).dropLast(4)))
      try handle.close()
    }
    _ = try ArticleStore(state: state, root: root, runID: "run2")
    var lines: [String] = []
    let part = try #require(try DatasetParts(root: root).published.first)
    let ending = try PartReader.forEachLine(of: "\(root)/\(part)") {
      lines.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(
      lines == (1...2).map { "{\"schema_version\":1,\"sequence\":\($0),\"n\":\($0)}" })
    #expect(ending == .whole)
  }
}
