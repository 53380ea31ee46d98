internal import ASCII
internal import Foundation
internal import GRDB
internal import Time

/// What the state knows of one address or article; no call reads more than a few rows.
extension StateStore {
  /// The document with this key (16 bytes, of its address); nil where the ledger has none.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func ledgerDocument(_ key: [UInt8]) throws(StoreError) -> LedgerDocument? {
    try lookUp { db in
      try Row.fetchOne(db, sql: Self.documents + " WHERE key = ?", arguments: [Data(key)])
        .map(Self.ledgerDocument)
    }
  }

  /// The documents that the article was found as, in the order of their discovery, `limit` at most.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func ledgerDocuments(ofArticle id: String, limit: Int) throws(StoreError) -> [LedgerDocument] {
    try lookUp { db in
      try Row.fetchAll(
        db, sql: Self.documents + " WHERE article_id = ? ORDER BY seq LIMIT ?",
        arguments: [Data(hexadecimal: id), limit]
      ).map(Self.ledgerDocument)
    }
  }

  /// The part that holds the newest record of the article; nil where the article is not known.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func part(ofArticle id: String) throws(StoreError) -> PartPlace? {
    try lookUp { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT part.* FROM article JOIN part AS written ON written.number = article.part
            JOIN part ON part.number = COALESCE(written.replaced_by, written.number)
          WHERE article.id = ?
          """, arguments: [Data(hexadecimal: id)])
      return row.map {
        PartPlace(
          root: $0["root"], path: $0["path"], length: $0["length"], isPublished: $0["is_published"])
      }
    }
  }

  /// What `bantin run --archive` wrote in these runs.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func captureFiles(ofRuns runs: Set<String>) throws(StoreError) -> [PartPlace] {
    try lookUp { db in
      try Row.fetchAll(db, sql: "SELECT * FROM capture_file WHERE is_published ORDER BY number").map {
        PartPlace(root: $0["root"], path: $0["path"], length: $0["length"], isPublished: true)
      }.filter { file in runs.contains { file.path.hasPrefix("bantin-\($0)-") } }
    }
  }

  /// The sources that brought addresses of this host, among the last `limit` that were discovered.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func sourceIDs(ofHost host: String, amongLast limit: Int) throws(StoreError) -> [String] {
    try lookUp { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT feed_id FROM (SELECT feed_id, host FROM document ORDER BY seq DESC LIMIT ?)
          WHERE host = ? ORDER BY feed_id
          """, arguments: [limit, host])
    }
  }

  private static let documents = """
    SELECT document.*, (SELECT NULLIF(started_at, 0) FROM run WHERE id = discovered_run) AS discovered_at FROM document
    """

  private static func ledgerDocument(_ row: Row) -> LedgerDocument {
    LedgerDocument(
      seq: row["seq"], url: row["url"], host: row["host"], feedID: row["feed_id"], entryID: row["entry_id"],
      entryTitle: row["entry_title"],
      entryPublished: (row["entry_published"] as Int64?).map { seconds in
        Timestamp(
          secondsSinceEpoch: seconds,
          offset: (row["entry_published_offset"] as Int?).map { .stated(minutes: $0) } ?? .none)
      },
      discoveredRun: row["discovered_run"], discoveredAt: row["discovered_at"], state: row["state"],
      reason: row["reason"], attempts: row["attempts"], nextTryAt: row["next_try_at"], deaths: row["deaths"],
      articleID: (row["article_id"] as Data?)?.hexadecimal)
  }
}
