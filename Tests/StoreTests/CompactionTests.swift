import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct CompactionTests {
  private let archive: ArchiveFixture

  init() throws { archive = try ArchiveFixture() }

  private static let records = (1...4).map { "{\"schema_version\":1,\"sequence\":\($0),\"n\":\($0)}" }

  @Test(arguments: [nil, PartEncoding.gzip, .zstd])
  func theSmallPartsOfADayBecomeOneWithTheSameRecordsInTheirOrder(encoding: PartEncoding?) throws {
    for number in 1...4 { try archive.store(UInt8(number)) }
    let report = try archive.compaction(encoding).run(before: "2026-01-03")
    #expect(report.partitions == 1 && report.partsBefore == 4 && report.partsAfter == 1)
    #expect(try archive.parts.count == 1)
    #expect(try archive.lines() == Self.records)
    #expect(try archive.state.problems(root: archive.root).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: archive.root + "/.compacting"))
  }

  @Test func anArticleIsFoundInTheMergedPart() throws {
    for number in 1...2 { try archive.store(UInt8(number)) }
    let id = String(repeating: "0", count: 29) + "101"
    #expect(try archive.state.part(ofArticle: id)?.path == archive.parts.first)
    _ = try archive.compaction(.zstd).run(before: "2026-01-03")
    let place = try #require(try archive.state.part(ofArticle: id))
    #expect(try archive.parts == [place.path])
    #expect(place.isPublished && FileManager.default.fileExists(atPath: place.readablePath))
  }

  @Test func partsOfEveryEncodingAreJoined() throws {
    for (number, encoding) in zip(1...3, PartEncoding.allCases) {
      try archive.store(UInt8(number), encoding: encoding)
    }
    _ = try archive.compaction().run(before: "2026-01-03")
    #expect(try archive.parts.map { PartEncoding(path: $0) } == [.zstd])
    #expect(try archive.lines() == Array(Self.records.prefix(3)))
  }

  @Test func theDayThatIsNotOverIsLeftAlone() throws {
    try archive.store(1)
    try archive.store(2)
    #expect(try archive.compaction().run(before: "2026-01-02") == Compaction.Report())
    #expect(try archive.parts.count == 2)
  }

  @Test func noMergedPartIsLargerThanWanted() throws {
    for number in 1...4 { try archive.store(UInt8(number)) }
    _ = try archive.compaction(maximumPartBytes: 100).run(before: "2026-01-03")
    #expect(try archive.parts.count == 2)
    #expect(try archive.lines() == Self.records)
  }

  @Test func aSecondCompactionFindsNothingToDo() throws {
    for number in 1...3 { try archive.store(UInt8(number)) }
    _ = try archive.compaction().run(before: "2026-01-03")
    #expect(try archive.compaction().run(before: "2026-01-03") == Compaction.Report())
  }

  @Test func whatIsNoPartStaysInItsFolder() throws {
    try archive.store(1)
    try archive.store(2)
    let note = archive.root + "/articles/date=2026-01-02/lang=vi/_SUCCESS"
    #expect(FileManager.default.createFile(atPath: note, contents: Data("note".utf8)))
    _ = try archive.compaction().run(before: "2026-01-03")
    #expect(FileManager.default.contents(atPath: note) == Data("note".utf8))
  }

  @Test func aPartThatWasChangedLeavesItsPartitionAsItIs() throws {
    try archive.store(1)
    try archive.store(2)
    try archive.store(3, date: "2026-01-01")
    try archive.store(4, date: "2026-01-01")
    let changed = try archive.root + "/" + archive.parts[3]
    try Data("{\"n\":99}\n{\"n\":98}\n".utf8).write(to: URL(fileURLWithPath: changed))
    let report = try archive.compaction().run(before: "2026-01-03")
    #expect(report.skipped.count == 1 && report.skipped[0].contains(changed))
    #expect(report.partitions == 1)
    #expect(try archive.parts.count == 3)
  }

  @Test func theStateKnowsWhereReplacedPartsWent() throws {
    for number in 1...3 { try archive.store(UInt8(number)) }
    _ = try archive.compaction().run(before: "2026-01-03")
    try archive.store(4)
    _ = try archive.compaction().run(before: "2026-01-03")
    let targets = try archive.state.read { db in
      try Set(Int64.fetchAll(db, sql: "SELECT COALESCE(replaced_by, number) FROM part"))
    }
    #expect(targets.count == 1)
    #expect(try archive.lines() == Self.records)
  }

  @Test func whatARunThatDiedHadCommittedIsPublished() throws {
    let store = try ArticleStore(state: archive.state, root: archive.root, runID: "run1")
    var batch = ArticleStore.Batch()
    let id = String(repeating: "0", count: 32)
    batch.records = [
      .init(
        partition: Partition(date: "2026-01-02", language: "vi"),
        line: Array("{\"schema_version\":1,\"n\":1}\n".utf8),
        row: ArticleRow(id: id, revision: 1, contentHash: id + id))
    ]
    try store.commit(batch)
    #expect(try archive.parts.isEmpty)
    #expect(try archive.compaction().run(before: "2026-01-02").partitions == 0)
    #expect(try archive.lines() == ["{\"schema_version\":1,\"sequence\":1,\"n\":1}"])
  }
}
