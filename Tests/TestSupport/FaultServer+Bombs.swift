internal import CZlib
internal import Foundation

/// Small bodies that become large ones.
extension FaultServer {
  /// About 1 MiB that inflates to 10 GiB of zeros, sent as `Content-Encoding: gzip, gzip`.
  ///
  /// Deflate gains a factor of 1,000 at most, so it is applied twice. A block that is flushed fully stands for itself: one
  /// of 16 MiB is made and repeated.
  public static func gzipBomb() -> [UInt8] {
    let block = deflate([UInt8](repeating: 0, count: 16 << 20), flush: Z_FULL_FLUSH, windowBits: -15)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var inner = header
    for _ in 0..<640 { inner += block }
    return deflate(inner, flush: Z_FINISH, windowBits: 31)
  }

  /// Well-formed gzip.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, flush: Z_FINISH, windowBits: 31) }

  private static func deflate(_ bytes: [UInt8], flush: Int32, windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        CZlib.deflate(&stream, flush)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }
}
