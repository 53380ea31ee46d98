internal import Dispatch
internal import Synchronization

/// Serial work on the places of a stage: what one owner does, a piece at a time and in order, before other work that waits
/// there. All that a backfill computes shares one stage in this way, so that the stage's width is the number of cores it takes.
public final class Lane: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var isRunning = false
  }

  private let stage: Stage
  private let state = Mutex(State())

  public init(on stage: Stage) { self.stage = stage }

  /// A lane with a queue of its own.
  public convenience init(_ label: String) { self.init(on: Stage(label, width: 1)) }

  public func submit(_ work: @escaping @Sendable () -> Void) {
    let starts = state.withLock { state in
      state.waiting.append(work)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { stage.submitFirst { [self] in drain() } }
  }

  func submit(afterMilliseconds delay: Int, _ work: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(delay)) { [self] in submit(work) }
  }

  private func drain() {
    while true {
      let pieces = state.withLock { state in
        defer { state.waiting = [] }
        state.isRunning = !state.waiting.isEmpty
        return state.waiting
      }
      guard !pieces.isEmpty else { return }
      for piece in pieces { piece() }
    }
  }
}
