internal import CCurl

/// An absolute http or https URL, taken apart and normalised by libcurl's own parser, so that what is checked is what
/// is connected to: odd notations of addresses become dotted quads, names become A-labels in lower case.
struct WebURL: Sendable, Hashable {
  enum Scheme: String, Sendable { case http, https }

  /// Without fragment and credentials.
  let text: String
  let scheme: Scheme
  /// A name or an IPv4 address; an IPv6 address without its brackets.
  let host: String
  let port: Int
  /// Path and query, starting with `/`: what robots.txt is asked about.
  let target: String
  let user: String?
  let password: String?

  var hasDefaultPort: Bool { port == (scheme == .http ? 80 : 443) }
  private var bracketedHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }
  /// Scheme, host and port (RFC 6454): what robots.txt and credentials are bound to.
  var origin: String { "\(scheme.rawValue)://\(bracketedHost)\(hasDefaultPort ? "" : ":\(port)")" }
  /// What politeness is counted by: http and https of one host are one server.
  var hostKey: String { hasDefaultPort ? host : "\(bracketedHost):\(port)" }

  init(parsing text: String, maximumBytes: Int) throws(FetchError) {
    try self.init(text, relativeTo: nil, maximumBytes: maximumBytes)
  }

  /// The URL that `reference` means on a page at this one (RFC 3986 §5). Credentials stay only on the same origin.
  func resolving(_ reference: String, maximumBytes: Int) throws(FetchError) -> WebURL {
    let resolved = try WebURL(reference, relativeTo: text, maximumBytes: maximumBytes)
    guard resolved.origin == origin else { return WebURL(resolved, user: nil, password: nil) }
    return WebURL(resolved, user: user, password: password)
  }

  private init(_ url: WebURL, user: String?, password: String?) {
    (text, scheme, host, port, target) = (url.text, url.scheme, url.host, url.port, url.target)
    (self.user, self.password) = (user, password)
  }

  private init(_ reference: String, relativeTo base: String?, maximumBytes: Int) throws(FetchError) {
    let shown = Self.excerpt(reference)
    guard reference.utf8.count <= maximumBytes else {
      throw FetchError(.urlTooLong, "\(shown): longer than \(maximumBytes) bytes (maximumURLBytes)")
    }
    guard let parts = curl_url() else { throw FetchError(.outOfMemory, "no memory for a URL") }
    defer { curl_url_cleanup(parts) }
    if let base { curl_url_set(parts, CURLUPART_URL, base, 0) }
    let trimmed = Self.trimmed(reference)
    let code = curl_url_set(parts, CURLUPART_URL, trimmed, UInt32(CURLU_URLENCODE | CURLU_ALLOW_SPACE))
    guard code != CURLUE_UNSUPPORTED_SCHEME else {
      throw FetchError(.schemeRefused, "\(shown): only http and https are fetched")
    }
    guard code == CURLUE_OK, let schemeName = Self.part(CURLUPART_SCHEME, of: parts) else {
      throw FetchError(.invalidURL, "\(shown): \(String(cString: curl_url_strerror(code)))")
    }
    guard let scheme = Scheme(rawValue: schemeName) else {
      throw FetchError(.schemeRefused, "\(shown): only http and https are fetched")
    }
    guard let rawHost = Self.part(CURLUPART_HOST, of: parts, CURLU_PUNYCODE), !rawHost.isEmpty,
      Self.part(CURLUPART_ZONEID, of: parts) == nil
    else { throw FetchError(.invalidURL, "\(shown): the host name is not valid") }
    let host = String(decoding: rawHost.utf8.map(\.asciiLowercased), as: UTF8.self)
    user = Self.part(CURLUPART_USER, of: parts, CURLU_URLDECODE)
    password = Self.part(CURLUPART_PASSWORD, of: parts, CURLU_URLDECODE)
    for part in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT] { curl_url_set(parts, part, nil, 0) }
    curl_url_set(parts, CURLUPART_HOST, host, 0)
    guard let text = Self.part(CURLUPART_URL, of: parts, CURLU_NO_DEFAULT_PORT),
      let port = Self.part(CURLUPART_PORT, of: parts, CURLU_DEFAULT_PORT).flatMap({ Int($0) }), port > 0
    else { throw FetchError(.invalidURL, "\(shown): not an address that can be connected to") }
    guard text.utf8.count <= maximumBytes else {
      throw FetchError(.urlTooLong, "\(shown): longer than \(maximumBytes) bytes (maximumURLBytes)")
    }
    let path = Self.part(CURLUPART_PATH, of: parts) ?? "/"
    let query = Self.part(CURLUPART_QUERY, of: parts)
    self.text = text
    self.scheme = scheme
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    self.port = port
    target = query.map { "\(path)?\($0)" } ?? path
  }

  private static func part(_ part: CURLUPart, of parts: OpaquePointer, _ flags: Int32 = 0) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, part, &value, UInt32(flags)) == CURLUE_OK, let value else { return nil }
    defer { curl_free(value) }
    return String(cString: value)
  }

  private static func trimmed(_ text: String) -> String {
    String(decoding: Array(text.utf8)[...].trimmingASCIISpace(), as: UTF8.self)
  }

  /// For messages: short, and without credentials.
  static func excerpt(_ url: String) -> String {
    var bytes = Array(url.utf8.prefix(200))
    if let scheme = bytes.firstIndex(of: UInt8(ascii: ":")),
      let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > scheme + 3,
      !bytes[(scheme + 3)..<at].contains(UInt8(ascii: "/"))
    {
      bytes.removeSubrange((scheme + 3)...at)
    }
    let printable = bytes.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
    return String(decoding: printable, as: UTF8.self) + (url.utf8.count > 200 ? "…" : "")
  }
}
