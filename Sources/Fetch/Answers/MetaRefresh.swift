internal import ASCII
internal import Addresses

/// A page that only sends its reader on: `<meta http-equiv=refresh content="0; url=…">`, or the header field `Refresh`.
struct MetaRefresh {
  /// A page that reloads later than this is meant to be read before.
  static let longestDelaySeconds = 10
  /// A page that shows more text than this is a page, whatever it does to a reader who stays.
  static let maximumTextBytes = 1_000

  /// As written.
  let target: [UInt8]
  /// The address of the page's `<base>`, as written.
  let base: [UInt8]?

  /// The first refresh; nil where there is none that sends the reader on at once.
  init?(_ scan: MarkupScan, header: ArraySlice<UInt8>?) {
    guard scan.textByteCount <= Self.maximumTextBytes,
      let target = header.flatMap({ Self.target(in: $0) })
        ?? scan.metaTags.lazy.compactMap({ Self.target(ofMeta: $0) }).first
    else { return nil }
    self.target = target
    base = scan.baseTag.flatMap { Self.value(of: "href", in: $0) }.map { Self.withoutReferences($0) }
  }

  /// The target as a link of the page at `url`, against the page's `<base>` where it has one (HTML §4.2.3).
  func reference(onPageAt url: String) -> String {
    let reference = String(decoding: target, as: UTF8.self)
    guard let base, let page = WebURL(url),
      let start = WebURL(String(decoding: base, as: UTF8.self), base: page),
      let resolved = WebURL(reference, base: start)
    else { return reference }
    return resolved.string
  }

  private static func target(ofMeta tag: ArraySlice<UInt8>) -> [UInt8]? {
    guard value(of: "http-equiv", in: tag)?.map({ $0.asciiLowercased }) == Array("refresh".utf8) else {
      return nil
    }
    return value(of: "content", in: tag).flatMap { target(in: withoutReferences($0)[...]) }
  }

  /// The shared declarative refresh steps (HTML §4.2.5.3): seconds, a separator, `url=`, quotes or none.
  private static func target(in content: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = content.drop { $0 <= 0x20 }
    let digits = rest.prefix { $0.isASCIIDigit }
    guard !digits.isEmpty || rest.first == UInt8(ascii: "."), digits.count <= 3,
      digits.reduce(0, { $0 * 10 + Int($1) - 0x30 }) <= longestDelaySeconds
    else { return nil }
    rest = rest.dropFirst(digits.count).drop { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    rest = rest.drop { $0 <= 0x20 }
    if rest.first == UInt8(ascii: ";") || rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
    rest = rest.drop { $0 <= 0x20 }
    if rest.prefix(3).map({ $0.asciiLowercased }) == Array("url".utf8) {
      let value = rest.dropFirst(3).drop { $0 <= 0x20 }
      if value.first == UInt8(ascii: "=") { rest = value.dropFirst().drop { $0 <= 0x20 } }
    }
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      rest = rest.dropFirst().prefix { $0 != quote }
    }
    while rest.last.map({ $0 <= 0x20 }) == true { rest = rest.dropLast() }
    return rest.isEmpty ? nil : Array(rest)
  }

  /// The value of an attribute of a start tag, without its quotes.
  private static func value(of name: String, in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = tag.dropFirst().drop { $0.isASCIIAlphanumeric }.dropLast()
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      let found = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
      guard !rest.isEmpty else { return nil }
      rest = rest.dropFirst(max(1, found.count)).drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 }
      let value: ArraySlice<UInt8>
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest.dropFirst(min(rest.count, value.count + 2))
      } else {
        value = rest.prefix { $0 > 0x20 }
        rest = rest.dropFirst(value.count)
      }
      if found.map({ $0.asciiLowercased }) == Array(name.utf8) { return value }
    }
  }

  /// The value with its character references resolved, as far as addresses have them: the names of XML, and numbers
  /// (HTML §13.2.5.72–84).
  private static func withoutReferences(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var resolved: [UInt8] = []
    var rest = value
    while let byte = rest.popFirst() {
      let name = rest.prefix(longestReferenceBytes).prefix { $0 != UInt8(ascii: ";") }
      if byte == UInt8(ascii: "&"), rest.dropFirst(name.count).first == UInt8(ascii: ";"),
        let character = character(named: String(decoding: name, as: UTF8.self))
      {
        resolved += Array(String(character).utf8)
        rest = rest.dropFirst(name.count + 1)
      } else {
        resolved.append(byte)
      }
    }
    return resolved
  }

  private static let longestReferenceBytes = 10

  private static func character(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    case "lt": "<"
    case "gt": ">"
    default:
      if name.lowercased().hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) }
      } else {
        nil
      }
    }
  }
}
