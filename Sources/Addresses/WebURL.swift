/// An absolute URL, parsed, resolved and serialised by the rules of the WHATWG URL standard
/// (https://url.spec.whatwg.org), so that it names what a browser would ask for.
///
/// One string and the places of its parts: a value costs one allocation however many parts are read. Domains are lower-case
/// A-labels; the mapping to them covers case and width but not all of UTS #46.
public struct WebURL: Sendable, Hashable, CustomStringConvertible {
  /// Longer input is no URL: pages hold megabytes of `data:`, which is never fetched.
  public static let maximumLengthBytes = 8_192

  /// The whole URL, ASCII only.
  public let string: String
  let parts: Parts

  /// UTF-8 offsets into the serialised URL. Without an authority, `hostStart` … `pathStart` are the same place.
  struct Parts: Sendable {
    var schemeEnd = 0
    var hostStart = 0
    var hostEnd = 0
    var pathStart = 0
    /// Offset of `?`, or of where it would stand.
    var queryStart = 0
    /// Offset of `#`, or of where it would stand.
    var fragmentStart = 0
  }

  /// Parses `string`, against `base` where it is relative. Nil when it is no URL: relative without a base, a host or port that
  /// cannot be one, or longer than ``maximumLengthBytes``. White space at the ends, tabs and line breaks are ignored.
  public init?(_ string: String, base: WebURL? = nil) {
    if let parts = Self.partsOfCleanURL(string.utf8Span.span) {
      self.string = string
      self.parts = parts
      return
    }
    guard string.utf8.count <= Self.maximumLengthBytes * 3 else { return nil }
    var parser = WebURLParser(Self.trimmed(string.utf8Span.span))
    guard parser.parse(base: base), parser.output.count <= Self.maximumLengthBytes else { return nil }
    self.string = String(decoding: parser.output, as: UTF8.self)
    self.parts = parser.parts
  }

  /// Lower case, without the colon.
  public var scheme: String { slice(0, parts.schemeEnd) }
  /// Lower case; IPv6 addresses in brackets; empty where the scheme has none (`mailto:`).
  public var host: String { slice(parts.hostStart, parts.hostEnd) }
  /// Nil where it is the scheme's default.
  public var port: Int? {
    parts.pathStart > parts.hostEnd + 1 ? Int(slice(parts.hostEnd + 1, parts.pathStart)) : nil
  }
  /// `user:password` as written, percent-encoded; nil where there is none.
  public var userInfo: String? {
    let start = parts.schemeEnd + 3
    return parts.hostStart > start ? slice(start, parts.hostStart - 1) : nil
  }
  /// The whole URL with `replacement` where the user information and its `@` stand.
  func withoutUserInfo(replacement: String) -> String {
    slice(0, parts.schemeEnd) + "://" + replacement + slice(parts.hostStart, string.utf8.count)
  }
  /// From the first slash on, percent-encoded; never empty for http and https.
  public var path: String { slice(parts.pathStart, parts.queryStart) }
  /// Without the question mark; nil where there is none.
  public var query: String? {
    parts.queryStart < parts.fragmentStart ? slice(parts.queryStart + 1, parts.fragmentStart) : nil
  }
  /// Without the number sign; nil where there is none.
  public var fragment: String? {
    let end = string.utf8.count
    return parts.fragmentStart < end ? slice(parts.fragmentStart + 1, end) : nil
  }
  /// Scheme, host and port: what robots.txt, cookies and connections are kept by. `https://example.org:8443`
  public var origin: String {
    guard parts.hostEnd > parts.hostStart else { return scheme + ":" }
    return slice(0, parts.schemeEnd) + "://" + slice(parts.hostStart, parts.pathStart)
  }
  /// True for the two schemes that pages and feeds are fetched over.
  public var isHTTP: Bool {
    let scheme = string.utf8.prefix(parts.schemeEnd)
    return scheme.elementsEqual("https".utf8) || scheme.elementsEqual("http".utf8)
  }

  public var description: String { string }

