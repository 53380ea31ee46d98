internal import ASCII

/// Reads one JSON text with a stack of its own: depth costs no native stack, time is linear in the bytes.
struct JSONParser {
  let isLenient: Bool
  private var position = 0
  private var open: [Container] = []

  private struct Container {
    var isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var key: String?

    mutating func add(_ value: JSONValue) {
      if isObject {
        if let key { members.append(JSONValue.Member(key, value)) }
        key = nil
      } else {
        elements.append(value)
      }
    }

    var value: JSONValue { isObject ? .object(members) : .array(elements) }
  }

  /// What the parser is to do after one token.
  private enum Step {
    case next
    case done(JSONValue)
    case failed
  }

  init(isLenient: Bool) { self.isLenient = isLenient }

  mutating func parse(_ bytes: Span<UInt8>) -> JSONValue? {
    if isLenient { skipWrapper(bytes) }
    while true {
      skipBlank(bytes)
      let step =
        if position >= bytes.count {
          endOfInput()
        } else if let container = open.last, container.isObject, container.key == nil {
          key(bytes)
        } else {
          value(bytes)
        }
      switch step {
      case .next: continue
      case .failed: return nil
      case .done(let value):
        skipBlank(bytes)
        return position == bytes.count || isLenient ? value : nil
      }
    }
  }

  // MARK: Structure

