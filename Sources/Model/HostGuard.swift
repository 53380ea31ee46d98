/// A host where a guard answers pages in place of the site: bot checks, waiting rooms, cookie walls.
public struct HostGuard: Sendable, Hashable {
  /// Name, with the port where it is none of http and https.
  public var host: String
  /// Who answered last, for people: `Cloudflare`, `a bot check`.
  public var guardName: String
  /// Pages in a row that it kept.
  public var count: Int
  /// When the first of them was asked for, seconds since 1970.
  public var since: Int64
  /// No page is asked for before then, seconds since 1970; 0 where the host does not rest.
  public var until: Int64

  public init(host: String, guardName: String, count: Int, since: Int64, until: Int64) {
    self.host = host
    self.guardName = guardName
    self.count = count
    self.since = since
    self.until = until
  }
}
