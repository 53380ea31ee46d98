public import Model

/// What is known of a feed between polls.
public struct FeedState: Sendable, Equatable {
  /// The id in feeds.yaml.
  public var feedID: String
  /// The address in feeds.yaml.
  public var url: String
  /// What the last answer that could be read was; nil before the first.
  public var kind: SourceKind?
  /// Of the last answer, sent with the next poll.
  public var validators = Validators()
  /// When the validators were last confirmed by a full answer, seconds since 1970.
  public var validatedAt: Int64?
  /// SHA-256 of the last document read.
  public var bodyHash: [UInt8]?
  /// SHA-256 of the settings and rules that the last document was read by; nil where it was read before this was kept.
  public var readingDigest: [UInt8]?
  /// Entries of the last document read.
  public var entryCount = 0
  /// The last poll, seconds since 1970; nil before the first.
  public var polledAt: Int64?
  /// An earlier poll brought entries: the next one should share some with it.
  public var hadEntries = false
  /// The first poll, seconds since 1970.
  public var firstPolledAt: Int64?
  /// When a poll last brought something new.
  public var changedAt: Int64?
  /// Running mean of the time between polls that brought something new.
  public var changeIntervalSeconds: Int64?
  /// Polls in a row that sent validators. Now and then a poll sends none, to find out whether "not modified" was true.
  public var conditionalCount = 0
  /// Until then the server's "not modified" is not believed: it was caught hiding entries.
  public var distrustedUntil: Int64?
  /// Not polled before this.
  public var dueAt: Int64 = 0
  /// In a row; 0 after a success.
  public var failureCount = 0
  /// Of the last poll; nil where it succeeded.
  public var errorCode: String?
  /// Of the last poll; nil where it succeeded.
  public var errorDetail: String?
  /// Where permanent redirects led: the feed is asked there. Nil while it is asked at `url`.
  public var movedTo: String?

  /// Whether the settings or rules that it is read by have changed since the last poll, or feeds.yaml now says that it is
  /// something else.
  public func isReadAnew(by digest: [UInt8]?, as stated: SourceKind) -> Bool {
    if let kind, stated != .auto, stated != kind { return true }
    return readingDigest != nil && readingDigest != digest
  }

  /// The next poll reads the document again, whether it has changed or not.
  public mutating func forgetDocument() {
    validators = Validators()
    bodyHash = nil
  }

  public init(feedID: String, url: String) {
    self.feedID = feedID
    self.url = url
  }
}
