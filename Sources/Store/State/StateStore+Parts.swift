internal import GRDB

/// The parts that readers see.
extension StateStore {
  /// Records of the published parts, by the names of their partitions: `date=2026-11-23/lang=vi`.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func recordCounts() throws(StoreError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT path, records FROM part WHERE is_published AND replaced_by IS NULL AND path GLOB 'articles/*'
          """)
      var counts: [String: Int] = [:]
      while let row = try rows.next() {
        let folders = (row["path"] as String).split(separator: "/").dropFirst().prefix(2)
        counts[folders.joined(separator: "/"), default: 0] += row["records"] as Int
      }
      return counts
    }
  }

  /// Published parts of the newest days, the newest first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func newestParts(_ count: Int) throws(StoreError) -> [PartPlace] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT root, path, length FROM part
          WHERE is_published AND replaced_by IS NULL AND path GLOB 'articles/date=[0-9]*'
          ORDER BY SUBSTR(path, 1, \("articles/date=2026-11-23".count)) DESC, number DESC LIMIT ?
          """, arguments: [count]
      ).map {
        PartPlace(root: $0["root"], path: $0["path"], length: $0["length"], isPublished: true)
      }
    }
  }
}
