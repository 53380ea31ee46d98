internal import ASCII
internal import Foundation
internal import GRDB
internal import Model
internal import Time

extension StateStore {
  /// The order in which what waits for its page (pending, or failed and to be tried again) is taken up: one page of each host in turn, so that politeness to one host
  /// holds up no other; within a host in order of discovery. Only the numbers, 8 bytes a document, are held.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970; what is to be tried later is left out.
  ///   - feeds: ids of the sources whose documents are wanted.
  ///   - isOwn: whether this machine asks the host. Documents of other hosts wait for the machine that does.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func waitingOrder(
    at now: Int64, feeds: Set<String>, isOwn: (_ host: String) -> Bool = { _ in true }
  ) throws(StoreError) -> [Int64] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT seq, feed_id, host, ROW_NUMBER() OVER (PARTITION BY host ORDER BY seq) AS turn
          FROM document WHERE next_try_at <= ?1 OR next_try_at > ?1 + ?2 ORDER BY turn, seq
          """, arguments: [now, Self.longestWaitSeconds])
      var order: [Int64] = []
      while let row = try rows.next() {
        if feeds.contains(row["feed_id"]), isOwn(row["host"]) { order.append(row["seq"]) }
      }
      return order
    }
  }

  /// Nothing waits longer than this: a later time was written by a clock that has jumped back since.
  static let longestWaitSeconds: Int64 = 7 * 86_400

  /// The document with this number; nil where it waits no more.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func pendingDocument(_ seq: Int64) throws(StoreError) -> PendingDocument? {
    try lookUp { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT document.*, (SELECT kind FROM feed WHERE id = feed_id) AS source_kind
          FROM document WHERE seq = ? AND next_try_at IS NOT NULL
          """)
      return try Row.fetchOne(statement, arguments: [seq]).map(Self.pendingDocument)
    }
  }

  /// Documents of each state, for all feeds or one.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func documentCounts(feedID: String? = nil) throws(StoreError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT state, SUM(documents) AS n FROM ledger_count WHERE documents > 0 AND (?1 IS NULL OR feed_id = ?1)
          GROUP BY state
          """, arguments: [feedID])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["state"], $0["n"]) })
    }
  }

  /// The last addresses of a source that were fetched, and whether an article stood there; at most a thousand.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func outcomes(ofFeed id: String) throws(StoreError) -> [(url: String, isArticle: Bool)] {
    try lookUp { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT url, state FROM document WHERE feed_id = ? AND (state IN ('stored', 'duplicate')
            OR state = 'filtered' AND reason IN ('not-an-article', 'no-text', 'not-html'))
          ORDER BY seq DESC LIMIT 1000
          """)
      return try Row.fetchAll(statement, arguments: [id]).map { ($0["url"], $0["state"] != "filtered") }
    }
  }

  /// The stored article with this id (hexadecimal); nil where there is none.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func article(_ id: String) throws(StoreError) -> ArticleRow? {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM article WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [Data(hexadecimal: id)]).map(Self.articleRow)
    }
  }

  /// The article that first brought this content, whatever its address.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func original(withContentHash hash: String) throws(StoreError) -> ArticleRow? {
    try lookUp { db in
      let statement = try db.cachedStatement(
        sql: "SELECT * FROM article WHERE content_hash = ? AND duplicate_of IS NULL ORDER BY part, id LIMIT 1"
      )
      return try Row.fetchOne(statement, arguments: [Data(hexadecimal: hash)]).map(Self.articleRow)
    }
  }

  static func update(_ result: DocumentResult, in db: Database) throws {
    if result.reason == Deletion.reason { return try blank(result.seq, in: db) }
    try db.cachedStatement(
      sql: """
        UPDATE document SET state = ?, reason = ?, attempts = ?, next_try_at = ?, etag = ?, last_modified = ?,
          article_id = COALESCE(?, article_id), deaths = 0 WHERE seq = ?
        """
    ).execute(arguments: [
      result.state.rawValue, result.reason, result.attempts, result.nextTryAt, result.validators.etag,
      result.validators.lastModified, result.articleID.map { Data(hexadecimal: $0) }, result.seq,
    ])
  }

  static func keep(_ article: ArticleRow, part: Int64, in db: Database) throws {
    try db.cachedStatement(
      sql:
        """
        INSERT OR REPLACE INTO article (id, revision, content_hash, duplicate_of, part, fetched_at, number_key)
          VALUES (?,?,?,?,?,?,?)
        """
    ).execute(arguments: [
      Data(hexadecimal: article.id), article.revision, Data(hexadecimal: article.contentHash),
      article.duplicateOf.map { Data(hexadecimal: $0) }, part, article.fetchedAt, article.numberKey,
    ])
  }

  private static func pendingDocument(_ row: Row) -> PendingDocument {
    let published = (row["entry_published"] as Int64?).map { seconds in
      Timestamp(
        secondsSinceEpoch: seconds,
        offset: (row["entry_published_offset"] as Int?).map { .stated(minutes: $0) } ?? .none)
    }
    return PendingDocument(
      seq: row["seq"], url: row["url"], host: row["host"], feedID: row["feed_id"], entryID: row["entry_id"],
      published: published,
      title: row["entry_title"], language: (row["entry_language"] as String?).flatMap { LanguageTag($0) },
      validators: Validators(etag: row["etag"], lastModified: row["last_modified"]),
      attempts: row["attempts"], articleID: (row["article_id"] as Data?)?.hexadecimal,
      sourceKind: (row["source_kind"] as String?).flatMap { SourceKind(rawValue: $0) })
  }

  static func articleRow(_ row: Row) -> ArticleRow {
    ArticleRow(
      id: (row["id"] as Data).hexadecimal, revision: row["revision"],
      contentHash: (row["content_hash"] as Data).hexadecimal,
      duplicateOf: (row["duplicate_of"] as Data?)?.hexadecimal, fetchedAt: row["fetched_at"],
      numberKey: row["number_key"])
  }
}
