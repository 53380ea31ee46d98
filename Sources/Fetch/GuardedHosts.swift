internal import Model

/// Which hosts have guards that keep their pages, and when a page of one is asked for again.
///
/// A guard looks at who asks and not at what is asked for: so a host that kept several pages in a row rests, and then one page
/// finds out whether the guard is still there. Feeds and robots.txt are asked for all the same: guards often let them through.
struct GuardedHosts: Sendable {
  /// Pages in a row after which the host rests.
  static let leastCount = 3
  /// The first rest; doubled with each page that is kept after it.
  static let firstRestSeconds: Int64 = 3_600
  static let longestRestSeconds: Int64 = 86_400

  private var hosts: [String: HostGuard]

  init(_ known: [HostGuard] = []) { hosts = Dictionary(known.map { ($0.host, $0) }) { first, _ in first } }

  /// By name.
  var all: [HostGuard] { hosts.values.sorted { $0.host < $1.host } }

  /// A page was kept. `now`: seconds since 1970.
  mutating func challenged(host: String, by guardName: String, now: Int64) {
    var known = hosts[host] ?? HostGuard(host: host, guardName: guardName, count: 0, since: now, until: 0)
    known.count += 1
    known.guardName = guardName
    let rests = known.count - Self.leastCount
    // Pages that were in flight together are one sign.
    if rests >= 0, known.until <= now {
      known.until = now + min(Self.firstRestSeconds << Int64(min(rests, 10)), Self.longestRestSeconds)
    }
    hosts[host] = known
  }

  /// A page came through.
  mutating func answered(host: String) { hosts[host] = nil }

  /// Why a page of the host is not to be asked for now; nil where it may be.
  func refusal(host: String, url: String, now: Int64) -> FetchError? {
    guard let known = hosts[host], known.until > now else { return nil }
    let seconds = Int(min(known.until - now, Self.longestRestSeconds))
    return FetchError(
      restOf: host, guardName: known.guardName, count: known.count, seconds: seconds, url: url)
  }
}
