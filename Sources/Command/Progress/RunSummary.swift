internal import Pipeline
internal import Store
internal import Time

/// A run's report as a person reads it.
struct RunSummary {
  let text: String

  init(_ report: RunReport, outPath: String) {
    var lines: [String] = []
    func row(_ name: String, _ value: String) {
      lines.append("  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + value)
    }
    let seconds = Double(report.durationMilliseconds) / 1_000
    lines.append(
      "\(report.backfill == nil ? "Run" : "Backfill") \(report.runID)\(report.wasStopped ? ", stopped early" : ""): \(Self.decimal(seconds)) s"
    )
    if let backfill = report.backfill {
      Self.rows(backfill).forEach(row)
    } else {
      Self.rows(report).forEach(row)
      for (reason, count) in Self.byCount(report.entries.filteredReasons) { row("", "\(reason) \(count)") }
    }
    let names = ["stored", "updated", "unchanged", "duplicate", "dropped", "failed", "pending"]
    row("pages", Self.list([("taken up", report.documents)] + names.map { ($0, report.outcomes[$0] ?? 0) }))
    for (reason, count) in Self.byCount(report.reasons).prefix(8) { row("", "\(reason) \(count)") }
    if !report.languages.isEmpty {
      let languages = report.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12)
      row("languages", languages.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    if report.documents > 0, seconds > 0 {
      row("speed", "\(Self.decimal(Double(report.documents) / seconds)) pages/s")
    }
    row("records", "\(report.recordCount)\(report.recordCount == 0 ? " (nothing new)" : " written")")
    for part in report.parts.prefix(12) { row("", "\(outPath)/\(part)") }
    if report.parts.count > 12 { row("", "… and \(report.parts.count - 12) more parts") }
    for failure in report.feedFailures.prefix(12) {
      lines.append("  feed \(failure.feedID) failed: \(failure.code): \(failure.detail)")
    }
    for note in report.notes.prefix(12) {
      lines.append("  feed \(note.feedID): \(note.code): \(note.detail)")
    }
    for gap in report.gaps.prefix(12) {
      let (after, before) = (
        Timestamp(secondsSinceEpoch: gap.gap.after), Timestamp(secondsSinceEpoch: gap.gap.before)
      )
      lines.append(
        "  feed \(gap.feedID): entries between \(after.rfc3339) and \(before.rfc3339) may have been missed")
    }
    for moved in report.movedFeeds.prefix(12) {
      lines.append("  feed \(moved.feedID) has moved for good: set `url: \(moved.url)` in feeds.yaml")
    }
    for (name, counts) in report.rules.filter({ $0.value.missed > 0 }).sorted(by: { $0.key < $1.key }).prefix(
      12)
    {
      lines.append(
        "  rule \(name) selected nothing on \(counts.missed) of \(counts.used + counts.missed) pages")
    }
    for alarm in report.alarms.prefix(12) {
      lines.append("  alarm \(alarm.kind.rawValue) \(alarm.name): \(alarm.detail)")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func rows(_ report: RunReport) -> [(String, String)] {
    let (feeds, entries) = (report.feeds, report.entries)
    return [
      (
        "feeds",
        list([
          ("polled", feeds.polled), ("not modified", feeds.notModified), ("not due", feeds.notDue),
          ("failed", feeds.failed),
        ])
      ),
      (
        "entries",
        list([
          ("seen", entries.seen), ("new", entries.new), ("changed", entries.changed),
          ("unchanged", entries.known),
          ("filtered", entries.filtered), ("older", entries.older),
        ])
      ),
    ]
  }

  private static func rows(_ counts: BackfillCounts) -> [(String, String)] {
    var rows = [
      (
        "files",
        "\(counts.filesDone) of \(counts.files), \(BackfillProgress.size(counts.bytesDone)) of \(BackfillProgress.size(counts.bytes))"
      ),
      (
        "read",
        list([
          ("records", counts.records), ("addresses", counts.addresses),
          ("broken places", counts.failureCount),
          ("yielded to a run", counts.yieldCount),
        ])
      ),
    ]
    for failure in counts.failures.prefix(12) {
      let place = failure.offset.map { " at byte \($0)" } ?? ""
      rows.append(("", "\(failure.path)\(place): \(failure.code)"))
    }
    return rows
  }

  /// The most frequent first.
  private static func byCount(_ counts: [String: Int]) -> [(key: String, value: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }

  /// The counts that are not 0; the first always.
  private static func list(_ counts: [(String, Int)]) -> String {
    counts.enumerated().filter { $0.offset == 0 || $0.element.1 > 0 }.map {
      "\($0.element.0) \($0.element.1)"
    }
    .joined(separator: ", ")
  }

  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
