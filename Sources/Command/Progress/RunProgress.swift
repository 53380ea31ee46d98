internal import Foundation
internal import Pipeline
internal import Synchronization

/// One line on the terminal that says how far a run is.
final class RunProgress: ProgressDisplay {
  private static let clearLine = "\r\u{1B}[K"
  private let lastShown = Mutex(ContinuousClock.now - .seconds(1))

  /// At most ten times a second.
  func show(_ report: RunReport) {
    let isTime = lastShown.withLock { last in
      guard ContinuousClock.now - last >= .milliseconds(100) else { return false }
      last = .now
      return true
    }
    guard isTime else { return }
    let counts = ["stored", "updated", "unchanged", "duplicate", "dropped", "failed"].compactMap { name in
      report.outcomes[name].map { "\(name) \($0)" }
    }
    let line =
      "feeds \(report.feeds.polled)/\(report.feeds.listed - report.feeds.notDue)  pages \(report.documents)"
    _ = StandardStream.send(
      Array((Self.clearLine + ([line] + counts).joined(separator: "  ")).utf8), to: STDERR_FILENO)
  }

  func clear() { _ = StandardStream.send(Array(Self.clearLine.utf8), to: STDERR_FILENO) }
}
