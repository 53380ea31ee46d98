internal import Foundation
internal import GRDB
internal import Model

extension StateStore {
  /// The sitemaps behind a source's index that were read before, by address.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func sitemaps(ofFeed id: String) throws(StoreError) -> [SitemapState] {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM sitemap WHERE feed_id = ? ORDER BY url")
      return try Row.fetchAll(statement, arguments: [id]).map(Self.sitemapState)
    }
  }

  /// Every sitemap that the source's indexes ever listed, as 8 bytes each; nil where no index was read yet.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func sitemapListing(ofFeed id: String) throws(StoreError) -> [UInt8]? {
    try lookUp { db in
      try Data.fetchOne(db, sql: "SELECT keys FROM sitemap_listing WHERE feed_id = ?", arguments: [id]).map {
        [UInt8]($0)
      }
    }
  }

  static func keep(_ changes: SitemapChanges, feedID: String, in db: Database) throws {
    if changes.replacesAll {
      try db.execute(sql: "DELETE FROM sitemap WHERE feed_id = ?", arguments: [feedID])
      try db.execute(sql: "DELETE FROM sitemap_listing WHERE feed_id = ?", arguments: [feedID])
    }
    for url in changes.removed {
      try db.execute(sql: "DELETE FROM sitemap WHERE feed_id = ? AND url = ?", arguments: [feedID, url])
    }
    for sitemap in changes.updated {
      try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO sitemap (feed_id, url, parent_url, etag, last_modified, body_hash, listed_at,
            newest_at, is_news, is_index, checked_at, failure_count) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
          """
      ).execute(arguments: [
        feedID, sitemap.url, sitemap.parentURL, sitemap.validators.etag, sitemap.validators.lastModified,
        sitemap.bodyHash.map { Data($0) }, sitemap.listedAt, sitemap.newestAt, sitemap.isNews,
        sitemap.isIndex, sitemap.checkedAt, sitemap.failureCount,
      ])
    }
    if let listing = changes.listing {
      try db.execute(
        sql: "INSERT OR REPLACE INTO sitemap_listing (feed_id, keys) VALUES (?, ?)",
        arguments: [feedID, Data(listing)])
    }
  }

  private static func sitemapState(_ row: Row) -> SitemapState {
    var state = SitemapState(url: row["url"], parentURL: row["parent_url"])
    state.validators = Validators(etag: row["etag"], lastModified: row["last_modified"])
    state.bodyHash = (row["body_hash"] as Data?).map { [UInt8]($0) }
    state.listedAt = row["listed_at"]
    state.newestAt = row["newest_at"]
    state.isNews = row["is_news"]
    state.isIndex = row["is_index"]
    state.checkedAt = row["checked_at"]
    state.failureCount = row["failure_count"]
    return state
  }
}
