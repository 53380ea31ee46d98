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
      try Self.countDocuments(db, into: &statuses)
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

  private static func countDocuments(_ db: Database, into statuses: inout [String: LedgerStatus]) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM ledger_count WHERE documents > 0")
    while let row = try rows.next() {
      let (feedID, state, reason): (String, String, String) = (row["feed_id"], row["state"], row["reason"])
      let count: Int = row["documents"]
      var status = statuses[feedID] ?? LedgerStatus(feedID: feedID)
      status.states[state, default: 0] += count
      if !reason.isEmpty { status.reasons[reason, default: 0] += count }
      if state == DocumentResult.State.failed.rawValue {
        if !reason.isEmpty { status.failures[reason, default: 0] += count }
        if row["waits"] { status.retrying += count }
      }
      statuses[feedID] = status
    }
  }

  /// Sources whose documents are not as many as was counted. Reads the whole ledger.
  func miscountedFeeds() throws(StoreError) -> [String] {
    try read { db in
      // `NOT INDEXED`: one pass from front to back, where an index would have each row looked up at its own place.
      let rows = """
        SELECT feed_id, state, COALESCE(reason, '') AS reason, next_try_at IS NOT NULL AS waits, COUNT(*) AS documents
        FROM document NOT INDEXED GROUP BY 1, 2, 3, 4
        """
      let counts = "SELECT feed_id, state, reason, waits, documents FROM ledger_count WHERE documents != 0"
      return try String.fetchAll(
        db,
        sql: """
          WITH rows AS (\(rows)), counts AS (\(counts))
          SELECT DISTINCT feed_id FROM (
            SELECT * FROM (SELECT * FROM rows EXCEPT SELECT * FROM counts)
            UNION ALL SELECT * FROM (SELECT * FROM counts EXCEPT SELECT * FROM rows)
          ) ORDER BY feed_id
          """)
    }
  }
}
