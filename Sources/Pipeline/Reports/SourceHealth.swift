internal import Addresses
public import Store

/// How a source does, and what a person should do about it: the order in which sources are looked at.
public struct SourceHealth: Sendable, Equatable {
  /// What needs a look first comes first.
  public enum Standing: Int, Sendable, Comparable, CaseIterable {
    /// Its polls fail.
    case failing
    /// It stands in alarm.
    case alarmed
    /// Most of its pages fail.
    case pagesFail
    /// Entries may have been missed lately.
    case losing
    /// It has another address.
    case moved
    /// It should have been polled long ago: no run asks for it.
    case overdue
    case good
    /// Not polled yet, or no source of feeds.yaml.
    case unpolled

    public static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }

    /// One or two words for a column.
    public var wording: ReasonText.Wording {
      switch self {
      case .failing: .init("failing", "hỏng")
      case .alarmed: .init("alarm", "cảnh báo")
      case .pagesFail: .init("pages fail", "trang hỏng")
      case .losing: .init("gaps", "sót bài")
      case .moved: .init("moved", "đã chuyển")
      case .overdue: .init("overdue", "quá hạn")
      case .good: .init("ok", "ok")
      case .unpolled: .init("not polled", "không hỏi")
      }
    }
  }

  /// Polls in a row that must fail: a single one fails now and then at every source.
  static let leastFailures = 2
  /// A page or two that fail say nothing of a source.
  static let leastFailedPages = 5
  static let gapMemorySeconds: Int64 = 7 * 86_400
  /// The longest wait between two polls, and a day for runs by hand.
  static let overdueSeconds = FeedSchedule.longestBackoffSeconds + 86_400

  public var sourceID: String
  public var standing: Standing
  /// What is the matter in one word: a reason of the ledger, an alarm's kind, `gaps`, `moved` or `overdue`.
  public var code: String?
  /// What is the matter; nil where nothing is.
  public var reason: ReasonText.Wording?
  public var advice: ReasonText.Wording?
  /// Among sources of one standing the heaviest comes first.
  public var weight = 0

  /// - Parameters:
  ///   - source: nil where it was never polled.
  ///   - ledger: what became of the source's addresses.
  ///   - alarms: those of the source and of its host.
  ///   - now: seconds since 1970.
  public init(_ source: FeedState?, _ ledger: LedgerStatus, alarms: [Alarm], now: Int64) {
    sourceID = ledger.feedID
    standing = .good
    guard let source else {
      standing = .unpolled
      return
    }
    let failed = ledger.states["failed"] ?? 0
    let gaps = ledger.gaps.filter { $0.before >= now - Self.gapMemorySeconds }
    if source.failureCount >= Self.leastFailures, let code = source.errorCode {
      set(.failing, ReasonText(code: code), code: code, weight: source.failureCount)
    } else if let alarm = alarms.first {
      standing = .alarmed
      code = alarm.kind.rawValue
      reason = .init("\(alarm.kind.rawValue): \(alarm.detail)", "\(alarm.kind.rawValue): \(alarm.detail)")
      weight = alarms.count
    } else if failed >= Self.leastFailedPages, failed * 2 > ledger.discovered,
      let worst = Self.worstReason(ledger)
    {
      set(.pagesFail, ReasonText(code: worst), code: worst, weight: failed)
    } else if !gaps.isEmpty {
      standing = .losing
      code = "gaps"
      reason = .init(
        "\(gaps.count) gaps in a week: entries may have been missed",
        "\(gaps.count) khoảng trống trong một tuần: có thể đã sót bài")
      advice = .init("run more often", "chạy thường xuyên hơn")
      weight = gaps.count
    } else if let url = source.movedTo {
      standing = .moved
      code = "moved"
      reason = .init("has moved for good to \(url)", "đã chuyển hẳn tới \(url)")
      advice = .init("set this `url` in feeds.yaml", "đặt `url` này trong feeds.yaml")
    } else if source.dueAt > 0, source.dueAt < now - Self.overdueSeconds {
      standing = .overdue
      code = "overdue"
      reason = .init(
        "was due long ago and was not polled", "đã quá hạn từ lâu mà chưa được hỏi")
      advice = .init(
        "is it still in feeds.yaml, and does cron run?",
        "nguồn còn trong feeds.yaml không, cron có chạy không?")
      weight = Int((now - source.dueAt) / 86_400)
    }
  }

  private mutating func set(_ standing: Standing, _ text: ReasonText?, code: String, weight: Int) {
    self.standing = standing
    self.code = code
    reason = text?.meaning ?? .init(code, code)
    advice = text?.advice
    self.weight = weight
  }

  /// The commonest reason for which pages failed; of equals the first by name.
  private static func worstReason(_ ledger: LedgerStatus) -> String? {
    ledger.failures.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// What needs a look first.
  public static func isMoreUrgent(_ left: SourceHealth, _ right: SourceHealth) -> Bool {
    (left.standing, -left.weight, left.sourceID) < (right.standing, -right.weight, right.sourceID)
  }
}

