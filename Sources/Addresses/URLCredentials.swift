/// Keeps the name and the password that a URL may carry (`https://user:secret@host/`) out of everything that people read
/// and of everything that is stored as data. Only requests send them.
///
/// - Data (records, archives) holds the address without them: it names the same page.
/// - Messages show `***@` in their place, so that the reader sees that the address has some.
public enum URLCredentials {
  private static let mask = Array("***@".utf8)

  /// The address without them. Text that is no URL, such as the guid of an entry, stays as it is but for addresses in it.
  public static func removed(from url: String) -> String {
    guard url.utf8.contains(UInt8(ascii: "@")) else { return url }
    guard let parsed = WebURL(url) else { return masked(in: url) }
    return parsed.userInfo == nil ? url : parsed.withoutUserInfo(replacement: "")
  }

  /// The address `target` with the credentials of `url`, where both are of one origin.
  public static func kept(of url: String, at target: String) -> String {
    guard let old = WebURL(url), let new = WebURL(target), let userInfo = old.userInfo, new.userInfo == nil,
      old.origin == new.origin
    else { return target }
    return new.withoutUserInfo(replacement: userInfo + "@")
  }

  /// One address for a message. Of text that is no http(s) URL nothing before its last `@` is shown: where a password ends
  /// in a misspelt address, cannot be known.
  public static func masked(url: String) -> String {
    guard url.utf8.contains(UInt8(ascii: "@")) else { return url }
    if let parsed = WebURL(url), parsed.isHTTP {
      return parsed.userInfo == nil ? url : parsed.withoutUserInfo(replacement: "***@")
    }
    let bytes = Array(url.utf8)
    let scheme = bytes.prefix { isSchemeByte($0) }
    var start = 0
    if scheme.count < bytes.count, bytes[scheme.count] == UInt8(ascii: ":") {
      let authority = bytes[(scheme.count + 1)...].drop { isSlash($0) }
      if authority.startIndex > scheme.count + 1 { start = authority.startIndex }
    }
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at >= start else { return url }
    return String(decoding: bytes[..<start] + mask + bytes[(at + 1)...], as: UTF8.self)
  }

  /// A message with the credentials of every address in it masked: whatever stands between `://` and the last `@` before
  /// the path.
  public static func masked(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      output.append(bytes[index])
      index += 1
      guard output.last == UInt8(ascii: ":"), index < bytes.count, isSlash(bytes[index]) else { continue }
      while index < bytes.count, isSlash(bytes[index]) {
        output.append(bytes[index])
        index += 1
      }
      let authority = bytes[index...].prefix { !endsAuthority($0) }
      guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { continue }
      output += mask
      index = at + 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20 || isSlash(byte) || "?#\"<>".utf8.contains(byte)
  }

  /// RFC 3986 §3.1.
  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
