/// The lines of a document one by one, without their ends: no list of them is held.
struct MarkdownLines {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line, which stays the next.
  var peek: ArraySlice<UInt8>? {
    guard position <= bytes.count else { return nil }
    let line = bytes[position..<end]
    return line.last == 0x0D ? line.dropLast() : line
  }

  mutating func next() -> ArraySlice<UInt8>? {
    let line = peek
    if line != nil { position = end + 1 }
    return line
  }

  private var end: Int {
    ByteSearch.first(0x0A, in: bytes, from: position, to: bytes.count) ?? bytes.count
  }
}
