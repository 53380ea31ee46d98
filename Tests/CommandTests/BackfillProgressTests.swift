import Foundation
import Pipeline
import Synchronization
import Testing

@testable import Command

@Suite struct BackfillProgressTests {
  /// What is written when a backfill of 8 MB is told of twice, ten seconds apart.
  private func output(_ style: BackfillProgress.Style) throws -> [String] {
    let written = Mutex<[String]>([])
    let progress = BackfillProgress(style) { bytes in
      written.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    }
    var report = RunReport(runID: "run", startedAt: Clock.system.timestamp)
    var counts = BackfillCounts()
    counts.bytes = 8_000_000
    for step in 1...2 {
      counts.bytesDone = Int64(step) * 2_000_000
      counts.bytesRead = counts.bytesDone
      counts.records = 40 * step
      report.outcomes = ["stored": 30 * step, "dropped": 1]
      report.documents = 31
      report.backfill = counts
      progress.show(report, seconds: Double(step) * 10)
      // Too soon after that for any style.
      progress.show(report, seconds: Double(step) * 10 + 0.05)
    }
    progress.clear()
    return written.withLock { $0 }
  }

  @Test func aTerminalHasOneLineThatIsWrittenAnew() throws {
    let written = try output(.terminal)
    #expect(written.count == 3)
    #expect(written.allSatisfy { $0.hasPrefix("\r\u{1B}[K") && !$0.contains("\n") })
    #expect(written[1].contains("4.0 MB of 8.0 MB (50 %)  records 80"))
    #expect(written[1].contains("stored 60  dropped 1  20 s to go"))
    #expect(written[2] == "\r\u{1B}[K")
  }

  /// A line that ran into the next one could not be cleared.
  @Test func aNarrowTerminalKeepsTheBeginningAndTheTimeToGo() throws {
    let parts = ["4.0 MB of 8.0 MB (50 %)", "records 80", "stored 60", "20 s to go"]
    func line(_ columns: Int?) -> String {
      String(decoding: ProgressLine.bytes(parts, columns: columns), as: UTF8.self)
    }
    let start = "\r\u{1B}[K4.0 MB of 8.0 MB (50 %)"
    #expect(line(nil) == start + "  records 80  stored 60  20 s to go")
    #expect(line(59) == line(nil))
    #expect(line(58) == start + "  records 80  20 s to go")
    #expect(line(40) == start + "  20 s to go")
    #expect(line(10) == line(40))
  }

  @Test func elsewhereItIsPlainLines() throws {
    let written = try output(.lines)
    #expect(written.count == 2)
    #expect(written.allSatisfy { $0.hasSuffix("to go\n") && !$0.contains("\u{1B}") && !$0.contains("\r") })
  }

  @Test func machinesGetOneObjectALine() throws {
    let objects = try output(.json).map { line in
      #expect(line.hasSuffix("}\n"))
      return try jsonObject(line)
    }
    #expect(objects.count == 2)
    #expect(objects[1]["bytes"] as? Int == 8_000_000)
    #expect(objects[1]["bytes_done"] as? Int == 4_000_000)
    #expect(objects[1]["to_go_ms"] as? Int == 20_000)
    #expect(objects[1]["outcomes"] as? [String: Int] == ["stored": 60, "dropped": 1])
  }

  @Test func theBeginningSaysNothingOfTheRest() throws {
    var remaining = RemainingTime()
    #expect(remaining.seconds(for: 1) == nil)
    // Nothing for a second, then 100 bytes a second; at the end 50.
    for tenth in 10...200 { remaining.add(done: Int64(tenth - 10) * 10, seconds: Double(tenth) / 10) }
    #expect(abs(try #require(remaining.seconds(for: 1_000)) - 10) < 0.2)
    for tenth in 201...800 {
      remaining.add(done: 1_900 + Int64(tenth - 200) * 5, seconds: Double(tenth) / 10)
    }
    #expect(abs(try #require(remaining.seconds(for: 1_000)) - 20) < 0.2)
  }
}
