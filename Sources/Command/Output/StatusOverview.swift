internal import Pipeline
internal import Store

/// A dataset of many sources: the sum, and what needs a look first.
struct StatusOverview {
  /// Up to so many each source is shown; of more so many are named.
  static let maximumSources = 10

  let text: String
  /// A line for each source whose polls fail: it may have brought no address that tells of it.
  let failing: String
  /// There are too many sources to show each.
  let isLong: Bool

  init(_ sources: [SourceHealth.Judged], alarms: [Alarm]) {
    isLong = sources.count > Self.maximumSources
    failing = sources.map(\.health).filter { $0.standing == .failing }.map {
      "failing \($0.sourceID): \(Self.matter($0))\n"
    }.joined()
    var sum = LedgerStatus(feedID: "")
    for source in sources {
      sum.discovered += source.ledger.discovered
      sum.states.merge(source.ledger.states, uniquingKeysWith: +)
    }
    let urgent = sources.map(\.health).filter { $0.standing < .good }
    var lines = "\(sources.count) sources: discovered \(sum.discovered) = \(StatusCommand.sum(sum))\n"
    if urgent.isEmpty {
      lines += "every source does well\n"
    } else {
      lines += "\(urgent.count) need a look\(urgent.count > Self.maximumSources ? ", these first" : ""):\n"
      lines += TextTable(urgent.prefix(Self.maximumSources).map(Self.row)).text
    }
    for alarm in alarms.prefix(Self.maximumSources) {
      lines += "alarm \(alarm.kind.rawValue) \(alarm.name): \(alarm.detail)\n"
    }
    if alarms.count > Self.maximumSources {
      lines += "and \(alarms.count - Self.maximumSources) more alarms\n"
    }
    text = lines + "`--all` shows each source, `--feed ID` one, `bantin report` a page of all\n"
  }

  private static func row(_ health: SourceHealth) -> [String] {
    ["  " + health.sourceID, health.standing.wording.english, matter(health)]
  }

  private static func matter(_ health: SourceHealth) -> String {
    [health.reason?.english, health.advice?.english].compactMap { $0 }.joined(separator: "; ")
  }
}
