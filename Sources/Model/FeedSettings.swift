/// How one feed and the pages that it lists are fetched. The defaults here are the program's; feeds.yaml overrides them
/// for all feeds (`defaults:`) or for one.
public struct FeedSettings: Sendable, Hashable {
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A disabled feed is neither polled nor are its pending pages fetched.
  public var isEnabled = true
  /// Least time between two polls; 0: every run polls it.
  public var intervalSeconds = 0
  /// Least time between two requests to one host.
  public var hostGapMilliseconds = 1_000
  /// Entries read from one document of the feed; the rest is left out and told.
  public var maximumEntries = 2_000
  /// Entries that the feed dates earlier than this are filtered at first sight; nil: none is.
  public var maximumAgeSeconds: Int?
  /// For a whole transfer.
  public var timeoutMilliseconds = 30_000
  /// Of a decoded body.
  public var maximumBytes = 10 << 20
  /// In place of the program's own.
  public var userAgent: String?
  public var headers: [Header] = []
  /// `http://`, `https://`, `socks5://` or `socks5h://` URL.
  public var proxy: String?

  public init() {}
}
