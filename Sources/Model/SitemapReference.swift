public import Time

/// A further sitemap that an index of sitemaps lists.
public struct SitemapReference: Sendable, Hashable {
  /// Absolute.
  public var url: String
  /// `lastmod`, as its index gives it.
  public var lastModified: Timestamp?

  public init(url: String, lastModified: Timestamp? = nil) {
    self.url = url
    self.lastModified = lastModified
  }
}
