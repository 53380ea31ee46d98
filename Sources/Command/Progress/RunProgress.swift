internal import Foundation
internal import Pipeline
internal import Synchronization

/// One line on the terminal that says how far a run is.
final class RunProgress: ProgressDisplay {
  private static let intervalSeconds = 0.1
  private let write: @Sendable ([UInt8]) -> Void
  private let columns: @Sendable () -> Int?
  private let began = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    var lastShown = -1.0
    /// When the pages began.
    var pagesBegan: Double?
    var polls = RemainingTime()
    var pages = RemainingTime()

    /// Of the phase that the run is in.
    mutating func pace(_ report: RunReport, seconds: Double) -> String {
      guard let waiting = report.waiting else {
        return RunProgress.pace(
          &polls, done: report.feeds.polled, of: report.feeds.listed - report.feeds.notDue, seconds: seconds)
      }
      let began = pagesBegan ?? seconds
      pagesBegan = began
      return RunProgress.pace(&pages, done: report.documents, of: waiting, seconds: seconds - began)
    }
  }

  /// - Parameters:
  ///   - write: takes what is shown.
  ///   - columns: of the terminal.
  init(
    write: @escaping @Sendable ([UInt8]) -> Void = { _ = StandardStream.send($0, to: STDERR_FILENO) },
    columns: @escaping @Sendable () -> Int? = { StandardStream.errorColumns }
  ) {
    self.columns = columns
    self.write = write
  }

  func show(_ report: RunReport) { show(report, seconds: (ContinuousClock.now - began) / .seconds(1)) }

  /// At most ten times a second.
  ///
  /// - Parameter seconds: since the run began.
  func show(_ report: RunReport, seconds: Double) {
    let parts: [String]? = state.withLock { state in
      let pace = state.pace(report, seconds: seconds)
      guard seconds - state.lastShown >= Self.intervalSeconds else { return nil }
      state.lastShown = seconds
      return Self.parts(report, pace)
    }
    if let parts { write(ProgressLine.bytes(parts, columns: columns())) }
  }

  func clear() { write(Array(ProgressLine.clear.utf8)) }

  private static func parts(_ report: RunReport, _ pace: String) -> [String] {
    let counts = ["stored", "updated", "unchanged", "duplicate", "dropped", "failed"].compactMap { name in
      report.outcomes[name].map { "\(name) \($0)" }
    }
    let pages = report.waiting.map { "\(report.documents)/\($0)" } ?? "\(report.documents)"
    let line = "feeds \(report.feeds.polled)/\(report.feeds.listed - report.feeds.notDue)  pages \(pages)"
    return ([line] + counts + [pace]).filter { !$0.isEmpty }
  }

  /// How many a second, and how long the others take; empty where that cannot be said yet.
  private static func pace(
    _ remaining: inout RemainingTime, done: Int, of all: Int, seconds: Double
  ) -> String {
    remaining.add(done: Int64(done), seconds: seconds)
    guard seconds >= RemainingTime.leastSeconds, done > 0 else { return "" }
    let tenths = Int((Double(done) / seconds * 10).rounded())
    let rate = tenths < 100 ? "\(tenths / 10).\(tenths % 10)/s" : "\(tenths / 10)/s"
    guard let left = remaining.seconds(for: Int64(all - done)) else { return rate }
    return "\(rate)  \(BackfillProgress.duration(left)) to go"
  }
}
