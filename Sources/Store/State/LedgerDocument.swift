public import Time

/// A document as the ledger has it, whatever its state.
public struct LedgerDocument: Sendable, Equatable {
  /// Order of discovery.
  public var seq: Int64
  public var url: String
  public var host: String
  /// The source that it came from: an id of feeds.yaml, or `@` and the kind of a backfill's list.
  public var feedID: String
  public var entryID: String?
  /// The headline that its source gives it.
  public var entryTitle: String?
  /// The date that its source gives it.
  public var entryPublished: Timestamp?
  /// The run that discovered it.
  public var discoveredRun: String
  /// When that run began, seconds since 1970; nil where the state was made anew since.
  public var discoveredAt: Int64?
  public var state: String
  /// Why it was filtered or failed: a stable code.
  public var reason: String?
  /// Requests since it was discovered, or was last put back into the queue.
  public var attempts: Int
  /// Seconds since 1970; nil where nothing is left to do.
  public var nextTryAt: Int64?
  /// How often the process died while the page was read.
  public var deaths: Int
  /// Hexadecimal.
  public var articleID: String?
}
