internal import GRDB

/// A document out of a file that was passed over, because it killed the process or did not end.
public struct QuarantinedSource: Sendable {
  public var path: String
  /// Where it begins: bytes of the file.
  public var offset: Int64
  /// Records before it there, where several share a gzip member.
  public var memberIndex: Int
  /// What tells it in the file of marks, and in the names of its files in quarantine.
  public var mark: Int64

  public init(path: String, offset: Int64, memberIndex: Int, mark: Int64) {
    self.path = path
    self.offset = offset
    self.memberIndex = memberIndex
    self.mark = mark
  }
}

extension StateStore {
  static func keep(_ source: QuarantinedSource, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO source_quarantine (path, offset, member_index, mark) VALUES (?,?,?,?)",
      arguments: [source.path, source.offset, source.memberIndex, source.mark])
  }

  /// Puts the files back to the first of their documents in quarantine: the next backfill of a file reads it on from there, as
  /// if none had died over it. What is stored already is known then.
  ///
  /// - Returns: the documents by file, the first of each file first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func retryQuarantinedSources() throws(StoreError) -> [String: [QuarantinedSource]] {
    try write { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM source_quarantine ORDER BY path, offset, member_index")
      let sources = rows.map { row in
        QuarantinedSource(
          path: row["path"], offset: row["offset"], memberIndex: row["member_index"], mark: row["mark"])
      }
      let files = Dictionary(grouping: sources, by: \.path)
      for (path, sources) in files {
        try db.execute(
          sql: "UPDATE source_file SET offset = ?, member_index = ?, is_done = 0 WHERE path = ?",
          arguments: [sources[0].offset, sources[0].memberIndex, path])
      }
      try db.execute(sql: "DELETE FROM source_death WHERE mark IN (SELECT mark FROM source_quarantine)")
      try db.execute(sql: "DELETE FROM source_quarantine")
      return files
    }
  }
}
