internal import GRDB

/// Documents in files that were passed over, because they killed the process or did not end.
extension StateStore {
  static func quarantine(_ place: FilePlace, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO source_quarantine (path, offset, member_index) VALUES (?,?,?)",
      arguments: [place.path, place.offset, place.memberIndex])
  }

  /// Puts the files back to the first of their documents in quarantine: the next backfill of a file reads it on from there, as
  /// if none had died over it. What is stored already is known then.
  ///
  /// - Returns: the documents by file, the first of each file first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func retryQuarantinedFiles() throws(StoreError) -> [String: [FilePlace]] {
    try write { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM source_quarantine ORDER BY path, offset, member_index")
      let files = Dictionary(grouping: rows.map(Self.filePlace), by: \.path)
      for (path, places) in files {
        try db.execute(
          sql: "UPDATE source_file SET offset = ?, member_index = ?, is_done = 0 WHERE path = ?",
          arguments: [places[0].offset, places[0].memberIndex, path])
      }
      try db.execute(
        sql: """
          DELETE FROM file_death
          WHERE (path, offset, member_index) IN (SELECT path, offset, member_index FROM source_quarantine)
          """)
      try db.execute(sql: "DELETE FROM source_quarantine")
      return files
    }
  }
}
