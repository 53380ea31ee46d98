internal import CZstd
internal import Compression

/// Undoes a `PartEncoding`, piece by piece, so that a part of any size is read in little memory.
@safe final class PartUnpacker {
  private static let blockBytes = 1 << 18

  private let encoding: PartEncoding
  private let inflater: Inflater?
  private var zstd: OpaquePointer?
  /// The bytes so far end with a whole member or frame.
  private(set) var isAtBoundary = true

  init(_ encoding: PartEncoding) {
    self.encoding = encoding
    inflater = encoding == .gzip ? Inflater(.gzip) : nil
    if encoding == .zstd { unsafe zstd = ZSTD_createDCtx() }
  }

  deinit { if let zstd = unsafe zstd { unsafe ZSTD_freeDCtx(zstd) } }

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
    guard let inflater else { return false }
    var used = 0
    var isFull = false
    while used < bytes.count || isFull {
      var taken = 0
      var status = Inflater.Status.stalled
      let block = unsafe bytes.withUnsafeBufferPointer { source in
        unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { target, count in
          (taken, count, status) = unsafe inflater.inflate(
            UnsafeBufferPointer(rebasing: source[used...]), into: target)
        }
      }
      guard status != .corrupt else { return false }
      used += taken
      isFull = block.count == Self.blockBytes
      // A call that only asked whether more was to come says nothing of where the input stands.
      if taken > 0 || !block.isEmpty { isAtBoundary = status == .memberEnd }
      if status == .memberEnd { inflater.beginMember() }
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
