/// What a source's rules gave on one page: keys of feeds.yaml.
public struct RuleObservation: Sendable, Equatable {
  /// The source's id.
  public var source: String
  /// The rules that selected something.
  public var used: [String]
  /// Those that selected nothing.
  public var missed: [String]
  /// Seconds since 1970.
  public var at: Int64

  public init(source: String, used: [String], missed: [String], at: Int64) {
    self.source = source
    self.used = used
    self.missed = missed
    self.at = at
  }
}

/// How often a rule of a source selected something, and how often nothing, day by day.
struct RuleActivity {
  static let usedKind = "rule-used"
  static let missedKind = "rule-missed"
  /// So many pages of a day must have been missed before a template is said to have changed.
  static let leastMissed = 3

  /// The source's id and the rule's key.
  var name: String
  var used: [Int64: Int] = [:]
  var missed: [Int64: Int] = [:]

  /// Set where the rule selects nothing on most pages of its last day, and did otherwise before.
  var alarm: Alarm? {
    guard let last = missed.keys.max(), last >= used.keys.max() ?? last else { return nil }
    let (misses, hits) = (missed[last] ?? 0, used[last] ?? 0)
    guard misses >= Self.leastMissed, misses > hits else { return nil }
    let before = used.filter { $0.key < last }.values.reduce(0, +)
    let missedBefore = missed.filter { $0.key < last }.values.reduce(0, +)
    let detail = "selected nothing on \(misses) of \(misses + hits) pages"
    guard before > 0 else {
      return missedBefore == 0 && hits == 0
        ? Alarm(kind: .missedRule, name: name, detail: detail + ", and on none before: is it right?") : nil
    }
    // Told while it is news: not where it has missed more than it found for long.
    guard before > missedBefore else { return nil }
    return Alarm(kind: .missedRule, name: name, detail: detail + ": has the site a new template?")
  }
}
