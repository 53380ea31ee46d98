internal import Foundation
internal import GRDB
public import Model

/// The part of a lost state that can be restored from one stored record.
public struct RestoredRecord: Sendable {
  /// The article of the record.
  public var article: ArticleRow
  /// What its address would have for its id, where that is another one.
  public var alias: String?
  /// 16 bytes; nil where the record names no address that a ledger would know.
  public var key: [UInt8]?
  /// The address of the page.
  public var url: String
  /// Of the address, in lower case.
  public var host: String
  /// The source's id, or a list of a backfill, such as `@url`.
  public var feedID: String
  /// The source's id for the entry.
  public var entryID: String?
  /// Of the page, as the record has them.
  public var validators: Validators
  /// Its number; nil where an older program wrote the line.
  public var sequence: Int64?

  public init(
    article: ArticleRow, alias: String? = nil, key: [UInt8]?, url: String, host: String, feedID: String,
    entryID: String?, validators: Validators, sequence: Int64? = nil
  ) {
    self.article = article
    self.alias = alias
    self.key = key
    self.url = url
    self.host = host
    self.feedID = feedID
    self.entryID = entryID
    self.validators = validators
    self.sequence = sequence
  }
}

extension StateStore {
  /// Enters a published part and its records into a state that is being made anew, in one transaction.
  ///
  /// A record's document gets no hash of its feed entry: when a feed lists it again it is asked for once more, with the
  /// validators that the record kept, so that a change made in between is not missed.
  ///
  /// - Returns: records that were already there, by id and revision.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func restore(
    part path: String, root: String, records: [RestoredRecord]
  ) throws(StoreError) -> Int {
    let length = try File.length("\(root)/\(path)")
    return try write { db in
      let runID = Self.runID(ofPart: path)
      try db.execute(sql: "INSERT OR IGNORE INTO run (id, started_at) VALUES (?, 0)", arguments: [runID])
      let sequences = records.compactMap(\.sequence)
      try db.execute(
        sql: """
          INSERT INTO part (run_id, root, path, length, records, is_published, first_sequence, last_sequence,
            is_numbered) VALUES (?,?,?,?,?,1,?,?,?)
          """,
        arguments: [
          runID, root, path, length, records.count, sequences.min(), sequences.max(), !sequences.isEmpty,
        ])
      let part = db.lastInsertedRowID
      var known = 0
      for record in records where try !Self.restore(record, part: part, runID: runID, in: db) { known += 1 }
      return known
    }
  }

  /// Enters a part of deletions into a state that is being made anew: what they name is known as forgotten.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func restore(
    deletions path: String, root: String, _ deletions: [(deletion: Deletion, sequence: Int64)]
  ) throws(StoreError) {
    let length = try File.length("\(root)/\(path)")
    let runID = Self.runID(ofPart: path)
    try write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO run (id, started_at) VALUES (?, 0)", arguments: [runID])
      try db.execute(
        sql: """
          INSERT INTO part (run_id, root, path, length, records, is_published, first_sequence, last_sequence,
            is_numbered) VALUES (?,?,?,?,?,1,?,?,1)
          """,
        arguments: [
          runID, root, path, length, deletions.count, deletions.map(\.sequence).min(),
          deletions.map(\.sequence).max(),
        ])
      try Self.forget(
        Set(deletions.flatMap { [$0.deletion.id] + $0.deletion.otherIDs }), runID: runID, in: db)
    }
  }

  /// A part's name is `part-<run>-<number>.jsonl`.
  private static func runID(ofPart path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.dropFirst("part-".count).prefix { $0 != "." }.split(separator: "-").dropLast()
      .joined(separator: "-")
  }

  /// The stamp beside the parts names this run: the state must know it.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func restoreRun(_ id: String) throws(StoreError) {
    try write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO run (id, started_at) VALUES (?, 0)", arguments: [id])
    }
  }

  private static func restore(_ record: RestoredRecord, part: Int64, runID: String, in db: Database) throws
    -> Bool
  {
    if let alias = record.alias { try keep(ArticleAlias(id: alias, articleID: record.article.id), in: db) }
    let id = Data(hexadecimal: record.article.id)
    let revision = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT revision FROM article WHERE id = ?"), arguments: [id])
    guard (revision ?? 0) < record.article.revision else { return false }
    try keep(record.article, part: part, in: db)
    guard let key = record.key else { return true }
    try db.cachedStatement(
      sql: """
        INSERT INTO document (key, url, host, feed_id, entry_id, entry_hash, state, attempts, etag, last_modified,
          article_id, discovered_run) VALUES (?1,?2,?3,?4,?5,x'',?6,1,?7,?8,?9,?10)
        ON CONFLICT (key) DO UPDATE SET state = ?6, etag = ?7, last_modified = ?8, article_id = ?9
        """
    ).execute(arguments: [
      Data(key), record.url, record.host, record.feedID, record.entryID,
      record.article.duplicateOf == nil ? "stored" : "duplicate", record.validators.etag,
      record.validators.lastModified, id, runID,
    ])
    return true
  }

  /// Counts what was restored, once all is, and numbers the records whose lines carry no number: as the manifest in
  /// `root` has them, else behind all others. The manifest is written anew.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func finishRestoring(root: String) throws(StoreError) {
    let manifest = DatasetManifest(root: root)
    try write { db in
      for part in manifest?.parts ?? [] where !part.isNumbered {
        try db.execute(
          sql: """
            UPDATE part SET first_sequence = ?, last_sequence = ?
            WHERE path = ? AND records = ? AND first_sequence IS NULL
            """, arguments: [part.firstSequence, part.lastSequence, part.path, part.records])
      }
      if let manifest { try db.execute(sql: "UPDATE dataset SET id = ?", arguments: [manifest.datasetID]) }
      try db.execute(
        sql: "UPDATE dataset SET last_sequence = MAX(?, (SELECT COALESCE(MAX(last_sequence), 0) FROM part))",
        arguments: [manifest?.lastSequence ?? 0])
      try Self.numberParts(in: db)
      try db.execute(
        sql: "INSERT OR REPLACE INTO discovery SELECT feed_id, COUNT(*) FROM document GROUP BY feed_id")
    }
    try DatasetManifest.refresh(self, root: root)
  }
}
