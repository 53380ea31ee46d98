internal import GRDB

/// A document out of a file has no row in the ledger while it is read: a mark tells it, a negative number that its place gives.
extension StateStore {
  /// Deaths of the process by the mark of the document that was being read.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func sourceDeaths() throws(StoreError) -> [Int64: Int] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT mark, deaths FROM source_death")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["mark"], $0["deaths"]) })
    }
  }

  static func recordDeath(ofMark mark: Int64, in db: Database) throws {
    try db.execute(
      sql:
        "INSERT INTO source_death (mark, deaths) VALUES (?, 1) ON CONFLICT DO UPDATE SET deaths = deaths + 1",
      arguments: [mark])
  }

  /// The document, of the ledger or out of a file, was read to its end after all.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func forgetDeaths(of number: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: number > 0
          ? "UPDATE document SET deaths = 0 WHERE seq = ?" : "DELETE FROM source_death WHERE mark = ?",
        arguments: [number])
    }
  }

  /// All files are read.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func forgetSourceDeaths() throws(StoreError) {
    try write { db in try db.execute(sql: "DELETE FROM source_death") }
  }
}
