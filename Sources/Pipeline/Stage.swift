internal import Dispatch
internal import Synchronization

/// One step of the pipeline on Dispatch: runs at most `width` pieces of work at a time, in the order they came, and
/// never blocks a thread. A width of 1 makes it serial: the owner of a file or a connection.
public final class Stage: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var next = 0
    var running = 0

    mutating func pop() -> (@Sendable () -> Void)? {
      guard next < waiting.count else { return nil }
      let work = waiting[next]
      next += 1
      if next == waiting.count {
        waiting.removeAll(keepingCapacity: true)
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

  public func submit(_ work: @escaping @Sendable () -> Void) {
    let starts = state.withLock { state in
      state.waiting.append(work)
      guard state.running < width else { return false }
      state.running += 1
      return true
    }
    if starts { queue.async { [self] in drain() } }
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
