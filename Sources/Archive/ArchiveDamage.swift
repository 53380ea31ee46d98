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
    /// No record of the archive is the capture of a page: it holds what was made of captures, or their requests only.
    case noCaptures = "no-captures"
  }

  public var code: Code
  /// Where it begins, in bytes of the file.
  public var offset: Int64
  /// Bytes of the file that were passed over.
  public var length: Int64

  public init(code: Code, offset: Int64, length: Int64) {
    (self.code, self.offset, self.length) = (code, offset, length)
  }

  /// What became of it, as the end of a sentence.
  public var outcome: String {
    switch code {
    case .badDigest: "the record was read all the same"
    case .noCaptures:
      "the archive holds no page as it was captured, only what was made of pages (as WET and WAT files do): read the WARC"
        + " file that it was made from"
    default: "passed over"
    }
  }
}
