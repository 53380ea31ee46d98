/// How a `Fetcher` behaves: who it says it is, and the limits that every request is held to.
///
/// Every limit is on by default. Times are milliseconds, sizes are bytes.
public struct FetchConfiguration: Sendable {
  /// The `User-Agent` header. Operators of servers expect the program, its version and a contact address:
  /// `bantin/0.2.0 (+https://example.org/contact)`.
  /// The part before the first `/` is the product token that robots.txt groups are matched with (RFC 9309 §2.2.1).
  public var userAgent = "bantin"
  /// `Accept-Language` of every request that does not bring its own; nil sends none.
  public var acceptLanguage: String?

  // MARK: Time

  /// Name resolution, TCP and TLS together. Default 10 s. Codes `timeout-dns`, `timeout-connect`.
  public var connectTimeoutMilliseconds = 10_000
  /// From the request sent to the first byte of the answer. Default 20 s. Code `timeout-first-byte`.
  public var firstByteTimeoutMilliseconds = 20_000
  /// The window over which `idleMinimumBytesPerSecond` is measured. Default 10 s. Code `timeout-idle`.
  public var idleTimeoutMilliseconds = 10_000
  /// An answer that brings less than this over a whole window is given up. Default 100 bytes per second.
  public var idleMinimumBytesPerSecond = 100
  /// One request with all its redirects, without the time it waited for its turn. Default 30 s. Code `timeout-total`.
  public var totalTimeoutMilliseconds = 30_000

  // MARK: Size

  /// Body bytes as they travel, before decompression. Default 10 MiB. Code `too-large`.
  public var maximumWireBytes = 10 << 20
  /// Body bytes after decompression; inflating stops there. Default 10 MiB. Code `too-large`.
  public var maximumDecodedBytes = 10 << 20
  /// All header bytes of one response. Default 64 KiB. Code `headers-too-large`.
  public var maximumHeaderBytes = 64 << 10
  /// Redirects followed for one request. Default 10. Code `too-many-redirects`.
  public var maximumRedirects = 10
  /// Length of a URL, of redirect targets too. Default 2,048. Code `url-too-long`.
  public var maximumURLBytes = 2_048

  // MARK: Load

  /// Requests in flight at one time over all hosts. Default 256; lowered where the process may not open so many files.
  public var maximumConnections = 256
  /// Connections that one multi handle of libcurl opens before another takes its place.
  var connectionsPerMulti = 2_048
  /// Requests in flight at one time to one host. Default 2.
  public var maximumConnectionsPerHost = 2
  /// Names being resolved at one time. libcurl takes a thread for each. Default 6.
  public var maximumResolutions = 6
  /// Connections being made at one time, handshakes included. Default 128.
  public var maximumConnecting = 128
  /// Between the starts of two requests to one host. Default 1 s. A longer `Crawl-delay` in robots.txt wins.
  public var hostGapMilliseconds = 1_000
  /// The longest `Crawl-delay` that a run waits for. Default 60 s. A host that asks for more gets one request;
  /// what is asked of it before its delay is over fails with `crawl-delay`, for a later run.
  public var maximumCrawlDelayMilliseconds = 60_000

  // MARK: Errors

  /// Further attempts after a transient failure of one request. Default 2.
  public var maximumRetries = 2
  /// Further attempts for all requests to one host together. Default 10.
  public var maximumRetriesPerHost = 10
  /// Before the first further attempt; doubles with each. Default 500 ms.
  public var retryDelayMilliseconds = 500
  /// How long a host rests after a 429 without `Retry-After`, or after failing several times in a row. Default 30 s.
  public var hostBackoffMilliseconds = 30_000
  /// The longest rest of a host that a run waits for. Default 15 s. Where a host rests longer, what is asked of it
  /// fails at once with `host-backoff` and the seconds to wait.
  public var maximumBackoffWaitMilliseconds = 15_000
  /// Failures to connect in a row after which a host rests. Default 3.
  public var maximumConsecutiveFailures = 3

  // MARK: Network

  /// curl's `--connect-to` syntax, `HOST:PORT:ADDRESS:PORT`; an empty field matches anything or keeps what it was.
  /// An address named here is allowed by the operator, private or not.
  public var connectTo: [String] = []
  /// PEM file of the certificate authorities to trust in place of the system's. TLS is verified always.
  public var caFile: String?
  /// Hosts, addresses or CIDR ranges (`intranet.example`, `127.0.0.1`, `10.0.0.0/8`, `fd00::/8`) that may be reached
  /// although they are not public.
  public var allowedPrivateAddresses: [String] = []
  /// `http://`, `https://`, `socks4a://` or `socks5h://` address of a proxy for every request. nil takes `http_proxy`,
  /// `https_proxy`, `all_proxy` and `no_proxy` from the environment; "" connects directly.
  /// A proxy resolves names itself, so only addresses written in URLs can be refused behind one.
  public var proxy: String?
  /// HTTP/2 where the server offers it over TLS. Default true.
  public var isHTTP2Enabled = true

  /// robots.txt is kept at most this long. Default 24 h (RFC 9309 §2.4).
  public var maximumRobotsAgeSeconds = 86_400
  /// Bytes of robots.txt that are read; the rest is ignored. Default 500 KiB (RFC 9309 §2.5).
  public var maximumRobotsBytes = 500 << 10

  public init() {}
}
