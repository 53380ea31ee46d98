import Extract
import Model

/// The headlines of a feed and where they lead: RSS, RDF, Atom and JSON Feed.
func readFeed(_ bytes: [UInt8], url: String) throws(FeedError) -> [(title: String, url: String)] {
  let feed = try FeedParser.parse(bytes, url: url)
  return feed.entries.compactMap { entry in
    entry.pageURL.map { (entry.title ?? "", $0) }
  }
}
