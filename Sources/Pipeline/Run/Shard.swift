internal import Addresses
internal import Dedupe

/// One of several machines that share the sources of one feeds.yaml, and the addresses of one list: each has the domains
/// that fall to it, so that one machine asks a site and keeps its pauses, and none needs to talk to another.
///
/// What falls to a shard depends on the registrable domain and the number of shards alone. From N to M shards only those
/// domains move that must: of M > N the share (M − N) / M, each to one of the new ones.
public struct Shard: Sendable, Equatable {
  public static let maximumCount = 4_096

  /// From 0.
  public let index: Int
  public let count: Int

  /// `0/4`, `3/4`; nil where it is none.
  public init?(_ text: some StringProtocol) {
    let fields = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { $0.hasPrefix("+") ? nil : UInt16($0).map(Int.init) }
    guard fields.count == 2, numbers.count == 2, (1...Self.maximumCount).contains(numbers[1]),
      numbers[0] < numbers[1]
    else { return nil }
    (index, count) = (numbers[0], numbers[1])
  }

  /// Whether this shard asks the host.
  public func owns(host: String) -> Bool {
    Self.index(ofDomain: RegistrableDomain.of(host: host), among: count) == index
  }

  /// Whether this shard asks for the address; one that is none falls to all, and each tells what is wrong with it.
  public func owns(address: String) -> Bool { WebURL(address).map { owns(host: $0.host) } ?? true }

  /// Jump consistent hashing (Lamping and Veach 2014, arXiv:1406.2294) over the first 64 bits of the domain's SHA-256.
  static func index(ofDomain domain: String, among count: Int) -> Int {
    var key = SHA256.key(domain).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    var (last, next) = (0, 0)
    while next < count {
      last = next
      key = key &* 2_862_933_555_777_941_757 &+ 1
      next = Int(Double(last + 1) * (Double(1 << 31) / Double((key >> 33) + 1)))
    }
    return last
  }
}
