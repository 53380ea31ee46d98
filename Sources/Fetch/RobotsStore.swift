public import Model

/// What a server answered when it was last asked for robots.txt.
public struct RobotsRecord: Sendable, Hashable {
  /// 200 with a body, 400…499 where there is none, 500…599 where the server failed, 0 where it could not be reached.
  public var status: Int
  public var body: [UInt8]
  public var validators: Validators
  /// Seconds since 1970.
  public var fetchedAt: Int64
  /// Good until then, in seconds since 1970.
  public var expiresAt: Int64

  public init(status: Int, body: [UInt8], validators: Validators, fetchedAt: Int64, expiresAt: Int64) {
    self.status = status
    self.body = body
    self.validators = validators
    self.fetchedAt = fetchedAt
    self.expiresAt = expiresAt
  }
}

/// Keeps robots.txt between runs. Called on the fetcher's queue, so both calls must return at once: a table in memory,
/// loaded before and written after the run.
public protocol RobotsStore: Sendable {
  /// `origin` is scheme, host and port (where it is not the default): `https://example.org`.
  func load(origin: String) -> RobotsRecord?
  func save(_ record: RobotsRecord, origin: String)
}
