import Foundation
import TestSupport
import Testing

/// What is done with an archive after runs: compaction, upkeep of the state, packed parts.
@Suite struct ArchiveEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }

  init() throws { directory = try TemporaryDirectory() }

  private func parts(_ suffix: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(out)/\($0)" }
  }

  private func ids() async throws -> [String] {
    let shown = try await BantinProcess.run("show", out)
    return shown.output.split(separator: "\n").filter { $0.hasPrefix("id ") }.map(String.init).sorted()
  }

  @Test(arguments: [("gzip", ".jsonl.gz"), ("zstd", ".jsonl.zst")])
  func packedPartsHoldTheSameRecords(compression: String, suffix: String) async throws {
    try await ServedNewsroom.serve { arguments in
      let run = ["run", "--out", out, "--part-size", "60KB"] + arguments
      let result = try await BantinProcess(run + ["--compress", compression]).result()
      #expect(result.status == 0, "\(result.errors)")
      let packed = try await ids()
      #expect(parts(suffix).count >= 2 && parts(".jsonl").isEmpty)
      try FileManager.default.removeItem(atPath: out)
      #expect(try await BantinProcess(run).result().status == 0)
      #expect(try await ids() == packed)
      #expect(packed.count == 28)
    }
  }

  @Test func aLostStateIsToldAndMadeAnewAndNothingIsWrittenTwice() async throws {
    try await ServedNewsroom.serve { arguments in
      let run = ["run", "--all", "--out", out] + arguments
      #expect(try await BantinProcess(run).result().status == 0)
      let before = try await ids()
      for end in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: "\(out)/state.sqlite\(end)")
      }

      let refused = try await BantinProcess(run).result()
      #expect(refused.status == 65)
      #expect(refused.errors.contains("bantin state rebuild"))
      let rebuilt = try await BantinProcess.run("state", "rebuild", "--out", out)
      #expect(rebuilt.status == 0, "\(rebuilt.errors)")
      #expect(rebuilt.output.contains("with 28 records") && rebuilt.output.contains("not recovered"))

      let next = try await BantinProcess(run + ["--json"]).result()
      #expect(next.status == 0, "\(next.errors)")
      #expect(next.output.contains("\"records\":0"))
      #expect(try await ids() == before)
      let check = try await BantinProcess.run("state", "check", "--out", out)
      #expect(check.status == 0, "\(check.errors)")
    }
  }

  @Test func aStateThatIsNoDatabaseStopsTheRunAndHarmsNoPart() async throws {
    try await ServedNewsroom.serve { arguments in
      let run = ["run", "--out", out] + arguments
      #expect(try await BantinProcess(run).result().status == 0)
      let before = try parts(".jsonl").map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      // What the write-ahead log holds would be put back.
      for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: "\(out)/state.sqlite\(end)") }
      try Data(repeating: 0x55, count: 9_000).write(to: URL(fileURLWithPath: "\(out)/state.sqlite"))
      let result = try await BantinProcess(run).result()
      #expect(result.status == 65)
      #expect(result.errors.contains("is damaged") && result.errors.contains("bantin state rebuild"))
      #expect(try parts(".jsonl").map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)
    }
  }

  @Test func vacuumAndSizeTellWhatTheStateTakes() async throws {
    try await ServedNewsroom.serve { arguments in
      #expect(try await BantinProcess(["run", "--out", out] + arguments).result().status == 0)
      let vacuum = try await BantinProcess.run("state", "vacuum", "--out", out)
      #expect(vacuum.status == 0 && vacuum.output.contains("bytes before"))
      let size = try await BantinProcess.run("state", "size", "--json", "--out", out)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(size.output.utf8)) as? [String: Int])
      #expect(object["articles"] == 28 && object["records"] == 28)
      #expect((object["state_bytes_per_article"] ?? 0) > 0)
    }
  }

  @Test func withoutAStateTheCommandsSayWhereTheyLooked() async throws {
    for command in [["compact"], ["status"], ["state", "check"], ["state", "vacuum"]] {
      let result = try await BantinProcess(command + ["--out", out]).result()
      #expect(result.status == 66, "\(command)")
      #expect(result.errors.contains("no state at"), "\(command)")
    }
  }
}
