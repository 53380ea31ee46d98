/// `WARC/1.` or `WARC/0.`: the bytes that every record begins with. The case of the letters does not matter (RFC 5234 §2.3,
/// on the grammar of ISO 28500).
enum RecordMark {
  static let byteCount = 7
  private static let name = Array("warc/".utf8)

  static func isAtStart(of bytes: UnsafeBufferPointer<UInt8>) -> Bool { isMark(bytes, 0) }

  static func firstIndex(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= byteCount else { return nil }
    return (0...(bytes.count - byteCount)).first { isMark(bytes, $0) }
  }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard bytes.count - start >= byteCount else { return false }
    for index in name.indices where bytes[start + index] | 0x20 != name[index] { return false }
    let version = bytes[start + 5]
    return bytes[start + 4] == UInt8(ascii: "/")
      && (version == UInt8(ascii: "1") || version == UInt8(ascii: "0"))
      && bytes[start + 6] == UInt8(ascii: ".")
  }
}
