internal import Addresses

/// How a document was found.
public struct ArticleSource: Sendable, Hashable {
  /// What named the document.
  public enum Kind: String, Sendable { case feed, sitemap, page, warc, file, url }

  public var kind: Kind
  /// Id of the source in feeds.yaml.
  public var feedID: String?
  /// Address of the feed, sitemap or page that lists it, without credentials.
  public var feedURL: String?
  /// The entry's own identity in its feed; without credentials where it is an address.
  public var entryID: String?
  /// The file, or the archive, that holds it; `offset` and `length` are the record's bytes inside an archive.
  public var path: String?
  public var offset: Int64?
  public var length: Int64?

  public init(
    kind: Kind, feedID: String? = nil, feedURL: String? = nil, entryID: String? = nil, path: String? = nil,
    offset: Int64? = nil, length: Int64? = nil
  ) {
    self.kind = kind
    self.feedID = feedID
    self.feedURL = feedURL.map { URLCredentials.removed(from: $0) }
    self.entryID = entryID.map { URLCredentials.removed(from: $0) }
    self.path = path
    self.offset = offset
    self.length = length
  }
}
