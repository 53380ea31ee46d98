import Archive
import Foundation
import TestSupport
import Testing

/// `bantin run --archive` and `bantin replay`.
@Suite struct CaptureEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }
  private var captures: String { directory.path("warc") }

  init() throws { directory = try TemporaryDirectory() }

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: captures)) ?? []).sorted()
  }

  /// URIs of the kept responses; every record must be whole.
  private func responses() throws -> [String] {
    var uris: [String] = []
    for name in names() where !name.hasPrefix(".") {
      let reader = try WARCReader(path: "\(captures)/\(name)")
      while let item = try reader.next({ _ in true }) {
        guard case .record(let record) = item else {
          Issue.record("\(name) is broken: \(item)")
          continue
        }
        if record.header.kind == .response { uris.append(record.header.targetURI ?? "?") }
      }
    }
    return uris
  }

  private func run(_ arguments: [String]) -> BantinProcess {
    BantinProcess(["run", "--out", out, "--archive", captures] + arguments)
  }

  private func replay(_ arguments: [String] = []) async throws -> (status: Int32, lines: [[String: Any]]) {
    let result = try await BantinProcess(["replay", captures, "--out", out, "--json"] + arguments).result()
    let lines = try result.output.split(separator: "\n").map { line in
      try jsonObject(line)
    }
    #expect(!lines.isEmpty, "\(result.errors)")
    return (result.status, lines)
  }

  @Test func whatWasFetchedIsKeptAndGivesTheSameRecordsAgain() async throws {
    try await ServedNewsroom.serve { arguments in
      let result = try await run(arguments).result()
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(names().allSatisfy { $0.hasSuffix(".warc.gz") && !$0.hasPrefix(".") }, "\(names())")
    let kept = try responses()
    #expect(Set(kept).count == kept.count && kept.count > 10)
    let (status, lines) = try await replay()
    #expect(status == 0)
    let summary = try #require(lines.last)
    #expect(lines.count == 1, "\(lines)")
    #expect(summary["captures"] as? Int == kept.count)
    #expect(summary["compared"] as? Int == summary["same"] as? Int)
    #expect((summary["same"] as? Int ?? 0) > 10)
  }

  @Test func aRunThatIsKilledKeepsEachCaptureOnce() async throws {
    try await ServedNewsroom.serve(maximumLatencyMilliseconds: 20) { arguments in
      var generator = SeededGenerator()
      for round in 0..<6 {
        let run = run(arguments)
        try run.start()
        try await Task.sleep(for: .milliseconds(Int.random(in: 20...(120 + round * 60), using: &generator)))
        run.send(SIGKILL)
        _ = try await run.result()
      }
      #expect(try await run(arguments).result().status == 0)
    }
    let kept = try responses()
    #expect(Set(kept).count == kept.count, "a capture was kept twice")
    #expect(kept.count > 10)
    #expect(names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func whatDiffersIsToldDocumentByDocument() async throws {
    try await ServedNewsroom.serve { arguments in
      let first = try await run(arguments).result()
      #expect(first.status == 0, "\(first.errors)")
    }
    // Another program's records: the same archive with the title of one changed.
    let parts = FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? []
    let part = try #require(parts.first { $0.hasSuffix(".jsonl") })
    var text = try String(contentsOfFile: "\(out)/\(part)", encoding: .utf8)
    let title = try #require(text.range(of: "\"title\":\""))
    text.insert(contentsOf: "Another ", at: title.upperBound)
    try text.write(toFile: "\(out)/\(part)", atomically: true, encoding: .utf8)
    let (status, lines) = try await replay()
    #expect(status == 0)
    #expect(lines.count == 2)
    #expect(lines.first?["fields"] as? [String] == ["title"])
    #expect(lines.first?["text_distance"] as? Double == 0)
    #expect(lines.last?["changed"] as? Int == 1)
  }
}
