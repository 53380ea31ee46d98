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
  /// Where the records begin, in bytes of the archive.
  private let starts: [Int64]
  private var path: String { directory.path("a.warc") }

  init() throws {
    directory = try TemporaryDirectory()
    var fixture = WARCFixture(isCompressed: false)
    for number in 0..<3 {
      fixture.add(
        uri: "https://news.example/\(number)", content: WARCFixture.response("<html><p>Tin \(number)</p>"))
    }
    starts = fixture.offsets.map { Int64($0) }
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
    let crashGuard = try CrashGuard(
      stage: stage, state: state, root: directory.path("out"), limitMilliseconds: limitMilliseconds,
      readsFiles: true, serialPages: 10, stop: StopSignal())
    let size = Int64(try Data(contentsOf: URL(fileURLWithPath: path)).count)
    let files = BackfillFiles(
      [BackfillPlan.File(path: path, kind: .archive, size: size, modifiedAt: 1)], state: state,
      dates: Int64.min...Int64.max, maximumBytes: 1 << 20, counts: BackfillCounts())
    let seen = Mutex<[String]>([])
    let reads = BackfillReading(
      files: files, read: stage, store: store, stop: StopSignal(),
      extract: { page, source in
        seen.withLock { $0.append(page.url ?? "") }
        extract(page.url ?? "")
        var article = Article(source: source)
        article.url = page.url
        return article
      },
      crashGuard: crashGuard, maximumBytes: 1 << 20)
    await withCheckedContinuation { done in
      Thread {
        reads.run(windowSize: 16)
        done.resume()
      }.start()
    }
    return (try store.finish(wasStopped: false), seen.withLock { $0 }.sorted())
  }

  private func record(_ number: Int) -> DocumentID {
    .file(FilePlace(path: path, offset: starts[number]))
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
    #expect(quarantined() == ["json", "page"].map { record(1).quarantineName + "." + $0 })
    #expect(try state().sourceFile(path)?.isDone == true)
  }

  @Test func aPageThatWasReadAtThreeDeathsIsReadNoMore() async throws {
    for _ in 0..<Quarantine.maximumDeaths { _ = try state().recordDeaths(of: [record(1)]) }
    let (report, read) = try await backfill { _ in }
    #expect(read == ["https://news.example/0", "https://news.example/2"])
    #expect(report.reasons["crash"] == 1)
  }

  @Test func aSuspectIsReadAloneWithItsBytesKeptAndThenFree() async throws {
    let running = Atomic(0)
    let peak = Atomic(0)
    let wasKept = Atomic(false)
    #expect(try state().recordDeaths(of: [record(1)]) == [record(1): 1])
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
    #expect(try state().recordDeaths(of: []).isEmpty)
  }

  @Test func whatWasPassedOverIsReadOnceMoreOnAPersonsWord() async throws {
    for _ in 0..<Quarantine.maximumDeaths { _ = try state().recordDeaths(of: [record(1)]) }
    _ = try await backfill { _ in }
    #expect(try await backfill { _ in }.read.isEmpty)

    let retried = try state().retryQuarantinedFiles()
    #expect(retried.mapValues { $0.map(\.offset) } == [path: [starts[1]]])
    #expect(try await backfill { _ in }.read == ["https://news.example/1", "https://news.example/2"])
    #expect(try state().retryQuarantinedFiles().isEmpty)
  }
}
