internal import Dispatch
internal import Synchronization

/// One step of the pipeline on Dispatch: runs at most `width` pieces of work at a time, in the order they came, and
/// never blocks a thread. A width of 1 makes it serial: the owner of a file or a connection.
public final class Stage: Sendable {
  private struct State {
    /// Nil where the work was taken: what it holds must not wait for the stage to run dry, which it may never do.
    var waiting: [(@Sendable () -> Void)?] = []
    var next = 0
    /// Goes before what waits.
    var urgent: [@Sendable () -> Void] = []
    var running = 0
    /// Places beside `width`: one for each piece of work that does not come back.
    var spare = 0
    var isSerial = false

    var hasWork: Bool { next < waiting.count || !urgent.isEmpty }

    mutating func pop() -> (@Sendable () -> Void)? {
      if !urgent.isEmpty { return urgent.removeFirst() }
      guard next < waiting.count else { return nil }
      let work = waiting[next]
      waiting[next] = nil
      next += 1
      if next == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        next = 0
      } else if next >= 1_024, next * 2 >= waiting.count {
        waiting.removeFirst(next)
        next = 0
      }
      return work
    }
  }

  private let queue: DispatchQueue
  private let width: Int
  private let state = Mutex(State())

  public init(_ label: String, width: Int) {
    queue = DispatchQueue(label: label, attributes: .concurrent)
    self.width = max(1, width)
  }

  public func submit(_ work: @escaping @Sendable () -> Void) { enter { $0.waiting.append(work) } }

  /// Runs the work before any that waits: for a `Lane`.
  func submitFirst(_ work: @escaping @Sendable () -> Void) { enter { $0.urgent.append(work) } }

  private func enter(_ add: (inout State) -> Void) {
    let (starts, hasStuck) = state.withLock { state in
      add(&state)
      return (start(&state), state.spare > 0)
    }
    if starts { begin(hasStuck) }
  }

  /// A piece of work seems never to end: another one runs in its place until `cameBack` is called.
  func isStuck() {
    let starts = state.withLock { state in
      state.spare += 1
      return state.hasWork && start(&state)
    }
    if starts { begin(true) }
  }

  /// From now on one piece of work runs at a time, whatever the width; until `becomeParallel`.
  func becomeSerial() { state.withLock { $0.isSerial = true } }

  func becomeParallel() { state.withLock { $0.isSerial = false } }

  func cameBack() { state.withLock { $0.spare -= 1 } }

  private func start(_ state: inout State) -> Bool {
    guard state.running < (state.isSerial ? 1 : width) + state.spare else { return false }
    state.running += 1
    return true
  }

  /// Dispatch gives a concurrent queue no more threads than there are cores, and the stuck ones hold theirs; a serial
  /// queue gets one in any case.
  private func begin(_ hasStuck: Bool) {
    (hasStuck ? DispatchQueue(label: queue.label) : queue).async { [self] in drain() }
  }

  private func drain() {
    while true {
      let work = state.withLock { state in
        let work = state.pop()
        if work == nil { state.running -= 1 }
        return work
      }
      guard let work else { return }
      work()
    }
  }
}
