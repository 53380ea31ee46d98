import Foundation
import TestSupport
import Testing

/// `bantin discover` and `bantin feeds add`.
@Suite(.timeLimit(.minutes(5))) struct DiscoverEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A site with a feed, a news sitemap in robots.txt, and a section in its menu.
  private func withSite(_ body: (ChangingSite) async throws -> Void) async throws {
    let site = try await ChangingSite()
    defer { site.stop() }
    let stories = (1...9).map { number in
      (
        path: "/tin/cau-chuyen-dai-thu-\(number)-30\(number)221.html",
        headline: "Câu chuyện dài thứ \(number) ở vùng cao"
      )
    }
    let home = ChangingSite.section(stories).replacingOccurrences(
      of: "<title>", with: "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/tin.rss\"><title>")
    site.put("/", home)
    site.put("/muc-0", ChangingSite.section(Array(stories.suffix(6))))
    site.put("/robots.txt", "User-agent: *\nAllow: /\nSitemap: \(ChangingSite.url("/news.xml"))\n")
    site.put(
      "/news.xml",
      ChangingSite.sitemap(stories.map { ($0.path, ChangingSite.date(hoursAgo: 2)) }, isNews: true))
    let items = stories.prefix(2).map {
      "<item><title>\($0.headline)</title><link>\(ChangingSite.url($0.path))</link>"
        + "<pubDate>\(ChangingSite.date(hoursAgo: 2))</pubDate></item>"
    }
    site.put(
      "/tin.rss", "<rss version=\"2.0\"><channel><title>Vùng cao</title>\(items.joined())</channel></rss>")
    try await body(site)
  }

  private func bantin(_ arguments: [String], _ site: ChangingSite) async throws -> BantinProcess.Result {
    try await BantinProcess(arguments + site.connectTo).result()
  }

  @Test func `The sources of a site are ranked by what they bring`() async throws {
    try await withSite { site in
      let result = try await bantin(["discover", ChangingSite.url("/"), "--json"], site)
      #expect(result.status == 0, "\(result.errors)")
      let sources = try result.output.split(separator: "\n").map { try jsonObject($0) }
      #expect(sources.map { $0["kind"] as? String } == ["sitemap", "feed", "page"], "\(result.output)")
      let best = try #require(sources.first)
      #expect(best["url"] as? String == ChangingSite.url("/news.xml"))
      #expect(best["last_day"] as? Int == 9)
      #expect(best["language"] as? String == "vi")
      #expect(sources.last?["overlap"] as? Double == 1)
    }
  }

  @Test func `What discover prints as YAML is a feeds file`() async throws {
    try await withSite { site in
      let found = try await bantin(["discover", ChangingSite.url("/"), "--yaml"], site)
      let path = directory.path + "/feeds.yaml"
      try ("feeds:\n" + found.output).write(toFile: path, atomically: true, encoding: .utf8)
      let check = try await BantinProcess(["feeds", "check", "--feeds", path]).result()
      #expect(check.status == 0, "\(check.errors)\n\(found.output)")
      #expect(check.output.contains("is valid: 3 feeds"))
    }
  }

  @Test func `The best source is added and the rest of the file stays`() async throws {
    try await withSite { site in
      let path = directory.path + "/feeds.yaml"
      let before = """
        # Nguồn tin của chúng tôi
        defaults: {interval: 10m}  # mười phút

        feeds:
          # Báo
          - id: a
            url: https://a.example/rss  # cũ

        # Hết.
        """
      try before.write(toFile: path, atomically: true, encoding: .utf8)
      let added = try await bantin(["feeds", "add", ChangingSite.url("/"), "--feeds", path], site)
      #expect(added.status == 0, "\(added.errors)")
      let after = try String(contentsOfFile: path, encoding: .utf8)
      #expect(
        after.replacingOccurrences(
          of: """

              - id: vungcao-example
                url: "http://vungcao.example/news.xml"
                kind: sitemap
                language: vi
            """, with: "") == before + "\n", "\(after)")
      let again = try await bantin(["feeds", "add", ChangingSite.url("/"), "--feeds", path], site)
      #expect(again.status != 0)
      #expect(again.errors.contains("already, as vungcao-example"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == after)
    }
  }

  @Test func `A section of few stories is added where its address is named exactly`() async throws {
    try await withSite { site in
      site.put(
        "/it",
        ChangingSite.section([("/tin/mot-cau-chuyen-dai-309221.html", "Một câu chuyện dài ở vùng cao")]))
      let path = directory.path + "/feeds.yaml"
      try "feeds:\r\n  - {id: a, url: 'https://a.example/rss'}\r\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let added = try await bantin(
        ["feeds", "add", ChangingSite.url("/it"), "--exact", "--id", "it", "--feeds", path], site)
      #expect(added.status == 0, "\(added.errors)")
      let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\r\n")
      #expect(lines.prefix(4).suffix(2) == ["  - id: it", "    url: \"\(ChangingSite.url("/it"))\""])
      #expect(lines.count > 4 && lines[4] == "    kind: page" && lines.last == "")
    }
  }

  @Test(arguments: [
    ("feeds: [{id: a, url: 'https://a.example/rss'}]", "b", ":1:8: lists its feeds in [brackets]"),
    ("feeds:\n  - {id: a, url: 'https://a.example/rss'}", "a", "the id a is taken"),
    ("feeds:\n  - {id: a, url: 'https://a.example/rss'}", "a: b", "must be of a-z"),
  ])
  func `What cannot be added is told, and the file stays`(_ yaml: String, _ id: String, _ message: String)
    async throws
  {
    try await withSite { site in
      let path = directory.path + "/feeds.yaml"
      try yaml.write(toFile: path, atomically: true, encoding: .utf8)
      let added = try await bantin(
        ["feeds", "add", ChangingSite.url("/tin.rss"), "--id", id, "--feeds", path], site)
      #expect(added.status != 0)
      #expect(added.errors.contains(message), "\(added.errors)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == yaml)
    }
  }

  @Test func `Feeds of a file that have no titles get ids of their own`() async throws {
    let path = directory.path + "/page.html"
    let link = "<link rel=alternate type=application/rss+xml href=/a.rss>"
    try (link + link.replacingOccurrences(of: "a.rss", with: "b.rss")).write(
      toFile: path, atomically: true, encoding: .utf8)
    let found = try await BantinProcess(["discover", path, "--url", "https://n.example/", "--yaml"]).result()
    #expect(
      found.output.contains("- id: n-example\n") && found.output.contains("- id: n-example-2\n"), "\(found)")
  }
}
