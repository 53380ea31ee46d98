/// Header fields, `Name: value` a line, kept as the bytes that came and read when asked: of WARC records
/// (ISO 28500:2017 §4) and of HTTP messages (RFC 9112 §5).
public struct NamedFields: Sendable {
  /// Lines as received.
  public private(set) var block: [UInt8]

  init(_ block: [UInt8]) { self.block = block }

  /// The first field of this name (the case of letters does not count), folded lines joined, white space around it
  /// trimmed; nil where there is none or it is empty.
  public subscript(name: String) -> String? {
    value(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Of several fields of one name, all values in order.
  public func all(_ name: String) -> [String] {
    var values: [String] = []
    scan(name) {
      values.append(String(decoding: $0, as: UTF8.self))
      return true
    }
    return values
  }

  func value(of name: String) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    scan(name) {
      found = $0
      return false
    }
    return found
  }

  private func scan(_ name: String, _ take: (ArraySlice<UInt8>) -> Bool) {
    var name = name
    name.withUTF8 { wanted in
      var start = 0
      while start < block.count {
        var end = endOfLine(start)
        while end + 1 < block.count, block[end + 1] == 0x20 || block[end + 1] == 0x09 {
          end = endOfLine(end + 1)
        }
        if isNamed(wanted, at: start, end: end) {
          let value = trimmed(start + wanted.count + 1, end)
          guard value.isEmpty || take(value) else { return }
        }
        start = end + 1
      }
    }
  }

  private func endOfLine(_ start: Int) -> Int { block[start...].firstIndex(of: 0x0A) ?? block.count }

  private func isNamed(_ name: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Bool {
    guard end - start > name.count, block[start + name.count] == UInt8(ascii: ":") else { return false }
    for index in 0..<name.count where block[start + index] | 0x20 != name[index] | 0x20 { return false }
    return true
  }

  private func trimmed(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    var slice = block[start..<end]
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    guard slice.contains(0x0A) else { return slice }
    // A folded value: each line end and what surrounds it is one space.
    let lines = slice.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    return ArraySlice(
      lines.map { line in line.drop { $0 <= 0x20 } }.joined(separator: [0x20]))
  }
}
