import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// A dataset's records, read in the order of their numbers while it changes.
@Suite struct ChangeReaderTests {
  private let archive: ArchiveFixture

  init() throws { archive = try ArchiveFixture() }

  private func store(_ run: String, _ encoding: PartEncoding = .none) throws -> ArticleStore {
    var layout = PartLayout()
    layout.encoding = encoding
    return try ArticleStore(state: archive.state, root: archive.root, runID: run, layout: layout)
  }

  /// One record for each partition (`<day>/<language>`), in one commit.
  private func commit(_ partitions: [String], to store: ArticleStore, padding: Int = 10) throws {
    var batch = ArticleStore.Batch()
    for partition in partitions {
      let fields = partition.split(separator: "/")
      let id = UUID().uuidString.replacing("-", with: "").lowercased()
      let line = "{\"schema_version\":1,\"text\":\"\(String(repeating: "x", count: padding))\"}\n"
      batch.records.append(
        .init(
          partition: Partition(date: "2026-01-\(fields[0])", language: "\(fields[1])"),
          line: Array(line.utf8), row: ArticleRow(id: id, revision: 1, contentHash: id + id)))
    }
    try store.commit(batch)
  }

  private func reader(after: Int64 = 0) throws -> ChangeReader {
    try ChangeReader(state: archive.state, root: archive.root, after: after)
  }

  /// The numbers of what comes, each of a whole line.
  private func numbers(
    _ reader: ChangeReader, bytesAtATime: Int = 100, limit: Int = .max
  ) throws -> [Int64] {
    var numbers: [Int64] = []
    while numbers.count < limit {
      var bytes: [UInt8] = []
      let count = try reader.next(&bytes, maximumBytes: bytesAtATime, limit: limit - numbers.count)
      guard count > 0 else { break }
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      #expect(lines.count == count && bytes.last == UInt8(ascii: "\n"))
      for line in lines {
        #expect(line.last == UInt8(ascii: "}"))
        numbers.append(try #require(JSONLine.sequence(of: line)))
      }
    }
    return numbers
  }

  @Test(arguments: PartEncoding.allCases)
  func recordsOfInterleavedPartsComeOnceAndInTheirOrder(encoding: PartEncoding) throws {
    for run in 1...3 {
      let store = try store("run\(run)", encoding)
      for _ in 1...4 { try commit(["02/vi", "02/en", "03/vi", "02/vi"], to: store) }
      try store.publishAll()
    }
    for after in [0, 1, 7, 16, 33, 47, 48] as [Int64] {
      #expect(try numbers(reader(after: after)) == Array(after + 1..<49), "after \(after)")
    }
    let reader = try reader(after: 10)
    #expect(try numbers(reader, limit: 5) == Array(11...15))
    #expect(reader.cursor.sequence == 15)
    #expect(try numbers(reader) == Array(16...48))
  }

  @Test(arguments: PartEncoding.allCases)
  func whatIsCommittedComesBeforeItsPartIsPublishedAndOnce(encoding: PartEncoding) throws {
    let store = try store("run1", encoding)
    try commit(["02/vi", "02/en"], to: store)
    let reader = try reader()
    #expect(try numbers(reader) == [1, 2])
    #expect(try !reader.refresh())
    try commit(["02/en", "02/vi", "03/vi"], to: store)
    #expect(try numbers(reader).isEmpty)
    #expect(try reader.refresh())
    #expect(try numbers(reader, limit: 1) == [3])
    try store.publishAll()
    #expect(try numbers(reader) == [4, 5])
    let next = try self.store("run2", encoding)
    try commit(["02/vi"], to: next)
    try next.publishAll()
    #expect(try reader.refresh())
    #expect(try numbers(reader) == [6])
  }

  @Test func aCompactionUnderTheReaderNeitherRepeatsNorHidesARecord() throws {
    for run in 1...6 {
      let store = try store("run\(run)")
      for _ in 1...3 { try commit(["02/vi", "02/en", "03/vi"], to: store) }
      try store.publishAll()
    }
    for taken in [0, 1, 5, 20, 53] {
      let reader = try reader()
      let first = try numbers(reader, bytesAtATime: 1, limit: taken)
      // What lies nowhere but in the folder of the old parts while the exchange is not committed.
      _ = try archive.compaction(taken == 20 ? .gzip : nil, maximumPartBytes: 1000).run(before: "2026-02-01")
      #expect(try first + numbers(reader) == Array(1...54), "\(taken)")
    }
  }

  @Test func partsThatACompactionHasMovedAsideAreFoundThere() throws {
    for run in 1...2 {
      let store = try store("run\(run)")
      try commit(["02/vi", "02/vi"], to: store)
      try store.publishAll()
    }
    let reader = try reader()
    let (folder, aside) = ("articles/date=2026-01-02", ".compacting/articles")
    try FileManager.default.createDirectory(
      atPath: "\(archive.root)/\(aside)", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: "\(archive.root)/\(folder)", toPath: "\(archive.root)/\(aside)/date=2026-01-02")
    #expect(try numbers(reader) == [1, 2, 3, 4])
  }

  @Test(arguments: PartEncoding.allCases)
  func aReaderBeginsInTheMiddleOfALongPart(encoding: PartEncoding) throws {
    let store = try store("run1", encoding)
    for _ in 1...20 { try commit(Array(repeating: "02/vi", count: 100), to: store, padding: 900) }
    try store.publishAll()
    for after in stride(from: 0, to: 1998, by: 333) as StrideTo<Int64> {
      #expect(try numbers(reader(after: after), limit: 3) == Array(after + 1...after + 3))
    }
    #expect(try numbers(reader(after: 1998), bytesAtATime: 1 << 20) == [1999, 2000])
  }

  @Test(arguments: [PartEncoding.none, .zstd])
  func moreOverlappingPartsThanMayBeOpenAreReadInTheirOrder(encoding: PartEncoding) throws {
    let store = try store("run1", encoding)
    let partitions = (0..<5).flatMap { day in (0..<30).map { "0\(day + 1)/l\($0)" } }
    #expect(partitions.count > 2 * ChangeReader.maximumOpenParts)
    for round in 0..<3 { try commit(round == 1 ? partitions.reversed() : partitions, to: store) }
    try store.publishAll()
    #expect(try numbers(reader(), bytesAtATime: 4000) == Array(1...450))
  }

  @Test func recordsOfOlderPartsComeWithTheirNumbers() throws {
    let store = try store("run1")
    for _ in 1...3 { try commit(["02/vi"], to: store) }
    try store.publishAll()
    let part = try "\(archive.root)/\(archive.parts[0])"
    let older = try String(contentsOfFile: part, encoding: .utf8).replacing(/"sequence":\d+,/, with: "")
    try older.write(toFile: part, atomically: true, encoding: .utf8)
    try archive.state.write { db in
      try db.execute(sql: "UPDATE part SET is_numbered = 0, length = ?", arguments: [older.utf8.count])
    }
    #expect(try numbers(reader()) == [1, 2, 3])
    #expect(try numbers(reader(after: 1)) == [2, 3])
  }

  @Test func aPartThatIsGoneIsToldWithItsNumbersAndWhatCameBeforeIsRead() throws {
    for day in ["02", "03"] {
      let store = try store("run\(day)")
      try commit(["\(day)/vi", "\(day)/vi"], to: store)
      try store.publishAll()
    }
    try FileManager.default.removeItem(atPath: "\(archive.root)/\(archive.parts[1])")
    let reader = try reader()
    var bytes: [UInt8] = []
    #expect(try reader.next(&bytes, maximumBytes: 1 << 20) == 2)
    #expect {
      try reader.next(&bytes, maximumBytes: 1 << 20)
    } throws: { error in
      let error = error as? StoreError
      return error?.code == .partChanged && error?.detail.contains("with records 3 to 4") == true
    }
    #expect(reader.cursor.sequence == 2)
  }

