internal import Foundation
internal import GRDB
public import Model

extension StateStore {
  /// Those fetched after `time`, newest first, as many as their bodies fit into `maximumBytes`.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func robots(fetchedAfter time: Int64, maximumBytes: Int) throws(StoreError) -> [RobotsRecord] {
    try read { db in
      var found: [RobotsRecord] = []
      var bytes = 0
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM robots WHERE fetched_at > ? ORDER BY fetched_at DESC, origin",
        arguments: [time])
      while let row = try rows.next() {
        let body: Data = row["body"]
        bytes += body.count
        guard bytes <= maximumBytes else { break }
        found.append(
          RobotsRecord(
            origin: row["origin"], status: row["status"], body: [UInt8](body),
            validators: Validators(etag: row["etag"], lastModified: row["last_modified"]),
            fetchedAt: row["fetched_at"], expiresAt: row["expires_at"]))
      }
      return found
    }
  }

  /// All in one transaction; each takes the place of the one of its origin.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func keep(_ robots: [RobotsRecord]) throws(StoreError) {
    guard !robots.isEmpty else { return }
    try write { db in
      for robots in robots {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO robots (origin, status, body, etag, last_modified, fetched_at, expires_at)
              VALUES (?,?,?,?,?,?,?)
            """,
          arguments: [
            robots.origin, robots.status, Data(robots.body), robots.validators.etag,
            robots.validators.lastModified, robots.fetchedAt, robots.expiresAt,
          ])
      }
    }
  }
}
