internal import CBrotli
internal import CZstd

/// The codings that HTTP bodies travel in (RFC 9110 §8.4.1, RFC 7932, RFC 8878).
public enum ContentCoding: String, Sendable {
  case gzip, deflate, br, zstd

  public enum Failure: Error { case corrupt, tooLarge }

  /// By the name that a header gives it; nil for `identity` and unknown names.
  public init?(name: some StringProtocol) {
    let name = name.lowercased()
    self.init(rawValue: name == "x-gzip" ? "gzip" : name)
  }

  /// The codings of a body in the order in which they are taken off. Unknown names (`aws-chunked`, `utf-8`)
  /// count as `identity`, as in browsers.
  ///
  /// - Parameter fields: the values of all `Content-Encoding` fields; the last coding named was the last one put on.
  public static func codings(of fields: [String]) -> [ContentCoding] {
    fields.reversed().flatMap { field in
      field.split(separator: ",").reversed().compactMap { name in
        ContentCoding(name: name.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
      }
    }
  }

  /// - Parameter maximumBytes: nothing beyond is ever made.
  /// - Returns: what came out; `isWhole` is false where the bytes end too early.
  /// - Throws: ``Failure`` where the bytes are not of this coding, or come to more than `maximumBytes`.
  public func decode(_ bytes: [UInt8], maximumBytes: Int) throws(Failure) -> (bytes: [UInt8], isWhole: Bool) {
    switch self {
    case .gzip: return try Self.inflated(bytes, as: .gzipOrZlib, maximumBytes)
    case .deflate:
      do throws(Failure) {
        return try Self.inflated(bytes, as: .gzipOrZlib, maximumBytes)
      } catch {
        // Some servers mean the bare stream of RFC 1951.
        guard error == .corrupt else { throw error }
        return try Self.inflated(bytes, as: .bare, maximumBytes)
      }
    case .br: return try Self.brotli(bytes, maximumBytes)
    case .zstd: return try Self.zstandard(bytes, maximumBytes)
    }
  }

  private enum Step { case more, needsInput, end, corrupt }

  /// Collects what `step` makes block by block; it is given where to write and returns how much it wrote.
  private static func collect(
    _ maximumBytes: Int, _ step: (UnsafeMutableBufferPointer<UInt8>) -> (made: Int, Step)
  ) throws(Failure) -> (bytes: [UInt8], isWhole: Bool) {
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 17)
    while true {
      let (made, step) = block.withUnsafeMutableBufferPointer { step($0) }
      guard output.count + made <= maximumBytes else { throw .tooLarge }
      output.append(contentsOf: block[..<made])
      switch step {
      case .more: continue
      case .needsInput: return (output, false)
      case .end: return (output, true)
      case .corrupt:
        // A stream that breaks behind good bytes is worth as much as one that ends there.
        guard output.isEmpty else { return (output, false) }
        throw .corrupt
      }
    }
  }

  private static func inflated(
    _ bytes: [UInt8], as format: Inflater.Format, _ maximumBytes: Int
  ) throws(Failure) -> (bytes: [UInt8], isWhole: Bool) {
    guard let inflated = Inflater.inflate(bytes, as: format, maximumBytes: maximumBytes) else {
      throw .tooLarge
    }
    // A stream that breaks behind good bytes is worth as much as one that ends there.
    guard inflated.ending != .corrupt || !inflated.bytes.isEmpty else { throw .corrupt }
    return (inflated.bytes, inflated.ending == .whole)
  }

  private static func brotli(_ bytes: [UInt8], _ maximumBytes: Int) throws(Failure) -> (
    bytes: [UInt8], isWhole: Bool
  ) {
    guard let decoder = BrotliDecoderCreateInstance(nil, nil, nil) else { throw .corrupt }
    defer { BrotliDecoderDestroyInstance(decoder) }
    var used = 0
    return try collect(maximumBytes) { target in
      bytes.withUnsafeBufferPointer { source in
        var left = source.count - used
        var next = source.baseAddress.map { $0 + used }
        var room = target.count
        var free = target.baseAddress
        let result = BrotliDecoderDecompressStream(decoder, &left, &next, &room, &free, nil)
        used = source.count - left
        let made = target.count - room
        switch result {
        case BROTLI_DECODER_RESULT_SUCCESS: return (made, .end)
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return (made, .more)
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return (made, .needsInput)
        default: return (made, .corrupt)
        }
      }
    }
  }

  private static func zstandard(_ bytes: [UInt8], _ maximumBytes: Int) throws(Failure) -> (
    bytes: [UInt8], isWhole: Bool
  ) {
    guard let decoder = ZSTD_createDStream() else { throw .corrupt }
    defer { ZSTD_freeDStream(decoder) }
    // RFC 8878 §3.1.1.1.2: what HTTP needs is a window of 8 MB.
    ZSTD_DCtx_setParameter(decoder, ZSTD_d_windowLogMax, 23)
    var used = 0
    return try collect(maximumBytes) { target in
      bytes.withUnsafeBufferPointer { source in
        var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: used)
        var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        let hint = ZSTD_decompressStream(decoder, &output, &input)
        used = input.pos
        if ZSTD_isError(hint) != 0 { return (output.pos, .corrupt) }
        // Frames may follow one another; 0 says that one has ended.
        if hint == 0 { return (output.pos, used == source.count ? .end : .more) }
        return (output.pos, used == source.count && output.pos < target.count ? .needsInput : .more)
      }
    }
  }
}
