internal import GRDB
public import Model

extension StateStore {
  /// Guards that kept no page for longer than this say nothing any more.
  static let hostGuardMemorySeconds: Int64 = 30 * 86_400

  /// The hosts where guards kept the last pages, by name.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func hostGuards(at now: Int64) throws(StoreError) -> [HostGuard] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM host_guard WHERE MAX(since, until) > ? ORDER BY host",
        arguments: [now - Self.hostGuardMemorySeconds]
      ).map(HostGuard.init)
    }
  }

  /// Takes the place of all that were known.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func replaceHostGuards(_ guards: [HostGuard]) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM host_guard")
      for host in guards {
        try db.execute(
          sql: "INSERT INTO host_guard (host, guard_name, count, since, until) VALUES (?, ?, ?, ?, ?)",
          arguments: [host.host, host.guardName, host.count, host.since, host.until])
      }
    }
  }
}

extension HostGuard {
  init(_ row: Row) {
    self.init(
      host: row["host"], guardName: row["guard_name"], count: row["count"], since: row["since"],
      until: row["until"])
  }
}
