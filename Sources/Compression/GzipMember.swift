internal import CZlib

/// A finished gzip member (RFC 1952 §2.2).
public enum GzipMember {
  /// The bytes, packed; it carries no time, so the same bytes pack alike. Nil where zlib says that it cannot.
  ///
  /// - Parameter bytes: less than 4 GB.
  public static func pack(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 for a gzip header; 8 is zlib's usual memory.
    let begun = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard begun == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var status = Z_OK
    let packed = bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(bound)
        status = deflate(&stream, Z_FINISH)
        count = bound - Int(stream.avail_out)
      }
    }
    return status == Z_STREAM_END ? packed : nil
  }
}
