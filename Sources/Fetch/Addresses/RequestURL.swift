internal import Addresses
internal import CCurl

/// An absolute http or https URL as it is connected to: read as a browser would (`WebURL`: odd notations of addresses
/// become dotted quads, names become A-labels in lower case), then taken apart by libcurl's own parser, so that what is
/// checked cannot differ from what is used.
struct RequestURL: Sendable, Hashable {
  enum Scheme: String, Sendable { case http, https }

  /// Without fragment and credentials.
  let text: String
  let scheme: Scheme
  /// A name or an IPv4 address; an IPv6 address without its brackets.
  let host: String
  let port: Int
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
  func resolving(_ reference: String, maximumBytes: Int) throws(FetchError) -> RequestURL {
    let resolved = try RequestURL(reference, relativeTo: text, maximumBytes: maximumBytes)
    guard resolved.origin == origin else { return RequestURL(resolved, user: nil, password: nil) }
    return RequestURL(resolved, user: user, password: password)
  }

  private init(_ url: RequestURL, user: String?, password: String?) {
    (text, scheme, host, port) = (url.text, url.scheme, url.host, url.port)
    (self.user, self.password) = (user, password)
  }

  private init(_ reference: String, relativeTo base: String?, maximumBytes: Int) throws(FetchError) {
    let shown = Self.excerpt(reference)
    let tooLong = FetchError(.urlTooLong, "\(shown): longer than \(maximumBytes) bytes (maximumURLBytes)")
    guard reference.utf8.count <= maximumBytes else { throw tooLong }
    guard let meant = WebURL(reference, base: base.flatMap { WebURL($0) }) else {
      throw FetchError(.invalidURL, "\(shown): not an absolute address")
    }
    guard meant.isHTTP, let scheme = Scheme(rawValue: meant.scheme) else {
      throw FetchError(.schemeRefused, "\(shown): only http and https are fetched")
    }
    guard let parts = curl_url() else { throw FetchError(.outOfMemory, "no memory for a URL") }
    defer { curl_url_cleanup(parts) }
    let code = curl_url_set(parts, CURLUPART_URL, meant.string, 0)
    guard code == CURLUE_OK else {
      throw FetchError(.invalidURL, "\(shown): \(String(cString: curl_url_strerror(code)))")
    }
    user = Self.part(CURLUPART_USER, of: parts, CURLU_URLDECODE)
    password = Self.part(CURLUPART_PASSWORD, of: parts, CURLU_URLDECODE)
    for part in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT] { curl_url_set(parts, part, nil, 0) }
    guard let host = Self.part(CURLUPART_HOST, of: parts), !host.isEmpty, host.utf8.allSatisfy({ $0 < 0x80 }),
      Self.part(CURLUPART_ZONEID, of: parts) == nil,
      let text = Self.part(CURLUPART_URL, of: parts, CURLU_NO_DEFAULT_PORT),
      let port = Self.part(CURLUPART_PORT, of: parts, CURLU_DEFAULT_PORT).flatMap({ Int($0) }), port > 0
    else { throw FetchError(.invalidURL, "\(shown): not an address that can be connected to") }
    guard text.utf8.count <= maximumBytes else { throw tooLong }
    self.text = text
    self.scheme = scheme
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    self.port = port
  }

  private static func part(_ part: CURLUPart, of parts: OpaquePointer, _ flags: Int32 = 0) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, part, &value, UInt32(flags)) == CURLUE_OK, let value else { return nil }
    defer { curl_free(value) }
    return String(cString: value)
  }

  /// For messages: short, and without credentials.
  static func excerpt(_ url: String) -> String {
    let bytes = Array(URLCredentials.masked(url: url).utf8)
    let printable = bytes.prefix(200).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
    return String(decoding: printable, as: UTF8.self) + (bytes.count > 200 ? "…" : "")
  }
}
