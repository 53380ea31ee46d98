/// The header fields of one response, kept as the bytes that came and read when asked.
public struct HeaderFields: Sendable {
  /// Lines as received, each with its line end.
  private var block: [UInt8] = []

  init() {}

  init(_ text: String) { block = Array(text.utf8) }

  var byteCount: Int { block.count }

  /// The fields as they came, without line ends.
  public var lines: [ArraySlice<UInt8>] {
    block.split(whereSeparator: { $0 == UInt8(ascii: "\n") }).map { $0.last == 0x0D ? $0.dropLast() : $0 }
      .filter { !$0.isEmpty }
  }

  mutating func append(_ line: UnsafeRawBufferPointer) { block.append(contentsOf: line) }

  mutating func removeAll() { block.removeAll(keepingCapacity: true) }

  /// The first field of this name, white space trimmed; nil where there is none or it is empty.
  public subscript(name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

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
  func bytes(of name: String) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    scan(name) {
      found = $0
      return false
    }
    return found
  }

  /// Seconds from `now` (seconds since 1970) to what `Retry-After` says (RFC 9110 §10.2.3).
  func retryAfterSeconds(now: Int64) -> Int? {
    guard let value = bytes(of: "retry-after") else { return nil }
    if value.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return value.count <= 9 ? Int(String(decoding: value, as: UTF8.self)) : 999_999_999
    }
    guard let instant = HTTPDate.parse(value) else { return nil }
    // The server's own clock is the one the date was made with.
    let reference = bytes(of: "date").flatMap { HTTPDate.parse($0) } ?? now
    return Int(max(0, min(instant - reference, 999_999_999)))
  }

  private func scan(_ name: String, _ take: (ArraySlice<UInt8>) -> Bool) {
    let wanted = Array(name.utf8)
    var start = 0
    while start < block.count {
      let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) ?? block.count
      defer { start = end + 1 }
      guard end - start > wanted.count, block[start + wanted.count] == UInt8(ascii: ":") else { continue }
      let isName = zip(block[start...], wanted).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
      guard isName else { continue }
      let value = block[(start + wanted.count + 1)..<end].trimmingASCIISpace()
      guard value.isEmpty || take(value) else { return }
    }
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension ArraySlice<UInt8> {
  func trimmingASCIISpace() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isASCIISpace { slice.removeFirst() }
    while let last = slice.last, last.isASCIISpace { slice.removeLast() }
    return slice
  }
}
