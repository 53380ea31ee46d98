internal import Foundation
internal import Model
internal import Pipeline
internal import Store
internal import Synchronization

/// How far a backfill is: one line that is written anew on a terminal, lines now and then elsewhere.
final class BackfillProgress: Sendable {
  enum Style: Sendable { case terminal, lines, json }

  private static let clearLine = "\r\u{1B}[K"
  private let style: Style
  private let began = ContinuousClock.now
  private let lastShown: Mutex<ContinuousClock.Instant>

  init(_ style: Style) {
    self.style = style
    lastShown = Mutex(began)
  }

  private var interval: Duration { style == .terminal ? .milliseconds(200) : .seconds(10) }

  func show(_ report: RunReport) {
    guard let counts = report.backfill else { return }
    let now = ContinuousClock.now
    let isTime = lastShown.withLock { last in
      guard now - last >= interval else { return false }
      last = now
      return true
    }
    guard isTime else { return }
    let seconds = Self.seconds(now - began)
    switch style {
    case .json: StandardStream.write(Self.json(report, counts, seconds: seconds), to: STDERR_FILENO)
    case .lines:
      StandardStream.write(
        Array((Self.line(report, counts, seconds: seconds) + "\n").utf8), to: STDERR_FILENO)
    case .terminal:
      StandardStream.write(
        Array((Self.clearLine + Self.line(report, counts, seconds: seconds)).utf8), to: STDERR_FILENO)
    }
  }

  func clear() {
    if style == .terminal { StandardStream.write(Array(Self.clearLine.utf8), to: STDERR_FILENO) }
  }

  /// Bytes left over the speed of this backfill so far; nil where that says nothing yet.
  static func secondsLeft(_ counts: BackfillCounts, seconds: Double) -> Double? {
    guard counts.bytesRead > 0, seconds >= 1, counts.bytes >= counts.bytesDone else { return nil }
    return Double(counts.bytes - counts.bytesDone) / (Double(counts.bytesRead) / seconds)
  }

  private static func line(_ report: RunReport, _ counts: BackfillCounts, seconds: Double) -> String {
    var parts = ["\(size(counts.bytesDone)) of \(size(counts.bytes))"]
    if counts.bytes > 0 { parts[0] += " (\(counts.bytesDone * 100 / counts.bytes) %)" }
    parts.append("records \(counts.records)")
    if seconds > 0 { parts.append("\(Int((Double(report.documents) / seconds).rounded())) documents/s") }
    parts += ["stored", "updated", "unchanged", "duplicate", "dropped", "failed"].compactMap { name in
      report.outcomes[name].map { "\(name) \($0)" }
    }
    if let left = secondsLeft(counts, seconds: seconds) { parts.append("\(duration(left)) to go") }
    return parts.joined(separator: "  ")
  }

  private static func json(_ report: RunReport, _ counts: BackfillCounts, seconds: Double) -> [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("elapsed_ms", Int(seconds * 1_000))
      object.member("bytes", Int(counts.bytes))
      object.member("bytes_done", Int(counts.bytesDone))
      object.member("records", counts.records)
      object.member("documents", report.documents)
      object.key("outcomes")
      object.object { outcomes in
        for (name, count) in report.outcomes.sorted(by: { $0.key < $1.key }) { outcomes.member(name, count) }
      }
      object.member("to_go_ms", secondsLeft(counts, seconds: seconds).map { Int($0 * 1_000) })
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// `1.4 GB`.
  static func size(_ bytes: Int64) -> String {
    var value = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 1_000 { return unit == "B" ? "\(bytes) B" : "\((value * 10).rounded() / 10) \(unit)" }
      value /= 1_000
    }
    return "\((value * 10).rounded() / 10) TB"
  }

  /// `2 h 05 min`, `4 min`, `12 s`: as precise as it can be.
  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 90 { return "\(whole) s" }
    let minutes = (whole + 30) / 60
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
