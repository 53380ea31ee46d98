internal import Foundation
internal import Store

/// One line on the terminal that says how far a command is with the files of a dataset. Nothing elsewhere: a log is no place for it.
final class WorkProgress {
  private static let intervalSeconds = 0.2
  private let write: ([UInt8]) -> Void
  private let began = ContinuousClock.now
  private var lastShown = 0.0
  private var remaining = RemainingTime()

  /// - Parameter write: nil: nothing is shown.
  init(write: (([UInt8]) -> Void)?) { self.write = write ?? { _ in } }

  /// On the terminal, if standard error is one.
  /// - Parameter printsResults: what the command makes goes to standard output meanwhile: no line stands between it on a terminal.
  convenience init(printsResults: Bool = false) {
    let isShown = StandardStream.errorIsTerminal && !(printsResults && StandardStream.outputIsTerminal)
    self.init(write: isShown ? { _ = StandardStream.send($0, to: STDERR_FILENO) } : nil)
  }

  func show(_ work: WorkDone) { show(work, seconds: (ContinuousClock.now - began) / .seconds(1)) }

  /// - Parameter seconds: since the work began.
  func show(_ work: WorkDone, seconds: Double) {
    remaining.add(done: work.bytesDone, seconds: seconds)
    guard seconds - lastShown >= Self.intervalSeconds else { return }
    lastShown = seconds
    var parts = ["\(BackfillProgress.size(work.bytesDone)) of \(BackfillProgress.size(work.bytes))"]
    if work.bytes > 0 { parts[0] += " (\(work.bytesDone * 100 / work.bytes) %)" }
    parts.append("\(BackfillProgress.size(Int64(Double(work.bytesDone) / seconds)))/s")
    if let left = remaining.seconds(for: work.bytes - work.bytesDone) {
      parts.append("\(BackfillProgress.duration(left)) to go")
    }
    write(ProgressLine.bytes(parts, columns: StandardStream.errorColumns))
  }

  /// The line goes; what the command prints stands in its place.
  func clear() { if lastShown > 0 { write(Array(ProgressLine.clear.utf8)) } }
}
