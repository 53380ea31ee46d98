import CZlib

/// RFC 1952 gzip.
public enum Gzip {
  /// True for bytes that begin as a gzip member does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// Inflates all members; what is no member behind the last one is ignored, as gzip itself does.
  ///
  /// - Throws: ``GzipError``. A body that ends too early is `truncated` and carries what there was; nothing beyond `maximumBytes` is ever
  ///   inflated.
  public static func inflate(_ bytes: [UInt8], maximumBytes: Int) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw GzipError(.notGzip) }
    var inflater = Inflater(maximumBytes: maximumBytes)
    if let code = inflater.run(bytes) {
      throw GzipError(code, partial: code == .truncated ? inflater.output : [])
    }
    return inflater.output
  }

  private struct Inflater {
    private static let blockBytes = 65_536
    private let maximumBytes: Int
    private(set) var output: [UInt8] = []

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// Nil where all went well.
    mutating func run(_ bytes: [UInt8]) -> GzipError.Code? {
      var stream = z_stream()
      // 15 bits of window, and 16 for a gzip header.
      guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return .corrupt
      }
      defer { inflateEnd(&stream) }
      var input = bytes
      return input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(clamping: source.count)
        return inflateMembers(&stream)
      }
    }

    private mutating func inflateMembers(_ stream: inout z_stream) -> GzipError.Code? {
      var block = [UInt8](repeating: 0, count: Self.blockBytes)
      while true {
        let (status, produced) = block.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.avail_out))
        }
        guard output.count + produced <= maximumBytes else { return .tooLarge }
        output.append(contentsOf: block[..<produced])
        switch status {
        case Z_STREAM_END:
          guard isAtMember(stream) else { return nil }
          guard inflateReset(&stream) == Z_OK else { return .corrupt }
        case Z_OK: continue
        case Z_BUF_ERROR: return .truncated
        default: return .corrupt
        }
      }
    }

    private func isAtMember(_ stream: z_stream) -> Bool {
      guard stream.avail_in >= 3, let next = stream.next_in else { return false }
      return next[0] == 0x1F && next[1] == 0x8B && next[2] == 8
    }
  }
}
