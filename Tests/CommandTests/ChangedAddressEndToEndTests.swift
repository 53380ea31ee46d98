import Foundation
import Synchronization
import TestSupport
import Testing

/// Articles whose addresses follow their headlines.
@Suite struct ChangedAddressEndToEndTests {
  private let site: FeedSite

  init() throws { site = try FeedSite() }

  /// What a site shows: one article at one address, all others redirect to it.
  private struct Version: Sendable {
    var path: String
    var title: String
    var seed = 5
    var added = ""
  }

  private func withSite(
    _ version: @escaping @Sendable () -> Version, _ body: (HTTPFaultServer) async throws -> Void
  ) async throws {
    let server = try await HTTPFaultServer { target, fields in
      let (now, origin) = (version(), "http://" + (fields["host"] ?? ""))
      switch target {
      case "/robots.txt": return .init(404)
      case "/feed":
        let item = FeedSite.Item(title: now.title, link: origin + now.path, guid: origin + now.path)
        return .init(200, headers: ["content-type": "application/rss+xml"], body: FeedSite.rss([item]))
      case now.path:
        return .init(
          200, headers: ["content-type": "text/html"],
          body: FeedSite.article(
            now.title, seed: now.seed, head: #"<link rel="canonical" href="\#(origin + now.path)">"#,
            added: now.added))
      default: return .init(301, headers: ["location": now.path])
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    try await body(server)
  }

  /// `revision path` of each record, with `copy` for one that names another; and how many articles they are.
  private func stored() throws -> (versions: [String], articles: Int) {
    let records = try site.records()
    let versions = records.map { record in
      let url = (record["url_canonical"] as? String).flatMap { URL(string: $0) }
      let copy = record["duplicate_of"] == nil ? "" : " copy"
      return "\(record["revision"] as? Int ?? 0) \(url?.path() ?? "")\(copy)"
    }
    return (versions.sorted(), Set(records.compactMap { $0["id"] as? String }).count)
  }

  private func runBrings(
    _ outcomes: [String: Int], gaps: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let report = try await site.report()
    #expect(report["outcomes"] as? [String: Int] == outcomes, sourceLocation: sourceLocation)
    // The feed lists one article: where its address is another, two polls have it in common all the same.
    #expect((report["gaps"] as? [Any] ?? []).count == gaps, sourceLocation: sourceLocation)
  }

  @Test func anArticleWhoseSlugFollowsItsHeadlineStaysOneArticle() async throws {
    let now = Mutex(Version(path: "/tin/doi-lan-1-4123456.html", title: "Đổi lần một"))
    try await withSite {
      now.withLock { $0 }
    } _: { _ in
      try await runBrings(["stored": 1])
      let added = "<p>The number of people rose from 40 to 90, the keeper said in the evening.</p>"
      now.withLock { $0 = Version(path: "/tin/doi-lan-2-4123456.html", title: "Đổi lần hai", added: added) }
      try await runBrings(["updated": 1])
      // The new address is the article's from now on, whatever becomes of its text; also for a state made anew.
      let rebuilt = try await BantinProcess(["state", "rebuild", "--out", site.out]).result()
      #expect(rebuilt.status == 0, "\(rebuilt.errors)")
      now.withLock { $0 = Version(path: "/tin/doi-lan-2-4123456.html", title: "Viết lại", seed: 11) }
      try await runBrings(["updated": 1])
      // Nothing but the slug changes: the ledger learns the address, and there is nothing to write.
      now.withLock { $0 = Version(path: "/tin/viet-lai-4123456.html", title: "Viết lại", seed: 11) }
      try await runBrings(["duplicate": 1])
    }
    let (versions, articles) = try stored()
    #expect(
      versions == [
        "1 /tin/doi-lan-1-4123456.html", "2 /tin/doi-lan-2-4123456.html", "3 /tin/doi-lan-2-4123456.html",
      ])
    #expect(articles == 1)
    let check = try await BantinProcess(["state", "check", "--out", site.out]).result()
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func anotherTextUnderTheSameNumberIsAnotherArticle() async throws {
    let now = Mutex(Version(path: "/tin/mot-4123456.html", title: "Một"))
    try await withSite {
      now.withLock { $0 }
    } _: { _ in
      try await runBrings(["stored": 1])
      now.withLock { $0 = Version(path: "/tin/hai-4123456.html", title: "Hai", seed: 11) }
      try await runBrings(["stored": 1])
    }
    #expect(try stored().versions == ["1 /tin/hai-4123456.html", "1 /tin/mot-4123456.html"])
  }

  @Test(arguments: [
    ("/gia-vang-sang-20261124.html", "/gia-vang-chieu-20261124.html"),
    ("/anh/mua-4123456.html", "/video/mua-lon-4123456.html"), ("/mua-4123456.html", "/mua-lon-4123457.html"),
  ])
  func alikeTextsAtOtherAddressesAreCopies(first: String, second: String) async throws {
    let now = Mutex(Version(path: first, title: "Giá vàng buổi sáng"))
    try await withSite {
      now.withLock { $0 }
    } _: { _ in
      try await runBrings(["stored": 1])
      now.withLock { $0 = Version(path: second, title: "Giá vàng buổi chiều") }
      try await runBrings(["duplicate": 1], gaps: 1)
    }
    let (versions, articles) = try stored()
    #expect(versions == ["1 \(first)", "1 \(second) copy"].sorted())
    #expect(articles == 2)
  }

  @Test(arguments: [[0, 1], [1, 0]])
  func anArchiveGivesTheSameArticleInAnyOrder(order: [Int]) async throws {
    let versions = [("doi-lan-1", "Đổi lần một", ""), ("doi-lan-2", "Đổi lần hai", "<p>And 90 more.</p>")]
    let path = site.directory.path("a.warc")
    var archive = WARCFixture(isCompressed: false)
    for number in order {
      let (slug, title, added) = versions[number]
      archive.add(
        uri: "http://e.example/tin/\(slug)-4123456.html",
        content: WARCFixture.response(FeedSite.article(title, seed: 5, added: added)),
        date: "2026-11-2\(4 + number)T08:00:00Z")
    }
    try archive.write(to: path)
    let backfill = try await BantinProcess(["backfill", path, "--out", site.out, "--json"]).result()
    let outcomes = try jsonObject(backfill.output)["outcomes"] as? [String: Int]
    if order == [0, 1] {
      #expect(outcomes == ["stored": 1, "updated": 1])
      let (versions, articles) = try stored()
      #expect(versions == ["1 /tin/doi-lan-1-4123456.html", "2 /tin/doi-lan-2-4123456.html"])
      #expect(articles == 1)
    } else {
      #expect(
        outcomes == ["stored": 1, "dropped": 1], "what is older than the stored capture is no revision of it")
      #expect(try stored().versions == ["1 /tin/doi-lan-2-4123456.html"])
    }
  }
}
