internal import ASCII
internal import Addresses
internal import Model

/// The cookies that the redirects of one request set, kept for the rest of its way and then forgotten.
///
/// Many publishers send a first visitor in a circle until a cookie comes back; without it their pages cannot be had.
/// A part of RFC 6265: name, value, `Domain`, `Secure` and `Max-Age=0`; paths and dates do not matter within one request.
struct RedirectCookies: Sendable {
  private struct Cookie: Sendable {
    let name: String
    let value: String
    let domain: String
    let isHostOnly: Bool
    let isSecure: Bool
  }

  private static let maximumCount = 50
  private static let maximumBytes = 4_096
  private var cookies: [Cookie] = []

  /// Takes what an answer from `url` sets.
  mutating func take(_ headers: HeaderFields, from url: RequestURL) {
    for field in headers.all("set-cookie") where field.utf8.count <= Self.maximumBytes {
      guard let (cookie, isExpired) = Self.parse(field, from: url) else { continue }
      cookies.removeAll { $0.name == cookie.name && $0.domain == cookie.domain }
      if !isExpired, cookies.count < Self.maximumCount { cookies.append(cookie) }
    }
  }

  /// The value of the `Cookie` field for `url`; nil where there is none to send.
  func field(for url: RequestURL) -> String? {
    let sent = cookies.filter { cookie in
      let isHome =
        url.host == cookie.domain || (!cookie.isHostOnly && url.host.hasSuffix("." + cookie.domain))
      return isHome && (!cookie.isSecure || url.scheme == .https)
    }
    return sent.isEmpty ? nil : sent.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
  }

  private static func parse(_ field: String, from url: RequestURL) -> (Cookie, isExpired: Bool)? {
    let parts = field.utf8.split(separator: UInt8(ascii: ";"))
    guard let pair = parts.first, let equals = pair.firstIndex(of: UInt8(ascii: "=")),
      pair.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
    else { return nil }
    let name = trimmed(pair[..<equals])
    guard !name.isEmpty else { return nil }
    var domain = url.host
    var (isHostOnly, isSecure, isExpired) = (true, false, false)
    for part in parts.dropFirst() {
      let words = part.split(separator: UInt8(ascii: "="), maxSplits: 1)
      let value = words.count == 2 ? trimmed(words[1]).lowercased() : ""
      switch words.first.map({ trimmed($0).lowercased() }) {
      case "domain":
        let wanted = value.hasPrefix(".") ? String(value.dropFirst()) : value
        guard CookieDomain.isAcceptable(wanted, from: url.host) else { return nil }
        (domain, isHostOnly) = (wanted, false)
      case "secure": isSecure = true
      case "max-age": isExpired = value == "0" || value.hasPrefix("-")
      default: break
      }
    }
    let cookie = Cookie(
      name: name, value: trimmed(pair[pair.index(after: equals)...]), domain: domain, isHostOnly: isHostOnly,
      isSecure: isSecure)
    return (cookie, isExpired)
  }

  private static func trimmed(_ part: Substring.UTF8View.SubSequence) -> String {
    String(decoding: Array(part)[...].trimmingASCIISpace(), as: UTF8.self)
  }
}
