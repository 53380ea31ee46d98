import Foundation
import TestSupport
import Testing

/// Names and passwords in addresses are sent to their server and shown to nobody.
@Suite struct CredentialsEndToEndTests {
  private let site: FeedSite

  init() throws { site = try FeedSite() }

  /// Everything that a person or another program may read: not the state, which needs them to fetch.
  private func visibleFiles() throws -> String {
    let names =
      FileManager.default.enumerator(atPath: site.directory.path)?.compactMap { $0 as? String } ?? []
    var text = ""
    for name in names where !name.contains("state.sqlite") && name != "feeds.yaml" {
      let path = site.directory.path(name)
      if name.hasSuffix(".gz") {
        let gzip = Process()
        let pipe = Pipe()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", path]
        gzip.standardOutput = pipe
        try gzip.run()
        text += String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      } else {
        text += FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
    }
    return text
  }

  private static func serve(_ request: FaultServer.Request, _ peer: FaultServer.Peer) {
    let own = "http://reader:s3cret@\(request.header("host") ?? "")"
    switch request.target {
    case "/feed":
      let isKnown = request.header("authorization")?.hasPrefix("Basic") == true
      guard isKnown else {
        _ = peer.answer("401 Unauthorized")
        return
      }
      let items = [
        FeedSite.Item(title: "A", link: own + "/a", guid: own + "/a"),
        FeedSite.Item(title: "Gone", link: own + "/gone"), FeedSite.Item(title: "Loop", link: own + "/loop"),
      ]
      peer.answer("200 OK", headers: ["Content-Type: application/rss+xml"], body: FeedSite.rss(items))
    case "/a":
      peer.answer(
        "200 OK", headers: ["Content-Type: text/html"], body: FeedSite.article("The bridge is open", seed: 1))
    case let target where target.hasPrefix("/loop"):
      peer.answer("302 Found", headers: ["Location: \(own)/loop\(target.count)\(target.dropFirst(5))"])
    default: peer.answer("404 Not Found")
    }
  }

  @Test func noMessageReportRecordOrArchiveHoldsThem() async throws {
    let server = try FaultServer { request, peer in
      Self.serve(request, peer)
      return .keepAlive
    }
    defer { server.stop() }
    let own = "http://reader:s3cret@127.0.0.1:\(server.port)"
    try site.list([("a", own + "/feed"), ("none", own + "/none"), ("page", own + "/a")])
    let list = site.directory.path("urls.txt")
    try "\(own)/none\n\(own)/loop\n".write(toFile: list, atomically: true, encoding: .utf8)

    let network = ["--allow-private", "127.0.0.1"]
    let commands =
      [
        site.runArguments + ["--verbose", "--archive", site.directory.path("warc")],
        ["status", "--out", site.out], ["status", "--out", site.out, "--run", "last"],
        ["retry", own + "/nowhere", "--out", site.out], ["feeds", "check", "--feeds", site.feedsPath],
        ["feeds", "check", "--json", "--feeds", site.feedsPath],
        ["feeds", "export", "--feeds", site.feedsPath],
        ["feeds", "check", "--live", "--feeds", site.feedsPath] + network,
        ["feeds", "check", "--live", "--json", "--feeds", site.feedsPath] + network,
        ["feed", own + "/feed", own + "/none"] + network, ["discover", own + "/a"] + network,
        ["extract", own + "/a", own + "/none"] + network,
        ["backfill", own + "/none", "--out", site.out, "--json", "--verbose"] + network,
        ["backfill", own + "/none", "--out", site.out, "--dry-run"],
      ]
    for arguments in commands {
      let result = try await BantinProcess(arguments).result()
      // The links of the feed are its publisher's own words.
      let isPublished = arguments[0] == "feed"
      let output = isPublished ? result.output.replacing(own + "/a", with: "") : result.output
      let shown =
        isPublished ? output.replacing(own + "/gone", with: "").replacing(own + "/loop", with: "") : output
      #expect(!shown.contains("s3cret"), "\(arguments): \(shown)")
      #expect(!result.errors.contains("s3cret"), "\(arguments): \(result.errors)")
    }
    #expect(try site.records().count == 1)
    #expect(server.requests.contains { $0.target == "/feed" && $0.header("authorization") != nil })
    let files = try visibleFiles().replacing(list, with: "")
    #expect(files.contains("/feed") && files.contains("bantin-feed-url"))
    #expect(!files.replacing("\(own)/none\n\(own)/loop\n", with: "").contains("s3cret"))
  }

  @Test(arguments: [
    "htps://reader:s3cret@e.org/feed", "reader:s3cret@e.org/feed", "https://reader:s3cr/s3cret@e.org:x/feed",
  ])
  func aMisspeltAddressOfTheListIsToldWithoutThem(url: String) async throws {
    try site.list([("a", url)])
    let result = try await BantinProcess(["feeds", "check", "--feeds", site.feedsPath]).result()
    #expect(result.status == 65)
    #expect(result.errors.contains("***@"), "\(result.errors)")
    #expect(!result.errors.contains("s3cret"), "\(result.errors)")
  }
}
