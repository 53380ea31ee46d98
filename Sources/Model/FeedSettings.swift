public import Addresses

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
  /// What the document is.
  public var kind = SourceKind.auto
  /// Entries read from one document of the source; the rest is left out and told. Nil: the kind's default.
  public var maximumEntries: Int?
  /// Entries that are dated earlier than this are left out at first sight.
  public var maximumAge = MaximumAge.ofKind
  /// Where not empty, entries whose address matches none of these are left out.
  public var include: [AddressPattern] = []
  /// Entries whose address matches one of these are left out.
  public var exclude: [AddressPattern] = []
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

extension FeedSettings {
  public enum MaximumAge: Sendable, Hashable {
    /// Three days for sitemaps, which list a site's whole past; none for feeds and pages.
    case ofKind
    case none
    case seconds(Int)
  }

  static let sitemapMaximumAgeSeconds = 3 * 86_400

  /// Nil: entries of any age are taken.
  public func maximumAgeSeconds(of kind: SourceKind) -> Int? {
    switch maximumAge {
    case .ofKind: kind == .sitemap ? Self.sitemapMaximumAgeSeconds : nil
    case .none: nil
    case .seconds(let seconds): seconds
    }
  }

  /// A sitemap is read whole (the protocol allows 50,000 pages): its order does not show which entries are new.
  public func maximumEntries(of kind: SourceKind) -> Int {
    maximumEntries ?? (kind == .sitemap ? 50_000 : 2_000)
  }
}

extension FeedSettings {
  /// Whether an entry's address is one that the user wants: none of `exclude` matches it, and one of `include` where
  /// there are any.
  public func wants(_ url: WebURL) -> Bool {
    !exclude.contains { $0.matches(url) } && (include.isEmpty || include.contains { $0.matches(url) })
  }
}
