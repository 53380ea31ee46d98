internal import GRDB

/// The ledger in numbers: every address ever discovered is in exactly one of these states.
public struct LedgerStatus: Sendable, Equatable {
  /// The source's id.
  public var feedID: String
  /// Addresses that the source listed first, counted apart from the rows.
  public var discovered = 0
  /// By state: stored, duplicate, filtered, failed, pending.
  public var states: [String: Int] = [:]
  /// Why documents were filtered or failed, by code.
  public var reasons: [String: Int] = [:]
  /// Of failed documents alone, by reason.
  public var failures: [String: Int] = [:]
  /// Failed documents that will be tried again.
  public var retrying = 0
  /// Times at which entries may have been missed.
  public var gaps: [FeedGap] = []
  /// Where the feed has moved for good.
  public var movedTo: String?

  public init(feedID: String) { self.feedID = feedID }

  /// What was discovered, counted when it was, equals the sum of the states.
  public var addsUp: Bool {
    discovered == DocumentResult.State.allCases.reduce(0) { $0 + (states[$1.rawValue] ?? 0) }
  }
}

extension StateStore {
  /// The addresses that a run discovered, and what became of them by now.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func ledgerStatus(ofRun id: String) throws(StoreError) -> LedgerStatus {
    try read { db in
      var status = LedgerStatus(feedID: "")
      let rows = try Row.fetchAll(
        db, sql: "SELECT state, COUNT(*) AS n FROM document WHERE discovered_run = ? GROUP BY state",
        arguments: [id])
      for row in rows { status.states[row["state"]] = row["n"] }
      status.discovered = status.states.values.reduce(0, +)
      return status
    }
  }

  /// One row a feed that ever listed something, by name.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func ledgerStatus() throws(StoreError) -> [LedgerStatus] {
    try read { db in
      var statuses: [String: LedgerStatus] = [:]
      try Self.countStates(db, into: &statuses)
      try Self.countReasons(db, into: &statuses)
      for row in try Row.fetchAll(db, sql: "SELECT feed_id, documents FROM discovery") {
        let feedID: String = row["feed_id"]
        statuses[feedID, default: LedgerStatus(feedID: feedID)].discovered = row["documents"]
      }
      for row in try Row.fetchAll(db, sql: "SELECT feed_id, after, before FROM gap ORDER BY before") {
        statuses[row["feed_id"]]?.gaps.append(FeedGap(after: row["after"], before: row["before"]))
      }
      for row in try Row.fetchAll(db, sql: "SELECT id, moved_to FROM feed WHERE moved_to IS NOT NULL") {
        let feedID: String = row["id"]
        statuses[feedID, default: LedgerStatus(feedID: feedID)].movedTo = row["moved_to"]
      }
      return statuses.values.sorted { $0.feedID < $1.feedID }
    }
  }

  /// Answered from an index alone.
  private static func countStates(_ db: Database, into statuses: inout [String: LedgerStatus]) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT feed_id, state, COUNT(*) AS n FROM document GROUP BY feed_id, state")
    while let row = try rows.next() {
      let feedID: String = row["feed_id"]
      statuses[feedID, default: LedgerStatus(feedID: feedID)].states[row["state"]] = row["n"]
    }
  }

  /// `NOT INDEXED`, because the index has the rows in the order of the feeds: each row would be looked up at its own place in the
  /// file, where one pass from front to back finds them all.
  private static func countReasons(_ db: Database, into statuses: inout [String: LedgerStatus]) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT feed_id, state, reason, next_try_at IS NOT NULL AS waits, COUNT(*) AS n
        FROM document NOT INDEXED WHERE reason IS NOT NULL OR state = 'failed'
        GROUP BY feed_id, state, reason, waits
        """)
    while let row = try rows.next() {
      let feedID: String = row["feed_id"]
      let count: Int = row["n"]
      let hasFailed = row["state"] as String == "failed"
      var status = statuses[feedID] ?? LedgerStatus(feedID: feedID)
      if let reason: String = row["reason"] {
        status.reasons[reason, default: 0] += count
        if hasFailed { status.failures[reason, default: 0] += count }
      }
      if hasFailed, row["waits"] { status.retrying += count }
      statuses[feedID] = status
    }
  }
}
