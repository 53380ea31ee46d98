public import Model
public import Time

/// What a server answered: status 200…299, or 304 to a conditional request.
public struct Response: Sendable {
  /// One redirect that was followed.
  public struct Redirect: Sendable, Hashable {
    /// 301, 302, 303, 307 or 308; 200 where the page itself sent its reader on (meta refresh).
    public var status: Int
    /// Where it led, absolute.
    public var url: String
    /// The publisher says that the old address is gone for good (RFC 9110 §15.4.2, §15.4.9).
    public var isPermanent: Bool { status == 301 || status == 308 }
  }

  /// How long the last hop took, in microseconds, each counted from its start.
  public struct Timing: Sendable, Hashable {
    /// The name is resolved.
    public var nameLookupMicroseconds = 0
    /// The connection stands.
    public var connectMicroseconds = 0
    /// TLS is set up; 0 without it.
    public var tlsMicroseconds = 0
    /// The first byte has come.
    public var firstByteMicroseconds = 0
    /// The last byte has come.
    public var totalMicroseconds = 0
  }

  public var status: Int
  /// The final URL, without fragment and credentials.
  public var url: String
  /// In the order followed; empty where the first answer was the last.
  public var redirects: [Redirect]
  /// Decompressed. Empty for 304.
  public var body: [UInt8]
  /// What `Content-Encoding` packed ends too early: `body` is what came out.
  public var isTruncated: Bool
  /// Of the last hop.
  public var headers: HeaderFields
  /// Body bytes of the last hop as they travelled.
  public var wireBytes: Int
  public var timing: Timing
  /// "1.0", "1.1" or "2".
  public var httpVersion: String
  /// When the last hop began, by the clock of this machine.
  public var dateFetched: Timestamp

  /// 304: what is known still stands.
  public var isNotModified: Bool { status == 304 }
  public var contentType: String? { headers["content-type"] }
  public var cacheControl: String? { headers["cache-control"] }
  public var expires: String? { headers["expires"] }
  public var date: String? { headers["date"] }
  public var age: String? { headers["age"] }
  /// How long the server says that the answer stays fresh (RFC 9111 §4.2.1): `max-age`, else `Expires` less `Date`, less
  /// the `Age` that it had already; nil where it says nothing, or that it must always be asked.
  public var freshnessSeconds: Int64? {
    let control = CacheControl(cacheControl ?? "")
    guard !control.forbidsReuse else { return nil }
    let served =
      headers.value(of: "date").flatMap { HTTPDate($0)?.secondsSinceEpoch } ?? dateFetched.secondsSinceEpoch
    let expires = headers.value(of: "expires").flatMap { HTTPDate($0)?.secondsSinceEpoch }
    guard let lifetime = control.maximumAgeSeconds ?? expires.map({ $0 - served }) else { return nil }
    let fresh = lifetime - (age.flatMap { Int64($0) }.map { max(0, $0) } ?? 0)
    return fresh > 0 ? fresh : nil
  }
  /// `Retry-After` in seconds from now, whether it was written as seconds or as a date.
  public var retryAfterSeconds: Int? { headers.retryAfterSeconds(now: dateFetched.secondsSinceEpoch) }
  /// `ETag` and `Last-Modified` as received, for the next request.
  public var validators: Validators {
    Validators(etag: headers["etag"], lastModified: headers["last-modified"])
  }
}
