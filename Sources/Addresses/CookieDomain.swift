private import CPSL

/// Which domains a host may set cookies for (RFC 6265 §5.3), by the Public Suffix List that libpsl carries.
public enum CookieDomain {
  /// False for another host's domain and for a public suffix such as `co.uk`.
  public static func isAcceptable(_ domain: String, from host: String) -> Bool {
    guard let list = unsafe PublicSuffixList.builtIn else { return host == domain }
    return unsafe psl_is_cookie_domain_acceptable(list, host, domain) == 1
  }
}
