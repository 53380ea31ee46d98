import Glibc

/// The C library's search, at the speed of the machine's vectors.
enum ByteSearch {
  /// Offset of the first `byte` at or behind `start` and before `end`; nil where there is none.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int = .max) -> Int? {
    guard start < bytes.count, start >= 0 else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return offset(of: byte, base, from: start, count: min(end, buffer.count))
    }
  }

  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start < end, start >= 0, end <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return offset(of: byte, base, from: start, count: end)
    }
  }

  /// Offset of the first `word` at or behind `start` that ends before `end`.
  static func first(_ word: StaticString, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    guard length > 0, start >= 0, end <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var cursor = start
      while cursor + length <= end {
        guard let found = offset(of: word.utf8Start[0], base, from: cursor, count: end - length + 1) else {
          return nil
        }
        if memcmp(base + found, word.utf8Start, length) == 0 { return found }
        cursor = found + 1
      }
      return nil
    }
  }

  private static func offset(of byte: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, count: Int)
    -> Int?
  {
    guard start < count, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
