internal import Foundation
internal import GRDB

/// A robots.txt as it was fetched.
public struct StoredRobots: Sendable {
  public var origin: String
  public var status: Int
  public var body: [UInt8]
  public var etag: String?
  public var lastModified: String?
  public var fetchedAt: Int64

  public init(origin: String, status: Int, body: [UInt8], etag: String?, lastModified: String?, fetchedAt: Int64) {
    self.origin = origin
    self.status = status
    self.body = body
    self.etag = etag
    self.lastModified = lastModified
    self.fetchedAt = fetchedAt
  }
}

extension StateStore {
  public func robots(origin: String) throws(StoreError) -> StoredRobots? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM robots WHERE origin = ?", arguments: [origin]).map { row in
        StoredRobots(
          origin: origin, status: row["status"], body: [UInt8](row["body"] as Data), etag: row["etag"],
          lastModified: row["last_modified"], fetchedAt: row["fetched_at"])
      }
    }
  }

  public func keep(_ robots: StoredRobots) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO robots (origin, status, body, etag, last_modified, fetched_at) VALUES (?,?,?,?,?,?)
          """,
        arguments: [
          robots.origin, robots.status, Data(robots.body), robots.etag, robots.lastModified, robots.fetchedAt,
        ])
    }
  }
}
