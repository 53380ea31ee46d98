internal import GRDB

/// How large a dataset was at the end of a day.
public struct DatasetDay: Sendable, Equatable {
  /// Days since 1970 UTC.
  public var day: Int64
  public var parts: Int
  public var records: Int
  public var partBytes: Int64
  public var stateBytes: Int64
}

/// The quality of a host's articles, day by day.
public struct HostQualityDays: Sendable, Equatable {
  public var host: String
  /// Long and recent mean of its articles, 0…1.
  public var mean: Double
  public var recent: Double
  /// Its alarm stands.
  public var hasDrifted: Bool
  /// Mean of the articles of a day, 0…1, by days since 1970 UTC; days without articles are missing.
  public var means: [Int64: Double] = [:]
}

extension StateStore {
  /// What the parts and the state take now, as the day's last word.
  static func noteSize(at now: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO dataset_day (day, parts, records, part_bytes, state_bytes)
        SELECT ?, COUNT(*), COALESCE(SUM(records), 0), COALESCE(SUM(length), 0),
          (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)
        FROM part WHERE replaced_by IS NULL AND is_published AND path NOT GLOB 'deletions/*'
        """, arguments: [now / secondsPerDay])
  }

  /// Days with runs, the oldest first.
  /// - Parameter first: days since 1970 UTC.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func datasetDays(since first: Int64) throws(StoreError) -> [DatasetDay] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM dataset_day WHERE day >= ? ORDER BY day", arguments: [first]
      ).map {
        DatasetDay(
          day: $0["day"], parts: $0["parts"], records: $0["records"], partBytes: $0["part_bytes"],
          stateBytes: $0["state_bytes"])
      }
    }
  }

  /// Hosts whose quality has drifted, then the others; of both those with the most articles first.
  ///
  /// - Parameters:
  ///   - first: days since 1970 UTC.
  ///   - count: hosts at most.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func qualityDays(since first: Int64, hosts count: Int) throws(StoreError) -> [HostQualityDays] {
    try read { db in
      var drifted: [HostQualityDays] = []
      var others: [HostQualityDays] = []
      let rows = try Row.fetchCursor(db, sql: "SELECT * FROM host_quality ORDER BY articles DESC, host")
      while let row = try rows.next() {
        let (host, quality): (String, HostQuality) = (row["host"], HostQuality(row))
        let hasDrifted = quality.alarm(host: host) != nil
        guard hasDrifted || others.count < count else { continue }
        let days = HostQualityDays(
          host: host, mean: quality.mean, recent: quality.recent, hasDrifted: hasDrifted)
        if hasDrifted { drifted.append(days) } else { others.append(days) }
      }
      let hosts = drifted.prefix(count) + others.prefix(max(0, count - drifted.count))
      return try hosts.map { host in
        var host = host
        let rows = try Row.fetchAll(
          db, sql: "SELECT day, quality / articles FROM host_day WHERE host = ? AND day >= ?",
          arguments: [host.host, first])
        for row in rows { host.means[row[0]] = row[1] }
        return host
      }
    }
  }
}
