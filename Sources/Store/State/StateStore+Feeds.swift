internal import Foundation
internal import GRDB
public import Model

extension StateStore {
  /// The feed's state; a new one where it was never polled, or where its URL was changed in feeds.yaml.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func feedState(of feed: Feed) throws(StoreError) -> FeedState {
    let row = try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE id = ?", arguments: [feed.id])
    }
    var state = FeedState(feedID: feed.id, url: feed.url)
    guard let row, row["url"] == feed.url else { return state }
    state.kind = (row["kind"] as String?).flatMap { SourceKind(rawValue: $0) }
    state.validators = Validators(etag: row["etag"], lastModified: row["last_modified"])
    state.validatedAt = row["validated_at"]
    state.bodyHash = (row["body_hash"] as Data?).map { [UInt8]($0) }
    state.entryCount = row["entry_count"]
    state.hadEntries = row["had_entries"]
    state.firstPolledAt = row["first_polled_at"]
    state.polledAt = row["polled_at"]
    state.changedAt = row["changed_at"]
    state.changeIntervalSeconds = row["change_interval"]
    state.conditionalCount = row["conditional_count"]
    state.distrustedUntil = row["distrusted_until"]
    state.dueAt = row["due_at"]
    state.failureCount = row["failure_count"]
    state.errorCode = row["error_code"]
    state.errorDetail = row["error_detail"]
    state.movedTo = row["moved_to"]
    return state
  }

  /// Keeps the outcome of one poll: the feed's state and its entries in one transaction, so that a validator is never
  /// remembered without the entries that came with it.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  @discardableResult
  public func commitPoll(
    _ state: FeedState, entries: [DiscoveredEntry], sitemaps: SitemapChanges? = nil, gap: FeedGap? = nil,
    runID: String
  ) throws(StoreError) -> PollCounts {
    try write { db in
      if let gap {
        try db.execute(
          sql: "INSERT OR REPLACE INTO gap (feed_id, after, before, run_id) VALUES (?, ?, ?, ?)",
          arguments: [state.feedID, gap.after, gap.before, runID])
      }
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO feed (id, url, etag, last_modified, validated_at, body_hash, entry_count, had_entries, first_polled_at,
            polled_at, changed_at, change_interval, conditional_count, distrusted_until, due_at, failure_count, error_code,
            error_detail, moved_to, kind) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
          """,
        arguments: [
          state.feedID, state.url, state.validators.etag, state.validators.lastModified, state.validatedAt,
          state.bodyHash.map { Data($0) }, state.entryCount, state.hadEntries, state.firstPolledAt,
          state.polledAt, state.changedAt,
          state.changeIntervalSeconds, state.conditionalCount, state.distrustedUntil, state.dueAt,
          state.failureCount,
          state.errorCode, state.errorDetail, state.movedTo, state.kind?.rawValue,
        ])
      if let sitemaps { try Self.keep(sitemaps, feedID: state.feedID, in: db) }
      var counts = PollCounts()
      for entry in entries { try Self.discover(entry, feedID: state.feedID, runID: runID, in: db, &counts) }
      try Self.countDiscovered(counts.new, feedID: state.feedID, in: db)
      if counts.new > 0 {
        try Self.count("feed", state.feedID, at: state.polledAt ?? 0, by: counts.new, in: db)
      }
      return counts
    }
  }

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
  public func standing(of keys: [[UInt8]]) throws(StoreError) -> EntryStanding {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT state FROM document WHERE key = ?")
      var standing = EntryStanding()
      for key in keys {
        switch try String.fetchOne(statement, arguments: [Data(key)]) {
        case nil: standing.unknown.insert(key)
        case "filtered": standing.filtered.insert(key)
        default: break
        }
      }
      return standing
    }
  }

  /// A new address becomes pending (or is filtered at once); a known one whose entry changed is fetched again.
  static func discover(
    _ entry: DiscoveredEntry, feedID: String, runID: String, in db: Database, _ counts: inout PollCounts
  ) throws {
    let known = try db.cachedStatement(
      sql: "SELECT seq, entry_hash, state, reason, feed_id FROM document WHERE key = ?")
    guard let row = try Row.fetchOne(known, arguments: [Data(entry.key)]) else {
      try db.cachedStatement(
        sql: """
          INSERT INTO document (key, url, host, feed_id, entry_id, entry_hash, entry_published, entry_published_offset,
            state, reason, next_try_at, discovered_run) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
          """
      ).execute(arguments: [
        Data(entry.key), entry.url, entry.host, feedID, entry.entryID, Data(entry.entryHash),
        entry.published?.secondsSinceEpoch, entry.published?.statedOffsetMinutes,
        entry.filterReason == nil ? "pending" : "filtered", entry.filterReason,
        entry.filterReason == nil ? 0 : nil,
        runID,
      ])
      counts.new += 1
      return
    }
    // Left aside for its age, and wanted by another source: a backfill, or one that takes what is older.
    if row["state"] == "filtered", row["reason"] == "too-old", row["feed_id"] != feedID,
      entry.filterReason == nil
    {
      try take(over: row["seq"], from: row["feed_id"], entry, feedID: feedID, runID: runID, in: db)
      counts.new += 1
      return
    }
    let isChanged = row["entry_hash"] != Data(entry.entryHash) && row["feed_id"] == feedID
    guard isChanged, ["stored", "duplicate", "failed"].contains(row["state"] as String) else {
      counts.known += 1
      return
    }
    try db.cachedStatement(
      sql:
        "UPDATE document SET state = 'pending', entry_hash = ?, attempts = 0, next_try_at = 0 WHERE seq = ?"
    ).execute(arguments: [Data(entry.entryHash), row["seq"] as Int64])
    counts.changed += 1
  }
}

extension StateStore {
  /// Another source brings the document from now on; both counts of what sources brought go with it.
  private static func take(
    over seq: Int64, from otherID: String, _ entry: DiscoveredEntry, feedID: String, runID: String,
    in db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE document SET state = 'pending', reason = NULL, next_try_at = 0, feed_id = ?, entry_id = ?,
          entry_hash = ?, discovered_run = ? WHERE seq = ?
        """, arguments: [feedID, entry.entryID, Data(entry.entryHash), runID, seq])
    try db.execute(
      sql: "UPDATE discovery SET documents = documents - 1 WHERE feed_id = ?", arguments: [otherID])
  }
}

/// What the ledger knows of a poll's entries.
public struct EntryStanding: Sendable, Equatable {
  /// Keys of addresses that no source ever listed.
  public var unknown: Set<[UInt8]> = []
  /// Keys of addresses that are known and were not taken: no article stands there, or one too old.
  public var filtered: Set<[UInt8]> = []

  public init() {}
}

/// Two polls of a feed that did not overlap. Entries that the feed listed only in between were never seen.
public struct FeedGap: Sendable, Equatable {
  /// Seconds since 1970: the last poll before.
  public var after: Int64
  /// The oldest entry of the poll that found the gap, or that poll where entries have no dates.
  public var before: Int64

  public init(after: Int64, before: Int64) {
    self.after = after
    self.before = before
  }
}

/// What a poll brought: entries never seen, entries whose feed entry changed, and the rest.
public struct PollCounts: Sendable, Equatable {
  public var new = 0
  public var changed = 0
  public var known = 0
}

extension Timestamp {
  fileprivate var statedOffsetMinutes: Int? {
    if case .stated(let minutes) = offset { minutes } else { nil }
  }
}
