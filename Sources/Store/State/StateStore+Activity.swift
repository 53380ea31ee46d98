internal import GRDB
internal import Model

/// What a stored article adds to the statistics of its host and language.
public struct ArticleObservation: Sendable {
  /// Of the article.
  public var host: String
  /// Primary language subtag.
  public var language: String
  /// 0…1; nil where the extractor gives none.
  public var quality: Double?
  /// Seconds since 1970.
  public var at: Int64

  public init(host: String, language: String, quality: Double?, at: Int64) {
    self.host = host
    self.language = language
    self.quality = quality
    self.at = at
  }
}

extension StateStore {
  /// Days of activity that are remembered.
  static let activityDays: Int64 = 35
  static let secondsPerDay: Int64 = 86_400

  static func count(_ kind: String, _ name: String, at seconds: Int64, by count: Int = 1, in db: Database)
    throws
  {
    try db.cachedStatement(
      sql: """
        INSERT INTO activity (kind, name, day, count) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (kind, name, day) DO UPDATE SET count = count + ?4
        """
    ).execute(arguments: [kind, name, seconds / secondsPerDay, count])
  }

  static func observe(_ article: ArticleObservation, in db: Database) throws {
    try count("host", article.host, at: article.at, in: db)
    try count("language", article.language, at: article.at, in: db)
    guard let quality = article.quality else { return }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM host_quality WHERE host = ?"), arguments: [article.host])
    var known = row.map(HostQuality.init) ?? HostQuality()
    known.add(quality)
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO host_quality (host, articles, mean, variance, recent) VALUES (?,?,?,?,?)"
    ).execute(arguments: [article.host, known.articles, known.mean, known.variance, known.recent])
    try db.cachedStatement(
      sql: """
        INSERT INTO host_day (host, day, articles, quality) VALUES (?1, ?2, 1, ?3)
        ON CONFLICT (host, day) DO UPDATE SET articles = articles + 1, quality = quality + ?3
        """
    ).execute(arguments: [article.host, article.at / secondsPerDay, quality])
  }

  static func observe(_ rules: RuleObservation, in db: Database) throws {
    for key in rules.used { try count(RuleActivity.usedKind, "\(rules.source) \(key)", at: rules.at, in: db) }
    for key in rules.missed {
      try count(RuleActivity.missedKind, "\(rules.source) \(key)", at: rules.at, in: db)
    }
  }

  static func forgetActivity(before seconds: Int64, in db: Database) throws {
    for table in ["activity", "host_day"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE day < ?", arguments: [seconds / secondsPerDay - activityDays])
    }
  }

  /// What is out of the ordinary now, by the dataset's own history.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func alarms(at now: Int64) throws(StoreError) -> [Alarm] {
    try read { db in
      let quality = try Row.fetchAll(db, sql: "SELECT * FROM host_quality ORDER BY host")
      let guards = try Row.fetchAll(
        db, sql: "SELECT * FROM host_guard WHERE MAX(since, until) > ? ORDER BY host",
        arguments: [now - Self.hostGuardMemorySeconds])
      return try Self.quietAlarms(today: now / Self.secondsPerDay, in: db)
        + quality.compactMap { HostQuality($0).alarm(host: $0["host"]) }
        + guards.compactMap { Alarm(HostGuard($0)) }
        + Self.rules(in: db).compactMap(\.alarm)
    }
  }
}

extension StateStore {
  /// Of feeds, hosts and languages, by kind and name. One of them is held at a time: with tens of thousands of sources the
  /// table has millions of rows.
  private static func quietAlarms(today: Int64, in db: Database) throws -> [Alarm] {
    let runDays = try Int64.fetchAll(
      db, sql: "SELECT day FROM activity WHERE kind = 'run' AND day < ? ORDER BY day", arguments: [today])
    guard let lastRunDay = runDays.last else { return [] }
    var alarms: [Alarm] = []
    var source = SourceActivity(kind: "", name: "")
    // One that brought something on the last day with runs is not quiet: the days of the others alone are read.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT kind, name, day, count FROM (
          SELECT kind, name FROM activity WHERE kind IN ('feed', 'host', 'language')
          GROUP BY kind, name HAVING MAX(CASE WHEN count > 0 THEN day END) < ?
        ) JOIN activity USING (kind, name) ORDER BY kind, name, day
        """, arguments: [lastRunDay])
    while let row = try rows.next() {
      let (kind, name): (String, String) = (row[0], row[1])
      if source.name != name || source.kind != kind {
        if let alarm = source.alarm(runDays: runDays, today: today) { alarms.append(alarm) }
        source = SourceActivity(kind: kind, name: name)
      }
      source.counts[row[2]] = row[3]
    }
    if let alarm = source.alarm(runDays: runDays, today: today) { alarms.append(alarm) }
    return alarms
  }

  /// By name.
  private static func rules(in db: Database) throws -> [RuleActivity] {
    var rules: [String: RuleActivity] = [:]
    let rows = try Row.fetchAll(
      db, sql: "SELECT kind, name, day, count FROM activity WHERE kind IN (?, ?)",
      arguments: [RuleActivity.usedKind, RuleActivity.missedKind])
    for row in rows {
      let (kind, name): (String, String) = (row["kind"], row["name"])
      switch kind {
      case RuleActivity.usedKind:
        rules[name, default: RuleActivity(name: name)].used[row["day"]] = row["count"]
      case RuleActivity.missedKind:
        rules[name, default: RuleActivity(name: name)].missed[row["day"]] = row["count"]
      default: break
      }
    }
    return rules.values.sorted { $0.name < $1.name }
  }
}

extension HostQuality {
  init(_ row: Row) {
    self.init(articles: row["articles"], mean: row["mean"], variance: row["variance"], recent: row["recent"])
  }
}
