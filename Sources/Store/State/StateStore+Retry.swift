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
          WHERE \(condition) AND reason IS NOT '\(Deletion.reason)'\(feedID == nil ? "" : " AND feed_id = ?")
          """, arguments: arguments + (feedID.map { [$0] } ?? []))
      let count = db.changesCount
      // A person's word ends the rest of a guarded host.
      try db.execute(sql: "UPDATE host_guard SET until = 0")
      return count
    }
  }
}
