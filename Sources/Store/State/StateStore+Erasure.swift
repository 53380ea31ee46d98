internal import ASCII
internal import Foundation
internal import GRDB

/// What the state does for `bantin forget`.
extension StateStore {
  // MARK: What is to be forgotten

  /// All ids of these articles and of these documents (keys, hexadecimal); a document that is an article's goes with it.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func erasureEntries(articles: Set<String>, keys: Set<String>) throws(StoreError)
    -> [ErasurePlan.Entry]
  {
    try read { db in
      let documents = try db.makeStatement(sql: "SELECT key FROM document WHERE article_id = ?")
      let aliases = try db.makeStatement(sql: "SELECT id FROM article_alias WHERE article_id = ?")
      var left = keys
      var entries: [ErasurePlan.Entry] = []
      for id in articles.sorted() {
        var others: Set<String> = []
        for statement in [documents, aliases] {
          others.formUnion(
            try Data.fetchAll(statement, arguments: [Data(hexadecimal: id)]).map(\.hexadecimal))
        }
        others.remove(id)
        left.subtract(others)
        left.remove(id)
        entries.append(ErasurePlan.Entry(id: id, otherIDs: others.sorted()))
      }
      return entries + left.sorted().map { ErasurePlan.Entry(id: $0) }
    }
  }

