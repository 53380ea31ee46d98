internal import ASCII
private import CPSL

/// The domain that one owner registered, by the Public Suffix List that libpsl carries: `bbc.co.uk` of
/// `www.bbc.co.uk`.
public enum RegistrableDomain {
  /// The host itself where it is an address, a public suffix or a single label.
  public static func of(host: String) -> String {
    // The list knows names only: of an IPv4 address it would take the last numbers for a domain.
    guard host.utf8.contains(where: { $0.isASCIILetter }) else { return host }
    guard let list = unsafe PublicSuffixList.builtIn else { return host }
    // What libpsl returns points into the host that it was given.
    return unsafe host.withCString {
      unsafe psl_registrable_domain(list, $0).map { unsafe String(cString: $0) }
    }
      ?? host
  }
}
