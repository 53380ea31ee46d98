public import Store
public import Time

/// A run in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/), for the textfile
/// collector of node_exporter. Names and labels are documented in `docs/dataset.md`; they do not change their meaning.
public struct RunMetrics {
  /// In the text format of Prometheus.
  public private(set) var text = ""

  public init(_ report: RunReport) {
    gauge("bantin_run_success", "Whether the last run ended well.", [("", 1)])
    gauge(
      "bantin_run_start_time_seconds", "When it began, Unix time.",
      [("", Int(report.startedAt.secondsSinceEpoch))])
    gauge(
      "bantin_run_end_time_seconds", "When it ended, Unix time.",
      [("", Int(report.endedAt.secondsSinceEpoch))])
    gauge("bantin_run_duration_milliseconds", "How long it took.", [("", report.durationMilliseconds)])
    gauge(
      "bantin_run_feeds", "Feeds of the run, by what became of them.",
      [
        ("state=\"polled\"", report.feeds.polled), ("state=\"not_modified\"", report.feeds.notModified),
        ("state=\"failed\"", report.feeds.failed), ("state=\"not_due\"", report.feeds.notDue),
      ])
    gauge(
      "bantin_run_entries", "Entries that the polled feeds listed.",
      [
        ("state=\"new\"", report.entries.new), ("state=\"changed\"", report.entries.changed),
        ("state=\"known\"", report.entries.known), ("state=\"filtered\"", report.entries.filtered),
        ("state=\"older\"", report.entries.older),
      ])
    gauge(
      "bantin_run_documents", "Documents taken up, by outcome.", Self.labelled(report.outcomes, "outcome"))
    gauge(
      "bantin_run_reasons", "Why documents were dropped or failed.", Self.labelled(report.reasons, "reason"))
    gauge("bantin_run_records", "Records written, by language.", Self.labelled(report.languages, "language"))
    gauge("bantin_run_parts", "Parts published.", [("", report.parts.count)])
    gauge("bantin_run_gaps", "Feeds whose polls did not overlap.", [("", report.gaps.count)])
    gauge(
      "bantin_ledger_documents", "Addresses ever discovered, by state.", Self.labelled(report.ledger, "state")
    )
    gauge(
      "bantin_alarm", "Alarms that stand at the end of the run.",
      report.alarms.map { ("kind=\"\($0.kind.rawValue)\",name=\"\(Self.escaped($0.name))\"", 1) })
  }

  /// A run that could not go on.
  public init(_ error: StoreError, at now: Timestamp) {
    gauge("bantin_run_success", "Whether the last run ended well.", [("", 0)])
    gauge("bantin_run_end_time_seconds", "When it ended, Unix time.", [("", Int(now.secondsSinceEpoch))])
    gauge("bantin_run_error", "Why it could not go on.", [("code=\"\(error.code.rawValue)\"", 1)])
  }

  private mutating func gauge(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples {
      text +=
        sample.labels.isEmpty ? "\(name) \(sample.value)\n" : "\(name){\(sample.labels)} \(sample.value)\n"
    }
  }

  private static func labelled(_ counts: [String: Int], _ label: String) -> [(String, Int)] {
    counts.sorted { $0.key < $1.key }.map { ("\(label)=\"\(escaped($0.key))\"", $0.value) }
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
