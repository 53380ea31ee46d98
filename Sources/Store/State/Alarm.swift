internal import Model
internal import Time

/// Something that a person should look at.
public struct Alarm: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case quietFeed = "quiet-feed"
    case quietHost = "quiet-host"
    case quietLanguage = "quiet-language"
    case qualityDrift = "quality-drift"
    case guardedHost = "guarded-host"
    case missedRule = "missed-rule"
  }

  /// What is wrong.
  public var kind: Kind
  /// Of the feed, the host or the language.
  public var name: String
  /// A sentence for a person.
  public var detail: String
}

extension Alarm {
  /// Pages in a row that a guard kept: fewer may be an accident.
  static let leastGuardedPages = 3

  /// Nil where the guard may be an accident.
  init?(_ host: HostGuard) {
    guard host.count >= Self.leastGuardedPages else { return nil }
    func time(_ seconds: Int64) -> String { Timestamp(secondsSinceEpoch: seconds).rfc3339 }
    let next = host.until > 0 ? "; the next page is asked for after \(time(host.until))" : ""
    self.init(
      kind: .guardedHost, name: host.host,
      detail:
        "\(host.guardName) kept all of \(host.count) pages since \(time(host.since))\(next); ask the publisher to let this "
        + "crawler pass")
  }
}

/// What a feed, a host or a language brought, day by day.
struct SourceActivity {
  /// Days with runs that must be known before silence means anything.
  static let leastHistoryDays = 7
  /// A silence is an alarm where this many articles would have come on average: by chance that is missed less than once in fifty.
  static let leastExpectedCount = 4.0

  var kind: String
  var name: String
  /// By day since 1970.
  var counts: [Int64: Int] = [:]

  /// Set where it has been silent, on days that had runs, for longer than ever in the time that is remembered.
  ///
  /// - Parameters:
  ///   - runDays: days before today that had runs, rising.
  func alarm(runDays: [Int64], today: Int64) -> Alarm? {
    let active = counts.filter { $0.value > 0 }.keys
    guard let first = active.min(), let last = active.max(), let kind = Alarm.Kind(rawValue: "quiet-" + kind)
    else {
      return nil
    }
    let history = runDays.filter { $0 >= first && $0 <= last }
    let quiet = runDays.count { $0 > last && $0 < today }
    guard history.count >= Self.leastHistoryDays, last < today else { return nil }
    var longest = 0
    var current = 0
    for day in history {
      current = (counts[day] ?? 0) > 0 ? 0 : current + 1
      longest = max(longest, current)
    }
    let mean = Double(counts.values.reduce(0, +)) / Double(history.count)
    guard quiet > longest, mean * Double(quiet) >= Self.leastExpectedCount else { return nil }
    let rounded = (mean * 10).rounded() / 10
    return Alarm(
      kind: kind, name: name,
      detail:
        "nothing for \(quiet) days with runs; before that never longer than \(longest), \(rounded) a day on average"
    )
  }
}

/// Mean and spread of the quality of a host's articles, and where it stands lately.
struct HostQuality: Equatable {
  /// Until so many articles the mean is the plain one; then old ones fade.
  static let memory = 200.0
  /// Weight of the newest article in the recent mean.
  static let recentWeight = 1.0 / 8
  static let leastArticles = 30
  /// Falls that are smaller are no drift, however steady the host was.
  static let leastFall = 0.1
  /// Standard errors of the recent mean.
  static let leastDeviations = 4.0

  var articles = 0
  var mean = 0.0
  var variance = 0.0
  var recent = 0.0

  /// Exponentially weighted mean and variance (T. Finch, "Incremental calculation of weighted mean and variance", 2009).
  mutating func add(_ quality: Double) {
    articles += 1
    let weight = 1 / min(Double(articles), Self.memory)
    let difference = quality - mean
    mean += weight * difference
    variance = (1 - weight) * (variance + weight * difference * difference)
    recent = articles == 1 ? quality : recent + Self.recentWeight * (quality - recent)
  }

  func alarm(host: String) -> Alarm? {
    // Variance of an exponentially weighted mean of independent values: w / (2 - w) of theirs.
    let error = (variance * Self.recentWeight / (2 - Self.recentWeight)).squareRoot()
    guard articles >= Self.leastArticles, mean - recent > max(Self.leastFall, Self.leastDeviations * error)
    else {
      return nil
    }
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
    return Alarm(
      kind: .qualityDrift, name: host,
      detail: "quality fell from \(percent(mean)) to \(percent(recent)): has the site a new template?")
  }
}
