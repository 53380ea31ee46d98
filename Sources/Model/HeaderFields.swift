/// Header fields, `Name: value` a line, kept as the bytes that came and read when asked: of HTTP messages (RFC 9112 §5) and
/// of WARC records (ISO 28500:2017 §4).
public struct HeaderFields: Sendable {
  /// Lines as received, each with its line end.
  private var block: [UInt8]

  public init(_ block: [UInt8] = []) { self.block = block }

  public init(_ text: String) { block = Array(text.utf8) }

  /// The fields as they came, without line ends.
  public var lines: [ArraySlice<UInt8>] {
    block.split { $0 == 0x0A }.map { $0.last == 0x0D ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
  }

  public mutating func append(_ line: [UInt8]) { block += line }

  public mutating func removeAll() { block.removeAll(keepingCapacity: true) }

  /// The first field of this name (the case of letters does not count), folded lines joined, white space around it
  /// trimmed; nil where there is none or it is empty.
  public subscript(name: String) -> String? { value(of: name).map { String(decoding: $0, as: UTF8.self) } }

  /// All fields of this name in order, such as `Link` and `Set-Cookie`.
  public func all(_ name: String) -> [String] {
    var values: [String] = []
    scan(name) {
      values.append(String(decoding: $0, as: UTF8.self))
      return true
    }
    return values
  }

  /// As `subscript`, but the bytes: a header need not be UTF-8.
  public func value(of name: String) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    scan(name) {
      found = $0
      return false
    }
    return found
  }

  private func scan(_ name: String, _ take: (ArraySlice<UInt8>) -> Bool) {
    let wanted = Array(name.utf8)
    var start = 0
    while start < block.count {
      var end = endOfLine(start)
      // A line that begins with a blank goes on with the field before it.
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

  private func endOfLine(_ start: Int) -> Int { block[start...].firstIndex(of: 0x0A) ?? block.count }

  private func isNamed(_ name: [UInt8], at start: Int, end: Int) -> Bool {
    guard end - start > name.count, block[start + name.count] == UInt8(ascii: ":") else { return false }
    for index in name.indices where Self.small(block[start + index]) != Self.small(name[index]) {
      return false
    }
    return true
  }

  private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private func trimmed(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    var (start, end) = (start, end)
    while start < end, block[start] <= 0x20 { start += 1 }
    while end > start, block[end - 1] <= 0x20 { end -= 1 }
    guard block[start..<end].contains(0x0A) else { return block[start..<end] }
    // A folded value: each line end and what surrounds it is one space.
    let lines = block[start..<end].split { $0 == 0x0A || $0 == 0x0D }
    return ArraySlice(lines.map { line in line.drop { $0 <= 0x20 } }.joined(separator: [0x20]))
  }
}
