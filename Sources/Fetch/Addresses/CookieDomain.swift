internal import CPSL

/// Which domains a host may set cookies for (RFC 6265 §5.3), by the Public Suffix List that libpsl carries.
enum CookieDomain {
  nonisolated(unsafe) private static let list: OpaquePointer? = psl_builtin()  // constant data, only read

  /// False for another host's domain and for a public suffix such as `co.uk`.
  static func isAcceptable(_ domain: String, from host: String) -> Bool {
    guard let list else { return host == domain }
    return psl_is_cookie_domain_acceptable(list, host, domain) == 1
  }
}
