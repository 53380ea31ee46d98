internal import Foundation
internal import GRDB

/// How far a file of a backfill is read. Everything before that place is stored, or its failure was reported.
public struct SourceFileProgress: Sendable, Equatable {
  /// Absolute.
  public var path: String
  /// Bytes of the file.
  public var size: Int64
  /// Seconds since 1970.
  public var modifiedAt: Int64
  /// Where to go on, in bytes of the file.
  public var offset: Int64
  /// Records to pass over there, where several share a gzip member.
  public var memberIndex: Int
  /// The file was read to its end.
  public var isDone: Bool

  public init(
    path: String, size: Int64, modifiedAt: Int64, offset: Int64 = 0, memberIndex: Int = 0,
    isDone: Bool = false
  ) {
    self.path = path
    self.size = size
    self.modifiedAt = modifiedAt
    self.offset = offset
    self.memberIndex = memberIndex
    self.isDone = isDone
  }
}

/// What an article in a file came to: the ledger is to know its address.
public struct FileResult: Sendable {
  /// The article's address.
  public var entry: DiscoveredEntry
  /// Written to the ledger in place of a feed's id: `@warc`, `@file`.
  public var sourceID: String
  /// `stored` or `duplicate`.
  public var state: DocumentResult.State
  /// The article, hexadecimal.
  public var articleID: String

  public init(entry: DiscoveredEntry, sourceID: String, state: DocumentResult.State, articleID: String) {
    self.entry = entry
    self.sourceID = sourceID
    self.state = state
    self.articleID = articleID
  }
}

extension StateStore {
  /// How far a file was read; nil where it was never begun.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func sourceFile(_ path: String) throws(StoreError) -> SourceFileProgress? {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: "SELECT * FROM source_file WHERE path = ?")
      return try Row.fetchOne(statement, arguments: [path]).map { row in
        SourceFileProgress(
          path: row["path"], size: row["size"], modifiedAt: row["modified_at"], offset: row["offset"],
          memberIndex: row["member_index"], isDone: row["is_done"])
      }
    }
  }

  static func keep(_ file: SourceFileProgress, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO source_file (path, size, modified_at, offset, member_index, is_done)
          VALUES (?,?,?,?,?,?)
        """
    ).execute(arguments: [file.path, file.size, file.modifiedAt, file.offset, file.memberIndex, file.isDone])
  }

  /// A new address is known from now on; what a feed found stays as it is, but for one that failed: it is there now.
  static func keep(_ document: FileResult, runID: String, in db: Database) throws {
    let articleID = Data(hexadecimal: document.articleID)
    let known = try db.cachedStatement(
      sql: """
        UPDATE document SET
          state = CASE state WHEN 'failed' THEN ?2 ELSE state END,
          reason = CASE state WHEN 'failed' THEN NULL ELSE reason END,
          next_try_at = CASE state WHEN 'failed' THEN NULL ELSE next_try_at END,
          article_id = COALESCE(article_id, ?3) WHERE key = ?1
        """)
    try known.execute(arguments: [Data(document.entry.key), document.state.rawValue, articleID])
    guard db.changesCount == 0 else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO document (key, url, host, feed_id, entry_hash, state, article_id, discovered_run)
          VALUES (?,?,?,?,?,?,?,?)
        """
    ).execute(arguments: [
      Data(document.entry.key), document.entry.url, document.entry.host, document.sourceID,
      Data(document.entry.entryHash), document.state.rawValue, articleID, runID,
    ])
    try countDiscovered(1, feedID: document.sourceID, in: db)
  }

  /// Puts addresses that are to be fetched into the ledger, in one transaction.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func discover(
    _ entries: [DiscoveredEntry], sourceID: String, runID: String
  ) throws(StoreError) -> PollCounts {
    try write { db in
      var counts = PollCounts()
      for entry in entries { try Self.discover(entry, feedID: sourceID, runID: runID, in: db, &counts) }
      try Self.countDiscovered(counts.new, feedID: sourceID, in: db)
      return counts
    }
  }
}