  @Test(arguments: PartEncoding.allCases)
  func aPartThatWasCutIsToldAndNotTakenForWhole(encoding: PartEncoding) throws {
    let store = try store("run1", encoding)
    for _ in 1...3 { try commit(["02/vi"], to: store) }
    try store.publishAll()
    let file = try #require(FileHandle(forWritingAtPath: "\(archive.root)/\(archive.parts[0])"))
    try file.truncate(atOffset: file.seekToEnd() - 5)
    let reader = try reader()
    #expect {
      _ = try numbers(reader)
    } throws: { error in
      (error as? StoreError)?.code == .partChanged
    }
  }

  @Test func aLineThatIsNoRecordIsToldAndPassedOver() throws {
    let store = try store("run1")
    for _ in 1...3 { try commit(["02/vi"], to: store) }
    try store.publishAll()
    let part = try "\(archive.root)/\(archive.parts[0])"
    let text = try String(contentsOfFile: part, encoding: .utf8).replacing(
      "\"sequence\":2", with: "\"sequence\":X")
    try text.write(toFile: part, atomically: true, encoding: .utf8)
    let reader = try reader()
    #expect(try numbers(reader) == [1, 3])
    #expect(reader.damages.count == 1 && reader.damages[0].contains("behind number 1"))
    // Where it is the last one it is told once, and waited for further ones.
    try text.replacing("\"sequence\":3", with: "\"sequence\":Y").write(
      toFile: part, atomically: true, encoding: .utf8)
    let late = try self.reader()
    #expect(try numbers(late) == [1] && late.damages.count == 2)
    #expect(try !late.refresh() && late.cursor.sequence == 3)
  }

  @Test func aCursorThatIsNoneOfThisDatasetIsRefused() throws {
    let store = try store("run1")
    try commit(["02/vi"], to: store)
    let path = archive.directory.path("cursor")
    #expect(try ChangeCursor(path: path) == nil)
    try reader(after: 1).cursor.save(to: path)
    let cursor = try #require(try ChangeCursor(path: path))
    #expect(cursor.sequence == 1)
    _ = try ChangeReader(state: archive.state, root: archive.root, after: 1, of: cursor.datasetID)
    let refused: [(Int64, String?)] = [(2, nil), (1, String(repeating: "0", count: 32))]
    for (sequence, datasetID) in refused {
      #expect {
        _ = try ChangeReader(state: archive.state, root: archive.root, after: sequence, of: datasetID)
      } throws: { error in
        (error as? StoreError)?.code == .badCursor
      }
    }
    try "{\"dataset".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.self) { try ChangeCursor(path: path) }
  }
}
