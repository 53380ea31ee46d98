internal import Addresses
internal import Foundation
internal import GRDB

/// What one state takes over from another when domains move between machines.
extension StateStore {
  /// What was taken over.
  public struct Adoption: Sendable, Equatable {
    /// Rows of the ledger.
    public var documents = 0
    /// Of those, what waits for its page.
    public var pending = 0
    public var articles = 0
    public var sources = 0

    public init() {}
  }

  /// Takes over what another state knows of some hosts: the ledger, what is remembered of the articles, aliases, stories, the
  /// sources with their sitemaps, and the pauses that hosts asked for. So what the other has fetched is not fetched again, and what it
  /// has found and not fetched is. The other state stays as it is; records stay in the other dataset. What was forgotten
  /// there is known as forgotten here.
  ///
  /// May be repeated: what is known here already stays, but for addresses that only wait here and have an outcome there.
  ///
  /// - Throws: `StoreError`: `stateUnreadable` where one of the two is damaged, `stateTooNew` where a newer program wrote
  ///   the other, `diskFull` or `io` where this one cannot be written.
  public func adopt(from otherPath: String, isOwn: (_ host: String) -> Bool) throws(StoreError) -> Adoption {
    // Brings it to this program's schema.
    do { try StateStore(path: otherPath).close() }
    do {
      return try database.writeWithoutTransaction { db in
        try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [otherPath])
        defer { try? db.execute(sql: "DETACH DATABASE other") }
        var adoption = Adoption()
        try db.inTransaction(.immediate) {
          try Self.chooseOwn(isOwn, in: db)
          adoption = try Self.adoptLedger(in: db)
          adoption.articles = try Self.adoptArticles(in: db)
          adoption.sources = try Self.adoptSources(in: db)
          try db.execute(sql: "DROP TABLE temp.own_host; DROP TABLE temp.own_feed;")
          return .commit
        }
        return adoption
      }
    } catch {
      throw Self.translated(error, path)
    }
  }

  /// The tables `own_host` and `own_feed`: what of the other state is to be taken over.
  private static func chooseOwn(_ isOwn: (String) -> Bool, in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE own_host (host TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TEMP TABLE own_feed (id TEXT PRIMARY KEY) WITHOUT ROWID;
        """)
    let host = try db.makeStatement(sql: "INSERT OR IGNORE INTO own_host VALUES (?)")
    let hosts = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT host FROM other.document WHERE host <> '' UNION SELECT host FROM other.host_rest
        UNION SELECT host FROM other.host_guard
        """)
    for name in hosts where isOwn(name) { try host.execute(arguments: [name]) }
    let feed = try db.makeStatement(sql: "INSERT OR IGNORE INTO own_feed VALUES (?)")
    for row in try Row.fetchAll(db, sql: "SELECT id, url FROM other.feed") {
      if let url = WebURL(row["url"] as String), isOwn(url.host) {
        try feed.execute(arguments: [row["id"] as String])
      }
    }
  }

  private static func adoptLedger(in db: Database) throws -> Adoption {
    var adoption = Adoption()
    // Only waits here, and has an outcome there.
    try db.execute(
      sql: """
        DELETE FROM main.document WHERE state = 'pending' AND article_id IS NULL AND key IN
          (SELECT key FROM other.document WHERE host IN (SELECT host FROM own_host) AND state <> 'pending')
        """)
    let columns = try names(ofColumns: "document", besides: ["seq"], in: db)
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO main.document (\(columns)) SELECT \(columns) FROM other.document
        WHERE host IN (SELECT host FROM own_host) OR reason = '\(Deletion.reason)' ORDER BY seq
        """)
    adoption.documents = db.changesCount
    adoption.pending =
      try Int.fetchOne(
        db,
        sql: """
          SELECT COUNT(*) FROM main.document WHERE state = 'pending' AND key IN
            (SELECT key FROM other.document WHERE state = 'pending' AND host IN (SELECT host FROM own_host))
          """) ?? 0
    try db.execute(
      sql: """
        DELETE FROM main.discovery;
        INSERT INTO main.discovery SELECT feed_id, COUNT(*) FROM main.document GROUP BY feed_id;
        """)
    return adoption
  }

  /// No part here has their records: their part is 0.
  private static func adoptArticles(in db: Database) throws -> Int {
    let own = """
      (SELECT article_id FROM other.document WHERE article_id IS NOT NULL AND host IN (SELECT host FROM own_host))
      """
    let columns = try names(ofColumns: "article", besides: ["part"], in: db)
    let updates = try names(ofColumns: "article", besides: ["id", "part"], in: db).split(separator: ", ")
      .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT INTO main.article (\(columns), part) SELECT \(columns), 0 FROM other.article WHERE id IN \(own)
        ON CONFLICT (id) DO UPDATE SET \(updates), part = 0 WHERE excluded.revision > revision
        """)
    let count = db.changesCount
    for table in ["article_alias", "story_member"] {
      let columns = try names(ofColumns: table, in: db)
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO main.\(table) (\(columns)) SELECT \(columns) FROM other.\(table)
          WHERE article_id IN \(own)
          """)
    }
    return count
  }

  private static func adoptSources(in db: Database) throws -> Int {
    func take(_ table: String, where condition: String) throws {
      let columns = try names(ofColumns: table, in: db)
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO main.\(table) (\(columns)) SELECT \(columns) FROM other.\(table) WHERE \(condition)
          """)
    }
    // Where a source is known here its sitemaps are, too.
    try db.execute(sql: "DELETE FROM own_feed WHERE id IN (SELECT id FROM main.feed)")
    try take("feed", where: "id IN (SELECT id FROM own_feed)")
    let count = db.changesCount
    try take("sitemap", where: "feed_id IN (SELECT id FROM own_feed)")
    try take("sitemap_listing", where: "feed_id IN (SELECT id FROM own_feed)")
    for table in ["host_rest", "host_guard"] { try take(table, where: "host IN (SELECT host FROM own_host)") }
    return count
  }

  private static func names(ofColumns table: String, besides others: Set<String> = [], in db: Database) throws
    -> String
  {
    try db.columns(in: table).map(\.name).filter { !others.contains($0) }.joined(separator: ", ")
  }
}
