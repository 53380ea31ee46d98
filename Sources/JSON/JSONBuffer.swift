internal import ASCII

/// Writes JSON (RFC 8259) as UTF-8 bytes, keys in the order they are given.
///
/// A member whose value is nil, an empty string or an empty array is left out: a value not known has no key.
public struct JSONBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  public mutating func object(_ members: (inout JSONBuffer) -> Void) {
    enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  // Inlinable, so that elements are written without a copy each.
  @inlinable
  public mutating func array<Element>(_ elements: [Element], _ write: (inout JSONBuffer, Element) -> Void) {
    enclosed(UInt8(ascii: "["), UInt8(ascii: "]")) { buffer in
      for element in elements { write(&buffer, element) }
    }
  }

  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key that is data.
  public mutating func key(named name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A number, true, false or null as it is written.
  public mutating func json(_ text: String) { raw(text) }

  public mutating func member(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    key(name)
    string(value)
  }

  /// A key that is data.
  public mutating func member(_ name: String, _ value: Int) {
    key(named: name)
    integer(value)
  }

  public mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    integer(value)
  }

  public mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    key(name)
    raw(value ? "true" : "false")
  }

  /// Rounded to four places, which is more than any of our measures means.
  public mutating func member(_ name: StaticString, share value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    share(value)
  }

  public mutating func member(_ name: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    key(name)
    array(values) { buffer, value in buffer.string(value) }
  }

  @inlinable
  public mutating func member<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONBuffer, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    key(name)
    array(elements, write)
  }

  public mutating func integer(_ value: Int) {
    separate()
    guard value >= 0 else {
      bytes.append(contentsOf: String(value).utf8)
      return
    }
    // The last digit first, then turned round.
    var (low, rest) = (bytes.count, value)
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  public mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { unsafe appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func string(utf8 value: [UInt8]) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    unsafe value.withUnsafeBufferPointer { unsafe appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Lines as one string, a line feed between them.
  public mutating func string(lines: [String]) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var isFirst = true
    for var line in lines {
      if !isFirst { appendEscape(of: 0x0A) }
      line.withUTF8 { unsafe appendEscaped($0) }
      isFirst = false
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The value is whole, and its line as well.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// A line that is no JSON, among others that are.
  public mutating func line(of text: String) {
    bytes.append(contentsOf: text.utf8)
    endLine()
  }

  private mutating func share(_ value: Double) {
    let scaled = Int((min(max(value, 0), 1) * 10_000).rounded())
    guard scaled < 10_000 else { return raw("1") }
    guard scaled > 0 else { return raw("0") }
    var digits = String(scaled)
    digits = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    while digits.last == "0" { digits.removeLast() }
    raw("0." + digits)
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  @usableFromInline
  mutating func enclosed(_ open: UInt8, _ close: UInt8, _ content: (inout JSONBuffer) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    content(&self)
    bytes.append(close)
    needsComma = true
  }

  /// Copies runs that need no escape whole. U+2028 and U+2029 are escaped too: some line readers break on them.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while true {
      unsafe index = Self.endOfPlain(text, from: index)
      guard index < text.count else { break }
      let byte = unsafe text[index]
      let isSeparator =
        unsafe byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
        && text[index + 2] & 0xFE == 0xA8
      guard byte != 0xE2 || isSeparator else {
        index += 1
        continue
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      if isSeparator {
        bytes.append(contentsOf: unsafe (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
        index += 3
      } else {
        appendEscape(of: byte)
        index += 1
      }
      start = index
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Where the first byte stands that needs an escape or, 0xE2, may begin what does. Eight bytes are looked at at a time.
  private static func endOfPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of each byte that is 0 or, now and then, of its neighbour above: the lowest is always right.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    var index = start
    while index + 8 <= bytes.count {
      let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let controls = (word &- ones &* 0x20) & ~word
      let found =
        controls | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x7F)
        | zeros(word ^ ones &* 0xE2)
      let marks = found & (ones &* 0x80)
      guard marks == 0 else { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count {
      let byte = unsafe bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 { break }
      index += 1
    }
    return index
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    default:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(hexadecimal: byte)
    }
  }
}