  private mutating func key(_ bytes: Span<UInt8>) -> Step {
    let byte = bytes[position]
    if byte == UInt8(ascii: "}") || (isLenient && byte == UInt8(ascii: "]")) { return close(bytes) }
    if isLenient, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
      position += 1
      return .next
    }
    let key: String?
    if isQuote(byte) {
      key = string(bytes, isKey: true)
    } else {
      key = isLenient ? bareWord(bytes) : nil
    }
    guard let key else { return .failed }
    skipBlank(bytes)
    if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
      position += 1
    } else if !isLenient || position < bytes.count {
      return .failed
    }
    open[open.count - 1].key = key
    return .next
  }

  private mutating func value(_ bytes: Span<UInt8>) -> Step {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < JSONValue.maximumDepth else { return .failed }
      position += 1
      open.append(Container(isObject: byte == UInt8(ascii: "{")))
      guard !isLenient else { return .next }
      skipBlank(bytes)
      if position < bytes.count, bytes[position] == closer(open[open.count - 1]) { return close(bytes) }
      return .next
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      // An empty array, a comma before the end, or a key without a value.
      guard isLenient, !open.isEmpty else { return .failed }
      if open[open.count - 1].key != nil { open[open.count - 1].add(.null) }
      return close(bytes)
    case UInt8(ascii: ","):
      guard isLenient, !open.isEmpty else { return .failed }
      if open[open.count - 1].key != nil { open[open.count - 1].add(.null) }
      position += 1
      return .next
    default:
      guard let value = scalar(bytes) else { return .failed }
      return finish(value, bytes)
    }
  }

  private func closer(_ container: Container) -> UInt8 {
    container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  private mutating func close(_ bytes: Span<UInt8>) -> Step {
    guard let container = open.popLast() else { return .failed }
    guard isLenient || bytes[position] == closer(container) else { return .failed }
    position += 1
    return finish(container.value, bytes)
  }

  /// A value is whole: hands it to what encloses it, with the comma or the end that must follow.
  private mutating func finish(_ value: JSONValue, _ bytes: Span<UInt8>) -> Step {
    guard !open.isEmpty else { return .done(value) }
    open[open.count - 1].add(value)
    skipBlank(bytes)
    guard position < bytes.count else { return isLenient ? .next : .failed }
    let byte = bytes[position]
    if byte == UInt8(ascii: ",") {
      position += 1
      guard !isLenient else { return .next }
      // RFC 8259: something must follow the comma.
      skipBlank(bytes)
      return position < bytes.count && bytes[position] != closer(open[open.count - 1]) ? .next : .failed
    }
    if byte == closer(open[open.count - 1]) { return close(bytes) }
    // Leniently: a missing comma, or the wrong bracket, which `key` and `value` take as the end.
    return isLenient ? .next : .failed
  }

  /// Leniently, an early end closes whatever is open.
  private mutating func endOfInput() -> Step {
    guard isLenient, var container = open.popLast() else { return .failed }
    while var outer = open.popLast() {
      outer.add(container.value)
      container = outer
    }
    return .done(container.value)
  }

  // MARK: Scalars

  private mutating func scalar(_ bytes: Span<UInt8>) -> JSONValue? {
    let byte = bytes[position]
    if isQuote(byte) { return string(bytes, isKey: false).map(JSONValue.string) }
    if byte == UInt8(ascii: "-") || byte.isASCIIDigit {
      if let number = number(bytes) { return .number(number) }
      guard isLenient else { return nil }
    }
    guard let word = bareWord(bytes) else { return nil }
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "undefined" where isLenient, "NaN" where isLenient: return .null
    default: return isLenient ? .string(word) : nil
    }
  }

  private mutating func number(_ bytes: Span<UInt8>) -> String? {
    var end = position
    func digits() -> Bool {
      let start = end
      while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
      return end > start
    }
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    let first = end
    guard digits() else { return nil }
    if !isLenient, bytes[first] == UInt8(ascii: "0"), end - first > 1 { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      end += 1
      guard digits() else { return nil }
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") { end += 1 }
      guard digits() else { return nil }
    }
    defer { position = end }
    return text(bytes, position..<end)
  }

  /// Letters, digits and `_ $ @ - . :`; nil where there is none.
  private mutating func bareWord(_ bytes: Span<UInt8>) -> String? {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      let isWord =
        byte.isASCIIDigit || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
      guard isWord else { break }
      position += 1
    }
    return position > start ? text(bytes, start..<position) : nil
  }

  /// From an opening quote to behind the closing one.
  private mutating func string(_ bytes: Span<UInt8>, isKey: Bool) -> String? {
    let quote = bytes[position]
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "\\"),
      bytes[position] >= 0x20
    {
      position += 1
    }
    if position < bytes.count, bytes[position] == quote, endsString(bytes, isKey: isKey) {
      position += 1
      return text(bytes, start..<position - 1)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(position - start + 64)
    for index in start..<position { decoded.append(bytes[index]) }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        position -= 1
        let isEnd = endsString(bytes, isKey: isKey)
        position += 1
        if isEnd { return String(decoding: decoded, as: UTF8.self) }
        decoded.append(byte)
      } else if byte == UInt8(ascii: "\\") {
        guard escape(bytes, into: &decoded) || isLenient else { return nil }
      } else if byte < 0x20, !isLenient {
        return nil
      } else {
        decoded.append(byte)
      }
    }
    return isLenient ? String(decoding: decoded, as: UTF8.self) : nil
  }

  /// Whether the quote at `position` closes the string. Leniently a quote that no punctuation of JSON follows
  /// is a character of the text: `"He said "no" to it"`.
  private func endsString(_ bytes: Span<UInt8>, isKey: Bool) -> Bool {
    guard isLenient else { return true }
    var next = position + 1
    func skip() { while next < bytes.count, bytes[next].isXMLSpace { next += 1 } }
    skip()
    guard next < bytes.count else { return true }
    if isKey { return bytes[next] == UInt8(ascii: ":") }
    switch bytes[next] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    case UInt8(ascii: ","):
      next += 1
      skip()
      guard next < bytes.count else { return true }
      let follower = bytes[next]
      if isQuote(follower) || follower == UInt8(ascii: "}") || follower == UInt8(ascii: "]") { return true }
      guard let container = open.last, !container.isObject else { return false }
      return follower == UInt8(ascii: "{") || follower == UInt8(ascii: "[") || follower.isASCIIDigit
    default:
      // A missing comma between two members, each on its own line.
      return isQuote(bytes[next]) && bytes[position + 1] < 0x20
    }
  }

  /// Behind a backslash. False for an escape that JSON does not know; leniently its character stands for
  /// itself.
  private mutating func escape(_ bytes: Span<UInt8>, into decoded: inout [UInt8]) -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, at: position) else { return false }
      position += 4
      decoded.append(contentsOf: scalar(from: unit, bytes).utf8)
    default:
      decoded.append(byte)
      return false
    }
    return true
  }

  /// A code unit written as `\u` and four digits, with its other half where it is the first of a pair; U+FFFD for a
  /// half alone.
  private mutating func scalar(from unit: UInt32, _ bytes: Span<UInt8>) -> Character {
    if unit & 0xFC00 == 0xD800, position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: position + 2),
      low & 0xFC00 == 0xDC00
    {
      position += 6
      let pair = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
      return Unicode.Scalar(pair).map(Character.init) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(unit).map(Character.init) ?? "\u{FFFD}"
  }

  private func hexadecimal(_ bytes: Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte & 0x0F)
      case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        value = value << 4 | UInt32(byte & 0x07 + 9)
      default: return nil
      }
    }
    return value
  }

  // MARK: Bytes

  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || (isLenient && byte == UInt8(ascii: "'"))
  }

  /// White space; leniently also comments, NUL and no-break spaces.
  private mutating func skipBlank(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isXMLSpace || (isLenient && byte < 0x20) {
        position += 1
      } else if isLenient, byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 {
        position += 2
      } else if isLenient, byte == UInt8(ascii: "/"), position + 1 < bytes.count {
        guard skipComment(bytes) else { return }
      } else {
        return
      }
    }
  }

  private mutating func skipComment(_ bytes: Span<UInt8>) -> Bool {
    switch bytes[position + 1] {
    case UInt8(ascii: "/"):
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      return true
    case UInt8(ascii: "*"):
      position += 2
      while position < bytes.count {
        if bytes[position] == UInt8(ascii: "/"), bytes[position - 1] == UInt8(ascii: "*") { break }
        position += 1
      }
      position = min(position + 1, bytes.count)
      return true
    default: return false
    }
  }

  /// A byte order mark, `<!--`, `<![CDATA[` or `//<![CDATA[` before the text: everything up to the first
  /// bracket.
  private mutating func skipWrapper(_ bytes: Span<UInt8>) {
    var index = 0
    while index < min(bytes.count, 64) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") {
        position = index
        return
      }
      if byte == UInt8(ascii: "[") {
        // The bracket of `<![CDATA[` is none of JSON's.
        let isMarker =
          index > 0
          && (bytes[index - 1] == UInt8(ascii: "!") || bytes[index - 1] == UInt8(ascii: "A"))
        if !isMarker {
          position = index
          return
        }
      }
      index += 1
    }
  }
}
