internal import Foundation
internal import GRDB
public import Model

/// A robots.txt as it was fetched.
public struct StoredRobots: Sendable {
  public var origin: String
  public var status: Int
  public var body: [UInt8]
  public var validators: Validators
  public var fetchedAt: Int64
  public var expiresAt: Int64

  public init(
    origin: String, status: Int, body: [UInt8], validators: Validators, fetchedAt: Int64, expiresAt: Int64
  ) {
    self.origin = origin
    self.status = status
    self.body = body
    self.validators = validators
    self.fetchedAt = fetchedAt
    self.expiresAt = expiresAt
  }
}

extension StateStore {
  public func robots(origin: String) throws(StoreError) -> StoredRobots? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM robots WHERE origin = ?", arguments: [origin]).map { row in
        StoredRobots(
          origin: origin, status: row["status"], body: [UInt8](row["body"] as Data),
          validators: Validators(etag: row["etag"], lastModified: row["last_modified"]),
          fetchedAt: row["fetched_at"],
          expiresAt: row["expires_at"])
      }
    }
  }

  public func keep(_ robots: StoredRobots) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO robots (origin, status, body, etag, last_modified, fetched_at, expires_at)
            VALUES (?,?,?,?,?,?,?)
          """,
        arguments: [
          robots.origin, robots.status, Data(robots.body), robots.validators.etag,
          robots.validators.lastModified,
          robots.fetchedAt, robots.expiresAt,
        ])
    }
  }
}
