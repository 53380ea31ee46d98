public import Model

/// One resource to be fetched.
public struct Request: Sendable {
  /// What the answer is for: decides the `Accept` header.
  public enum Purpose: Sendable { case feed, page, robots, sitemap }

  /// A header field that goes to the origin of `url` and, but for `Accept…`, nowhere else: a redirect to another
  /// origin leaves it behind.
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Absolute, http or https.
  public var url: String
  /// Sent as `If-None-Match` and `If-Modified-Since`; an empty one makes the request unconditional.
  public var validators: Validators
  public var purpose: Purpose
  public var headers: [Header]
  /// In place of the configuration's gap. A longer `Crawl-delay` still wins.
  public var hostGapMilliseconds: Int?
  /// In place of the configuration's limit.
  public var maximumDecodedBytes: Int?
  /// In place of the configuration's time for the whole request. One that is longer than that is waited for as long for
  /// the first byte.
  public var timeoutMilliseconds: Int?
  /// In place of the configuration's proxy; "" connects directly.
  public var proxy: String?
  /// True for one of many pages of a host: it is not asked for while a guard keeps the others (`HostGuard`).
  public var isOneOfMany = false
  /// True where the operator has the publisher's word that robots.txt does not bind this request.
  public var ignoresRobots = false

  public init(
    url: String, purpose: Purpose, validators: Validators = Validators(), headers: [Header] = [],
    hostGapMilliseconds: Int? = nil, proxy: String? = nil
  ) {
    self.url = url
    self.purpose = purpose
    self.validators = validators
    self.headers = headers
    self.hostGapMilliseconds = hostGapMilliseconds
    self.proxy = proxy
  }
}