  /// The documents of a host and of the hosts below it.
  ///
  /// - Returns: the articles that they are, and the keys of those that are none, hexadecimal.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func documents(ofHost host: String) throws(StoreError) -> (articles: Set<String>, keys: Set<String>)
  {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT key, article_id FROM document WHERE \(Self.isOfHost("host"))", arguments: [host])
      var (articles, keys): (Set<String>, Set<String>) = ([], [])
      while let row = try rows.next() {
        if let id = row["article_id"] as Data? {
          articles.insert(id.hexadecimal)
        } else {
          keys.insert((row["key"] as Data).hexadecimal)
        }
      }
      return (articles, keys)
    }
  }

  /// The stored articles that are copies of one of these. Reads all articles.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func copies(of articles: Set<String>) throws(StoreError) -> Set<String> {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, duplicate_of FROM article WHERE duplicate_of IS NOT NULL")
      var copies: Set<String> = []
      while let row = try rows.next() {
        if articles.contains((row["duplicate_of"] as Data).hexadecimal) {
          copies.insert((row["id"] as Data).hexadecimal)
        }
      }
      return copies
    }
  }

  /// Whether the article or document of this id (hexadecimal) was forgotten.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func isForgotten(_ id: String) throws(StoreError) -> Bool {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT reason FROM document WHERE key = ?")
      return try String.fetchOne(statement, arguments: [Data(hexadecimal: id)]) == Deletion.reason
    }
  }

  /// The numbers of the documents with one of these keys (hexadecimal).
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func documentNumbers(_ keys: Set<String>) throws(StoreError) -> [Int64] {
    try read { db in
      let statement = try db.makeStatement(sql: "SELECT seq FROM document WHERE key = ?")
      return try keys.sorted().compactMap {
        try Int64.fetchOne(statement, arguments: [Data(hexadecimal: $0)])
      }
    }
  }

  /// The addresses of the documents with one of these keys (hexadecimal), sorted.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func addresses(ofDocuments keys: Set<String>) throws(StoreError) -> [String] {
    try read { db in
      let statement = try db.makeStatement(sql: "SELECT NULLIF(url, '') FROM document WHERE key = ?")
      return try keys.compactMap {
        try String.fetchOne(statement, arguments: [Data(hexadecimal: $0)])
      }.sorted()
    }
  }

  /// All published archives of `bantin run --archive`, the oldest first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func captureFiles() throws(StoreError) -> [PartPlace] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM capture_file WHERE is_published ORDER BY number").map {
        PartPlace(root: $0["root"], path: $0["path"], length: $0["length"], isPublished: true)
      }
    }
  }

  // MARK: The steps of an erasure

  /// Whether an erasure was announced and is not finished.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func hasPendingErasure() throws(StoreError) -> Bool { try pendingErasure() != nil }

  func pendingErasure() throws(StoreError) -> (plan: String, isRecorded: Bool)? {
    try lookUp { db in
      try Row.fetchOne(db, sql: "SELECT plan, is_recorded FROM erasure ORDER BY number LIMIT 1").map {
        ($0["plan"], $0["is_recorded"])
      }
    }
  }

  /// Those of the parts that were not rewritten yet.
  func livingParts(among paths: [String]) throws(StoreError) -> [String] {
    try read { db in
      let statement = try db.makeStatement(sql: "SELECT 1 FROM part WHERE path = ? AND replaced_by IS NULL")
      return try paths.filter { try Bool.fetchOne(statement, arguments: [$0]) ?? false }
    }
  }

  /// The part that the deletions of this run go to.
  func announceDeletions(runID: String, root: String) throws(StoreError) -> UnpublishedPart {
    try write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO run (id, started_at) VALUES (?, 0)", arguments: [runID])
      try db.execute(
        sql: "INSERT INTO part (run_id, root, path) VALUES (?, ?, '')", arguments: [runID, root])
      let number = db.lastInsertedRowID
      let path = "\(Deletion.folder)/part-\(runID)-\(number)\(PartEncoding.none.suffix)"
      try db.execute(sql: "UPDATE part SET path = ? WHERE number = ?", arguments: [path, number])
      return UnpublishedPart(number: number, root: root, path: path, length: 0)
    }
  }

  /// Forgets what the plan names and makes its deletions known, in one transaction. What is removed is overwritten in the
  /// database's file, too.
  func forget(_ plan: ErasurePlan, part: UnpublishedPart, numbers: ClosedRange<Int64>) throws(StoreError) {
    try overwriteWhatIsDeleted()
    try write { db in
      try Self.forget(plan.ids, runID: plan.runID, in: db)
      for host in plan.hosts {
        for table in ["host_quality", "host_day"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE \(Self.isOfHost("host"))", arguments: [host])
        }
        try db.execute(
          sql: "DELETE FROM activity WHERE kind = 'host' AND (\(Self.isOfHost("name")))", arguments: [host])
      }
      try db.execute(
        sql: """
          UPDATE part SET length = ?, records = ?, first_sequence = ?, last_sequence = ?, is_numbered = 1
          WHERE number = ?
          """,
        arguments: [part.length, plan.entries.count, numbers.lowerBound, numbers.upperBound, part.number])
      try db.execute(sql: "UPDATE dataset SET last_sequence = ?", arguments: [numbers.upperBound])
      try db.execute(
        sql: "UPDATE erasure SET is_recorded = 1 WHERE number = (SELECT MIN(number) FROM erasure)")
    }
  }

  /// Of the ids (hexadecimal) nothing stays but a row of the ledger each, with the hash, the times and the source: so
  /// that an address that is listed again is known.
  static func forget(_ ids: Set<String>, runID: String, in db: Database) throws {
    try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS erased (id BLOB PRIMARY KEY)")
    try db.execute(sql: "DELETE FROM erased")
    let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO erased VALUES (?)")
    for id in ids.sorted() { try insert.execute(arguments: [Data(hexadecimal: id)]) }
    try ArticleIndex.erase(in: db)
    try db.execute(
      sql: """
        DELETE FROM failed_attempt WHERE seq IN (SELECT seq FROM document WHERE key IN (SELECT id FROM erased));
        DELETE FROM article WHERE id IN (SELECT id FROM erased);
        DELETE FROM article_alias WHERE id IN (SELECT id FROM erased) OR article_id IN (SELECT id FROM erased);
        DELETE FROM story_member WHERE article_id IN (SELECT id FROM erased);
        -- The words that the two had in common.
        UPDATE story_member SET evidence = json_remove(evidence, '$.shared') WHERE partner_id IN (SELECT id FROM erased);
        UPDATE document SET \(blank) WHERE key IN (SELECT id FROM erased);
        """)
    try db.execute(
      sql: """
        INSERT INTO document (key, url, host, feed_id, entry_hash, state, reason, discovered_run)
          SELECT id, '', '', ?, x'', 'filtered', '\(Deletion.reason)', ? FROM erased
          WHERE id NOT IN (SELECT key FROM document) ORDER BY id
        """, arguments: [Deletion.sourceID, runID])
    try countDiscovered(db.changesCount, feedID: Deletion.sourceID, in: db)
    try db.execute(sql: "DELETE FROM erased")
  }

  /// A document that proved to be a forgotten article.
  static func blank(_ seq: Int64, in db: Database) throws {
    try db.execute(sql: "UPDATE document SET \(blank) WHERE seq = ?", arguments: [seq])
  }

  private static let blank = """
    url = '', host = '', entry_id = NULL, entry_hash = x'', entry_title = NULL, entry_language = NULL,
    state = 'filtered', reason = '\(Deletion.reason)', attempts = 0, next_try_at = NULL, etag = NULL,
    last_modified = NULL, article_id = NULL, deaths = 0
    """

  /// The host in the column is the first argument, or lies below it.
  private static func isOfHost(_ column: String) -> String {
    "\(column) = ?1 OR SUBSTR(\(column), -LENGTH(?1) - 1) = '.' || ?1"
  }

  private func overwriteWhatIsDeleted() throws(StoreError) {
    do {
      try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
    } catch {
      throw Self.translated(error, path)
    }
  }

  func finishErasure() throws(StoreError) {
    try overwriteWhatIsDeleted()
    try write { db in
      try db.execute(sql: "DELETE FROM erasure WHERE number = (SELECT MIN(number) FROM erasure)")
    }
    // The write-ahead log has pages as they were. It cannot be emptied while another process reads the state; SQLite
    // does it when the last connection closes.
    try? database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
  }
}
