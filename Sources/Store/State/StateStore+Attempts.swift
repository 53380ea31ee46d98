internal import GRDB

extension StateStore {
  /// Attempts at the document that brought no article, the oldest first; at most `FailedAttempt.maximumKept`.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func failedAttempts(of seq: Int64) throws(StoreError) -> [FailedAttempt] {
    try lookUp { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM failed_attempt WHERE seq = ? ORDER BY at", arguments: [seq]
      ).map { row in
        FailedAttempt(
          seq: row["seq"], at: row["at"], runID: row["run_id"],
          state: DocumentResult.State(rawValue: row["state"]) ?? .failed, code: row["code"],
          detail: row["detail"])
      }
    }
  }

  static func keep(_ attempt: FailedAttempt, runID: String, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO failed_attempt (seq, at, run_id, state, code, detail) VALUES (?,?,?,?,?,?)
        """
    ).execute(arguments: [
      attempt.seq, attempt.at, runID, attempt.state.rawValue, attempt.code, attempt.detail,
    ])
    try db.cachedStatement(
      sql: """
        DELETE FROM failed_attempt WHERE seq = ?1 AND at <=
          (SELECT at FROM failed_attempt WHERE seq = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)
        """
    ).execute(arguments: [attempt.seq, FailedAttempt.maximumKept])
  }
}
