internal import Addresses
internal import Foundation
internal import GRDB
internal import Model
internal import Time

/// How entries enter the ledger, and how it knows those that it has.
///
/// An entry is known by its address. Where that is new it is known by the feed's own identity for it (guid, `atom:id`), if
/// either the date of publication or the page is the same too: feeds exist that give each place of the list a guid, and the
/// article that stands there next must not be taken for the one before.
extension StateStore {
  static func countDiscovered(_ count: Int, feedID: String, in db: Database) throws {
    guard count > 0 else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO discovery (feed_id, documents) VALUES (?1, ?2)
        ON CONFLICT (feed_id) DO UPDATE SET documents = documents + ?2
        """
    ).execute(arguments: [feedID, count])
  }

  /// Which of these the ledger does not have yet, and which it has as filtered.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func standing(of entries: [DiscoveredEntry]) throws(StoreError) -> EntryStanding {
    try read { db in
      var standing = EntryStanding()
      for entry in entries {
        switch try Self.known(entry, in: db)?["state"] as String? {
        case nil: standing.unknown.insert(entry.key)
        case "filtered": standing.filtered.insert(entry.key)
        default: break
        }
      }
      if standing.unknown.count + standing.filtered.count == entries.count {
        standing.hasMovedArticle = try entries.contains {
          try standing.unknown.contains($0.key) && Self.isOfStoredArticle($0, in: db)
        }
      }
      return standing
    }
  }

  /// Whether a stored article has the address, had it before, or has its number beside another slug. The id of an article is
  /// the ledger's key of its address.
  private static func isOfStoredArticle(_ entry: DiscoveredEntry, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 OR number_key = ?2)
          OR EXISTS (SELECT 1 FROM article_alias WHERE id = ?1)
        """)
    let number = WebURL(entry.url).flatMap { NumberedAddress($0) }?.key
    return try Bool.fetchOne(statement, arguments: [Data(entry.key), number]) ?? false
  }

  /// A new address becomes pending (or is filtered at once); a known one whose entry changed is fetched again.
  static func discover(
    _ entry: DiscoveredEntry, feedID: String, runID: String, in db: Database, _ counts: inout PollCounts
  ) throws {
    guard let row = try known(entry, in: db) else {
      try add(entry, feedID: feedID, runID: runID, in: db)
      counts.new += 1
      return
    }
    // Left aside for its age, and wanted by another source: a backfill, or one that takes what is older.
    if row["state"] == "filtered", (row["reason"] as String?) == "too-old", row["feed_id"] != feedID,
      entry.filterReason == nil
    {
      try take(over: row["seq"], from: row["feed_id"], entry, feedID: feedID, runID: runID, in: db)
      counts.new += 1
      return
    }
    let isOwn = row["feed_id"] == feedID
    if isOwn, let guidKey = entry.guidKey, (row["guid_key"] as Data?) == nil {
      try db.cachedStatement(sql: "UPDATE document SET guid_key = ? WHERE seq = ?")
        .execute(arguments: [Data(guidKey), row["seq"] as Int64])
    }
    let isChanged = row["entry_hash"] != Data(entry.entryHash) && isOwn
    guard isChanged, ["stored", "duplicate", "failed"].contains(row["state"] as String) else {
      counts.known += 1
      return
    }
    try fetchAgain(entry, seq: row["seq"], hasMoved: row["key"] != Data(entry.key), in: db)
    counts.changed += 1
  }

  /// Another source brings the document from now on; both counts of what sources brought go with it.
  private static func take(
    over seq: Int64, from otherID: String, _ entry: DiscoveredEntry, feedID: String, runID: String,
    in db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE document SET state = 'pending', reason = NULL, next_try_at = 0, feed_id = ?, entry_id = ?,
          entry_hash = ?, entry_title = ?, entry_language = ?, discovered_run = ? WHERE seq = ?
        """,
      arguments: [
        feedID, entry.entryID, Data(entry.entryHash), entry.title, entry.language?.value, runID, seq,
      ])
    try db.execute(
      sql: "UPDATE discovery SET documents = documents - 1 WHERE feed_id = ?", arguments: [otherID])
  }

  private static func add(_ entry: DiscoveredEntry, feedID: String, runID: String, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO document (key, url, host, feed_id, entry_id, guid_key, entry_hash, entry_published,
          entry_published_offset, entry_title, entry_language, state, reason, next_try_at, discovered_run)
          VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """
    ).execute(arguments: [
      Data(entry.key), entry.url, entry.host, feedID, entry.entryID, entry.guidKey.map { Data($0) },
      Data(entry.entryHash), entry.published?.secondsSinceEpoch, entry.published?.statedOffsetMinutes,
      entry.title, entry.language?.value, entry.filterReason == nil ? "pending" : "filtered",
      entry.filterReason,
      entry.filterReason == nil ? 0 : nil, runID,
    ])
  }

  /// Where the entry has moved, its page is asked for at the new address; the old one's validators say nothing of it.
  private static func fetchAgain(_ entry: DiscoveredEntry, seq: Int64, hasMoved: Bool, in db: Database) throws
  {
    try db.cachedStatement(
      sql: """
        UPDATE document SET state = 'pending', entry_hash = ?, entry_title = ?, entry_language = ?, attempts = 0,
          next_try_at = 0 WHERE seq = ?
        """
    ).execute(arguments: [Data(entry.entryHash), entry.title, entry.language?.value, seq])
    guard hasMoved else { return }
    try db.cachedStatement(
      sql: "UPDATE document SET key = ?, url = ?, host = ?, etag = NULL, last_modified = NULL WHERE seq = ?"
    ).execute(arguments: [Data(entry.key), entry.url, entry.host, seq])
  }

  private static func known(_ entry: DiscoveredEntry, in db: Database) throws -> Row? {
    let columns = """
      SELECT seq, key, url, entry_hash, entry_published, guid_key, state, reason, feed_id FROM document
      """
    let byAddress = try db.cachedStatement(sql: columns + " WHERE key = ?")
    if let row = try Row.fetchOne(byAddress, arguments: [Data(entry.key)]) { return row }
    guard let guidKey = entry.guidKey else { return nil }
    let byGuid = try db.cachedStatement(sql: columns + " WHERE guid_key = ? ORDER BY seq DESC LIMIT 1")
    guard let row = try Row.fetchOne(byGuid, arguments: [Data(guidKey)]) else { return nil }
    let isSameDate =
      entry.published.map { $0.secondsSinceEpoch == (row["entry_published"] as Int64?) } ?? false
    return isSameDate || isSamePage(entry.url, row["url"]) ? row : nil
  }

  /// The addresses differ in their queries at most.
  private static func isSamePage(_ left: String, _ right: String) -> Bool {
    guard let left = WebURL(left), let right = WebURL(right) else { return false }
    return left.host == right.host && left.path == right.path
  }
}

extension Timestamp {
  fileprivate var statedOffsetMinutes: Int? {
    if case .stated(let minutes) = offset { minutes } else { nil }
  }
}
