internal import GRDB

/// What the manifest and the readers of changes need to know of a part.
struct SequencedPart: Equatable {
  /// Relative to the dataset's folder.
  var path: String
  /// Bytes that were committed.
  var length: Int64
  var records: Int
  var sequences: ClosedRange<Int64>
  /// The lines carry their numbers; else the first has the lower bound, each further one the next.
  var isNumbered: Bool
  var isPublished: Bool
}

/// A dataset as one transaction of the state shows it.
struct DatasetSnapshot {
  /// 32 hexadecimal digits.
  var id: String
  /// Every record up to this number is committed.
  var lastSequence: Int64
  /// Those that hold a record behind the number that was asked for, by the first number in them.
  var parts: [SequencedPart]
}

extension StateStore {
  /// The greatest number that a record was ever given; 0 before the first.
  func lastSequence() throws(StoreError) -> Int64 {
    try lookUp { db in try Int64.fetchOne(db, sql: "SELECT last_sequence FROM dataset") ?? 0 }
  }

  /// The parts with records behind `sequence`, those that are being written among them.
  func snapshot(after sequence: Int64) throws(StoreError) -> DatasetSnapshot {
    try read { db in
      guard let dataset = try Row.fetchOne(db, sql: "SELECT id, last_sequence FROM dataset") else {
        throw StoreError(
          .stateUnreadable, "\(path) has lost its dataset's id; `bantin state rebuild` makes it anew")
      }
      let parts = try Row.fetchAll(
        db,
        sql: """
          SELECT path, length, records, first_sequence, last_sequence, is_numbered, is_published FROM part
          WHERE replaced_by IS NULL AND last_sequence > ? ORDER BY first_sequence
          """, arguments: [sequence])
      return DatasetSnapshot(
        id: dataset["id"], lastSequence: dataset["last_sequence"],
        parts: parts.map { row in
          SequencedPart(
            path: row["path"], length: row["length"], records: row["records"],
            sequences: row["first_sequence"]...row["last_sequence"], isNumbered: row["is_numbered"],
            isPublished: row["is_published"])
        })
    }
  }

  /// Gives numbers to the records of parts that older programs wrote, part by part: by day, since a revision is fetched
  /// after what it revises, then in the order in which they were written. A merged part stands where the first of those
  /// stood that it replaces.
  static func numberParts(in db: Database) throws {
    var last = try Int64.fetchOne(db, sql: "SELECT last_sequence FROM dataset") ?? 0
    let parts = try Row.fetchAll(
      db,
      sql: """
        SELECT part.number, part.records FROM part
        LEFT JOIN (SELECT replaced_by AS number, MIN(number) AS first FROM part GROUP BY replaced_by) AS merged
          ON merged.number = part.number
        WHERE part.replaced_by IS NULL AND part.records > 0 AND part.first_sequence IS NULL
        ORDER BY substr(part.path, 1, length('articles/date=YYYY-MM-DD')), COALESCE(merged.first, part.number)
        """)
    let update = try db.makeStatement(
      sql: "UPDATE part SET first_sequence = ?, last_sequence = ? WHERE number = ?")
    for part in parts {
      let next = last + (part["records"] as Int64)
      try update.execute(arguments: [last + 1, next, part["number"] as Int64])
      last = next
    }
    try db.execute(sql: "UPDATE dataset SET last_sequence = ?", arguments: [last])
  }

  /// Runs `write` where the manifest is not as this state is, or is not there.
  func refreshManifest(isThere: Bool, _ write: () throws(StoreError) -> Void) throws(StoreError) {
    guard try isManifestStale() || !isThere else { return }
    try write()
    try self.write { db in try db.execute(sql: "UPDATE dataset SET is_manifest_stale = 0") }
  }

  func isManifestStale() throws(StoreError) -> Bool {
    try lookUp { db in try Bool.fetchOne(db, sql: "SELECT is_manifest_stale FROM dataset") ?? true }
  }
}
