internal import CZlib
internal import CZstd

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
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 for a gzip header; it carries no time, so the same bytes pack alike.
    let begun = unsafe deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard begun == Z_OK else { throw StoreError(.io, "zlib cannot begin: \(begun)") }
    defer { unsafe deflateEnd(&stream) }
    let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    var input = Array(bytes)
    var status = Z_OK
    let packed = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(bound)
        status = unsafe deflate(&stream, Z_FINISH)
        count = unsafe bound - Int(stream.avail_out)
      }
    }
    guard status == Z_STREAM_END else { throw StoreError(.io, "zlib cannot pack: \(status)") }
    return packed
  }
}
