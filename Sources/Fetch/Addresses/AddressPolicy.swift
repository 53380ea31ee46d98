internal import ASCII

/// Which addresses may be connected to: public ones, and what the operator names.
///
/// Asked with the address that a socket is about to be connected to, after name resolution, so that neither a redirect
/// nor a name that changes its address between two look-ups (DNS rebinding) leads inside. The ranges are those of IANA's
/// special-purpose registries (RFC 6890) that are not globally reachable, and the metadata addresses of clouds.
struct AddressPolicy: Sendable {
  private let allowedRanges: [IPRange]
  private let allowedHosts: Set<String>

  /// `allowing`: host names, addresses and CIDR ranges.
  init(allowing entries: [String] = []) {
    allowedRanges = entries.compactMap { IPRange($0) }
    allowedHosts = Set(
      entries.filter { IPRange($0) == nil }
        .map { String(decoding: $0.utf8.map(\.asciiLowercased), as: UTF8.self) })
  }

  /// Whether a connection to `address`, found under the name `host`, may be made.
  func allows(_ address: IPAddress, host: String) -> Bool {
    if allowedHosts.contains(host) { return true }
    let embedded = Self.embeddedIPv4(address)
    if allowedRanges.contains(where: { $0.contains(address) || $0.contains(embedded) }) { return true }
    return Self.isPublic(embedded)
  }

  /// Whether the host as written may be asked for; a name is decided on when it has been resolved.
  func allows(literalHost host: String) -> Bool {
    guard let address = IPAddress(host) else { return true }
    return allows(address, host: host)
  }

  /// Whether the name is one that always means this machine (RFC 6761 §6.3).
  static func isLocalName(_ host: String) -> Bool {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    return name == "localhost" || name.hasSuffix(".localhost")
  }

  private static let refusedIPv4 = [
    "0.0.0.0/8",  // this network
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  // private
    "100.64.0.0/10",  // carrier NAT; holds Alibaba's metadata address
    "127.0.0.0/8",  // loopback
    "168.63.129.16/32",  // Azure's wire server
    "169.254.0.0/16",  // link-local; holds the metadata address of most clouds
    "192.0.0.0/24",  // protocol assignments; holds Oracle's metadata address
    "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  // documentation
    "192.88.99.0/24",  // former 6to4 relay
    "198.18.0.0/15",  // benchmarks
    "224.0.0.0/4", "240.0.0.0/4",  // multicast; reserved and broadcast
  ].compactMap { IPRange($0) }

  /// Global unicast is 2000::/3; these parts of it are not.
  private static let refusedIPv6 = [
    "2001::/23",  // protocol assignments, Teredo among them
    "2001:db8::/32", "3fff::/20",  // documentation
  ].compactMap { IPRange($0) }

  private static func isPublic(_ address: IPAddress) -> Bool {
    switch address {
    case .v4: !refusedIPv4.contains { $0.contains(address) }
    case .v6(let high, _): high >> 61 == 0b001 && !refusedIPv6.contains { $0.contains(address) }
    }
  }

  /// The IPv4 address that an IPv6 address stands for: mapped (::ffff:0:0/96), compatible (::/96),
  /// NAT64 (64:ff9b::/96, RFC 6052) and 6to4 (2002::/16, RFC 3056).
  private static func embeddedIPv4(_ address: IPAddress) -> IPAddress {
    guard case .v6(let high, let low) = address else { return address }
    let last = IPAddress.v4(UInt32(truncatingIfNeeded: low))
    switch (high, low >> 32) {
    case (0, 0xFFFF), (0x0064_FF9B_0000_0000, 0): return last
    case (0, 0) where low > 1: return last
    case _ where high >> 48 == 0x2002: return .v4(UInt32(truncatingIfNeeded: high >> 16))
    default: return address
    }
  }
}
