public import Time

/// One item of a feed: what the feed says about a page.
public struct Entry: Sendable, Hashable {
  /// The feed's own identity for it (guid, atom:id, JSON Feed id), else nil.
  public var id: String?
  /// Its link, absolute.
  public var url: String?
  /// What the entry is about, where that lies elsewhere (JSON Feed `external_url`).
  public var externalURL: String?
  /// Plain text.
  public var title: String?
  /// The whole text as HTML, where the feed carries it.
  public var contentHTML: String?
  /// The whole text as plain text.
  public var contentText: String?
  /// Plain text.
  public var summary: String?
  /// Address of its main picture.
  public var image: String?
  /// Address of a picture for its top (JSON Feed `banner_image`).
  public var bannerImage: String?
  /// The first publication.
  public var datePublished: Timestamp?
  /// The last change.
  public var dateModified: Timestamp?
  /// In the feed's order.
  public var authors: [FeedAuthor] = []
  /// Categories, each once.
  public var tags: [String] = []
  /// As written: a tag of BCP 47, more or less.
  public var language: String?
  /// Enclosures and media.
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

/// A file that belongs to an entry, such as a podcast's sound.
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
