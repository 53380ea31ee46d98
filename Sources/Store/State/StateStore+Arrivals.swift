internal import GRDB

/// When articles were stored lately, by source, and how long after their publication.
public struct Arrivals: Sendable {
  /// The first day that is counted, days since 1970 UTC.
  public let firstDay: Int64
  public let dayCount: Int
  /// Articles by hour, from the first hour of the first day on.
  public private(set) var hours: [Int]
  /// Copies of other articles, by day.
  public private(set) var copyDays: [Int]
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
    copyDays = [Int](repeating: 0, count: dayCount)
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
    if isCopy {
      sources[index].copies += 1
      copyDays[hour / 24] += 1
    }
    if let published, seconds >= delaysSince, published <= seconds { delays.append(seconds - published) }
  }
}

extension StateStore {
  /// Articles by the time of their newest record, each under the source that found it first.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - dayCount: days that are counted one by one, the last of them that of `now`.
  ///   - delaysSince: delays are wanted of what was stored since.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func arrivals(until now: Int64, dayCount: Int, delaysSince: Int64) throws(StoreError) -> Arrivals {
    try read { db in
      var arrivals = Arrivals(until: now, dayCount: dayCount)
      // Articles lie in the order of their ids, documents in the order of discovery. To follow the one into the other row by row
      // reads a page of the file for each; sorted by `seq`, both tables are read from front to back. `LIMIT -1` keeps SQLite from
      // dropping an order that a join does not promise.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.feed_id, first.fetched_at, document.entry_published, first.is_copy
          FROM (
            SELECT (SELECT MIN(seq) FROM document WHERE article_id = article.id) AS seq,
              fetched_at, duplicate_of IS NOT NULL AS is_copy
            FROM article WHERE fetched_at >= ? ORDER BY seq LIMIT -1
          ) AS first CROSS JOIN document ON document.seq = first.seq
          """, arguments: [arrivals.firstDay * 86_400])
      while let row = try rows.next() {
        arrivals.add(
          sourceID: row[0], at: row[1], published: row[2], isCopy: row[3], delaysSince: delaysSince)
      }
      return arrivals
    }
  }
}
