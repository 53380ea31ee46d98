internal import Compression

/// The format of an archive, detected from its first bytes.
public enum ArchiveFormat: Sendable {
  case plain
  /// One gzip member a record (ISO 28500:2017, annex D).
  case gzip
  /// One zstd frame a record, or several (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
  case zstd
  /// The predecessor of WARC, plain or gzip: not read.
  case arc

  /// The ends of names that archives have, in small letters; those of ARC among them, so that files of ARC are refused by name.
  public static let extensions = [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"]

  private static let arcMark = Array("filedesc://".utf8)

  /// Nil where the bytes begin as none of them. Any gzip and any zstd passes for an archive: what is in it shows when it is
  /// read.
  public init?(beginning bytes: [UInt8]) {
    guard let format = bytes.withUnsafeBufferPointer({ Self.told(by: $0) }) else { return nil }
    self = format
  }

  public static func isArchive(name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix($0) }
  }

  static func told(by head: UnsafeBufferPointer<UInt8>) -> ArchiveFormat? {
    if RecordMark.isAtStart(of: head) { return .plain }
    if head.starts(with: arcMark) { return .arc }
    if Inflater.isGzip(head) { return isARC(gzip: head) ? .arc : .gzip }
    return ZstdSource.isFrame(head, 0) || ZstdSource.isSkippable(head, 0) ? .zstd : nil
  }

  private static func isARC(gzip bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: arcMark.count) { head in
      Inflater(.gzip).inflate(bytes, into: head).made == head.count && head.elementsEqual(arcMark)
    }
  }
}
