internal import Foundation
internal import GRDB

/// Which documents are to be tried again.
public enum RetryChoice: Sendable {
  /// Whatever its state: 16 bytes, as in the ledger.
  case key([UInt8])
  /// Failed with one of these codes.
  case failed(codes: [String])
  case allFailed
}

extension StateStore {
  /// Makes the documents pending, as if they had never been tried.
  ///
  /// - Returns: how many.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func retry(_ choice: RetryChoice, feedID: String? = nil) throws(StoreError) -> Int {
    let (condition, arguments): (String, StatementArguments) =
      switch choice {
      case .key(let key): ("key = ?", [Data(key)])
      case .failed(let codes):
        (
          "state = 'failed' AND reason IN (\(codes.map { _ in "?" }.joined(separator: ",")))",
          StatementArguments(codes)
        )
      case .allFailed: ("state = 'failed'", [])
      }
    return try write { db in
      try db.execute(
        sql: """
          UPDATE document SET state = 'pending', reason = NULL, attempts = 0, deaths = 0, next_try_at = 0
          WHERE \(condition)\(feedID == nil ? "" : " AND feed_id = ?")
          """, arguments: arguments + (feedID.map { [$0] } ?? []))
      let count = db.changesCount
      // A person's word ends the rest of a guarded host.
      try db.execute(sql: "UPDATE host_guard SET until = 0")
      return count
    }
  }

  /// A process died while these were read: documents of the ledger, and marks of documents out of files. One that this has
  /// happened to too often is tried no more.
  ///
  /// - Returns: whether any that waits was being read at a death, now or earlier.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func recordDeaths(of seqs: [Int64]) throws(StoreError) -> Bool {
    try write { db in
      for seq in seqs {
        guard seq > 0 else {
          try Self.recordDeath(ofMark: seq, in: db)
          continue
        }
        try db.execute(
          sql: "UPDATE document SET deaths = deaths + 1 WHERE seq = ? AND next_try_at IS NOT NULL",
          arguments: [seq])
      }
      try db.execute(
        sql:
          "UPDATE document SET state = 'failed', reason = ?, next_try_at = NULL WHERE deaths >= ? AND next_try_at IS NOT NULL",
        arguments: [Quarantine.crashCode, Quarantine.maximumDeaths])
      let isSuspect = """
        SELECT EXISTS (SELECT 1 FROM document WHERE next_try_at IS NOT NULL AND deaths > 0)
          OR EXISTS (SELECT 1 FROM source_death WHERE deaths < ?)
        """
      return try Bool.fetchOne(db, sql: isSuspect, arguments: [Quarantine.maximumDeaths]) ?? false
    }
  }
}
