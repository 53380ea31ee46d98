internal import Foundation
internal import GRDB
public import Model

extension StateStore {
  /// The feed's state; a new one where it was never polled, or where its URL was changed in feeds.yaml, unless to the one
  /// that it had moved to.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func feedState(of feed: Feed) throws(StoreError) -> FeedState {
    guard var state = try feedState(feed.id), state.url == feed.url || state.movedTo == feed.url else {
      return FeedState(feedID: feed.id, url: feed.url)
    }
    if state.url != feed.url { (state.url, state.movedTo) = (feed.url, nil) }
    return state
  }

  /// The state of a source by its id; nil where it was never polled.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func feedState(_ id: String) throws(StoreError) -> FeedState? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE id = ?", arguments: [id]).map(FeedState.init)
    }
  }

  /// Every source that was ever polled, by id.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func feedStates() throws(StoreError) -> [FeedState] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM feed ORDER BY id").map(FeedState.init) }
  }

  /// Keeps the outcome of one poll: the feed's state and its entries in one transaction, so that a validator is never
  /// remembered without the entries that came with it.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  @discardableResult
  public func commitPoll(
    _ state: FeedState, entries: [DiscoveredEntry], sitemaps: SitemapChanges? = nil, gap: FeedGap? = nil,
    rules: RuleObservation? = nil, runID: String
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
            error_detail, moved_to, kind, reading_digest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
          """,
        arguments: [
          state.feedID, state.url, state.validators.etag, state.validators.lastModified, state.validatedAt,
          state.bodyHash.map { Data($0) }, state.entryCount, state.hadEntries, state.firstPolledAt,
          state.polledAt, state.changedAt,
          state.changeIntervalSeconds, state.conditionalCount, state.distrustedUntil, state.dueAt,
          state.failureCount,
          state.errorCode, state.errorDetail, state.movedTo, state.kind?.rawValue,
          state.readingDigest.map { Data($0) },
        ])
      if let rules { try Self.observe(rules, in: db) }
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
}

/// What the ledger knows of a poll's entries.
public struct EntryStanding: Sendable, Equatable {
  /// Keys of addresses that no source ever listed.
  public var unknown: Set<[UInt8]> = []
  /// Keys of known addresses that were filtered: there is no article at them, or it is too old.
  public var filtered: Set<[UInt8]> = []
  /// One of the unknown addresses at least is that of a stored article, whose address has changed with its headline. Told
  /// where no other entry is known.
  public var hasMovedArticle = false

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

/// The entries of a poll, counted by what the ledger knew of them.
public struct PollCounts: Sendable, Equatable {
  /// Entries never seen before.
  public var new = 0
  /// Known entries of which the source says something new.
  public var changed = 0
  /// Known entries that are as they were.
  public var known = 0
}

extension FeedState {
  fileprivate init(_ row: Row) {
    self.init(feedID: row["id"], url: row["url"])
    kind = (row["kind"] as String?).flatMap { SourceKind(rawValue: $0) }
    validators = Validators(etag: row["etag"], lastModified: row["last_modified"])
    validatedAt = row["validated_at"]
    bodyHash = (row["body_hash"] as Data?).map { [UInt8]($0) }
    readingDigest = (row["reading_digest"] as Data?).map { [UInt8]($0) }
    entryCount = row["entry_count"]
    hadEntries = row["had_entries"]
    firstPolledAt = row["first_polled_at"]
    polledAt = row["polled_at"]
    changedAt = row["changed_at"]
    changeIntervalSeconds = row["change_interval"]
    conditionalCount = row["conditional_count"]
    distrustedUntil = row["distrusted_until"]
    dueAt = row["due_at"]
    failureCount = row["failure_count"]
    errorCode = row["error_code"]
    errorDetail = row["error_detail"]
    movedTo = row["moved_to"]
  }
}
