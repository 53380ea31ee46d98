import Foundation
import Pipeline
import Store
import Synchronization
import TestSupport
import Testing

@testable import Command

@Suite struct WorkProgressTests {
  @Test func aTerminalSaysHowFarTheFilesAreReadAndHowLongTheRestTakes() throws {
    let directory = try TemporaryDirectory()
    let paths = [2_000_000, 6_000_000].map { directory.path("\($0)") }
    for path in paths {
      try Data(count: try #require(Int((path as NSString).lastPathComponent))).write(to: URL(filePath: path))
    }
    var written: [String] = []
    let progress = WorkProgress { written.append(String(decoding: $0, as: UTF8.self)) }
    var work = WorkDone(over: paths + [directory.path("none")])
    work.finish(paths[0])
    progress.show(work, seconds: 10)
    progress.show(work, seconds: 10.05)
    work.reach(2_000_000, in: paths[1])
    progress.show(work, seconds: 20)
    progress.clear()
    #expect(
      written == [
        "\r\u{1B}[K2.0 MB of 8.0 MB (25 %)  200.0 kB/s  30 s to go",
        "\r\u{1B}[K4.0 MB of 8.0 MB (50 %)  200.0 kB/s  20 s to go", "\r\u{1B}[K",
      ])
    work.reach(7_000_000, in: paths[1])
    #expect(work.bytesDone == 8_000_000)
  }

  @Test func whatEndsAtOnceShowsNothing() {
    var count = 0
    let progress = WorkProgress { _ in count += 1 }
    progress.show(WorkDone(over: []), seconds: 0.01)
    progress.clear()
    #expect(count == 0)
  }

  @Test func aRunTellsThePaceOfThePhaseThatItIsIn() throws {
    let written = Mutex<[String]>([])
    let progress = RunProgress { bytes in
      written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    }
    var report = RunReport(runID: "run", startedAt: Clock.system.timestamp)
    (report.feeds.listed, report.feeds.notDue, report.feeds.polled) = (12, 2, 4)
    progress.show(report, seconds: 2)
    progress.show(report, seconds: 2.05)
    (report.feeds.polled, report.waiting) = (10, 90)
    progress.show(report, seconds: 10)
    (report.documents, report.outcomes) = (30, ["stored": 30])
    progress.show(report, seconds: 12)
    #expect(
      written.withLock { $0.map { $0.replacing("\r\u{1B}[K", with: "") } } == [
        "feeds 4/10  pages 0  2.0/s  3 s to go", "feeds 10/10  pages 0/90",
        "feeds 10/10  pages 30/90  stored 30  15/s  4 s to go",
      ])
  }
}
