/// A further sitemap that an index of sitemaps lists.
public struct SitemapReference: Sendable, Hashable {
  public var url: String
  public var lastModified: Timestamp?

  public init(url: String, lastModified: Timestamp? = nil) {
    self.url = url
    self.lastModified = lastModified
  }
}
