internal import ASCII
internal import Addresses

/// `WARC-Target-URI` as writers spell it.
enum TargetURI {
  static func text(_ value: ArraySlice<UInt8>) -> String {
    var bytes = value
    if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") {
      bytes = bytes.dropFirst().dropLast().drop { $0 <= 0x20 }
      while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    }
    guard bytes.contains(where: mustBeEscaped) else { return String(decoding: bytes, as: UTF8.self) }
    let path = startOfPath(bytes)
    var escaped = Array(bytes[..<path])
    for byte in bytes[path...] {
      if mustBeEscaped(byte) {
        escaped.append(percentEncoded: byte)
      } else {
        escaped.append(byte)
      }
    }
    let text = String(decoding: escaped, as: UTF8.self)
    // A host is not percent-encoded but mapped.
    return bytes[..<path].contains(where: mustBeEscaped) ? WebURL(text)?.string ?? text : text
  }

  /// The case of a scheme does not matter (RFC 3986 §3.1).
  static func isHTTP(_ uri: String) -> Bool {
    uri.utf8.count > 7 && uri.utf8.prefix(4).elementsEqual("http".utf8) { $0 | 0x20 == $1 }
  }

  /// Behind `scheme://authority`; the beginning where there is none.
  private static func startOfPath(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return bytes.startIndex
    }
    let isEnd: (UInt8) -> Bool = { "/?#".utf8.contains($0) }
    return bytes[(colon + 3)...].firstIndex(where: isEnd) ?? bytes.endIndex
  }

  /// What RFC 3986 has no place for. A backslash is left: to browsers it is a slash.
  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "\"<>^`{|}".utf8.contains(byte)
  }
}
