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
      #expect(packed.count == 36)
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
      #expect(rebuilt.output.contains("with 36 records") && rebuilt.output.contains("not recovered"))

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
      #expect(object["articles"] == 36 && object["records"] == 36)
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

  @Test func anArchiveIsExportedWithoutOlderRevisionsAndWithOtherNames() async throws {
    try await ServedNewsroom.serve { arguments in
      #expect(try await BantinProcess(["run", "--out", out] + arguments).result().status == 0)
      let lines = try await BantinProcess.run("export", out, "--lang", "vi")
      #expect(lines.output.split(separator: "\n").count == 23)
      let none = try await BantinProcess.run("export", out, "--until", "1999-12-31")
      #expect(none.status == 0 && none.output.isEmpty)
      let renamed = try await BantinProcess.run("export", out, "--fields", "trafilatura")
      #expect(renamed.output.contains("\"hostname\":\"circuitpost.example\""))
      let csv = try await BantinProcess.run("export", out, "--format", "csv")
      #expect(csv.output.hasPrefix("schema_version,sequence,id,revision,"))
      let database = directory.path("articles.sqlite")
      let sqlite = try await BantinProcess.run("export", out, "--format", "sqlite", "--out", database)
      #expect(sqlite.output == "36 records, 0 older revisions left out\n")
      #expect(
        FileManager.default.contents(atPath: database)?.starts(with: Data("SQLite format 3".utf8)) == true)
      #expect(!FileManager.default.fileExists(atPath: database + ".part"))
    }
  }

  @Test func withoutDuckDBParquetSaysWhatToInstall() async throws {
    try FileManager.default.createDirectory(atPath: out + "/articles", withIntermediateDirectories: true)
    let target = directory.path("articles.parquet")
    let result = try await BantinProcess.run(
      "export", out, "--format", "parquet", "--out", target, "--duckdb", directory.path("no-duckdb"))
    #expect(result.status == 69)
    #expect(result.errors.contains("no-duckdb"))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func anIncrementalExportThatCannotBeWrittenLeavesNothing() async throws {
    let page = directory.path("page.html")
    try
      "<html><article><h1>News</h1><p>\(String(repeating: "It rained all day long. ", count: 20))</p></article></html>"
      .write(toFile: page, atomically: true, encoding: .utf8)
    #expect(try await BantinProcess.run("backfill", page, "--out", out, "--quiet").status == 0)
    let engine = directory.path("duckdb")
    try "#!/bin/sh\nexit 1\n".write(toFile: engine, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: engine)
    let target = directory.path("parquet")
    let export = ["export", out, "--format", "parquet", "--incremental", "--duckdb", engine, "--out", target]
    let failed = try await BantinProcess(export).result()
    #expect(failed.status == 74 && failed.errors.contains("could not write"), "\(failed.errors)")
    let beside = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!beside.contains { $0.hasPrefix("parquet") || $0.hasPrefix(".parquet.new") }, "\(beside)")

    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try "mine".write(toFile: target + "/notes", atomically: true, encoding: .utf8)
    let foreign = try await BantinProcess(export).result()
    #expect(foreign.status == 65 && foreign.errors.contains("no incremental export"), "\(foreign.errors)")
    let manifest =
      #"{"manifest_version":1,"columns":"id","files":[],"last_sequence":0,"partition_by":["date","lang"],"has_all_revisions":false}"#
    try manifest.write(toFile: target + "/_manifest.json", atomically: true, encoding: .utf8)
    let older = try await BantinProcess(export).result()
    #expect(older.status == 65 && older.errors.contains("another version"), "\(older.errors)")
    for wrong in [
      ["--partition-by", "day"], ["--format", "csv"], ["--lang", "vi"], ["--fields", "trafilatura"],
    ] {
      #expect(try await BantinProcess(export + wrong).result().status == 64, "\(wrong)")
    }
    #expect(try String(contentsOfFile: target + "/notes", encoding: .utf8) == "mine")
  }

  @Test func aRunLeavesItsFiguresForPrometheusAndForStatus() async throws {
    try await ServedNewsroom.serve { arguments in
      let metrics = directory.path("bantin.prom")
      let run = ["run", "--out", out, "--metrics", metrics] + arguments
      #expect(try await BantinProcess(run).result().status == 0)
      let text = try String(contentsOfFile: metrics, encoding: .utf8)
      #expect(
        text.contains("bantin_run_success 1\n")
          && text.contains("bantin_run_documents{outcome=\"stored\"} 35\n"))
      let status = try await BantinProcess.run("status", "--out", out, "--run", "last")
      #expect(status.output.contains("discovered 40 = stored 35 + duplicate 1 + filtered 3 + failed 1"))
      let unknown = try await BantinProcess.run("status", "--out", out, "--run", "no-such-run")
      #expect(unknown.status == 66)

      for end in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: "\(out)/state.sqlite\(end)")
      }
      #expect(try await BantinProcess(run).result().status == 65)
      let failed = try String(contentsOfFile: metrics, encoding: .utf8)
      #expect(
        failed.contains("bantin_run_success 0\n")
          && failed.contains("bantin_run_error{code=\"state-lost\"} 1\n"))
    }
  }

  @Test func whatFailedIsTriedAgainByCommand() async throws {
    try await ServedNewsroom.serve { arguments in
      let run = ["run", "--json", "--out", out] + arguments
      #expect(try await BantinProcess(run).result().status == 0)
      let idle = try await BantinProcess(run).result()
      #expect(idle.output.contains("\"documents\":0"))
      let retry = try await BantinProcess.run("retry", "--failed", "http-404", "--out", out)
      #expect(retry.output == "1 document waits for the next run\n")
      let again = try await BantinProcess(run).result()
      #expect(again.output.contains("\"documents\":1") && again.output.contains("\"http-404\":1"))
      let unknown = try await BantinProcess.run("retry", "https://nobody.example/", "--out", out)
      #expect(unknown.status == 1 && unknown.errors.contains("not in the ledger"))
      let nothing = try await BantinProcess.run("retry", "--out", out)
      #expect(nothing.status == 64)
    }
  }
}
