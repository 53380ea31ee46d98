internal import Glibc

/// Reads the lines of a part, packed or not, without holding more than one of them.
public enum PartReader {
  /// How a part ended.
  public enum Ending: Sendable, Equatable {
    case whole
    /// The last line, member or frame is not finished, or what follows is damaged: everything before was read.
    case cut
  }

  private static let blockBytes = 1 << 18
  /// No record is longer: a document has less, and its record holds its text three times at most.
  private static let maximumLineBytes = 1 << 30

  /// Calls `body` with each whole line, without its line feed.
  /// - Throws: `StoreError`: `partChanged` where the file is gone or is no part, `io` where it cannot be
  ///   read; what `body` throws.
  public static func forEachLine(
    of path: String, _ body: (ArraySlice<UInt8>) throws(StoreError) -> Void
  ) throws(StoreError) -> Ending {
    let name = path.hasSuffix(".open") ? path.dropLast(".open".count) : path[...]
    let unpacker = PartUnpacker(PartEncoding(path: name) ?? .none)
    var rest: [UInt8] = []
    let isWhole = try forEachBlock(of: path) { block throws(StoreError) in
      try unpacker.unpack(block) { text throws(StoreError) in
        var start = 0
        while let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) {
          if rest.isEmpty {
            try body(text[start..<end])
          } else {
            rest += text[start..<end]
            try body(rest[...])
            rest.removeAll(keepingCapacity: true)
          }
          start = end + 1
        }
        rest += text[start...]
        if rest.count > maximumLineBytes {
          throw StoreError(
            .partChanged, "\(path) has a line of more than \(maximumLineBytes) bytes: it is no part")
        }
      }
    }
    return isWhole && rest.isEmpty && unpacker.isAtBoundary ? .whole : .cut
  }

  /// Calls `body` with the last whole lines of a part, those of its last `maximumBytes` bytes. A packed part is read whole.
  ///
  /// - Returns: nil where a packed part has more bytes than that: nothing was read.
  /// - Throws: as ``forEachLine(of:_:)``.
  public static func lastLines(
    of path: String, maximumBytes: Int64, _ body: (ArraySlice<UInt8>) throws(StoreError) -> Void
  ) throws(StoreError) -> Ending? {
    let length = try File.length(path)
    guard length > maximumBytes else { return try forEachLine(of: path, body) }
    guard PartEncoding(path: path[...]) == PartEncoding.none else { return nil }
    var bytes: [UInt8] = []
    _ = try forEachBlock(of: path, from: length - maximumBytes) { block throws(StoreError) in
      bytes += block
      return true
    }
    // The first line is cut, as a rule.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst()
    for line in lines.dropLast() { try body(line) }
    return lines.last?.isEmpty == true ? .whole : .cut
  }

  /// False where `body` said that it is no use to go on.
  private static func forEachBlock(
    of path: String, from start: Int64 = 0, _ body: ([UInt8]) throws(StoreError) -> Bool
  ) throws(StoreError) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno != ENOENT else {
        throw StoreError(
          .partChanged, "\(path) is gone; if a compaction has merged it meanwhile, begin again")
      }
      throw .system("read", path)
    }
    defer { close(descriptor) }
    guard start == 0 || lseek(descriptor, Int(start), SEEK_SET) == Int(start) else {
      throw .system("read", path)
    }
    while true {
      var count = 0
      let block = unsafe [UInt8](unsafeUninitializedCapacity: blockBytes) { buffer, filled in
        repeat {
          count = unsafe read(descriptor, buffer.baseAddress, blockBytes)
        } while count < 0 && errno == EINTR
        filled = max(0, count)
      }
      guard count >= 0 else { throw .system("read", path) }
      guard count > 0 else { return true }
      guard try body(block) else { return false }
    }
  }
}
