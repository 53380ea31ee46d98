internal import GRDB

/// Deaths of the process while a document was read, since that document was last read to its end. Those of documents in the
/// ledger are counted in their rows, those of documents in files in a table of their own.
extension StateStore {
  /// Counts one death of the process for each of these documents. A document of the ledger that has reached
  /// `Quarantine.maximumDeaths` fails with `crash`.
  ///
  /// - Returns: the deaths of every document that was being read at one, now or earlier, and still waits to be read.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func recordDeaths(of documents: [DocumentID]) throws(StoreError) -> [DocumentID: Int] {
    try write { db in
      for document in documents { try Self.recordDeath(of: document, in: db) }
      try db.execute(
        sql: """
          UPDATE document SET state = 'failed', reason = ?, next_try_at = NULL
          WHERE deaths >= ? AND next_try_at IS NOT NULL
          """,
        arguments: [Quarantine.crashCode, Quarantine.maximumDeaths])
      let rows = try Row.fetchAll(
        db, sql: "SELECT seq, deaths FROM document WHERE next_try_at IS NOT NULL AND deaths > 0")
      let places = try Row.fetchAll(db, sql: "SELECT * FROM file_death")
      return Dictionary(
        uniqueKeysWithValues: rows.map { (.ledger($0["seq"]), $0["deaths"]) }
          + places.map { (.file(Self.filePlace($0)), $0["deaths"]) })
    }
  }

  private static func recordDeath(of document: DocumentID, in db: Database) throws {
    switch document {
    case .ledger(let seq):
      try db.execute(
        sql: "UPDATE document SET deaths = deaths + 1 WHERE seq = ? AND next_try_at IS NOT NULL",
        arguments: [seq])
    case .file(let place):
      try db.execute(
        sql: """
          INSERT INTO file_death (path, offset, member_index, deaths) VALUES (?, ?, ?, 1)
          ON CONFLICT DO UPDATE SET deaths = deaths + 1
          """, arguments: [place.path, place.offset, place.memberIndex])
    }
  }

  /// The document was read to its end after all.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func forgetDeaths(of document: DocumentID) throws(StoreError) {
    try write { db in
      switch document {
      case .ledger(let seq):
        try db.execute(sql: "UPDATE document SET deaths = 0 WHERE seq = ?", arguments: [seq])
      case .file(let place):
        try db.execute(
          sql: "DELETE FROM file_death WHERE path = ? AND offset = ? AND member_index = ?",
          arguments: [place.path, place.offset, place.memberIndex])
      }
    }
  }

  /// All files of a backfill are read: none of their documents is under suspicion any more.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func forgetFileDeaths() throws(StoreError) {
    try write { db in try db.execute(sql: "DELETE FROM file_death") }
  }

  static func filePlace(_ row: Row) -> FilePlace {
    FilePlace(path: row["path"], offset: row["offset"], memberIndex: row["member_index"])
  }
}
