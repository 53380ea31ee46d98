internal import CZlib
internal import CZstd

/// Undoes a `PartEncoding`, piece by piece, so that a part of any size is read in little memory.
@safe final class PartUnpacker {
  private static let blockBytes = 1 << 18

  private let encoding: PartEncoding
  private var inflater = unsafe z_stream()
  private var zstd: OpaquePointer?
  /// The bytes so far end with a whole member or frame.
  private(set) var isAtBoundary = true

  init(_ encoding: PartEncoding) {
    self.encoding = encoding
    switch encoding {
    case .none: break
    case .gzip:
      unsafe inflateInit2_(&inflater, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    case .zstd: unsafe zstd = ZSTD_createDCtx()
    }
  }

  deinit {
    if encoding == .gzip { unsafe inflateEnd(&inflater) }
    if let zstd = unsafe zstd { unsafe ZSTD_freeDCtx(zstd) }
  }

  /// Calls `body` with what comes out of the next bytes. False where they are damaged.
  func unpack(_ bytes: [UInt8], _ body: ([UInt8]) throws(StoreError) -> Void) throws(StoreError) -> Bool {
    switch encoding {
    case .none:
      try body(bytes)
      return true
    case .gzip: return try inflate(bytes, body)
    case .zstd: return try decompress(bytes, body)
    }
  }

  private func inflate(_ bytes: [UInt8], _ body: ([UInt8]) throws(StoreError) -> Void) throws(StoreError)
    -> Bool
  {
    var bytes = bytes
    var used = 0
    var isFull = false
    while used < bytes.count || isFull {
      let before = used
      var status = Z_OK
      let block = unsafe bytes.withUnsafeMutableBufferPointer { source in
        unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { target, count in
          unsafe inflater.next_in = source.baseAddress.map { unsafe $0 + used }
          unsafe inflater.avail_in = UInt32(source.count - used)
          unsafe inflater.next_out = target.baseAddress
          unsafe inflater.avail_out = UInt32(Self.blockBytes)
          status = unsafe CZlib.inflate(&inflater, Z_NO_FLUSH)
          used = unsafe source.count - Int(inflater.avail_in)
          count = unsafe Self.blockBytes - Int(inflater.avail_out)
        }
      }
      guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status) else { return false }
      isFull = block.count == Self.blockBytes
      // A call that only asked whether more was to come says nothing of where the input stands.
      if used > before || !block.isEmpty { isAtBoundary = status == Z_STREAM_END }
      if status == Z_STREAM_END { unsafe inflateReset(&inflater) }
      if !block.isEmpty { try body(block) }
    }
    return true
  }

  private func decompress(_ bytes: [UInt8], _ body: ([UInt8]) throws(StoreError) -> Void) throws(StoreError)
    -> Bool
  {
    var used = 0
    var isFull = false
    while used < bytes.count || isFull {
      let before = used
      var status = 0
      let block = unsafe bytes.withUnsafeBytes { source in
        unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { target, count in
          var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: used)
          var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: Self.blockBytes, pos: 0)
          status = unsafe ZSTD_decompressStream(zstd, &output, &input)
          used = unsafe input.pos
          count = unsafe output.pos
        }
      }
      guard ZSTD_isError(status) == 0 else { return false }
      if used > before || !block.isEmpty { isAtBoundary = status == 0 }
      isFull = block.count == Self.blockBytes
      if !block.isEmpty { try body(block) }
    }
    return true
  }
}
