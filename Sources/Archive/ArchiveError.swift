/// Why an archive cannot be read at all. `detail` names it and says what to do.
public struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case noSuchFile = "no-such-file"
    /// It cannot be opened, or a read failed.
    case unreadable
    /// Its first bytes are no WARC record, packed or not.
    case notAnArchive = "not-an-archive"
    /// It is an ARC file, the predecessor of WARC.
    case arc = "arc-file"
  }

  public let code: Code
  public let detail: String

  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  public var description: String { detail }

  /// - Parameter path: what the message calls the file.
  public static func arc(_ path: String) -> ArchiveError {
    ArchiveError(
      .arc,
      "\(path) is an ARC file, which is not read; convert it with `warcio recompress IN.arc.gz OUT.warc.gz` (PyPI: warcio)"
    )
  }
}
