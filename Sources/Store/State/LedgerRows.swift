public import Model
public import Time

/// An entry as a poll found it, ready for the ledger.
public struct DiscoveredEntry: Sendable {
  /// 16 bytes: identity of the canonical URL.
  public var key: [UInt8]
  /// The address of the page.
  public var url: String
  /// Of the address, in lower case.
  public var host: String
  /// The source's id for the entry: `guid` of RSS, `id` of Atom.
  public var entryID: String?
  /// 16 bytes, a hash of the feed's own id for the entry; nil where only the address identifies it.
  public var guidKey: [UInt8]?
  /// 16 bytes, a hash of what the feed says of the entry. When it changes, the page is fetched again.
  public var entryHash: [UInt8]
  /// When the source says that it was published.
  public var published: Timestamp?
  /// The headline that the source gives it.
  public var title: String?
  /// As the source gives it for this entry.
  public var language: LanguageTag?
  /// A longer title is a text: it is not kept.
  static let maximumTitleBytes = 1_000
  /// Set where the entry is not to be fetched: `too-old`, …
  public var filterReason: String?

  public init(
    key: [UInt8], url: String, host: String, entryID: String?, guidKey: [UInt8]? = nil, entryHash: [UInt8],
    published: Timestamp?, title: String? = nil, language: LanguageTag? = nil, filterReason: String? = nil
  ) {
    self.guidKey = guidKey
    self.key = key
    self.url = url
    self.host = host
    self.entryID = entryID
    self.entryHash = entryHash
    self.published = published
    self.title = title.flatMap { $0.isEmpty || $0.utf8.count > Self.maximumTitleBytes ? nil : $0 }
    self.language = language
    self.filterReason = filterReason
  }
}

/// A document that waits for its page.
public struct PendingDocument: Sendable {
  /// Order of discovery.
  public var seq: Int64
  /// The address of the page.
  public var url: String
  /// Of the address, in lower case.
  public var host: String
  /// Of the source that listed it first, or a list of a backfill, such as `@url`.
  public var feedID: String
  /// The source's id for the entry: `guid` of RSS, `id` of Atom.
  public var entryID: String?
  /// When the source says that it was published.
  public var published: Timestamp?
  /// The headline that its source gives it.
  public var title: String?
  /// The language that its source gives it.
  public var language: LanguageTag?
  /// Of the last answer, sent with the next request.
  public var validators: Validators
  /// Requests so far.
  public var attempts: Int
  /// Where the document was stored before.
  public var articleID: String?
  /// What its source is; nil where that is not in feeds.yaml, or was not polled since kinds are known.
  public var sourceKind: SourceKind?

  public init(
    seq: Int64, url: String, host: String, feedID: String, entryID: String? = nil,
    published: Timestamp? = nil, title: String? = nil, language: LanguageTag? = nil,
    validators: Validators = Validators(), attempts: Int = 0, articleID: String? = nil,
    sourceKind: SourceKind? = nil
  ) {
    self.seq = seq
    self.url = url
    self.host = host
    self.feedID = feedID
    self.entryID = entryID
    self.published = published
    self.title = title
    self.language = language
    self.validators = validators
    self.attempts = attempts
    self.articleID = articleID
    self.sourceKind = sourceKind
  }
}

/// What a document came to.
public struct DocumentResult: Sendable {
  public enum State: String, Sendable, CaseIterable { case stored, duplicate, filtered, failed, pending }

  /// The document's number in the ledger.
  public var seq: Int64
  /// What the document is now.
  public var state: State
  /// Why it is `filtered` or `failed`: a stable code.
  public var reason: String?
  /// Requests so far, this one included.
  public var attempts: Int
  /// Seconds since 1970: not taken up before; nil where nothing is left to do.
  public var nextTryAt: Int64?
  /// Of the answer, for the next request.
  public var validators: Validators
  /// The article that it became, hexadecimal; nil leaves the one that is known.
  public var articleID: String?

  public init(
    seq: Int64, state: State, reason: String? = nil, attempts: Int = 0, nextTryAt: Int64? = nil,
    validators: Validators = Validators(), articleID: String? = nil
  ) {
    self.seq = seq
    self.state = state
    self.reason = reason
    self.attempts = attempts
    self.nextTryAt = nextTryAt
    self.validators = validators
    self.articleID = articleID
  }
}

/// What is remembered of a stored article.
public struct ArticleRow: Sendable, Equatable {
  /// Hexadecimal.
  public var id: String
  /// 1 for the first record of the article.
  public var revision: Int
  /// Hexadecimal.
  public var contentHash: String
  /// The id of the article that it is a copy of, hexadecimal.
  public var duplicateOf: String?
  /// Seconds since 1970: when the stored capture was made.
  public var fetchedAt: Int64?
  /// Of its address (`NumberedAddress`); nil where that has no number.
  public var numberKey: Int64?

  public init(
    id: String, revision: Int, contentHash: String, duplicateOf: String? = nil, fetchedAt: Int64? = nil,
    numberKey: Int64? = nil
  ) {
    self.fetchedAt = fetchedAt
    self.numberKey = numberKey
    self.id = id
    self.revision = revision
    self.contentHash = contentHash
    self.duplicateOf = duplicateOf
  }
}

/// A second id of an article: its address gave another one after it had changed.
public struct ArticleAlias: Sendable, Equatable {
  /// Hexadecimal, as all ids.
  public var id: String
  /// The id under which the article is stored.
  public var articleID: String

  public init(id: String, articleID: String) {
    self.id = id
    self.articleID = articleID
  }
}
