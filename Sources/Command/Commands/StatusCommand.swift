internal import ArgumentParser
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Time

struct StatusCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset, feed or run does not exist",
  ])

  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Show the state of every address ever discovered, and the sources that need a look.",
    discussion: """
      Up to ten sources are shown one by one, as with --all; of more the sum, and the ten that need a look first: polls that fail, \
      alarms, pages that fail, gaps, a new address, polls that are overdue.

      Each address is in exactly one state: stored, duplicate, filtered, failed (some of these will be retried) or \
      pending. A gap is the time between two polls of a feed that had no entry in common, so that entries may be missing.
      """ + "\n\n" + exitStatuses)

  @OptionGroup var dataset: DatasetOptions

  @Option(help: ArgumentHelp("Only this feed.", valueName: "id"))
  var feed: String?

  @OptionGroup var choice: TagOptions

  @Option(help: ArgumentHelp("The list of feeds that --tag chooses from.", valueName: "file"))
  var feeds = "feeds.yaml"

  @Option(
    name: .customLong("run"), help: ArgumentHelp("Show one run instead: its id, or `last`.", valueName: "id"))
  var runID: String?

  @Flag(help: "Show each source, however many there are.")
  var all = false

  @Flag(help: "Print one JSON object per line: each feed, then each alarm.")
  var json = false

  func run() throws {
    if let runID { return try show(run: runID) }
    let tagged =
      choice.tag.isEmpty ? nil : Set(try choice.choose(from: FeedsFile.load(feeds).feeds).map(\.id))
    let isWhole = feed == nil && tagged == nil
    let now = Clock.system.now
    let (statuses, alarms, overview) = try dataset.reporting {
      let state = try dataset.openState()
      let statuses = try state.ledgerStatus().filter {
        (feed == nil || $0.feedID == feed) && tagged?.contains($0.feedID) != false
      }
      let alarms = isWhole ? try state.alarms(at: now) : []
      guard isWhole, !json else { return (statuses, alarms, nil as StatusOverview?) }
      let sources = try SourceHealth.all(state, statuses: statuses, alarms: alarms, at: now)
      return (statuses, alarms, StatusOverview(sources, alarms: alarms))
    }
    if let overview, !all, overview.isLong { return StandardStream.write(overview.text) }
    if statuses.isEmpty, !json {
      StandardStream.complain(
        feed.map { "no feed \($0) in the state" }
          ?? "the state knows no address yet: `bantin run` polls the feeds")
    }
    for status in statuses { StandardStream.write(json ? Self.json(status) : Self.text(status)) }
    if let overview { StandardStream.write(overview.failing) }
    for alarm in alarms {
      StandardStream.write(
        json ? Self.json(alarm) : "alarm \(alarm.kind.rawValue) \(alarm.name): \(alarm.detail)\n")
    }
  }

  /// What the run counted, and what became of the addresses that it discovered.
  private func show(run id: String) throws {
    let (run, ledger) = try dataset.reporting {
      let state = try dataset.openState()
      guard let run = try state.run(id) else {
        StandardStream.complain("no run \(id) in the state")
        throw ExitCode(ExitStatus.noInput.rawValue)
      }
      return (run, try state.ledgerStatus(ofRun: run.id))
    }
    guard json else {
      let ended = run.endedAt.map { "ended \(Self.time($0))" } ?? "did not end, or is still at work"
      StandardStream.write("run \(run.id): began \(Self.time(run.startedAt)), \(ended)\n")
      StandardStream.write("  discovered \(ledger.discovered) = \(Self.sum(ledger))\n")
      return StandardStream.write(
        run.report == nil ? "" : "  all that it counted: bantin status --run \(run.id) --json\n")
    }
    StandardStream.write((run.report ?? "{\"run_id\":\"\(run.id)\"}") + "\n")
  }

  static func sum(_ status: LedgerStatus) -> String {
    let states = DocumentResult.State.allCases.compactMap { state in
      status.states[state.rawValue].map { "\(state.rawValue) \($0)" }
    }
    return states.isEmpty ? "0" : states.joined(separator: " + ")
  }

  private static func json(_ alarm: Alarm) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("alarm", alarm.kind.rawValue)
      object.member("name", alarm.name)
      object.member("detail", alarm.detail)
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }

  private static func text(_ status: LedgerStatus) -> String {
    var lines = ["\(status.feedID): discovered \(status.discovered) = \(sum(status))"]
    for (reason, count) in status.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(reason) \(count)")
    }
    if status.retrying > 0 { lines.append("  \(status.retrying) of the failed will be tried again") }
    for gap in status.gaps {
      lines.append("  gap: entries between \(time(gap.after)) and \(time(gap.before)) may have been missed")
    }
    if let url = status.movedTo { lines.append("  has moved for good: set `url: \(url)` in feeds.yaml") }
    if !status.addsUp { lines.append("  the ledger does not add up: please report this") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ status: LedgerStatus) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("feed_id", status.feedID)
      object.member("discovered", status.discovered)
      for (state, count) in status.states.sorted(by: { $0.key < $1.key }) { object.member(state, count) }
      object.member("retrying", status.retrying)
      object.member("moved_to", status.movedTo)
      object.key("reasons")
      object.object { reasons in
        for (reason, count) in status.reasons.sorted(by: { $0.key < $1.key }) {
          reasons.member(reason, count)
        }
      }
      object.member("gaps", status.gaps) { buffer, gap in
        buffer.object { object in
          object.member("after", time(gap.after))
          object.member("before", time(gap.before))
        }
      }
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }

  private static func time(_ seconds: Int64) -> String { Timestamp(secondsSinceEpoch: seconds).rfc3339 }
}
