import Foundation
import TestSupport
import Testing

/// Rules of feeds.yaml in `run`, `feeds check --live`, `feed`, `backfill` and `replay`.
@Suite(.timeLimit(.minutes(5))) struct RuleRunsEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var out: String { directory.path("out") }
  private var feeds: String { directory.path("feeds.yaml") }

  /// Two words each: too little for being found without a rule.
  private static let stories = (1...3).map { "/t/\($0)" }
  private static let entryRules = "{item: 'css:div.tin', link: .//b/a/@href, title: .//b, date: .//i}"
  private static let articleRules = "{content: 'css:article p:nth-child(2)', title: css:h1}"

  private static func page(_ stories: some Sequence<String>, name: String = "tin") -> String {
    let items = stories.map {
      "<div class=\(name)><b><a href=\"\($0)\">Tin \($0.suffix(1))</a></b><i>24/11/2026</i></div>"
    }
    return "<html lang=vi><title>Tin</title><body><p><a href=\"/lien-he\">Liên hệ</a></p>\(items.joined())"
  }

  private func withSite(_ body: (ChangingSite) async throws -> Void) async throws {
    let site = try await ChangingSite()
    defer { site.stop() }
    for (number, path) in Self.stories.enumerated() {
      site.putArticle(path, "Bản tin số \(number + 1) của vùng cao")
    }
    site.put("/muc", Self.page(Self.stories))
    try await body(site)
  }

  private func write(_ source: String, path: String = "/muc") throws {
    let text = "feeds:\n  - {id: s, gap: 0, url: \"\(ChangingSite.url(path))\", \(source)}\n"
    try text.write(toFile: feeds, atomically: true, encoding: .utf8)
  }

  /// - Returns: the run's report.
  @discardableResult
  private func run(_ site: ChangingSite, _ arguments: [String] = []) async throws -> [String: Any] {
    let result = try await BantinProcess(
      ["run", "--all", "--feeds", feeds, "--out", out, "--json"] + site.connectTo + arguments
    ).result()
    #expect(result.status == 0, "\(result.errors)")
    return try jsonObject(result.output)
  }

  @Test func `A run takes entries and articles from where the source's rules say`() async throws {
    try await withSite { site in
      try write("kind: page, entries: \(Self.entryRules), article: \(Self.articleRules)")
      let report = try await run(site)
      #expect(Set(site.takeLog().map(\.path)) == Set(["/muc"] + Self.stories))
      let records = try StoredRecords.read(out)
      #expect(records.count == 3)
      for record in records.values {
        #expect(record["rules"] as? [String] == ["content", "title"])
        #expect((record["text"] as? String)?.split(separator: "\n").count == 1)
        #expect((record["date_published"] as? String)?.hasPrefix("2026-11-24") == true)
        let evidence = record["date_evidence"] as? [[String: Any]]
        #expect(evidence?.first?["from"] as? String == "section-page")
        let variants = record["title_variants"] as? [[String: Any]] ?? []
        #expect(variants.contains { $0["from"] as? String == "section-page" })
      }
      let counts = try #require(report["rules"] as? [String: [String: Int]])
      #expect(counts["s item"]?["used"] == 1)
      #expect(counts["s date"]?["used"] == 1)
      #expect(counts["s content"]?["used"] == 3)
    }
  }

  @Test func `An item that selects nothing is counted, and an alarm once it has for three times`()
    async throws
  {
    try await withSite { site in
      let source =
        "kind: page, entries: {item: 'css:div.tin'}, article: {title: css:.gone}"
      for round in 1...3 {
        site.put("/muc", Self.page(Self.stories.prefix(round), name: "moi"))
        try write(source)
        let report = try await run(site)
        let counts = report["rules"] as? [String: [String: Int]]
        #expect(counts?["s item"]?["missed"] == 1)
        #expect((report["notes"] as? [[String: Any]])?.first?["code"] as? String == "rule-missed")
        let alarms = (report["alarms"] as? [[String: Any]])?.map { "\($0["kind"] ?? "") \($0["name"] ?? "")" }
        #expect((alarms ?? []).contains("missed-rule s item") == (round == 3))
      }
    }
  }

  @Test func `An unchanged page is read again when its rules have changed, and only then`() async throws {
    try await withSite { site in
      try write("kind: page, entries: {item: '//div[@class=\"tin\"][1]'}")
      try await run(site)
      #expect(site.takeLog().map(\.path) == ["/muc", "/t/1"])
      try await run(site)
      #expect(site.takeLog() == [.init(path: "/muc", status: 304)])
      try write("kind: page, entries: {item: '//div[@class=\"tin\"][position() > 1]'}")
      let report = try await run(site)
      #expect(
        Set(site.takeLog()) == [
          .init(path: "/muc", status: 200), .init(path: "/t/2", status: 200),
          .init(path: "/t/3", status: 200),
        ])
      #expect(report["gaps"] == nil)
      try await run(site)
      #expect(site.takeLog() == [.init(path: "/muc", status: 304)])
    }
  }

  @Test func `Unchanged sitemaps behind an index are read again when the patterns have changed`() async throws
  {
    try await withSite { site in
      let entries = Self.stories.map { ($0, Optional(ChangingSite.date(hoursAgo: 1))) }
      site.put("/news.xml", ChangingSite.sitemap(entries, isNews: true))
      site.put("/index.xml", ChangingSite.index([("/news.xml", ChangingSite.date(hoursAgo: 1))]))
      try write("kind: sitemap, include: ['/t/1']", path: "/index.xml")
      try await run(site)
      #expect(site.takeLog().map(\.path) == ["/index.xml", "/news.xml", "/t/1"])
      try write("kind: sitemap, include: ['/t/[12]']", path: "/index.xml")
      try await run(site)
      #expect(site.takeLog().map(\.path) == ["/index.xml", "/news.xml", "/t/2"])
      try await run(site)
      #expect(site.takeLog() == [.init(path: "/index.xml", status: 304)])
    }
  }

  @Test func `The check of a live source goes by its rules and tells those that select nothing`() async throws
  {
    try await withSite { site in
      func check() async throws -> [String: Any] {
        let result = try await BantinProcess(
          ["feeds", "check", "--live", "--json", "--feeds", feeds] + site.connectTo
        ).result()
        return try jsonObject(result.output)
      }
      try write("entries: \(Self.entryRules)")
      let found = try await check()
      #expect(found["entries"] as? Int == 3)
      #expect(found["missed_rules"] == nil)
      try write("kind: page, entries: {item: 'css:div.tin', date: css:time}")
      #expect(try await check()["missed_rules"] as? [String] == ["date"])
    }
  }

  @Test func `The rules of a file hold for feed, backfill and replay`() async throws {
    try await withSite { site in
      let rules = directory.path("rules.yaml")
      try """
      rules:
        \(ChangingSite.host): {entries: \(Self.entryRules), article: \(Self.articleRules)}

      """.write(toFile: rules, atomically: true, encoding: .utf8)
      let feed = try await BantinProcess(
        ["feed", ChangingSite.url("/muc"), "--kind", "page", "--rules", rules] + site.connectTo
      ).result()
      #expect(feed.output.contains("\"url\":\"\(ChangingSite.url("/t/3"))\",\"title\":\"Tin 3\""), "\(feed)")

      let entries = Self.stories.map { ($0, Optional(ChangingSite.date(hoursAgo: 1))) }
      site.put("/news.xml", ChangingSite.sitemap(entries, isNews: true))
      try write("kind: sitemap", path: "/news.xml")
      let captures = directory.path("warc")
      try await run(site, ["--archive", captures])
      #expect(try StoredRecords.read(out).values.allSatisfy { $0["rules"] == nil })
      func replay(_ arguments: [String]) async throws -> [[String: Any]] {
        let result = try await BantinProcess(["replay", captures, "--out", out, "--json"] + arguments)
          .result()
        return try result.output.split(separator: "\n").map { try jsonObject($0) }
      }
      // The titles of the sitemap are in the archive: the records are the same without the rules.
      #expect(try await replay([]).count == 1)
      let changed = try await replay(["--rules", rules])
      #expect(changed.count == 4)
      #expect(changed.first.flatMap { $0["fields"] as? [String] }?.contains("rules") == true)

      let other = directory.path("other")
      let backfill = try await BantinProcess(
        ["backfill", captures, "--rules", rules, "--out", other]
      ).result()
      #expect(backfill.status == 0, "\(backfill.errors)")
      let records = try StoredRecords.read(other)
      #expect(records.count == 3)
      #expect(records.values.allSatisfy { $0["rules"] as? [String] == ["content", "title"] })
    }
  }
}
