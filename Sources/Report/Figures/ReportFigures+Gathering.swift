internal import Foundation
internal import Pipeline
public import Store
internal import Time

extension ReportFigures {
  /// - Parameters:
  ///   - root: folder of the dataset.
  ///   - now: seconds since 1970.
  /// - Throws: ``StoreError`` where the state cannot be read.
  public init(state: StateStore, root: String, at now: Int64) throws(StoreError) {
    madeAt = now
    programVersion = DocumentReader.programVersion
    firstDay = now / 86_400 - Int64(Self.dayCount) + 1
    runs = try state.runs(last: Self.runCount).map { RunFigures($0) }.reversed()
    lastRun = runs.last
    let allAlarms = try state.alarms(at: now)
    alarms = Array(allAlarms.prefix(Self.maximumAlarms))
    alarmCount = allAlarms.count
    let size = try state.size(countsArticles: false)
    disk = Disk(
      partBytes: size.partBytes, stateBytes: size.bytes, parts: size.parts, records: size.records,
      freeBytes: Self.freeBytes(at: root))
    let statuses = try state.ledgerStatus()
    count(statuses)
    languages = Self.languages(of: try state.recordCounts(), firstDay: firstDay)
    let arrivals = try state.arrivals(
      until: now, dayCount: Self.dayCount, delaysSince: now - Self.freshnessDays * 86_400)
    freshness = Freshness(arrivals.delays)
    today = Self.today(arrivals.hours, at: now)
    chart(arrivals)
    followings = try state.followings(
      since: now - Self.freshnessDays * 86_400, most: Self.maximumFollowings)
    quality = try state.qualityDays(since: firstDay, hosts: Self.qualityHosts)
    sizes = Self.sizes(try state.datasetDays(since: firstDay), firstDay: firstDay)
    gaps = statuses.filter { status in
      status.gaps.contains { $0.before >= firstDay * 86_400 }
    }.sorted { ($1.gaps.count, $0.feedID) < ($0.gaps.count, $1.feedID) }.prefix(Self.gapSources).map {
      GapBands(sourceID: $0.feedID, gaps: $0.gaps)
    }
    let sources = try SourceFigures.all(
      state, statuses: statuses, alarms: allAlarms, arrivals: arrivals, at: now)
    sourceCount = sources.count
    self.sources = Array(sources.prefix(Self.maximumSources))
    articles = try ArticleFigures.newest(in: state)
  }

  private static func freeBytes(at root: String) -> Int64? {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: root)
    return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
  }

  private mutating func count(_ statuses: [LedgerStatus]) {
    var counts: [String: Int] = [:]
    for status in statuses {
      ledger.merge(status.states, uniquingKeysWith: +)
      counts.merge(status.reasons, uniquingKeysWith: +)
    }
    reasons = counts.map { Count(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    reasons = Array(reasons.prefix(Self.maximumReasons))
  }

  private mutating func chart(_ arrivals: Arrivals) {
    let bySize = arrivals.sources.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    sourceDays = Self.bounded(
      bySize.map { Series(name: $0.id, values: $0.days) }, count: Self.chartedSources)
    let articles = (0..<Self.dayCount).map { arrivals.hours[($0 * 24)..<($0 * 24 + 24)].reduce(0, +) }
    if articles.contains(where: { $0 > 0 }) {
      copyDays = [
        Series(
          name: "originals", values: zip(articles, arrivals.copyDays).map { $0 - $1 },
          wording: .init("originals", "bài gốc")),
        Series(name: "copies", values: arrivals.copyDays, wording: .init("copies", "bài trùng")),
      ]
    }
    heatMap = bySize.prefix(Self.heatMapSources).map { Series(name: $0.id, values: $0.hoursOfDay) }
  }

  /// The largest by name, and the sum of the others under no name.
  static func bounded(_ series: [Series], count: Int) -> [Series] {
    let sorted = series.sorted { ($1.sum, $0.name) < ($0.sum, $1.name) }
    guard sorted.count > count, let length = sorted.first?.values.count else { return sorted }
    var others = Series(name: "", values: [Int](repeating: 0, count: length))
    for one in sorted[count...] {
      for index in others.values.indices { others.values[index] += one.values[index] }
    }
    return Array(sorted[..<count]) + [others]
  }

  private static func languages(of counts: [String: Int], firstDay: Int64) -> [Series] {
    let days = (0..<Int64(dayCount)).map { day($0 + firstDay) }
    let indexes = Dictionary(uniqueKeysWithValues: zip(days, 0...))
    var languages: [String: [Int]] = [:]
    for (partition, count) in counts {
      let values = partition.split(separator: "/").map { $0.drop { $0 != "=" }.dropFirst() }
      guard values.count == 2, let index = indexes[String(values[0])] else { continue }
      languages[String(values[1]), default: [Int](repeating: 0, count: dayCount)][index] += count
    }
    return bounded(languages.map { Series(name: $0.key, values: $0.value) }, count: chartedLanguages)
  }

  private static func sizes(_ days: [DatasetDay], firstDay: Int64) -> [Series] {
    guard !days.isEmpty else { return [] }
    var (parts, state) = ([Int](repeating: 0, count: dayCount), [Int](repeating: 0, count: dayCount))
    for day in days {
      let index = Int(day.day - firstDay)
      guard parts.indices.contains(index) else { continue }
      (parts[index], state[index]) = (Int(day.partBytes), Int(day.stateBytes))
    }
    return [
      Series(name: "parts", values: parts, wording: .init("parts", "các tệp")),
      Series(name: "state", values: state, wording: .init("state", "trạng thái")),
    ]
  }

  /// `2026-11-23` of days since 1970.
  static func day(_ number: Int64) -> String {
    String(Timestamp(secondsSinceEpoch: number * 86_400).rfc3339.prefix(10))
  }

  /// - Parameter hours: articles by hour, from the first hour of the first day on.
  static func today(_ hours: [Int], at now: Int64) -> Today {
    let hour = Int(now / 3_600 % 24)
    func sum(daysAgo: Int) -> Int {
      let first = hours.count - 24 * (daysAgo + 1)
      return first < 0 ? 0 : hours[first...(first + hour)].reduce(0, +)
    }
    let before = [7, 14, 21, 28].map { sum(daysAgo: $0) }.filter { $0 > 0 }.sorted()
    return Today(
      articles: sum(daysAgo: 0),
      usual: before.count < 2 ? nil : (before[(before.count - 1) / 2] + before[before.count / 2]) / 2)
  }
}

extension SourceFigures {
  /// All sources, those that need a look first before the others.
  static func all(
    _ state: StateStore, statuses: [LedgerStatus], alarms: [Alarm], arrivals: Arrivals, at now: Int64
  ) throws(StoreError) -> [SourceFigures] {
    let counts = Dictionary(uniqueKeysWithValues: arrivals.sources.map { ($0.id, ($0.count, $0.copies)) })
    return try SourceHealth.all(state, statuses: statuses, alarms: alarms, at: now).map { judged in
      SourceFigures(
        id: judged.health.sourceID, row: judged.source, ledger: judged.ledger, health: judged.health,
        recentArticles: counts[judged.health.sourceID]?.0 ?? 0,
        recentCopies: counts[judged.health.sourceID]?.1 ?? 0)
    }
  }
}
