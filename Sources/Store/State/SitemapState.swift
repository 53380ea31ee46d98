public import Model

/// What is known between polls of a sitemap that an index lists.
public struct SitemapState: Sendable, Equatable {
  /// As its index lists it.
  public var url: String
  /// The index that lists it.
  public var parentURL: String
  /// Of its last full answer.
  public var validators = Validators()
  /// SHA-256 of the document when it was last read; empty where it is to be read again.
  public var bodyHash: [UInt8]?
  /// What its index gave as `lastmod` when it was last read, seconds since 1970.
  public var listedAt: Int64?
  /// The date of its newest entry; of one without date, when it appeared.
  public var newestAt: Int64?
  /// Its entries carry the news extension.
  public var isNews = false
  /// It lists sitemaps itself.
  public var isIndex = false
  /// When it was last asked for, seconds since 1970.
  public var checkedAt: Int64 = 0
  /// In a row; 0 after a success.
  public var failureCount = 0

  /// The next poll reads it again, whether it has changed or not; that it was read before stays known.
  public mutating func forgetDocument() {
    validators = Validators()
    listedAt = nil
    if bodyHash != nil { bodyHash = [] }
  }

  public init(url: String, parentURL: String) {
    self.url = url
    self.parentURL = parentURL
  }
}

/// What a poll learnt of the sitemaps behind an index.
public struct SitemapChanges: Sendable {
  /// What was known of the source before is of another address: it goes.
  public var replacesAll = false
  /// As they are now.
  public var updated: [SitemapState] = []
  /// Addresses that their index lists no more.
  public var removed: [String] = []
  /// Every sitemap that an index ever listed, as 8 bytes each; nil: as before.
  public var listing: [UInt8]?

  public init() {}
}
