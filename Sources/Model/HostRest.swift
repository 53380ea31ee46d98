/// A host that asked for peace or failed, as one run tells the next.
public struct HostRest: Sendable, Hashable {
  /// As in a URL, with the port where it is not the default.
  public var host: String
  /// Nothing is asked of it before then, in seconds since 1970.
  public var until: Int64
  /// Rests in a row: the next one is twice as long, a day at most.
  public var count: Int

  public init(host: String, until: Int64, count: Int) {
    self.host = host
    self.until = until
    self.count = count
  }
}
