internal import Foundation
internal import JSON
internal import Pipeline
internal import Store
internal import Synchronization

/// How far a backfill is: one line that is written anew on a terminal, lines now and then elsewhere.
final class BackfillProgress: ProgressDisplay {
  enum Style: Sendable { case terminal, lines, json }

  private let style: Style
  private let began = ContinuousClock.now
  private let write: @Sendable ([UInt8]) -> Void
  private let columns: @Sendable () -> Int?
  private let state = Mutex(State())

  private struct State {
    var lastShown = 0.0
    var remaining = RemainingTime()
  }

  /// - Parameters:
  ///   - write: takes what is shown.
  ///   - columns: of the terminal.
  init(
    _ style: Style,
    write: @escaping @Sendable ([UInt8]) -> Void = { _ = StandardStream.send($0, to: STDERR_FILENO) },
    columns: @escaping @Sendable () -> Int? = { StandardStream.errorColumns }
  ) {
    self.style = style
    self.columns = columns
    self.write = write
  }

  private var intervalSeconds: Double {
    switch style {
    case .terminal: 0.2
    case .json: 1
    case .lines: 10
    }
  }

  func show(_ report: RunReport) {
    let elapsed = (ContinuousClock.now - began).components
    show(report, seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
  }

  /// - Parameter seconds: since the backfill began.
  func show(_ report: RunReport, seconds: Double) {
    guard let counts = report.backfill else { return }
    let secondsLeft: Double?? = state.withLock { state in
      state.remaining.add(done: counts.bytesRead, seconds: seconds)
      guard seconds - state.lastShown >= intervalSeconds else { return nil }
      state.lastShown = seconds
      return .some(state.remaining.seconds(for: counts.bytes - counts.bytesDone))
    }
    guard let secondsLeft else { return }
    switch style {
    case .json: write(Self.json(report, counts, seconds: seconds, secondsLeft))
    case .lines:
      let parts = Self.parts(report, counts, seconds: seconds, secondsLeft)
      write(Array((parts.joined(separator: "  ") + "\n").utf8))
    case .terminal:
      let parts = Self.parts(report, counts, seconds: seconds, secondsLeft)
      write(ProgressLine.bytes(parts, columns: columns()))
    }
  }

  func clear() {
    if style == .terminal { write(Array(ProgressLine.clear.utf8)) }
  }

  private static func parts(
    _ report: RunReport, _ counts: BackfillCounts, seconds: Double, _ secondsLeft: Double?
  ) -> [String] {
    var parts = ["\(size(counts.bytesDone)) of \(size(counts.bytes))"]
    if counts.bytes > 0 { parts[0] += " (\(counts.bytesDone * 100 / counts.bytes) %)" }
    parts.append("records \(counts.records)")
    if seconds > 0 { parts.append("\(Int((Double(report.documents) / seconds).rounded())) documents/s") }
    parts += ["stored", "updated", "unchanged", "duplicate", "dropped", "failed"].compactMap { name in
      report.outcomes[name].map { "\(name) \($0)" }
    }
    if let secondsLeft { parts.append("\(duration(secondsLeft)) to go") }
    return parts
  }

  private static func json(
    _ report: RunReport, _ counts: BackfillCounts, seconds: Double, _ secondsLeft: Double?
  ) -> [UInt8] {
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
      object.member("to_go_ms", secondsLeft.map { Int($0 * 1_000) })
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
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
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 90 { return "\(whole) s" }
    let minutes = (whole + 30) / 60
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
