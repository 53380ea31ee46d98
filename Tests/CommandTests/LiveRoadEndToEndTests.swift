import Foundation
import Synchronization
import TestSupport
import Testing

/// Feeds that move, pages that say "not found" with status 200, hosts behind guards.
@Suite struct LiveRoadEndToEndTests {
  private let site: FeedSite

  init() throws { site = try FeedSite() }

  private static let rss = ["content-type": "application/rss+xml"]
  private static let html = ["content-type": "text/html; charset=utf-8"]

  private static func article(_ target: String) -> HTTPFaultServer.Answer {
    let seed = target.utf8.reduce(7) { ($0 * 31 + Int($1)) % 9_973 }
    return .init(200, headers: html, body: FeedSite.article("Page \(target)", seed: seed))
  }

  private static func feed(_ names: [String], _ fields: [String: String]) -> HTTPFaultServer.Answer {
    let items = names.map {
      FeedSite.Item(title: "Title \($0)", link: "http://\(fields["host"] ?? "")/\($0)")
    }
    return .init(200, headers: rss, body: FeedSite.rss(items))
  }

  private func status(_ arguments: String...) async throws -> String {
    try await BantinProcess(["status", "--out", site.out] + arguments).result().output
  }

  // MARK: Feeds that move

  @Test func aFeedThatHasMovedForGoodIsAskedAtItsNewAddress() async throws {
    let asked = Mutex<[String]>([])
    let isGone = Atomic(false)
    let server = try await HTTPFaultServer { target, fields in
      asked.withLock { $0.append(target) }
      switch target {
      case "/robots.txt": return .init(404)
      case "/old": return .init(301, headers: ["location": "/middle"])
      case "/middle": return .init(308, headers: ["location": "/new"])
      case "/new" where isGone.load(ordering: .relaxed): return .init(410)
      case "/new": return Self.feed(["a"], fields)
      default: return Self.article(target)
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/old"))])
    let first = try await site.report()
    let moved = try #require((first["moved_feeds"] as? [[String: String]])?.first)
    #expect(moved == ["feed_id": "f", "url": server.url("/new")])
    asked.withLock { $0.removeAll() }
    _ = try await site.report()
    #expect(asked.withLock { $0 } == ["/new"])
    #expect(try await status().contains("set `url: \(server.url("/new"))` in feeds.yaml"))
    let check = try await BantinProcess([
      "feeds", "check", "--live", "--feeds", site.feedsPath, "--allow-private", "127.0.0.1",
    ]).result()
    #expect(check.output.contains("set `url: \(server.url("/new"))` in feeds.yaml"), "\(check.output)")
    // The new address fails for good: the old one is asked again.
    isGone.store(true, ordering: .relaxed)
    _ = try await site.report()
    asked.withLock { $0.removeAll() }
    _ = try await site.report()
    #expect(asked.withLock { $0.first } == "/old")
  }

  @Test func tagsChooseFeeds() async throws {
    let server = try await HTTPFaultServer { target, fields in
      switch target {
      case "/robots.txt": .init(404)
      case "/f1", "/f2", "/f3": Self.feed([target.dropFirst() + "-a"].map { String($0) }, fields)
      default: Self.article(target)
      }
    }
    defer { server.stop() }
    let feeds = [("one", "/f1", "news"), ("two", "/f2", "sport"), ("three", "/f3", "local")].map {
      "  - {id: \($0.0), url: \"\(server.url($0.1))\", tags: [\($0.2), all]}"
    }
    try "defaults: {gap: 0}\nfeeds:\n\(feeds.joined(separator: "\n"))\n"
      .write(toFile: site.feedsPath, atomically: true, encoding: .utf8)
    let report = try await site.report("--tag", "news", "--tag", "sport")
    #expect((report["feeds"] as? [String: Int])?["polled"] == 2)
    let narrow = try await site.report("--tag", "all", "--feed", "three")
    #expect((narrow["feeds"] as? [String: Int])?["polled"] == 1)
    let list = try await BantinProcess(["feeds", "check", "--tag", "sport", "--feeds", site.feedsPath])
      .result()
    #expect(list.output.contains("two") && !list.output.contains("one  "), "\(list.output)")
    let shown = try await status("--tag", "news", "--feeds", site.feedsPath)
    #expect(shown.contains("one: discovered") && !shown.contains("two: discovered"), "\(shown)")
    let unknown = try await site.run("--tag", "weather")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("no feed has the tag weather; known are all, local, news, sport"))
  }

  // MARK: Error pages

  private static func page(_ title: String, _ text: String, head: String = "", body: String = "") -> String {
    """
    <!doctype html><html><head><title>\(title) | Báo Sớm</title>\(head)</head><body \(body)><nav><a href="/">Home</a></nav>
    <main><h1>\(title)</h1><p>\(text)</p></main></body></html>
    """
  }

  private static let errorPages: [String: String] = [
    "vi": page(
      "Không tìm thấy trang",
      "Bài viết bạn tìm có thể đã bị xóa, đổi địa chỉ hoặc tạm thời không truy cập được. Xin kiểm tra lại đường dẫn, hoặc dùng "
        + "ô tìm kiếm ở đầu trang để tìm bài viết mong muốn, hoặc quay về trang chủ để đọc những tin mới nhất."
    ),
    "en": page(
      "Oops! That page can’t be found.",
      "Sorry, the page you are looking for may have been moved, deleted, or never existed. Please check the address for typing "
        + "errors, or use the search box to find what you need. You can also return to the home page and start again."
    ),
    "de": page(
      "Fehler 404 – Seite nicht gefunden",
      "Die gewünschte Seite gibt es nicht mehr, oder sie hat eine andere Adresse. Prüfen Sie bitte die Schreibweise oder gehen "
        + "Sie zur Startseite, um von dort aus weiterzulesen. Unsere Suche hilft Ihnen, den Artikel zu finden, den Sie meinen."
    ),
    "meta": page(
      "Tin mới",
      "Nội dung này không có ở đây nữa. Hãy xem các tin khác trong ngày của chúng tôi. "
        + String(repeating: "Tin khác nữa. ", count: 20),
      head: #"<meta name="prerender-status-code" content="404">"#),
    "theme": page(
      "Nothing to see",
      "It looks like nothing is at this place. "
        + String(repeating: "Maybe try a search for it. ", count: 12),
      body: #"class="error404 wp-custom-logo""#),
  ]

  @Test func aPageThatSaysNotFoundIsNoArticleAndIsTriedAgainAFewTimes() async throws {
    let names = Self.errorPages.keys.sorted() + ["home", "real"]
    let server = try await HTTPFaultServer { target, fields in
      if target == "/robots.txt" { return .init(404) }
      if target == "/feed" { return Self.feed(names, fields) }
      if target == "/home" { return .init(302, headers: ["location": "/"]) }
      if target == "/" { return .init(200, headers: Self.html, body: Self.page("Báo Sớm", "Tin mới")) }
      return Self.errorPages[String(target.dropFirst())].map { .init(200, headers: Self.html, body: $0) }
        ?? Self.article(target)
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    let report = try await site.report()
    #expect(report["reasons"] as? [String: Int] == ["soft-404": names.count - 1])
    #expect(report["outcomes"] as? [String: Int] == ["failed": names.count - 1, "stored": 1])
    #expect(try await status().contains("\(names.count - 1) of the failed will be tried again"))
  }

  @Test func aPageOfASiteThatIsBeingWorkedOnIsTriedAgain() async throws {
    let isOpen = Atomic(false)
    let server = try await HTTPFaultServer { target, fields in
      switch target {
      case "/robots.txt": return .init(404)
      case "/feed": return Self.feed(["a"], fields)
      case _ where isOpen.load(ordering: .relaxed): return Self.article(target)
      default:
        let text =
          "Chúng tôi đang nâng cấp hệ thống để phục vụ bạn đọc tốt hơn. Mong bạn đọc thông cảm và quay lại sau ít phút. "
        return .init(
          200, headers: Self.html, body: Self.page("Hệ thống đang bảo trì", String(repeating: text, count: 3))
        )
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    #expect(try await site.report()["reasons"] as? [String: Int] == ["soft-503": 1])
    isOpen.store(true, ordering: .relaxed)
    _ = try await BantinProcess(["retry", "--failed", "soft-503", "--out", site.out]).result()
    #expect(try await site.report()["outcomes"] as? [String: Int] == ["stored": 1])
  }

  @Test(arguments: ["Page not found: how a newspaper lost its archive", "404", "Not found", "Bảo trì"])
  func anArticleAboutMissingPagesIsOne(title: String) async throws {
    let server = try await HTTPFaultServer { target, fields in
      switch target {
      case "/robots.txt": return .init(404)
      case "/feed": return Self.feed(["a"], fields)
      default:
        let more =
          "<p>\(String(repeating: "The keeper told the paper what he had seen there. ", count: 30))</p>"
        return .init(200, headers: Self.html, body: FeedSite.article(title, seed: 5, added: more))
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    #expect(try await site.report()["outcomes"] as? [String: Int] == ["stored": 1])
  }

  // MARK: Guards

  @Test func aHostWhoseGuardKeepsPagesRestsAndIsAnAlarm() async throws {
    let pages = Mutex(0)
    let isOpen = Atomic(false)
    let names = (0..<20).map { "n\($0)" }
    let server = try await HTTPFaultServer { target, fields in
      switch target {
      case "/robots.txt": return .init(404)
      case "/feed": return Self.feed(names, fields)
      case _ where isOpen.load(ordering: .relaxed): return Self.article(target)
      default:
        pages.withLock { $0 += 1 }
        return .init(
          200, headers: Self.html, body: #"<html><script id="anubis_challenge">{}</script><p>Wait"#)
      }
    }
    defer { server.stop() }
    try site.list([("f", server.url("/feed"))])
    let first = try await site.report()
    #expect(first["reasons"] as? [String: Int] == ["challenge": 20])
    // Two may be in flight when the third is known.
    #expect((3...5).contains(pages.withLock { $0 }))
    let alarm = try #require((first["alarms"] as? [[String: String]])?.first { $0["kind"] == "guarded-host" })
    #expect(alarm["name"] == "127.0.0.1:\(server.port)")
    #expect(alarm["detail"]?.contains("Anubis") == true)
    #expect(try await status().contains("alarm guarded-host"))
    // One page finds out whether the guard is still there.
    pages.withLock { $0 = 0 }
    _ = try await BantinProcess(["retry", "--failed", "challenge", "--out", site.out]).result()
    #expect(try await site.report()["reasons"] as? [String: Int] == ["challenge": 20])
    #expect((1...2).contains(pages.withLock { $0 }))
    // And when it is gone everything is fetched, and the alarm ends.
    isOpen.store(true, ordering: .relaxed)
    _ = try await BantinProcess(["retry", "--failed", "challenge", "--out", site.out]).result()
    let last = try await site.report()
    #expect(last["outcomes"] as? [String: Int] == ["stored": 20])
    #expect(last["alarms"] == nil)
  }
}
