internal import GRDB

/// When articles were stored lately, by source, and how long after their publication.
public struct Arrivals: Sendable {
  /// The first day that is counted, days since 1970 UTC.
  public let firstDay: Int64
  public let dayCount: Int
  /// Articles by hour, from the first hour of the first day on.
  public private(set) var hours: [Int]
  public private(set) var sources: [Source] = []
  /// Seconds from the publication that the source states to the fetch, of articles since `delaysSince`; not in order.
  public private(set) var delays: [Int64] = []
  private var indexes: [String: Int] = [:]

  public struct Source: Sendable {
    public var id: String
    /// By day.
    public var days: [Int]
    /// By hour of the day, UTC.
    public var hoursOfDay = [Int](repeating: 0, count: 24)
    public var count = 0
    /// Copies of other articles among them.
    public var copies = 0
  }

  /// - Parameter dayCount: up to `now`, which is in the last of them.
  init(until now: Int64, dayCount: Int) {
    firstDay = now / 86_400 - Int64(dayCount) + 1
    self.dayCount = dayCount
    hours = [Int](repeating: 0, count: dayCount * 24)
  }

  mutating func add(sourceID: String, at seconds: Int64, published: Int64?, isCopy: Bool, delaysSince: Int64)
  {
    let hour = Int(seconds / 3_600 - firstDay * 24)
    guard hours.indices.contains(hour) else { return }
    hours[hour] += 1
    let index =
      indexes[sourceID]
      ?? {
        sources.append(Source(id: sourceID, days: [Int](repeating: 0, count: dayCount)))
        indexes[sourceID] = sources.count - 1
        return sources.count - 1
      }()
    sources[index].days[hour / 24] += 1
    sources[index].hoursOfDay[hour % 24] += 1
    sources[index].count += 1
    if isCopy { sources[index].copies += 1 }
    if let published, seconds >= delaysSince, published <= seconds { delays.append(seconds - published) }
  }
}

extension StateStore {
  /// Articles by the time of their newest record, each under the source that found it first: one look through the articles.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - delaysSince: delays are wanted of what was stored since.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func arrivals(until now: Int64, dayCount: Int, delaysSince: Int64) throws(StoreError) -> Arrivals {
    try read { db in
      var arrivals = Arrivals(until: now, dayCount: dayCount)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.feed_id, article.fetched_at, document.entry_published, article.duplicate_of IS NOT NULL
          FROM article JOIN document
            ON document.seq = (SELECT MIN(seq) FROM document WHERE article_id = article.id)
          WHERE article.fetched_at >= ?
          """, arguments: [arrivals.firstDay * 86_400])
      while let row = try rows.next() {
        arrivals.add(
          sourceID: row[0], at: row[1], published: row[2], isCopy: row[3], delaysSince: delaysSince)
      }
      return arrivals
    }
  }

  /// The newest runs that have a report, the newest first.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func runs(last count: Int) throws(StoreError) -> [RunRow] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM run WHERE report IS NOT NULL ORDER BY id DESC LIMIT ?", arguments: [count]
      ).map {
        RunRow(id: $0["id"], startedAt: $0["started_at"], endedAt: $0["ended_at"], report: $0["report"])
      }
    }
  }

  /// Records of the published parts, by the names of their partitions: `date=2026-11-23/lang=vi`.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func recordCounts() throws(StoreError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, records FROM part WHERE is_published AND replaced_by IS NULL")
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
