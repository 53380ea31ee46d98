internal import Pipeline

/// Shows how far the work is, until it is cleared.
protocol ProgressDisplay: Sendable {
  func show(_ report: RunReport)
  func clear()
}
