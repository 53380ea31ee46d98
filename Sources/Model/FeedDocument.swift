/// A source's list of entries as it was read, in one shape, named after JSON Feed 1.1: a feed, a sitemap, or the article links of a page.
public struct FeedDocument: Sendable, Hashable {
  /// What the list was read from.
  public enum Format: String, Sendable { case rss, rdf, atom, json, sitemap, page }

  public var format: Format
  /// Name of the source.
  public var title: String?
  /// The page that the list belongs to.
  public var homePageURL: String?
  /// The address that the list gives itself.
  public var feedURL: String?
  /// What the source says of itself.
  public var description: String?
  /// Address of a large square picture of the source.
  public var icon: String?
  /// Address of a small one.
  public var favicon: String?
  /// As written: a tag of BCP 47, more or less.
  public var language: String?
  /// Authors of entries that name none.
  public var authors: [FeedAuthor] = []
  /// RFC 5005 paging, and JSON Feed's `next_url`.
  public var nextURL: String?
  /// Where changes can be subscribed to (WebSub, rssCloud).
  public var hubs: [FeedHub] = []
  /// JSON Feed: the source will never change again.
  public var expired: Bool?
  /// How long the publisher says the feed stays fresh (RSS ttl, sy:updatePeriod), in seconds: a hint.
  public var timeToLiveSeconds: Int?
  /// Hours of the day, UTC, in which the publisher changes nothing (RSS skipHours): a hint.
  public var quietHours: Set<Int> = []
  /// Days of the week, 0 for Sunday, on which the publisher changes nothing (RSS skipDays): a hint.
  public var quietDays: Set<Int> = []
  /// In the order of the document.
  public var entries: [Entry] = []
  /// Of an index of sitemaps: the sitemaps that it lists.
  public var sitemaps: [SitemapReference] = []
  /// What had to be mended to read it: stable codes such as `undeclared-entity`, `control-byte`, `truncated`.
  public var repairs: [String] = []

  /// Of a page that was read by rules: their keys in feeds.yaml, those that gave something and those that gave nothing.
  public var rules: [String] = []
  public var missedRules: [String] = []

  public init(format: Format) { self.format = format }
}

/// Somebody who wrote a feed or an entry.
public struct FeedAuthor: Sendable, Hashable {
  public var name: String?
  public var url: String?
  public var avatar: String?

  public init(name: String? = nil, url: String? = nil, avatar: String? = nil) {
    self.name = name
    self.url = url
    self.avatar = avatar
  }
}

/// A service that tells of changes to a feed.
public struct FeedHub: Sendable, Hashable {
  public var type: String
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}
