internal import GRDB
public import Model

extension StateStore {
  /// Rests that ended longer ago than this say nothing any more.
  static let hostRestMemorySeconds: Int64 = 7 * 86_400

  /// The hosts that asked to be left alone, by name; rests that ended long ago are left out.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func hostRests(at now: Int64) throws(StoreError) -> [HostRest] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT host, until, count FROM host_rest WHERE until > ? ORDER BY host",
        arguments: [now - Self.hostRestMemorySeconds]
      ).map { HostRest(host: $0["host"], until: $0["until"], count: $0["count"]) }
    }
  }

  /// Takes the place of all that were known.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func replaceHostRests(_ rests: [HostRest]) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM host_rest")
      for rest in rests {
        try db.execute(
          sql: "INSERT INTO host_rest (host, until, count) VALUES (?, ?, ?)",
          arguments: [rest.host, rest.until, rest.count])
      }
    }
  }
}