/// Why a source is polled as often as it is.
public enum SourceInterval: String, Sendable {
  /// By every run, until its habits are known.
  case learning
  /// Four times in the time between two changes, as a rule.
  case habit
  /// The publisher's word, or `interval` of feeds.yaml.
  case stated
  /// Longer after each failure.
  case backoff

  public init(_ source: FeedState) {
    guard source.failureCount == 0 else {
      self = .backoff
      return
    }
    let polled = source.polledAt ?? 0
    guard let usual = source.changeIntervalSeconds,
      polled - (source.firstPolledAt ?? polled) >= FeedSchedule.learningSeconds
    else {
      self = source.dueAt > polled ? .stated : .learning
      return
    }
    let wait = source.dueAt - polled
    let habit = min(usual / FeedSchedule.pollsPerChange, FeedSchedule.longestIntervalSeconds)
    self = wait > habit + 1 && wait > 60 ? .stated : .habit
  }
}

extension SourceHealth {
  /// A source with what the state has of it.
  public struct Judged: Sendable {
    public var source: FeedState?
    public var ledger: LedgerStatus
    public var health: SourceHealth
  }

  /// Every source that was polled or brought an address; what needs a look first comes first.
  ///
  /// - Parameters:
  ///   - state: of the dataset.
  ///   - statuses: by source, what became of its addresses.
  ///   - alarms: those that stand, of all sources and hosts.
  ///   - now: seconds since 1970.
  /// - Throws: `StoreError` where the state cannot be read.
  public static func all(
    _ state: StateStore, statuses: [LedgerStatus], alarms: [Alarm], at now: Int64
  ) throws(StoreError) -> [Judged] {
    let sources = Dictionary(uniqueKeysWithValues: try state.feedStates().map { ($0.feedID, $0) })
    var ledgers = Dictionary(uniqueKeysWithValues: statuses.map { ($0.feedID, $0) })
    for id in sources.keys where ledgers[id] == nil { ledgers[id] = LedgerStatus(feedID: id) }
    // Those of rules are named by source and key.
    let named = Dictionary(grouping: alarms) { alarm in
      alarm.kind == .missedRule ? String(alarm.name.prefix { $0 != " " }) : alarm.name
    }
    return ledgers.values.map { ledger in
      let source = sources[ledger.feedID]
      var own = (named[ledger.feedID] ?? []).filter { [.quietFeed, .missedRule].contains($0.kind) }
      if let host = source.flatMap({ WebURL($0.url)?.host }) {
        own += (named[host] ?? []).filter { [.guardedHost, .quietHost, .qualityDrift].contains($0.kind) }
      }
      return Judged(
        source: source, ledger: ledger,
        health: SourceHealth(source, ledger, alarms: own, now: now))
    }.sorted { isMoreUrgent($0.health, $1.health) }
  }
}
