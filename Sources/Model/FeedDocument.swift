/// A source's list of entries as it was read, in one shape, named after JSON Feed 1.1: a feed, a sitemap, or the article links of a page.
public struct FeedDocument: Sendable, Hashable {
  public enum Format: String, Sendable { case rss, rdf, atom, json, sitemap, page }

  public var format: Format
  public var title: String?
  public var homePageURL: String?
  public var feedURL: String?
  public var description: String?
  public var icon: String?
  public var favicon: String?
  public var language: String?
  public var authors: [FeedAuthor] = []
  /// RFC 5005 paging, and JSON Feed's `next_url`.
  public var nextURL: String?
  public var hubs: [FeedHub] = []
  public var expired: Bool?
  /// How long the publisher says the feed stays fresh (RSS ttl, sy:updatePeriod), in seconds: a hint.
  public var timeToLiveSeconds: Int?
  /// Hours of the day, UTC, in which the publisher changes nothing (RSS skipHours): a hint.
  public var quietHours: Set<Int> = []
  /// Days of the week, 0 for Sunday, on which the publisher changes nothing (RSS skipDays): a hint.
  public var quietDays: Set<Int> = []
  public var entries: [Entry] = []
  /// What had to be mended to read it: stable codes such as `undeclared-entity`, `control-byte`, `truncated`.
  public var repairs: [String] = []

  public init(format: Format) { self.format = format }
}

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

public struct FeedHub: Sendable, Hashable {
  public var type: String
  public var url: String

  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}
