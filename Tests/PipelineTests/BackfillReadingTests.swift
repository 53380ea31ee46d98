import Dispatch
import Extract
import Foundation
import Logging
import Model
import Synchronization
import TestSupport
import Testing

@testable import Pipeline
@testable import Store

/// Pages out of archives that hang or kill the process are passed over as in a run.
@Suite struct BackfillReadingTests {
  private let directory: TemporaryDirectory
  /// Of the records, in bytes of the archive.
  private let ends: [Int64]
  private var path: String { directory.path("a.warc") }

  init() throws {
    directory = try TemporaryDirectory()
    var fixture = WARCFixture(isCompressed: false)
    for number in 0..<3 {
      fixture.add(
        uri: "https://news.example/\(number)", content: WARCFixture.response("<html><p>Tin \(number)</p>"))
    }
    ends = fixture.offsets.dropFirst().map { Int64($0) } + [Int64(fixture.bytes.count)]
    try fixture.write(to: directory.path("a.warc"))
  }

  private func state() throws -> StateStore { try StateStore(path: directory.path("state.sqlite")) }

  /// Runs on a thread of its own, since it waits.
  private func backfill(
    limitMilliseconds: Int = 60_000, extract: @escaping @Sendable (String) -> Void
  ) async throws -> (report: RunReport, read: [String]) {
    let state = try state()
    let articles = try ArticleStore(state: state, root: directory.path("out"), runID: "run")
    let stage = Stage("test.read", width: 2)
    let store = StoreStage(
      state: state, articles: articles, report: RunReport(runID: "run", startedAt: Clock.system.timestamp),
      clock: .system, logger: Logger(label: "test"), lane: Lane(on: stage)
    ) { _ in
    }
    let reading = try PageReading(
      stage: stage, state: state, root: directory.path("out"), limitMilliseconds: limitMilliseconds,
      serialPages: 10, stop: StopSignal())
    let size = Int64(try Data(contentsOf: URL(fileURLWithPath: path)).count)
    let files = BackfillFiles(
      [BackfillPlan.File(path: path, kind: .archive, size: size, modifiedAt: 1)], state: state,
      dates: Int64.min...Int64.max, maximumBytes: 1 << 20, counts: BackfillCounts())
    let seen = Mutex<[String]>([])
    let deaths = try state.sourceDeaths()
    let reads = BackfillReading(
      files: files, read: stage, store: store, stop: StopSignal(),
      extract: { page, source in
        seen.withLock { $0.append(page.url ?? "") }
        extract(page.url ?? "")
        var article = Article(source: source)
        article.url = page.url
        return article
      },
      reading: reading, deaths: deaths, maximumBytes: 1 << 20)
    await withCheckedContinuation { done in
      Thread {
        reads.run(windowSize: 16)
        done.resume()
      }.start()
    }
    return (try store.finish(wasStopped: false), seen.withLock { $0 }.sorted())
  }

  /// The mark of the archive's record, as the file of marks holds it.
  private func mark(_ number: Int) -> Int64 {
    BackfillReading.mark(of: SourceFileProgress(path: path, size: 0, modifiedAt: 0, offset: ends[number]))
  }

  private func quarantined() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: directory.path("out/quarantine"))) ?? []).sorted()
  }

  @Test func aPageThatIsNeverDoneIsGivenUpWithItsBytes() async throws {
    let gate = DispatchSemaphore(value: 0)
    let (report, _) = try await backfill(limitMilliseconds: 50) { url in
      if url.hasSuffix("/1") { gate.wait() }
    }
    gate.signal()
    #expect(report.outcomes == ["failed": 1, "dropped": 2])
    #expect(report.reasons["time-limit"] == 1)
    #expect(quarantined() == ["\(mark(1)).json", "\(mark(1)).page"])
    #expect(try state().sourceFile(path)?.isDone == true)
  }

  @Test func aPageThatWasReadAtThreeDeathsIsReadNoMore() async throws {
    for _ in 0..<Quarantine.maximumDeaths { _ = try state().recordDeaths(of: [mark(1)]) }
    let (report, read) = try await backfill { _ in }
    #expect(read == ["https://news.example/0", "https://news.example/2"])
    #expect(report.reasons["crash"] == 1)
  }

  @Test func aSuspectIsReadAloneWithItsBytesKeptAndThenFree() async throws {
    let running = Atomic(0)
    let peak = Atomic(0)
    let wasKept = Atomic(false)
    #expect(try state().recordDeaths(of: [mark(1)]))
    let (report, read) = try await backfill { url in
      peak.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
      if url.hasSuffix("/1") { wasKept.store(quarantined().count == 2, ordering: .relaxed) }
      usleep(20_000)
      running.subtract(1, ordering: .relaxed)
    }
    #expect(read.count == 3)
    #expect(report.outcomes == ["dropped": 3])
    let (most, kept) = (peak.load(ordering: .relaxed), wasKept.load(ordering: .relaxed))
    #expect(most == 1)
    #expect(kept)
    #expect(quarantined().isEmpty)
    #expect(try state().sourceDeaths().isEmpty)
  }

  @Test func whatWasPassedOverIsReadOnceMoreOnAPersonsWord() async throws {
    for _ in 0..<Quarantine.maximumDeaths { _ = try state().recordDeaths(of: [mark(1)]) }
    _ = try await backfill { _ in }
    #expect(try await backfill { _ in }.read.isEmpty)

    let retried = try state().retryQuarantinedSources()
    #expect(retried.mapValues { $0.map(\.offset) } == [path: [ends[0]]])
    #expect(try await backfill { _ in }.read == ["https://news.example/1", "https://news.example/2"])
    #expect(try state().retryQuarantinedSources().isEmpty)
  }
}
