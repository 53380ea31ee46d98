/// What a server answered when it was last asked for robots.txt.
public struct RobotsRecord: Sendable, Hashable {
  /// Scheme, host and port (where it is not the default): `https://example.org`.
  public var origin: String
  /// 200 with a body, 400…499 where there is none, 500…599 where the server failed, 0 where it could not be reached.
  public var status: Int
  public var body: [UInt8]
  public var validators: Validators
  /// Seconds since 1970.
  public var fetchedAt: Int64
  /// Good until then, in seconds since 1970.
  public var expiresAt: Int64

  public init(
    origin: String, status: Int, body: [UInt8], validators: Validators = Validators(), fetchedAt: Int64,
    expiresAt: Int64
  ) {
    self.origin = origin
    self.status = status
    self.body = body
    self.validators = validators
    self.fetchedAt = fetchedAt
    self.expiresAt = expiresAt
  }
}
