import Foundation
import Synchronization
import TestSupport
import Testing

/// `--shard`: machines that share sources and lists, and what happens when their number changes.
@Suite struct ShardEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func out(_ shard: Int, of count: Int) -> String { directory.path("out-\(shard)-of-\(count)") }

  private func run(_ shard: Int, of count: Int, _ arguments: [String]) async throws -> [String: Any] {
    let result = try await BantinProcess(
      ["run", "--all", "--json", "--shard", "\(shard)/\(count)", "--out", out(shard, of: count)] + arguments
    ).result()
    // 69: none of the sources is this shard's, or none answers.
    #expect(result.status == 0, "\(shard)/\(count): \(result.errors)")
    return try jsonObject(result.output)
  }

  /// By id and revision, of all shards; none may be in two.
  private func records(_ count: Int) throws -> [String: [String: Any]] {
    var all: [String: [String: Any]] = [:]
    for shard in 0..<count {
      guard FileManager.default.fileExists(atPath: out(shard, of: count)) else { continue }
      for (key, record) in try StoredRecords.read(out(shard, of: count)) {
        #expect(all.updateValue(record, forKey: key) == nil, "\(key) is in two shards")
      }
    }
    return all
  }

  @Test(.timeLimit(.minutes(5))) func threeShardsStoreWhatOneMachineStores() async throws {
    try await ServedNewsroom.serve { arguments in
      let whole = directory.path("whole")
      let result = try await BantinProcess(["run", "--all", "--out", whole] + arguments).result()
      #expect(result.status == 0, "\(result.errors)")
      var hosts: [Set<String>] = []
      for shard in 0..<3 {
        _ = try await run(shard, of: 3, arguments)
        let own = try StoredRecords.read(out(shard, of: 3)).values.compactMap {
          $0["source_domain"] as? String
        }
        hosts.append(Set(own))
      }
      #expect(try Set(records(3).keys) == Set(StoredRecords.read(whole).keys))
      #expect(hosts.reduce(0) { $0 + $1.count } == Set(hosts.joined()).count, "\(hosts)")
      #expect(hosts.count { !$0.isEmpty } > 1, "\(hosts)")
    }
  }

  /// Two machines become three while work is left: nothing is fetched twice and nothing is lost.
  @Test(.timeLimit(.minutes(5))) func anotherNumberOfShardsKeepsTheLedger() async throws {
    try await ServedNewsroom.serve(maximumLatencyMilliseconds: 400) { arguments in
      let whole = directory.path("whole")
      #expect(try await BantinProcess(["run", "--all", "--out", whole] + arguments).result().status == 0)
      let expected = try Set(StoredRecords.read(whole).keys)
      _ = try await run(0, of: 2, arguments)
      let stopped = BantinProcess(
        ["run", "--all", "--shard", "1/2", "--out", out(1, of: 2), "--window", "2"] + arguments)
      try stopped.start()
      while stopped.isRunning {
        let stored = try await BantinProcess.run("changes", "--out", out(1, of: 2), "--limit", "1")
        guard stored.output.isEmpty else { break }
      }
      stopped.send(SIGTERM)
      _ = try await stopped.result()
      let before = try Set(records(2).keys)
      for shard in 0..<3 {
        let adopt = try await BantinProcess([
          "state", "adopt", out(0, of: 2), out(1, of: 2), "--shard", "\(shard)/3", "--out", out(shard, of: 3),
        ]).result()
        #expect(adopt.status == 0, "\(adopt.errors)")
        _ = try await run(shard, of: 3, arguments)
      }
      let after = try Set(records(3).keys)
      #expect(before.isDisjoint(with: after), "\(before.intersection(after)) was stored twice")
      #expect(before.union(after) == expected)
      #expect(!before.isEmpty && !after.isEmpty, "\(before.count) before, \(after.count) after")
      for shard in 0..<3 {
        let check = try await BantinProcess(["state", "check", "--out", out(shard, of: 3)]).result()
        #expect(check.status == 0, "\(check.errors)")
      }
    }
  }

  // MARK: Pages of other sites

  private static let sites = (0..<6).map { "site\($0).example" }

  private final class Log: Sendable { let asked = Mutex<[String]>([]) }

  /// A feed that lists a page of each of six sites, and the pages; logs what was asked for.
  private func hub(_ log: Log) async throws -> HTTPFaultServer {
    try await HTTPFaultServer { path, fields in
      let host = fields["host"] ?? ""
      guard path != "/robots.txt" else { return .init(404) }
      log.asked.withLock { $0.append("http://\(host)\(path)") }
      guard path == "/rss" else {
        let seed = Self.sites.firstIndex(of: host) ?? 0
        let body = FeedSite.article("Story of \(host)", seed: seed)
        return .init(200, headers: ["content-type": "text/html; charset=utf-8"], body: body)
      }
      let items = Self.sites.map { FeedSite.Item(title: "Story of \($0)", link: "http://\($0)/news") }
      return .init(200, headers: ["content-type": "application/rss+xml"], body: FeedSite.rss(items))
    }
  }

  /// Such a page waits in the ledger of who found it, until its own machine takes it over.
  @Test(.timeLimit(.minutes(5))) func aPageOfAnotherShardIsFetchedByThatOneAlone() async throws {
    let log = Log()
    let server = try await hub(log)
    defer { server.stop() }
    let site = try FeedSite()
    try site.list([("hub", "http://hub.example/rss")])
    let network = ["--connect-to", "::127.0.0.1:\(server.port)"]
    for shard in 0..<2 { _ = try await run(shard, of: 2, ["--feeds", site.feedsPath] + network) }
    let first = try records(2).count
    #expect(first > 0 && first < Self.sites.count, "the sites should fall to both shards")
    for shard in 0..<2 {
      let adopt = try await BantinProcess([
        "state", "adopt", out(1 - shard, of: 2), "--shard", "\(shard)/2", "--out", out(shard, of: 2),
      ]).result()
      #expect(adopt.status == 0, "\(adopt.errors)")
      _ = try await run(shard, of: 2, ["--feeds", site.feedsPath] + network)
    }
    #expect(try records(2).count == Self.sites.count)
    let pages = log.asked.withLock { $0.filter { $0.hasSuffix("/news") } }
    #expect(pages.sorted() == Self.sites.map { "http://\($0)/news" })
  }

  @Test(.timeLimit(.minutes(5))) func aListOfAddressesIsSharedByDomain() async throws {
    let log = Log()
    let server = try await hub(log)
    defer { server.stop() }
    let list = directory.path("list.txt")
    try Self.sites.map { "http://\($0)/news\n" }.joined().write(
      toFile: list, atomically: true, encoding: .utf8)
    for shard in 0..<2 {
      let result = try await BantinProcess([
        "backfill", list, "http://hub.example/rss", "--shard", "\(shard)/2", "--out", out(shard, of: 2),
        "--connect-to", "::127.0.0.1:\(server.port)",
      ]).result()
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(try records(2).count == Self.sites.count)
    let all = log.asked.withLock { $0.sorted() }
    #expect(all == (Self.sites.map { "http://\($0)/news" } + ["http://hub.example/rss"]).sorted())
  }

  @Test func whatIsNoShardIsTold() async throws {
    for text in ["4/4", "1", "x/2"] {
      let result = try await BantinProcess.run("run", "--shard", text, "--out", out(0, of: 1))
      #expect(result.status == 64 && result.errors.contains("numbered from 0"), "\(result.errors)")
    }
    let folder = directory.path("saved")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FeedSite.article("A page", seed: 1).write(
      toFile: folder + "/page.html", atomically: true, encoding: .utf8)
    let files = try await BantinProcess.run(
      "backfill", folder, "--shard", "0/2", "--out", out(0, of: 1))
    #expect(files.status == 64 && files.errors.contains("lists of addresses"), "\(files.errors)")
    let adopt = try await BantinProcess.run(
      "state", "adopt", directory.path("nowhere"), "--shard", "0/2", "--out", out(0, of: 1))
    #expect(adopt.status == 66, "\(adopt.errors)")
  }
}
