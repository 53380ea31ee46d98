internal import GRDB

extension StateStore {
  /// Enters a run. `now` is in seconds since 1970.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func beginRun(_ id: String, at now: Int64) throws(StoreError) {
    try write { db in
      try db.execute(sql: "INSERT INTO run (id, started_at) VALUES (?, ?)", arguments: [id, now])
      try Self.count("run", "", at: now, in: db)
    }
  }

  /// `report` is the run's counts as JSON.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func endRun(_ id: String, at now: Int64, report: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET ended_at = ?, report = ? WHERE id = ?", arguments: [now, report, id])
      try Self.forgetActivity(before: now, in: db)
      try Self.noteSize(at: now, in: db)
    }
  }

  /// A run by its id, `last` for the newest; nil where there is none.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func run(_ id: String) throws(StoreError) -> RunRow? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT * FROM run WHERE id = ?1 OR ?1 = 'last' ORDER BY started_at DESC, id DESC LIMIT 1",
        arguments: [id])
      return row.map(RunRow.init)
    }
  }

  /// The newest runs that have a report, the newest first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func runs(last count: Int) throws(StoreError) -> [RunRow] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM run WHERE report IS NOT NULL ORDER BY id DESC LIMIT ?", arguments: [count]
      ).map(RunRow.init)
    }
  }
}

/// A run as the state remembers it.
public struct RunRow: Sendable, Equatable {
  /// As in its records: `20261124T101500Z-3f9a`.
  public var id: String
  /// Seconds since 1970; 0 where the state was rebuilt from the parts.
  public var startedAt: Int64
  /// Nil where it was killed, or is still at work.
  public var endedAt: Int64?
  /// Its counts as JSON.
  public var report: String?
}

extension RunRow {
  fileprivate init(_ row: Row) {
    self.init(id: row["id"], startedAt: row["started_at"], endedAt: row["ended_at"], report: row["report"])
  }
}
