internal import Dispatch
internal import Store
internal import Synchronization

/// Gives up work on a stage that takes longer than a limit. A thread cannot be stopped, so the stage gets another place instead.
final class ReadingWatch: @unchecked Sendable {  // because `timer` is only kept and cancelled
  /// So many that do not come back are too many: each holds a core.
  static let maximumStuck = 8

  private struct Entry {
    var deadline: DispatchTime
    var expire: @Sendable () -> Void
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var next = 0
    var stuck = 0
  }

  private let stage: Stage
  private let limitMilliseconds: Int
  private let tooManyStuck: @Sendable () -> Void
  private let state = Mutex(State())
  private let timer: any DispatchSourceTimer

  /// - Parameter tooManyStuck: told that nothing more should be begun.
  init(stage: Stage, limitMilliseconds: Int, tooManyStuck: @escaping @Sendable () -> Void) {
    self.stage = stage
    self.limitMilliseconds = limitMilliseconds
    self.tooManyStuck = tooManyStuck
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "pipeline.reading.watch"))
    let interval = DispatchTimeInterval.milliseconds(max(1, min(1_000, limitMilliseconds / 4)))
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { [weak self] in self?.expireOverdue() }
    timer.activate()
  }

  deinit { timer.cancel() }

  func overdue(_ place: String) -> InputError {
    InputError(
      code: Quarantine.timeLimitCode, detail: "\(place): not read within \(limitMilliseconds) ms, passed over"
    )
  }

  func tooManyOverdue(_ place: String) -> InputError {
    InputError(
      code: Quarantine.timeLimitCode,
      detail: """
        \(place): \(Self.maximumStuck) pages were not read within \(limitMilliseconds) ms each; the rest was not read \
        (--read-timeout gives pages more time)
        """)
  }

  /// Must be called on the stage.
  ///
  /// - Parameter expired: called instead of returning, where the limit passes first.
  /// - Returns: what `body` returns; nil where `expired` was called, so that exactly one of the two counts.
  func read<Value>(_ body: () -> Value, expired: @escaping @Sendable () -> Void) -> Value? {
    let deadline = DispatchTime.now() + .milliseconds(limitMilliseconds)
    let number = state.withLock { state in
      state.next += 1
      state.entries[state.next] = Entry(deadline: deadline, expire: expired)
      return state.next
    }
    let value = body()
    guard state.withLock({ $0.entries.removeValue(forKey: number) }) != nil else {
      stage.cameBack()
      return nil
    }
    return value
  }

  private func expireOverdue() {
    let now = DispatchTime.now()
    let (overdue, isTooMuch) = state.withLock { state in
      let numbers = state.entries.filter { $0.value.deadline <= now }.keys.sorted()
      state.stuck += numbers.count
      return (numbers.compactMap { state.entries.removeValue(forKey: $0) }, state.stuck >= Self.maximumStuck)
    }
    for entry in overdue {
      stage.isStuck()
      entry.expire()
    }
    if isTooMuch { tooManyStuck() }
  }
}
