internal import GRDB
public import Model

/// A source as the state has it, for those who look at many.
public struct SourceRow: Sendable, Equatable {
  public var id: String
  public var url: String
  /// What the last answer that could be read was.
  public var kind: SourceKind?
  /// Entries of the last list that was read.
  public var entryCount: Int
  /// Seconds since 1970, as all times here.
  public var firstPolledAt: Int64?
  public var polledAt: Int64?
  /// When a poll last brought something new.
  public var changedAt: Int64?
  /// Running mean of the time between polls that brought something new.
  public var changeIntervalSeconds: Int64?
  public var dueAt: Int64
  /// Polls that failed in a row; 0 after a success.
  public var failureCount: Int
  public var errorCode: String?
  public var errorDetail: String?
  public var movedTo: String?
  /// The server gave an ETag or Last-Modified.
  public var hasValidators: Bool

  init(_ row: Row) {
    id = row["id"]
    url = row["url"]
    kind = (row["kind"] as String?).flatMap { SourceKind(rawValue: $0) }
    entryCount = row["entry_count"]
    firstPolledAt = row["first_polled_at"]
    polledAt = row["polled_at"]
    changedAt = row["changed_at"]
    changeIntervalSeconds = row["change_interval"]
    dueAt = row["due_at"]
    failureCount = row["failure_count"]
    errorCode = row["error_code"]
    errorDetail = row["error_detail"]
    movedTo = row["moved_to"]
    hasValidators = row["etag"] != nil || row["last_modified"] != nil
  }
}
