import Archive
import Dispatch
import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Pipeline
@testable import Store

/// What a cluster's worker makes of an archive whose pages hang or kill it.
@Suite struct ArchiveExtractionTests {
  private static let pageCount = 12
  private let directory: TemporaryDirectory
  /// Where the records begin, in bytes of the archive.
  private let starts: [Int]
  private let letGo = DispatchSemaphore(value: 0)
  private var archive: String { directory.path("a.warc") }
  private var marks: String { directory.path("marks") }

  init() throws {
    directory = try TemporaryDirectory()
    var fixture = WARCFixture(isCompressed: false)
    for number in 0..<Self.pageCount {
      let sentence = "The ferry number \(number) sails twice a day until the end of May. "
      let text = String(repeating: sentence, count: 8)
      fixture.add(
        uri: "https://news.example/\(number)",
        content: WARCFixture.response(
          "<html><body><article><h1>Ferry \(number)</h1><p>\(text)</p></article></body></html>"))
    }
    starts = fixture.offsets
    try fixture.write(to: directory.path("a.warc"))
  }

  private struct Outcome {
    var result: Result<ArchiveExtraction.Counts, any Error>
    /// Number or code, in the order of the output.
    var output: [String]
  }

  /// Pages of these numbers hang until all others are written.
  private func extract(hanging: Set<Int> = [], limitMilliseconds: Int = 60_000) async -> Outcome {
    var extraction = ArchiveExtraction(reader: DocumentReader(), jobs: 1)
    extraction.readingLimitMilliseconds = limitMilliseconds
    extraction.marksPath = marks
    let (extraction_, letGo, archive) = (extraction, letGo, archive)
    let output = Mutex<[String]>([])
    let result: Result<ArchiveExtraction.Counts, any Error> = await withCheckedContinuation { done in
      Thread {
        done.resume(
          returning: Result {
            try extraction_.run(archive) { _, number in
              if hanging.contains(number) { letGo.wait() }
              return Array(String(number).utf8)
            } output: { result in
              let line: String =
                switch result {
                case .success(let bytes): String(decoding: bytes, as: UTF8.self)
                case .failure(let error): error.code
                }
              output.withLock { $0.append(line) }
              return true
            }
          })
      }.start()
    }
    for _ in hanging { letGo.signal() }
    return Outcome(result: result, output: output.withLock { $0 })
  }

  private func record(_ number: Int) -> DocumentID {
    .file(FilePlace(path: archive, offset: Int64(starts[number])))
  }

  private func leaveMarks(_ numbers: [Int]) throws {
    let marks = try ReadingMarks(path: self.marks)
    for number in numbers { _ = marks.enter(record(number)) }
  }

  @Test func articlesComeInTheOrderOfTheArchiveWithTheNumbersOfTheirRecords() async throws {
    let outcome = await extract()
    #expect(outcome.output == (0..<Self.pageCount).map(String.init))
    #expect(try outcome.result.get() == .init(articles: Self.pageCount))
  }

  @Test func aPageThatIsNeverDoneIsGivenUpInItsPlace() async throws {
    _ = await extract()  // the first page of a process takes the longest
    let outcome = await extract(hanging: [1], limitMilliseconds: 3_000)
    #expect(outcome.output == ["0", "time-limit"] + (2..<Self.pageCount).map(String.init))
    #expect(try outcome.result.get() == .init(articles: Self.pageCount - 1, failed: 1))
  }

  @Test func anArchiveOfPagesThatAreNeverDoneIsLeft() async throws {
    let outcome = await extract(hanging: Set(0..<Self.pageCount), limitMilliseconds: 20)
    let error = #expect(throws: InputError.self) { try outcome.result.get() }
    #expect(error?.code == "time-limit")
    #expect(error?.detail.contains("8 pages were not read within 20 ms each") == true)
  }

  /// Common Crawl's WET, WAT, and an archive of requests.
  @Test(arguments: [WARCRecord.Kind.conversion, .metadata, .request])
  func anArchiveWithoutACaptureIsTold(kind: WARCRecord.Kind) async throws {
    var fixture = WARCFixture(isCompressed: false)
    fixture.add(.warcinfo, uri: "info", content: Array("software: none\r\n".utf8))
    for number in 0..<3 {
      fixture.add(kind, uri: "https://news.example/\(number)", content: Array("The ferry sails.".utf8))
    }
    try fixture.write(to: archive)
    let outcome = await extract()
    #expect(outcome.output == ["no-captures"])
    #expect(try outcome.result.get() == .init(failed: 1))
  }

  @Test func anArchiveThatWasOnlyBegunIsNotTold() async throws {
    var fixture = WARCFixture(isCompressed: false)
    fixture.add(.warcinfo, uri: "info", content: Array("software: none\r\n".utf8))
    try fixture.write(to: archive)
    #expect(try await extract().result.get() == .init())
  }

  @Test func aPageThatWasBeingReadAtTwoDeathsIsReadAgainAndThenFree() async throws {
    try leaveMarks([3, 3])
    #expect(await extract().output == (0..<Self.pageCount).map(String.init))
    #expect(ReadingMarks.left(at: marks).isEmpty)
  }

  @Test func aPageThatWasBeingReadAtThreeDeathsIsPassedOver() async throws {
    try leaveMarks([3, 6, 3, 3])
    let outcome = await extract()
    #expect(outcome.output == ["0", "1", "2", "crash"] + (4..<Self.pageCount).map(String.init))
    #expect(try outcome.result.get() == .init(articles: Self.pageCount - 1, failed: 1))
    // It stays marked for the process after this one.
    #expect(ReadingMarks.left(at: marks) == [record(3), record(3), record(3)])
  }
}
