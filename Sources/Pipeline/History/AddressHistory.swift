public import Store

/// All that a dataset knows of one address: how it was found, what was tried, what was stored and where that lies.
public struct AddressHistory: Sendable {
  /// What was asked for, in the ledger's spelling where it is known.
  public var address: String
  /// Nil where the address is not in the ledger.
  public var document: LedgerDocument?
  /// Nil where its source was never polled: a backfill's list.
  public var source: FeedState?
  /// Attempts that brought no article, the oldest first; at most `FailedAttempt.maximumKept`.
  public var failedAttempts: [FailedAttempt] = []
  public var article: ArticleRow?
  /// Where the article that this one copies was found.
  public var originalAddress: String?
  /// Nil where the article joined no story.
  public var story: StoryMember?
  /// Articles of the story, the first included.
  public var storyCount = 1
  /// Further addresses of the same article, at most `maximumAddresses`.
  public var otherAddresses: [LedgerDocument] = []
  /// The article's newest record; nil where its part cannot be read.
  public var record: RecordPlace?
  /// Why the part cannot be read.
  public var recordProblem: String?
  public var captures: [CapturePlace] = []
  /// Archives of the runs that fetched the page which were not searched for it: unreadable, or beyond
  /// `CapturePlace.maximumArchiveBytes`.
  public var unsearchedArchives: [String] = []
  /// Of an address that is not known: what might have listed it.
  public var likely: LikelySources?

  /// Nothing is known of the address.
  public var isUnknown: Bool { document == nil && article == nil }

  static let maximumAddresses = 20
}

/// Why an address may be missing: what is known of its neighbours.
public struct LikelySources: Sendable, Equatable {
  /// Ids of sources whose own address is on the same site.
  public var ofSite: [String] = []
  /// Ids of sources that lately listed addresses of the same host.
  public var ofHost: [String] = []
  /// Stored articles whose addresses have the same number.
  public var articleIDs: [String] = []
}
