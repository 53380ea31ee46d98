/// One item of a feed: what the feed says about a page.
public struct Entry: Sendable, Hashable {
  /// The feed's own identity for it (guid, atom:id, JSON Feed id), else nil.
  public var id: String?
  public var url: String?
  public var externalURL: String?
  public var title: String?
  public var contentHTML: String?
  public var contentText: String?
  public var summary: String?
  public var image: String?
  public var bannerImage: String?
  public var datePublished: Timestamp?
  public var dateModified: Timestamp?
  public var authors: [FeedAuthor] = []
  public var tags: [String] = []
  public var language: String?
  public var attachments: [FeedAttachment] = []

  public init() {}

  /// Where the entry's page is: its link; without one the address it points to, and then its identity where
  /// that is an address, whatever `isPermaLink` says: feeds that give a page no link often have it there.
  public var pageURL: String? {
    if let url = url ?? externalURL { return url }
    guard let id, id.hasPrefix("http://") || id.hasPrefix("https://") else { return nil }
    return id
  }
}

public struct FeedAttachment: Sendable, Hashable {
  public var url: String
  public var mimeType: String?
  public var title: String?
  public var sizeInBytes: Int?
  public var durationInSeconds: Int?

  public init(
    url: String, mimeType: String? = nil, title: String? = nil, sizeInBytes: Int? = nil,
    durationInSeconds: Int? = nil
  ) {
    self.url = url
    self.mimeType = mimeType
    self.title = title
    self.sizeInBytes = sizeInBytes
    self.durationInSeconds = durationInSeconds
  }
}
