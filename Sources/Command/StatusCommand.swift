internal import ArgumentParser
internal import Model
internal import Store

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Tell what the state knows: every address ever discovered, feed by feed, and what became of it.",
    discussion: """
      Each address is in exactly one state: stored, duplicate, filtered, failed (some of them to be tried again) or \
      pending. A gap is a time in which two polls of a feed did not overlap, so that entries may have been missed.

      \(ExitStatus.help)
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: ArgumentHelp("Only this feed.", valueName: "id"))
  var feed: String?

  @Flag(help: "One JSON object a feed and line.")
  var json = false

  func run() throws {
    let statuses = try archive.reporting {
      try archive.openState().ledgerStatus().filter { feed == nil || $0.feedID == feed }
    }
    for status in statuses { StandardStream.write(json ? Self.json(status) : Self.text(status)) }
  }

  private static func text(_ status: LedgerStatus) -> String {
    let states = ["stored", "duplicate", "filtered", "failed", "pending"].compactMap { name in
      status.states[name].map { "\(name) \($0)" }
    }
    var lines = ["\(status.feedID): discovered \(status.discovered) = " + states.joined(separator: " + ")]
    for (reason, count) in status.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(reason) \(count)")
    }
    if status.retrying > 0 { lines.append("  \(status.retrying) of the failed will be tried again") }
    for gap in status.gaps {
      lines.append("  gap: entries between \(time(gap.after)) and \(time(gap.before)) may have been missed")
    }
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
