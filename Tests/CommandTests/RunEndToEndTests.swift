import Foundation
import TestSupport
import Testing

/// `bantin run` over the bundled newsroom, served on loopback.
@Suite struct RunEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var out: String { directory.path + "/out" }

  private func withNewsroom(_ body: (_ arguments: [String]) async throws -> Void) async throws {
    try await ServedNewsroom.serve { try await body(["run", "--out", out] + $0) }
  }

  private func records() throws -> [String: [String: Any]] { try StoredRecords.read(out) }

  private func report(_ result: BantinProcess.Result) throws -> [String: Any] {
    try jsonObject(result.output)
  }

  private func expectTheCountsAddUp(_ report: [String: Any]) {
    let outcomes = report["outcomes"] as? [String: Int] ?? [:]
    #expect(outcomes.values.reduce(0, +) == report["documents"] as? Int)
  }

  @Test func everyArticleEndsAsExpected() async throws {
    try await withNewsroom { arguments in
      let result = try await BantinProcess(arguments + ["--json"]).result()
      #expect(result.status == 0, "\(result.errors)")
      expectTheCountsAddUp(try report(result))
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: ServedNewsroom.directory + "/expected.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let expected = try decoder.decode(ExpectedNewsroom.self, from: data)
    let byURL = Dictionary(try records().values.map { ($0["url_canonical"] as? String ?? "", $0) }) {
      first, _ in first
    }
    for article in expected.articles { article.check(byURL[article.key]) }
    expected.checkDuplicates(byURL)
  }

  @Test func aSecondRunWritesNothingAndAsksOnlyWhetherAnythingChanged() async throws {
    try await withNewsroom { arguments in
      let first = try await BantinProcess(arguments).result()
      #expect(first.status == 0, "\(first.errors)")
      let before = try records()
      #expect(!before.isEmpty)
      let second = try await BantinProcess(arguments + ["--all", "--json"]).result()
      #expect(second.status == 0, "\(second.errors)")
      let counts = try report(second)
      #expect(counts["records"] as? Int == 0)
      #expect(counts["documents"] as? Int == 0)
      let feeds = try #require(counts["feeds"] as? [String: Int])
      #expect(feeds["not_modified"] == feeds["polled"], "\(first.errors)\(second.errors)")
      #expect(try records().count == before.count)
    }
  }

  @Test func aRunThatIsKilledAgainAndAgainEndsWithTheSameRecords() async throws {
    var whole: Set<String> = []
    try await withNewsroom { arguments in
      let result = try await BantinProcess(arguments).result()
      #expect(result.status == 0, "\(result.errors)")
      whole = Set(try records().keys)
    }
    try FileManager.default.removeItem(atPath: out)
    try await withNewsroom { arguments in
      for round in 0..<10 {
        let run = BantinProcess(arguments)
        try run.start()
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...(60 + round * 40))))
        run.send(SIGKILL)
        _ = try await run.result()
        #expect(Set(try records().keys).isSubset(of: whole))
      }
      let last = try await BantinProcess(arguments).result()
      #expect(last.status == 0, "\(last.errors)")
    }
    #expect(Set(try records().keys) == whole)
  }

  @Test func aSecondRunOnTheSameStateIsTurnedAway() async throws {
    try await withNewsroom { arguments in
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      let lock = open(out + "/state.sqlite.lock", O_RDWR | O_CREAT, 0o644)
      #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
      let result = try await BantinProcess(arguments).result()
      close(lock)
      #expect(result.status == 75)
      #expect(result.errors.contains("another run"))
      #expect(try records().isEmpty)
    }
  }

  @Test func aSignalEndsTheRunAndTheNextOneFinishesIt() async throws {
    let site = try FeedSite()
    let server = try HeldServer()
    defer { server.stop() }
    try site.list([("f", server.origin + "/feed")])
    let run = BantinProcess(site.runArguments)
    try run.start()
    server.send(SIGTERM, to: run)
    let stopped = try await run.result()
    #expect(!stopped.wasKilled && stopped.status == 143, "\(stopped.errors)")
    let told = try report(stopped)
    expectTheCountsAddUp(told)
    #expect(told["stopped"] as? Bool == true)
    #expect((told["outcomes"] as? [String: Int])?["pending"] ?? 0 >= 1)
    server.release()
    #expect(try await site.run().status == 0)
    #expect(try site.records().count == 3)
  }

  @Test func whenNoFeedCanBeHadTheStatusSaysSo() async throws {
    let result = try await BantinProcess([
      "run", "--feeds", ServedNewsroom.directory + "/feeds.yaml", "--out", out, "--connect-to",
      "::127.0.0.1:1",
    ]).result()
    #expect(result.status == 69, "\(result.errors)")
  }
}
