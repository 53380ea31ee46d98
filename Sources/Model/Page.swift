internal import Addresses
public import Time

/// The bytes of one document and what is known of where they came from, before anything was read out of them.
public struct Page: Sendable {
  /// HTML, or Markdown such as saved articles are kept in.
  public enum Kind: Sendable { case html, markdown }

  public var kind: Kind
  public var bytes: [UInt8]
  /// Final URL after redirects, without credentials; nil for a file whose address is unknown.
  public var url: String?
  /// The URL first asked for, without credentials.
  public var urlRequested: String?
  /// `Content-Type` as the server sent it.
  public var contentType: String?
  public var status: Int?
  public var validators: Validators
  /// When the bytes were fetched (WARC-Date for archives, the file's own time is not used).
  public var dateFetched: Timestamp?
  /// True where a size limit cut the body.
  public var isTruncated: Bool

  public init(
    kind: Kind = .html, bytes: [UInt8], url: String? = nil, urlRequested: String? = nil,
    contentType: String? = nil,
    status: Int? = nil, validators: Validators = Validators(), dateFetched: Timestamp? = nil,
    isTruncated: Bool = false
  ) {
    self.kind = kind
    self.bytes = bytes
    self.url = url.map { URLCredentials.removed(from: $0) }
    self.urlRequested = urlRequested.map { URLCredentials.removed(from: $0) }
    self.contentType = contentType
    self.status = status
    self.validators = validators
    self.dateFetched = dateFetched
    self.isTruncated = isTruncated
  }
}
