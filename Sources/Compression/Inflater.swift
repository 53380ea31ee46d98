internal import CZlib

/// zlib's inflate (RFC 1950, 1951, 1952): the one place that holds its stream.
public final class Inflater {
  public enum Format: Sendable {
    case gzip
    /// Whichever header comes.
    case gzipOrZlib
    /// RFC 1951 without a header.
    case bare

    /// As `inflateInit2` wants it: 15 bits of window, and what header to expect.
    fileprivate var windowBits: Int32 {
      switch self {
      case .gzip: 15 + 16
      case .gzipOrZlib: 15 + 32
      case .bare: -15
      }
    }
  }

  package enum Status {
    /// There is more to take or to give.
    case goingOn
    /// A member ended; `beginMember` before the next one.
    case memberEnd
    /// Nothing can be done without more input, or more room.
    case stalled
    case corrupt
  }

  /// In one place for good: zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>

  package init(_ format: Format) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { fatalError("no memory for a decompressor (zlib: \(status))") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Takes what it can of `input` and writes what it can to `output`.
  package func inflate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (taken: Int, made: Int, status: Status) {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: input.count)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let (given, room) = (stream.pointee.avail_in, stream.pointee.avail_out)
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    let status: Status =
      switch code {
      case Z_OK: .goingOn
      case Z_STREAM_END: .memberEnd
      case Z_BUF_ERROR: .stalled
      default: .corrupt
      }
    return (Int(given - stream.pointee.avail_in), Int(room - stream.pointee.avail_out), status)
  }

  package func beginMember() { inflateReset(stream) }
}

extension Inflater {
  /// How far bytes could be inflated.
  public enum Ending: Sendable { case whole, truncated, corrupt }

  private static let blockBytes = 1 << 17

  /// True for bytes that begin as a gzip member does.
  public static func isGzip(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

  /// Inflates all members; what is no member behind the last one is ignored, as gzip itself does.
  ///
  /// - Returns: what came out before the end; nil where that is more than `maximumBytes`, beyond which nothing is made.
  public static func inflate(
    _ bytes: [UInt8], as format: Format, maximumBytes: Int
  ) -> (bytes: [UInt8], ending: Ending)? {
    let inflater = Inflater(format)
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: blockBytes)
    var used = 0
    while true {
      let (taken, made, status) = bytes.withUnsafeBufferPointer { source in
        block.withUnsafeMutableBufferPointer { target in
          inflater.inflate(UnsafeBufferPointer(rebasing: source[used...]), into: target)
        }
      }
      used += taken
      guard output.count + made <= maximumBytes else { return nil }
      output.append(contentsOf: block[..<made])
      switch status {
      case .goingOn: continue
      case .stalled: return (output, .truncated)
      case .corrupt: return (output, .corrupt)
      case .memberEnd:
        guard format != .bare, isGzip(bytes[used...]) else { return (output, .whole) }
        inflater.beginMember()
      }
    }
  }
}
