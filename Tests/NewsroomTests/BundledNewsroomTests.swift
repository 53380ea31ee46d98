import Foundation
import Testing

@testable import Newsroom

/// `data/newsroom` keeps what its README promises.
struct BundledNewsroomTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../data/newsroom").standardized.path

  let catalog: SiteCatalog
  let entries: [ExpectedEntry]

  init() throws {
    catalog = try SiteCatalog(directory: Self.directory)
    entries = try ExpectedEntry.all(in: Self.directory)
  }

  /// The resource at a URL, its query and fragment left out.
  func resource(_ url: String) throws -> Resource? {
    let address = try #require(URL(string: url))
    return catalog.resource(
      host: address.host ?? "", path: address.path + (address.hasDirectoryPath ? "/" : ""))
  }

  func page(_ url: String) throws -> String {
    let resource = try #require(try resource(url), "\(url)")
    return String(decoding: resource.body, as: UTF8.self)
  }

  /// Words of a page without tags, so that a sentence can be looked for across inline markup.
  func words(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for character in html {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" { isInTag = false }
    }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  static let feeds = [
    "bansang": "http://bansang.example/rss/tin-moi.rss",
    "circuitpost": "http://circuitpost.example/feed.atom",
    "antoanso-vi": "http://antoanso.example/rss/vi.xml", "antoanso-en": "http://antoanso.example/rss/en.xml",
  ]

  @Test func `there are four sites, each with robots and a sitemap of its own`() throws {
    #expect(
      catalog.hosts == ["antoanso.example", "bansang.example", "circuitpost.example", "nguonsong.example"])
    for host in catalog.hosts {
      #expect(try page("http://\(host)/robots.txt").contains("Sitemap: http://\(host)/sitemap.xml"))
      let root = host == "nguonsong.example" ? "<sitemapindex" : "<urlset"
      #expect(try page("http://\(host)/sitemap.xml").contains(root))
    }
  }

  @Test func `the site without a feed lists every article in a sitemap, and the older ones on second pages`()
    throws
  {
    let site = "http://nguonsong.example"
    let sitemaps = try page(site + "/sitemaps/2026-05.xml") + page(site + "/sitemaps/news.xml")
    let first = try page(site + "/thoi-su/") + page(site + "/doi-song/") + page(site + "/index.html")
    let second = try page(site + "/thoi-su/trang-2/") + page(site + "/doi-song/trang-2/")
    for entry in entries where entry.feed == "nguonsong" {
      #expect(sitemaps.contains("<loc>\(entry.url)</loc>"))
      #expect((first + second).contains("href=\"\(entry.url.dropFirst(site.count))\""), "\(entry.url)")
    }
    #expect(!first.contains("<link rel=\"alternate\""))
  }

  @Test(arguments: feeds.sorted { $0.key < $1.key })
  func `every entry of a feed is expected, and every expected entry is in its feed`(id: String, url: String)
    throws
  {
    let feed = try page(url)
    let expected = entries.filter { $0.feed == id }
    for entry in expected {
      #expect(feed.contains(entry.url.replacingOccurrences(of: "&", with: "&amp;")), "\(entry.url)")
    }
    let count =
      max(feed.components(separatedBy: "<item>").count, feed.components(separatedBy: "<entry>").count) - 1
    #expect(count == expected.count)
  }

  @Test func `every article's page is there and holds what its record must hold`() throws {
    for entry in entries {
      guard let canonical = entry.urlCanonical else { continue }
      let resource = try #require(try resource(canonical), "\(canonical)")
      #expect(resource.status == 200)
      guard entry.charset == nil else { continue }
      let text = words(String(decoding: resource.body, as: UTF8.self))
      for sentence in [entry.first, entry.last].compactMap(\.self) + (entry.contains ?? []) {
        #expect(text.contains(sentence), "\(canonical): \(sentence)")
      }
      if let image = entry.image { #expect(try self.resource(image)?.contentType == "image/png", "\(image)") }
    }
  }

  @Test func `entries that fail lead nowhere, and one link is a redirect to the article`() throws {
    for entry in entries where entry.outcome == "failed" { #expect(try resource(entry.url) == nil) }
    let redirect = try #require(try resource("http://circuitpost.example/go/5127"))
    #expect(redirect.status == 302)
    let entry = try #require(entries.first { $0.url == "http://circuitpost.example/go/5127" })
    #expect(entry.urlCanonical == "http://circuitpost.example" + (redirect.location ?? ""))
  }

  @Test func `robots forbids exactly the entries that must be dropped for it`() throws {
    for entry in entries {
      let address = try #require(URL(string: entry.url))
      let rules = try page("http://\(address.host ?? "")/robots.txt").split(separator: "\n")
      let general = rules.drop { $0 != "User-agent: *" }
      let forbidden = general.compactMap { $0.hasPrefix("Disallow: /") ? $0.dropFirst(10) : nil }
      #expect(forbidden.contains { address.path.hasPrefix($0) } == (entry.reason == "robots"), "\(entry.url)")
    }
  }

  @Test func `the copy has the paragraphs of its original`() throws {
    let pair = entries.filter { $0.sameText != nil }
    #expect(pair.count == 2)
    let bodies = try pair.map { entry -> [String] in
      try page(entry.pageURL).split(separator: "\n")
        .filter { $0.hasPrefix("<p>") || $0.hasPrefix("<p class=\"doan\">") }.map { words(String($0)) }
        .filter { $0.count > 80 }
    }
    #expect(bodies[0].count == 10)
    #expect(bodies[0] == bodies[1])
  }

  @Test func `the old page is windows-1258 and says so only in its meta element`() throws {
    let entry = try #require(entries.first { $0.charset == "windows-1258" })
    let resource = try #require(try self.resource(entry.pageURL))
    #expect(String(validating: resource.body, as: UTF8.self) == nil)
    #expect(!resource.contentType.contains("charset"))
    #expect(String(decoding: resource.body, as: UTF8.self).contains("charset=windows-1258"))
  }

  @Test func `one page is decomposed, the others are composed`() throws {
    for entry in entries where entry.urlCanonical != nil && entry.charset == nil {
      let page = try page(entry.pageURL)
      let isComposed = page.unicodeScalars.elementsEqual(
        page.precomposedStringWithCanonicalMapping.unicodeScalars)
      #expect(isComposed == (entry.normalization != "nfc"), "\(entry.url)")
    }
  }

  @Test func `translations name each other with hreflang`() throws {
    let translated = entries.filter { $0.translation != nil }
    #expect(translated.count == 4)
    for entry in translated {
      let other = try #require(entry.translation)
      #expect(
        try page(entry.pageURL).contains(
          "hreflang=\"\(other.contains("/vi/") ? "vi" : "en")\" href=\"\(other)\""))
      #expect(entries.first { $0.urlCanonical == other }?.translation == entry.urlCanonical)
    }
  }

  @Test func `every picture that a page shows is there and is a picture`() throws {
    for host in catalog.hosts {
      for path in catalog.paths(of: host) where path.hasSuffix(".html") {
        let html = String(
          decoding: try #require(catalog.resource(host: host, path: path)).body, as: UTF8.self)
        for part in html.components(separatedBy: "src=\"/").dropFirst() {
          let source = "/" + part.prefix { $0 != "\"" && $0 != "?" }
          let picture = try #require(catalog.resource(host: host, path: source), "\(host)\(path): \(source)")
          let isPNG = picture.body.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
          #expect(isPNG || source.hasSuffix(".svg"), "\(host)\(source)")
        }
      }
    }
  }
}