  public static func == (left: WebURL, right: WebURL) -> Bool { left.string == right.string }
  public func hash(into hasher: inout Hasher) { hasher.combine(string) }

  private func slice(_ start: Int, _ end: Int) -> String {
    let utf8 = string.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: start)
    return String(string[from..<utf8.index(from, offsetBy: end - start)])
  }

  /// Without C0 controls and spaces at the ends, and without tabs and line breaks anywhere.
  private static func trimmed(_ bytes: borrowing Span<UInt8>) -> [UInt8] {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    var kept: [UInt8] = []
    kept.reserveCapacity(end - start)
    for index in start..<end {
      switch bytes[index] {
      case 0x09, 0x0A, 0x0D: break
      case let byte: kept.append(byte)
      }
    }
    return kept
  }
}

// MARK: - The usual case

extension WebURL {
  /// The parts of an absolute http(s) URL that parsing would leave as it is; nil where it needs the parser. Most links of
  /// most pages are of this kind, and are kept without building a second string.
  private static func partsOfCleanURL(_ bytes: borrowing Span<UInt8>) -> Parts? {
    cleanAuthority(bytes).flatMap { endOfCleanURL(bytes, $0) }
  }

  /// True for an absolute http(s) URL whose host needs no mapping and that holds no white space: it can be parsed, whatever
  /// in its path the parser would have to escape. False says nothing.
  public static func isPlainlyAbsolute(_ string: String) -> Bool {
    let bytes = string.utf8Span.span
    // Escaping makes three bytes of one.
    guard bytes.count * 3 <= maximumLengthBytes, let parts = cleanAuthority(bytes) else { return false }
    var index = parts.pathStart
    while index < bytes.count, bytes[index] > 0x20 { index += 1 }
    return index == bytes.count
  }

  private static func cleanAuthority(_ bytes: borrowing Span<UInt8>) -> Parts? {
    let count = bytes.count
    guard count > 8, count <= maximumLengthBytes, bytes[0] == 0x68, bytes[1] == 0x74, bytes[2] == 0x74,
      bytes[3] == 0x70
    else { return nil }
    var parts = Parts()
    parts.schemeEnd = bytes[4] == UInt8(ascii: "s") ? 5 : 4
    var index = parts.schemeEnd
    guard bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
      bytes[index + 2] == UInt8(ascii: "/")
    else { return nil }
    index += 3
    parts.hostStart = index
    var labelStart = index
    host: while index < count {
      switch bytes[index] {
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): break
      case UInt8(ascii: "."): labelStart = index + 1
      case UInt8(ascii: "/"): break host
      default: return nil
      }
      index += 1
    }
    // A last label that begins with a digit may be an IPv4 address, an empty one is a trailing dot: both for the parser.
    guard index < count, labelStart < index, index > parts.hostStart, bytes[labelStart] > 0x39 else {
      return nil
    }
    parts.hostEnd = index
    parts.pathStart = index
    return parts
  }

  private static func endOfCleanURL(_ bytes: borrowing Span<UInt8>, _ start: Parts) -> Parts? {
    var parts = start
    let count = bytes.count
    parts.queryStart = count
    parts.fragmentStart = count
    let changed = PercentEncodeSet.anywhere
    var index = parts.pathStart
    while index < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "?") {
        if parts.queryStart == count { parts.queryStart = index }
      } else if byte == UInt8(ascii: "#") {
        guard parts.fragmentStart == count else { return nil }
        parts.fragmentStart = index
        if parts.queryStart == count { parts.queryStart = index }
      } else if changed.contains(byte) {
        return nil
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%"), parts.queryStart == count {
        // `/.` and `%2e` may be dot segments.
        let next = index + 1 < count ? bytes[index + 1] : 0
        if byte == UInt8(ascii: "/") ? next == UInt8(ascii: ".") : next == UInt8(ascii: "2") {
          let after = index + 2 < count ? bytes[index + 2] | 0x20 : 0
          if byte == UInt8(ascii: "/") || after == UInt8(ascii: "e") { return nil }
        }
      }
      index += 1
    }
    return parts
  }
}
