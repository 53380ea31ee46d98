/// A stretch of an archive that holds no record that can be used. Reading goes on behind it.
public struct ArchiveDamage: Sendable, Hashable {
  /// Stable, for reports and metrics.
  public enum Code: String, Sendable {
    /// The archive ends inside a record or a gzip member.
    case truncated = "archive-truncated"
    /// A gzip member is broken.
    case badGzip = "bad-gzip"
    /// `Content-Length` is missing, no number, or not where the content ends.
    case badLength = "bad-content-length"
    /// The header block of a record has no end or is no header.
    case badHeader = "bad-record-header"
    /// Bytes between records.
    case garbage = "garbage"
    /// The record's content is larger than the limit.
    case tooLarge = "record-too-large"
  }

  public var code: Code
  /// Where it begins, in bytes of the file.
  public var offset: Int64
  /// Bytes of the file that were passed over.
  public var length: Int64
}
