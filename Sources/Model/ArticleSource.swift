/// How a document was found.
public struct ArticleSource: Sendable, Hashable {
  public enum Kind: String, Sendable { case feed, sitemap, warc, file, url }

  public var kind: Kind
  public var feedID: String?
  public var feedURL: String?
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
    self.feedURL = feedURL
    self.entryID = entryID
    self.path = path
    self.offset = offset
    self.length = length
  }
}
