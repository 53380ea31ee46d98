import Archive
import Foundation
import Synchronization
import TestSupport
import Testing

/// `bantin why`.
@Suite struct WhyEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }

  init() throws { directory = try TemporaryDirectory() }

  private func why(_ subject: String, _ arguments: String...) async throws -> BantinProcess.Result {
    try await BantinProcess(["why", subject, "--out", out] + arguments).result()
  }

  private func object(_ subject: String) async throws -> [String: Any] {
    try jsonObject(try await why(subject, "--json").output)
  }

  private func runNewsroom(_ arguments: String...) async throws {
    try await ServedNewsroom.serve { served in
      let run = try await BantinProcess(["run", "--out", out] + served + arguments).result()
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  /// The record that lies where `record` says.
  private func line(at place: [String: Any]) throws -> [String: Any] {
    let path = try #require(place["path"] as? String)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let (offset, length) = (place["offset"] as? Int ?? -1, place["length"] as? Int ?? -1)
    let lines = data[..<offset].count { $0 == UInt8(ascii: "\n") }
    #expect(place["line"] as? Int == lines + 1)
    return try jsonObject(String(decoding: data[offset..<(offset + length)], as: UTF8.self))
  }

  @Test func aStoredAddressLeadsToItsRecordAndItsCapture() async throws {
    try await runNewsroom("--archive", directory.path("warc"))
    // It is listed at an address that redirects to the one of the record.
    let address = "http://circuitpost.example/go/5127"
    let history = try await object(address)
    #expect(history["known"] as? Bool == true)
    let ledger = try #require(history["ledger"] as? [String: Any])
    #expect(ledger["state"] as? String == "stored" && ledger["feed_id"] as? String == "circuitpost")
    #expect(ledger["discovered_at"] as? String != nil)
    let article = try #require(history["article"] as? [String: Any])
    let record = try line(at: try #require(history["record"] as? [String: Any]))
    #expect(record["id"] as? String == article["id"] as? String)
    #expect(record["url_requested"] as? String == address)

    let captures = try #require(history["captures"] as? [[String: Any]])
    let capture = try #require(captures.first)
    #expect(captures.count == 1 && capture["status"] as? Int == 200)
    let reader = try WARCReader(
      path: try #require(capture["path"] as? String),
      startingAt: WARCRecord.Position(offset: Int64(capture["offset"] as? Int ?? 0)))
    guard case .record(let found)? = try reader.next({ _ in false }) else {
      Issue.record("no record where the capture is said to lie")
      return
    }
    #expect(found.header.kind == .response && found.header.targetURI == record["url"] as? String)

    let text = try await why(address).output
    #expect(text.contains("circuitpost: feed http://circuitpost.example/feed.atom"))
    #expect(text.contains("Minnow 2.0"))
    // By its id, or the beginning of it, the same is told.
    let id = try #require(article["id"] as? String)
    #expect(try await why(String(id.prefix(12))).output == text)
    #expect(try await why(id).output == text)

    let archive = try #require(capture["path"] as? String)
    try FileManager.default.removeItem(atPath: archive)
    let afterwards = try await object(address)
    #expect(afterwards["captures"] == nil)
    #expect(afterwards["unsearched_archives"] as? [String] == [archive])
    #expect(try await why(address).output.contains("unsearched  \(archive)"))
  }

  @Test func aFailureIsToldWithEachTryAndWhatToDo() async throws {
    try await runNewsroom()
    let address = "http://antoanso.example/vi/bai-da-go.html"
    let history = try await object(address)
    let tries = try #require(history["failed_attempts"] as? [[String: Any]])
    #expect(tries.map { $0["reason"] as? String } == ["http-404"])
    #expect(tries.first?["meaning"] as? String == "the server has no page there (404)")
    #expect((history["ledger"] as? [String: Any])?["next_try_at"] as? String != nil)
    let text = try await why(address).output
    #expect(text.contains("failed (http-404) after 1 request\n") && text.contains("next try"))
    #expect(text.components(separatedBy: address).count == 2, "the address stands there once: \(text)")

    let dropped = try await why("http://bansang.example/thoi-su/")
    #expect(dropped.status == 0 && dropped.output.contains("filtered (not-an-article)"))
    #expect(dropped.output.contains("bantin extract --explain"))
  }

  @Test func aCopyNamesItsOriginalAndTheStory() async throws {
    try await runNewsroom()
    let histories = [
      try await object(
        "http://bansang.example/suc-khoe/benh-vien-binh-minh-hoat-dong-tro-lai-41071.html"),
      try await object("http://antoanso.example/vi/benh-vien-binh-minh-khoi-phuc-sau-ransomware.html"),
    ]
    let articles = histories.compactMap { $0["article"] as? [String: Any] }
    let copy = try #require(articles.first { $0["duplicate_of"] != nil })
    let original = try #require(articles.first { $0["duplicate_of"] == nil })
    #expect(copy["duplicate_of"] as? String == original["id"] as? String)
    #expect(histories.compactMap { $0["url"] as? String }.contains(copy["duplicate_of_url"] as? String ?? ""))
    #expect(articles.allSatisfy { $0["story"] as? String == original["id"] as? String })
  }

  @Test func anUnknownAddressNamesTheSourcesOfItsSite() async throws {
    try await runNewsroom()
    let near = try await why("https://www.antoanso.example/vi/never-listed.html")
    #expect(near.status == 66)
    #expect(near.output.contains("not known") && near.output.contains("antoanso-en, antoanso-vi"))
    let history = try await object("http://antoanso.example/vi/never-listed.html")
    #expect(history["known"] as? Bool == false)
    #expect(history["sources_of_site"] as? [String] == ["antoanso-en", "antoanso-vi"])
    let far = try await why("https://nobody.example/a")
    #expect(far.status == 66 && far.output.contains("bantin feeds add"))
    #expect(try await why("00000000").status == 66)
    #expect(try await why("not an address").status == 64)
    // The number is that of an article whose slug was another.
    let moved = try await why("http://bansang.example/kinh-te/gia-ca-phe-giam-41034.html")
    #expect(moved.status == 66 && moved.output.contains("has the same number"))
  }

  @Test func anArticleWhoseAddressChangedIsFoundUnderEachOfThem() async throws {
    let site = try FeedSite()
    let title = Mutex("one")
    let server = try await HTTPFaultServer { target, fields in
      let (slug, origin) = (title.withLock { $0 }, "http://" + (fields["host"] ?? ""))
      let path = "/tin/headline-\(slug)-4123456.html"
      switch target {
      case "/feed":
        let item = FeedSite.Item(title: slug, link: origin + path, guid: origin + path)
        return .init(200, headers: ["content-type": "application/rss+xml"], body: FeedSite.rss([item]))
      case path:
        return .init(200, headers: ["content-type": "text/html"], body: FeedSite.article(slug, seed: 5))
      default: return .init(404)
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    #expect(try await site.run().status == 0)
    title.withLock { $0 = "two" }
    #expect(try await site.run().status == 0)

    let addresses = ["one", "two"].map { server.url("/tin/headline-\($0)-4123456.html") }
    for (address, other) in [(addresses[0], addresses[1]), (addresses[1], addresses[0])] {
      let result = try await BantinProcess.run("why", address, "--out", site.out, "--json")
      let article = try #require(try jsonObject(result.output)["article"] as? [String: Any])
      #expect(article["revision"] as? Int == 2)
      #expect(article["other_urls"] as? [String] == [other])
    }
  }

  @Test func whatPagesSayDoesNotSteerTheTerminal() async throws {
    let site = try FeedSite()
    let server = try await HTTPFaultServer { target, fields in
      let item = FeedSite.Item(
        title: "a &#x202E;evil&#x9B;31m", link: "http://" + (fields["host"] ?? "") + "/page")
      return target == "/feed"
        ? .init(200, headers: ["content-type": "application/rss+xml"], body: FeedSite.rss([item]))
        : .init(403)
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    _ = try await site.run()
    let text = try await BantinProcess.run("why", server.url("/page"), "--out", site.out).output
    #expect(text.contains("evil") && text.contains("ask the publisher"))
    #expect(!text.unicodeScalars.contains { ["\u{202E}", "\u{9B}", "\u{1B}"].contains($0) })
  }
}
