import Foundation
import TestSupport
import Testing

/// `bantin run` over sitemaps and section pages.
@Suite(.timeLimit(.minutes(5))) struct SourceKindsEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var out: String { directory.path + "/out" }

  /// - Returns: the run's report.
  @discardableResult
  private func run(_ site: ChangingSite, _ source: String, expecting status: Int32 = 0) async throws
    -> [String: Any]
  {
    let result = try await BantinProcess(try arguments(site, source) + ["--json"]).result()
    #expect(result.status == status, "\(result.errors)")
    return try jsonObject(result.output)
  }

  private func arguments(_ site: ChangingSite, _ source: String) throws -> [String] {
    let feeds = directory.path + "/feeds.yaml"
    try "feeds:\n  - {id: s, gap: 0, \(source)}\n".write(toFile: feeds, atomically: true, encoding: .utf8)
    return ["run", "--all", "--feeds", feeds, "--out", out] + site.connectTo
  }

  private func urls() throws -> Set<String> {
    Set(try StoredRecords.read(out).values.compactMap { $0["url"] as? String })
  }

  private func count(_ report: [String: Any], _ name: String) -> Int? {
    (report["entries"] as? [String: Int])?[name]
  }

  /// A news sitemap's date.
  private func date(_ hoursAgo: Double) -> String? { ChangingSite.date(hoursAgo: hoursAgo) }

  private func withSite(_ body: (ChangingSite) async throws -> Void) async throws {
    let site = try await ChangingSite()
    defer { site.stop() }
    try await body(site)
  }

  @Test func `A news sitemap brings what is recent, and unchanged costs one conditional request`()
    async throws
  {
    try await withSite { site in
      for number in 1...4 { site.putArticle("/tin/\(number).html", "Bản tin số \(number) của vùng cao") }
      let entries = [("/tin/1.html", date(1)), ("/tin/2.html", date(30)), ("/tin/3.html", date(200))]
      site.put("/news.xml", ChangingSite.sitemap(entries, isNews: true))
      let source = "url: \"\(ChangingSite.url("/news.xml"))\""
      let first = try await run(site, source)
      #expect(count(first, "new") == 2)
      #expect(count(first, "older") == 1)
      let notes = try #require(first["notes"] as? [[String: Any]])
      #expect(notes.first?["code"] as? String == "older-addresses")
      #expect(try urls() == [ChangingSite.url("/tin/1.html"), ChangingSite.url("/tin/2.html")])
      let record = try #require(try StoredRecords.read(out).values.first)
      #expect((record["source"] as? [String: Any])?["kind"] as? String == "sitemap")
      _ = site.takeLog()

      try await run(site, source)
      #expect(site.takeLog() == [.init(path: "/news.xml", status: 304)])

      site.put("/news.xml", ChangingSite.sitemap([("/tin/4.html", date(0.1))] + entries, isNews: true))
      try await run(site, source)
      #expect(site.takeLog().map(\.path) == ["/news.xml", "/tin/4.html"])
      #expect(try urls().count == 3)
    }
  }

  @Test func `An index is followed to the sitemaps that changed, and to none of long ago`() async throws {
    try await withSite { site in
      for number in 1...4 { site.putArticle("/bai/\(number)", "Câu chuyện thứ \(number) bên dòng sông") }
      let (now, second) = (date(2), date(5))
      site.put(
        "/sitemap.xml",
        ChangingSite.index([
          ("/sitemap-2019-05.xml", nil), ("/old.xml", "2020-01-01"), ("/fresh.xml", now),
          ("/sitemap-news.xml", nil),
        ]))
      site.put("/fresh.xml", ChangingSite.sitemap([("/bai/1", date(3)), ("/bai/3", "2021-01-01")]))
      site.put("/sitemap-news.xml", ChangingSite.sitemap([("/bai/2", second)], isNews: true))
      let source = "url: \"\(ChangingSite.url("/sitemap.xml"))\", kind: sitemap"
      try await run(site, source)
      let paths = site.takeLog().map(\.path)
      #expect(paths.prefix(3) == ["/sitemap.xml", "/sitemap-news.xml", "/fresh.xml"])
      // Two pages of one host may be under way at once.
      #expect(paths.dropFirst(3).sorted() == ["/bai/1", "/bai/2"])

      // The news sitemap has no lastmod, so only it is asked whether it changed.
      try await run(site, source)
      #expect(
        site.takeLog() == [
          .init(path: "/sitemap.xml", status: 304), .init(path: "/sitemap-news.xml", status: 304),
        ])

      // Behind an index that did not change.
      site.put(
        "/sitemap-news.xml", ChangingSite.sitemap([("/bai/4", date(0.1)), ("/bai/2", second)], isNews: true))
      let third = try await run(site, source)
      #expect(site.takeLog().map(\.path) == ["/sitemap.xml", "/sitemap-news.xml", "/bai/4"])
      #expect(third["gaps"] == nil)
      #expect(try urls().count == 3)
    }
  }

  @Test func `What has no date is old at the first poll and new when it appears`() async throws {
    try await withSite { site in
      for number in 1...3 { site.putArticle("/p/\(number)", "Bài viết không ghi ngày số \(number)") }
      let source = "url: \"\(ChangingSite.url("/sitemap.xml"))\""
      site.put("/sitemap.xml", ChangingSite.sitemap([("/p/1", nil), ("/p/2", nil)]))
      let first = try await run(site, source)
      #expect(count(first, "older") == 2)
      #expect(site.takeLog().map(\.path) == ["/sitemap.xml"])
      site.put("/sitemap.xml", ChangingSite.sitemap([("/p/1", nil), ("/p/2", nil), ("/p/3", nil)]))
      try await run(site, source)
      #expect(site.takeLog().map(\.path) == ["/sitemap.xml", "/p/3"])

      // A backfill takes what was left.
      let backfill = try await BantinProcess(
        ["backfill", ChangingSite.url("/sitemap.xml"), "--out", out] + site.connectTo
      ).result()
      #expect(backfill.status == 0, "\(backfill.errors)")
      #expect(try urls().count == 3)
      let status = try await BantinProcess(["status", "--out", out]).result()
      #expect(status.output.contains("s: discovered 1 = stored 1\n"), "\(status.output)")
      #expect(status.output.contains("sitemap: discovered 2 = stored 2\n"), "\(status.output)")
      #expect(!status.output.contains("add up"))
    }
  }

  @Test func `A section page brings its stories, later only the new ones`() async throws {
    try await withSite { site in
      let stories = (1...9).map { number in
        (
          path: "/thoi-su/duong-moi-len-ban-vung-cao-so-\(number)-10\(number)234.html",
          headline: "Đường mới lên bản vùng cao số \(number) giúp bà con bớt vất vả"
        )
      }
      for story in stories { site.putArticle(story.path, story.headline) }
      site.put("/thoi-su", ChangingSite.section(Array(stories.prefix(7))))
      let source = "url: \"\(ChangingSite.url("/thoi-su"))\""
      try await run(site, source)
      #expect(Set(site.takeLog().map(\.path)) == Set(["/thoi-su"] + stories.prefix(7).map(\.path)))
      let record = try #require(try StoredRecords.read(out).values.first)
      #expect((record["source"] as? [String: Any])?["kind"] as? String == "page")

      try await run(site, source)
      #expect(site.takeLog() == [.init(path: "/thoi-su", status: 304)])

      site.put("/thoi-su", ChangingSite.section(Array(stories[2...7])))
      try await run(site, source)
      #expect(site.takeLog().map(\.path) == ["/thoi-su", stories[7].path])

      // Nothing in common with the poll before.
      site.put("/thoi-su", ChangingSite.section(Array(stories[8...])))
      let last = try await run(site, "\(source), kind: page")
      #expect((last["gaps"] as? [Any])?.count == 1)
    }
  }

  @Test func `A feed that answers with a web page fails, it does not become a section page`() async throws {
    try await withSite { site in
      site.putArticle("/a/1", "Tin trong dòng tin của vùng cao")
      site.put(
        "/tin.rss",
        "<rss version=\"2.0\"><channel><title>T</title><item><title>Tin</title><link>\(ChangingSite.url("/a/1"))</link></item></channel></rss>"
      )
      let source = "url: \"\(ChangingSite.url("/tin.rss"))\""
      try await run(site, source)
      let stories = (1...8).map {
        (
          path: "/tin/mot-cau-chuyen-dai-thu-\($0)-55512\($0).html",
          headline: "Một câu chuyện dài thứ \($0) ở vùng cao"
        )
      }
      site.put("/tin.rss", ChangingSite.section(stories))
      _ = site.takeLog()
      let report = try await run(site, source, expecting: 69)
      #expect(((report["feed_failures"] as? [[String: Any]])?.first?["code"] as? String) == "html")
      #expect(site.takeLog().map(\.path) == ["/tin.rss"])
    }
  }

  @Test func `Only addresses that are included and not excluded are taken`() async throws {
    try await withSite { site in
      let date = ChangingSite.date(hoursAgo: 1)
      for path in ["/tin/1.html", "/tin/video-2.html", "/quang-cao/3.html"] {
        site.putArticle(path, "Bản tin ở \(path) của vùng cao")
      }
      let entries = ["/tin/1.html", "/tin/video-2.html", "/quang-cao/3.html"].map { ($0, Optional(date)) }
      site.put("/news.xml", ChangingSite.sitemap(entries, isNews: true))
      let report = try await run(
        site,
        "url: \"\(ChangingSite.url("/news.xml"))\", include: [\"/tin/*\"], exclude: [\"*/video-[0-9]*\"]")
      #expect(try urls() == [ChangingSite.url("/tin/1.html")])
      #expect(count(report, "filtered") == 2)
    }
  }

  @Test func `A run over sitemaps and pages that is killed again and again ends with the same records`()
    async throws
  {
    try await withSite { site in
      let stories = (1...8).map { number in
        (
          path: "/thoi-su/cau-chuyen-ben-suoi-thu-\(number)-20\(number)345.html",
          headline: "Câu chuyện bên suối thứ \(number) của người vùng cao"
        )
      }
      for story in stories { site.putArticle(story.path, story.headline) }
      for number in 1...6 { site.putArticle("/bai/\(number)", "Bài dài thứ \(number) trên bản đồ trang") }
      site.put("/muc", ChangingSite.section(stories))
      site.put("/sitemap.xml", ChangingSite.index((1...3).map { ("/news-\($0).xml", nil) }))
      for number in 1...3 {
        let entries = [number * 2 - 1, number * 2].map {
          ("/bai/\($0)", Optional(ChangingSite.date(hoursAgo: 1)))
        }
        site.put("/news-\(number).xml", ChangingSite.sitemap(entries, isNews: true))
      }
      let sources =
        "url: \"\(ChangingSite.url("/muc"))\"}\n  - {id: t, gap: 0, url: \"\(ChangingSite.url("/sitemap.xml"))\""
      for round in 0..<10 {
        let process = BantinProcess(try arguments(site, sources))
        try process.start()
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...(60 + round * 40))))
        process.send(SIGKILL)
        _ = try await process.result()
      }
      try await run(site, sources)
      #expect(try urls().count == 14)
      _ = site.takeLog()
      try await run(site, sources)
      #expect(site.takeLog().allSatisfy { $0.status == 304 })
    }
  }
}
