internal import Extract
internal import Model

/// Feeds, sitemaps, OPML and gzip; and a feed written as JSON Feed is a feed with as many entries.
enum FuzzFeed {
  static func run(_ bytes: [UInt8]) -> Int32 {
    if let document = try? FeedParser.parse(bytes, url: "https://news.example/feed") {
      let written = JSONFeedWriter.write(document)
      let again = try? FeedParser.parse(written, url: "https://news.example/feed")
      Fuzz.expect(
        again?.entries.count == document.entries.count, "written as JSON Feed, it has other entries")
    }
    _ = try? Sitemap.parse(bytes, url: "https://news.example/sitemap.xml")
    if let list = try? OPML.parse(bytes) { _ = OPML.write(list) }
    _ = try? Gzip.inflate(bytes, maximumBytes: 1 << 20)
    return 0
  }
}
