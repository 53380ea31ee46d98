public import Model
public import Time

/// One record of a WARC file (ISO 28500:2009 and :2017, WARC 1.0 and 1.1).
public struct WARCRecord: Sendable {
  public enum Kind: String, Sendable {
    case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
    /// A type that the standard does not know: passed over, as it asks for.
    case other
  }

  /// What a record says of itself.
  public struct Header: Sendable {
    public let fields: HeaderFields
    public let kind: Kind
    public let contentLength: Int64

    /// Without the angle brackets that some writers of WARC 1.0 put around it, as its grammar has it; what cannot stand
    /// in a URI, such as blanks and raw bytes of any charset, is percent-encoded (RFC 3986 §2.1).
    public var targetURI: String? { fields.value(of: "WARC-Target-URI").map(TargetURI.text) }
    /// True for a record of something that has an `http:` or `https:` address.
    public var isOfWeb: Bool { targetURI.map(TargetURI.isHTTP) ?? false }
    public var contentType: String? { fields["Content-Type"] }
    public var recordID: String? { fields["WARC-Record-ID"] }
    /// When the bytes were fetched.
    public var date: Timestamp? { fields["WARC-Date"].flatMap { WARCDate.parse($0) } }
    /// Set where the writer cut the content: `length`, `time`, …
    public var truncated: String? { fields["WARC-Truncated"] }
    public var isHTTP: Bool {
      contentType.map { $0.lowercased().hasPrefix("application/http") }
        ?? isOfWeb
    }
  }

  public let header: Header
  /// Empty where it was not asked for.
  public let content: [UInt8]
  public let position: Position

  /// Where a record lies in its file.
  public struct Position: Sendable, Hashable {
    /// Of the record, or of the gzip member that it lies in: a reader that is started there finds it.
    public var offset: Int64
    /// Bytes of the file that it takes.
    public var length: Int64
    /// Records before it in the same gzip member; 0 where each has its own, as the standard recommends.
    public var index: Int

    public init(offset: Int64, length: Int64 = 0, index: Int = 0) {
      self.offset = offset
      self.length = length
      self.index = index
    }
  }
}
