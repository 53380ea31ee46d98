/// A stretch of an archive that holds no record that can be used, or one that is not as it was written. Reading goes on
/// behind it.
public struct ArchiveDamage: Sendable, Hashable {
  /// Stable, for reports and metrics.
  public enum Code: String, Sendable {
    /// The archive ends inside a record or a member.
    case truncated = "archive-truncated"
    /// A gzip member is broken.
    case badGzip = "bad-gzip"
    /// A zstd frame is broken, or wants a dictionary that the archive does not have.
    case badZstd = "bad-zstd"
    /// `Content-Length` is missing, no number, or not where the content ends.
    case badLength = "bad-content-length"
    /// The header block of a record has no end or is no header.
    case badHeader = "bad-record-header"
    /// Bytes between records.
    case garbage = "garbage"
    /// The record's content is larger than the limit, or its zstd frame has a window larger than `ZstdSource.windowLog`
    /// allows.
    case tooLarge = "record-too-large"
    /// The content is not what the record's digest was made of. The record comes all the same, before this.
    case badDigest = "bad-digest"
  }

  public var code: Code
  /// Where it begins, in bytes of the file.
  public var offset: Int64
  /// Bytes of the file that were passed over.
  public var length: Int64

  /// What became of it: `passed over`, or that the record was read.
  public var outcome: String { code == .badDigest ? "the record was read all the same" : "passed over" }
}
