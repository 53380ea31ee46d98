import Foundation
import Synchronization
import TestSupport
import Testing

/// Which entries of a feed a run knows again, and what it tells of those that it cannot take.
@Suite struct EntryIdentityEndToEndTests {
  private let site: FeedSite

  init() throws { site = try FeedSite() }

  /// Serves the feed that `items` gives for each poll, and an article at every other address.
  private func withFeed(
    _ items: @escaping @Sendable (_ poll: Int, _ origin: String) -> [FeedSite.Item],
    _ body: (HTTPFaultServer) async throws -> Void
  ) async throws {
    let polls = Mutex(0)
    let server = try await HTTPFaultServer { target, fields in
      switch target {
      case "/robots.txt": return .init(404)
      case "/feed":
        let poll = polls.withLock { count in
          count += 1
          return count
        }
        let rss = FeedSite.rss(items(poll, "http://" + (fields["host"] ?? "")))
        return .init(200, headers: ["content-type": "application/rss+xml"], body: rss)
      default:
        let path = target.prefix { $0 != "?" }
        let seed = path.utf8.reduce(7) { ($0 * 31 + Int($1)) % 9_973 }
        return .init(
          200, headers: ["content-type": "text/html"], body: FeedSite.article("Page \(path)", seed: seed))
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    try await body(server)
  }

  /// How many documents a further run takes up.
  private func documents() async throws -> Int? { try await site.report()["documents"] as? Int }

  @Test func aGuidOfItsOwnTellsAnEntryWhateverItsLink() async throws {
    try await withFeed { poll, origin in
      "abc".map {
        FeedSite.Item(title: "Notice \($0)", link: "\(origin)/journal/\($0)?cid=rss\(poll)", guid: "x-\($0)")
      }
    } _: { _ in
      let runs = [try await documents(), try await documents()]
      #expect(runs == [3, 0])
    }
  }

  @Test func aGuidThatAllShareTellsNothing() async throws {
    try await withFeed { poll, origin in
      (0..<3).map { FeedSite.Item(title: "Notice \($0)", link: "\(origin)/n/\(poll)-\($0)", guid: "same") }
    } _: { _ in
      let runs = [try await documents(), try await documents()]
      #expect(runs == [3, 3])
    }
  }

  /// Some feeds number the places of their list.
  @Test func anotherArticleInTheSamePlaceOfTheListIsTaken() async throws {
    try await withFeed { poll, origin in
      (0..<3).map {
        FeedSite.Item(
          title: "Notice \(poll) \($0)", link: "\(origin)/n/\(poll)-\($0)", guid: "place-\($0)",
          date: "Fri, 2\(poll) Nov 2026 08:00:00 GMT")
      }
    } _: { _ in
      let runs = [try await documents(), try await documents()]
      #expect(runs == [3, 3])
    }
  }

  @Test(arguments: [
    "?sid=s\u{1}x", "?PHPSESSID=\u{1}", ";jsessionid=A\u{1}", "?_t=176437440\u{1}", "?t=\u{1}",
  ])
  func aSessionInTheLinkMakesNoNewEntry(query: String) async throws {
    try await withFeed { poll, origin in
      "ab".map {
        let link = "\(origin)/\($0)" + query.replacing("\u{1}", with: "\(poll)")
        return FeedSite.Item(title: "Notice \($0)", link: link, guid: link)
      }
    } _: { _ in
      let runs = [try await documents(), try await documents()]
      #expect(runs == [2, 0])
    }
  }

  @Test func aSessionThatIsAFolderMakesNoNewEntry() async throws {
    try await withFeed { poll, origin in
      [FeedSite.Item(title: "Notice", link: "\(origin)/(S(x\(poll)k2))/a.aspx")]
    } _: { _ in
      let runs = [try await documents(), try await documents()]
      #expect(runs == [1, 0])
    }
  }

  @Test func whatCannotBeTakenIsToldWithItsReason() async throws {
    try await withFeed { _, origin in
      [
        FeedSite.Item(title: "No address", guid: "note-17"),
        FeedSite.Item(title: "Mail", link: "mailto:an@e.example"),
        FeedSite.Item(title: "Guid", guid: "\(origin)/b"), FeedSite.Item(title: "Link", link: "\(origin)/a"),
      ]
    } _: { _ in
      let report = try await site.report()
      let entries = try #require(report["entries"] as? [String: Any])
      #expect(entries["filtered"] as? Int == 2)
      #expect(report["filtered_reasons"] as? [String: Int] == ["no-address": 1, "not-http": 1])
      #expect(report["documents"] as? Int == 2)
      let verbose = try await site.run("--verbose")
      #expect(verbose.errors.isEmpty, "an unchanged feed is not told again: \(verbose.errors)")
    }
  }

  @Test func aFeedMayBeCalledAsAListOfTheLedgerWas() async throws {
    try await withFeed { _, origin in
      [FeedSite.Item(title: "A", link: "\(origin)/a")]
    } _: { server in
      // A list that leaves its address to a later backfill: the host asks to be left alone.
      try FileManager.default.createDirectory(atPath: site.out, withIntermediateDirectories: true)
      let list = site.directory.path("urls.txt")
      try "\(server.url("/left"))\n\(server.url("/left2"))\n".write(
        toFile: list, atomically: true, encoding: .utf8)
      let backfill = try await BantinProcess(["backfill", list, "--out", site.out, "--json"]).result()
      #expect(
        try jsonObject(backfill.output)["outcomes"] as? [String: Int] == ["failed": 2], "\(backfill.errors)")
      _ = try await BantinProcess(["retry", "--failed", "all", "--out", site.out]).result()
      try site.list([("url", server.url("/feed"))])
      let report = try await site.report()
      #expect(report["documents"] as? Int == 1, "the list's addresses are not the feed's")
      #expect(report["outcomes"] as? [String: Int] == ["stored": 1])
      let status = try await BantinProcess(["status", "--out", site.out]).result()
      #expect(status.output.contains("@url: discovered 2"), "\(status.output)")
    }
  }
}
