internal import CZstd
internal import Compression

/// How the lines of a part are packed.
///
/// What one commit appends is packed by itself: a finished gzip member (RFC 1952 §2.2) or zstd frame (RFC 8878 §3.1).
/// Both formats say that members and frames may follow each other, so a part that is cut at a committed length is a
/// whole file, and parts of one kind can be joined byte by byte.
public enum PartEncoding: String, Sendable, CaseIterable {
  case none, gzip, zstd

  /// How the name of a part ends.
  public var suffix: String {
    switch self {
    case .none: ".jsonl"
    case .gzip: ".jsonl.gz"
    case .zstd: ".jsonl.zst"
    }
  }

  /// By the end of the file's name; nil where it is no part's.
  public init?(path: some StringProtocol) {
    guard let encoding = Self.allCases.first(where: { path.hasSuffix($0.suffix) }) else { return nil }
    self = encoding
  }

  /// Larger input becomes several members, so that no length of the C interfaces overflows.
  private static let blockBytes = 16 << 20
  private static let zstdLevel: Int32 = 6

  /// The bytes as they go to the file. The same bytes give the same result.
  func pack(_ bytes: [UInt8]) throws(StoreError) -> [UInt8] {
    guard self != .none, !bytes.isEmpty else { return bytes }
    var packed: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.blockBytes, bytes.count)
      packed += try self == .gzip ? Self.gzip(bytes[start..<end]) : Self.zstd(bytes[start..<end])
      start = end
    }
    return packed
  }

  private static func zstd(_ bytes: ArraySlice<UInt8>) throws(StoreError) -> [UInt8] {
    var status = 0
    let packed = unsafe bytes.withUnsafeBytes { source in
      let bound = ZSTD_compressBound(source.count)
      return unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        status = unsafe ZSTD_compress(target.baseAddress, bound, source.baseAddress, source.count, zstdLevel)
        count = ZSTD_isError(status) == 0 ? status : 0
      }
    }
    guard ZSTD_isError(status) == 0 else { throw StoreError(.io, "zstd cannot pack \(bytes.count) bytes") }
    return packed
  }

  private static func gzip(_ bytes: ArraySlice<UInt8>) throws(StoreError) -> [UInt8] {
    guard let packed = GzipMember.pack(bytes) else {
      throw StoreError(.io, "zlib cannot pack \(bytes.count) bytes")
    }
    return packed
  }
}
