import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct QuarantineTests {
  private let directory: TemporaryDirectory
  private let state: StateStore

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path("state.sqlite"))
    let entries = (1...3).map { number in
      let key = [UInt8](repeating: UInt8(number), count: 16)
      return DiscoveredEntry(
        key: key, url: "https://e.org/\(number)", host: "e.org", entryID: nil, entryHash: key, published: nil)
    }
    try state.commitPoll(FeedState(feedID: "f", url: "https://e.org/feed"), entries: entries, runID: "r")
  }

  private func waiting() throws -> [Int64] { try state.waitingOrder(at: 0, feeds: ["f"]) }

  @Test func whatWasBeingReadWhenTheProcessDiedIsKnownToTheNext() throws {
    let path = directory.path("marks")
    let place = DocumentID.file(FilePlace(path: "/tin tức/a b.warc", offset: 4711, memberIndex: 2))
    do {
      let marks = try ReadingMarks(path: path)
      let slots = [.ledger(7), .file(FilePlace(path: "/long/name.warc")), .ledger(9)].map { marks.enter($0) }
      marks.leave(slots[1])
      #expect(marks.enter(place) == slots[1])
    }
    #expect(ReadingMarks.left(at: path) == [.ledger(7), place, .ledger(9)])
    _ = try ReadingMarks(path: path)
    #expect(ReadingMarks.left(at: path).isEmpty)
    #expect(ReadingMarks.left(at: path + "-none").isEmpty)
  }

  @Test func marksOfAnotherFormatAccuseNoDocument() throws {
    let path = directory.path("marks")
    let numbers: [Int64] = [17, 0, -4711, 1_970_238_308]
    try Data(numbers.flatMap { number in withUnsafeBytes(of: number) { Array($0) } }).write(
      to: URL(fileURLWithPath: path))
    #expect(ReadingMarks.left(at: path).isEmpty)
  }

  @Test func deathsAtADocumentInAFileAreCountedByItsPlace() throws {
    let place = FilePlace(path: "/a.warc", offset: 10, memberIndex: 1)
    let other = FilePlace(path: "/a.warc", offset: 10)
    _ = try state.recordDeaths(of: [.file(place), .file(other)])
    #expect(try state.recordDeaths(of: [.file(place)]) == [.file(place): 2, .file(other): 1])
    try state.forgetDeaths(of: .file(place))
    #expect(try state.recordDeaths(of: []) == [.file(other): 1])
    try state.forgetFileDeaths()
    #expect(try state.recordDeaths(of: []).isEmpty)
  }

  @Test func aSuspectKeepsItsPlaceAndAfterTheThirdDeathIsReadNoMore() throws {
    let order = try waiting()
    #expect(try state.recordDeaths(of: []).isEmpty)
    for deaths in 1..<Quarantine.maximumDeaths {
      #expect(try state.recordDeaths(of: [.ledger(order[0])]) == [.ledger(order[0]): deaths])
      #expect(try waiting() == order)
    }
    #expect(try state.recordDeaths(of: [.ledger(order[0])]).isEmpty)
    #expect(try waiting() == [order[1], order[2]])
    let status = try #require(try state.ledgerStatus().first)
    #expect(status.reasons == ["crash": 1] && status.addsUp)
  }

  @Test func aPageThatWasReadToTheEndIsNoSuspectAnyMore() throws {
    let seq = try waiting()[0]
    #expect(try state.recordDeaths(of: [.ledger(seq)]) == [.ledger(seq): 1])
    try state.write { db in
      try StateStore.update(
        DocumentResult(seq: seq, state: .failed, reason: "http-503", nextTryAt: 0), in: db)
    }
    #expect(try state.recordDeaths(of: []).isEmpty)
  }

  @Test func quarantinedDocumentsAreTriedAgainByCommandOnly() throws {
    let seq = try waiting()[0]
    for _ in 0..<Quarantine.maximumDeaths { _ = try state.recordDeaths(of: [.ledger(seq)]) }
    #expect(try state.retry(.failed(codes: ["http-404"])) == 0)
    #expect(try state.retry(.failed(codes: Quarantine.codes), feedID: "other") == 0)
    #expect(try state.retry(.failed(codes: Quarantine.codes), feedID: "f") == 1)
    #expect(try state.recordDeaths(of: []).isEmpty)
    #expect(try state.documentCounts() == ["pending": 3])
  }

  @Test func oneAddressIsTriedAgainWhateverBecameOfIt() throws {
    let seq = try waiting()[1]
    try state.write { db in
      try StateStore.update(DocumentResult(seq: seq, state: .filtered, reason: "no-text"), in: db)
    }
    #expect(try state.retry(.key([UInt8](repeating: 2, count: 16))) == 1)
    #expect(try state.retry(.key([UInt8](repeating: 99, count: 16))) == 0)
    #expect(try state.documentCounts() == ["pending": 3])
  }

  @Test func aTimeThatAClockAheadWroteDoesNotHold() throws {
    let seq = try waiting()[0]
    let tenYears: Int64 = 10 * 365 * 86_400
    try state.write { db in
      try StateStore.update(
        DocumentResult(seq: seq, state: .failed, reason: "http-503", attempts: 1, nextTryAt: tenYears), in: db
      )
    }
    #expect(try waiting().contains(seq))
  }

  @Test func theBytesAreKeptAndTheOldestGoWhenThereIsNoRoom() throws {
    let quarantine = Quarantine(root: directory.path, maximumBytes: 250)
    let documents = try waiting().map { try #require(try state.pendingDocument($0)) }
    for (index, document) in documents.enumerated() {
      try quarantine.keep(
        [UInt8](repeating: UInt8(index), count: 100), of: .ledger(document.seq),
        .init(url: document.url, feedID: document.feedID, contentType: "text/html"))
      let path = directory.path("quarantine/\(document.seq).page")
      let date = Date(timeIntervalSince1970: Double(1_000 + index))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: directory.path("quarantine")).sorted()
    #expect(kept == ["2.json", "2.page", "3.json", "3.page"])
    let told = try String(contentsOfFile: directory.path("quarantine/3.json"), encoding: .utf8)
    #expect(told.contains("\"url\":\"https://e.org/3\"") && told.contains("\"bytes\":100"))
    try quarantine.release(.ledger(2))
    #expect(!FileManager.default.fileExists(atPath: directory.path("quarantine/2.page")))
  }
}
