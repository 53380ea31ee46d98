internal import Glibc

/// `WARC/1.` or `WARC/0.`: the bytes that every record begins with.
enum RecordMark {
  static let byteCount = 7
  private static let name = Array("WARC/".utf8)

  static func isAtStart(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= byteCount, let base = bytes.baseAddress else { return false }
    return memcmp(base, name, name.count) == 0
      && (bytes[5] == UInt8(ascii: "1") || bytes[5] == UInt8(ascii: "0")) && bytes[6] == UInt8(ascii: ".")
  }

  static func firstIndex(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var start = 0
    while bytes.count - start >= byteCount, let found = memchr(base + start, 0x57, bytes.count - start) {
      let index = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
      if isAtStart(of: UnsafeBufferPointer(rebasing: bytes[index...])) { return index }
      start = index + 1
    }
    return nil
  }
}
