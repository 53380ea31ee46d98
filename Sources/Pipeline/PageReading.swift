internal import Dispatch
internal import Model
internal import Store
internal import Synchronization

/// Reads pages so that one which kills the process, or is never done, does so only so often.
///
/// While a page is read it is marked in a file that outlives the process; a page that was marked at several deaths is
/// read no more. One that takes longer than the limit is given up: its thread cannot be stopped, so the stage gets
/// another in its place. The bytes of both are kept in quarantine. After too many of the second kind the run ends early,
/// since each holds a core.
final class PageReading: @unchecked Sendable {  // because `timer` is only kept and cancelled
  static let maximumStuck = 8

  private struct Entry {
    var deadline: DispatchTime
    var expire: @Sendable () -> Void
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var stuck = 0
    /// Still to be read one at a time.
    var serialPages: Int
  }

  private let stage: Stage
  private let marks: ReadingMarks
  private let quarantine: Quarantine
  private let limitMilliseconds: Int
  private let stop: StopSignal
  private let absolve: @Sendable (Int64) -> Void
  private let state: Mutex<State>
  private let timer: any DispatchSourceTimer

  /// - Parameters:
  ///   - serialPages: so many are read one at a time, then as many as the stage has places.
  ///   - absolve: told of a suspect that was read to its end.
  init(
    stage: Stage, marks: ReadingMarks, quarantine: Quarantine, limitMilliseconds: Int, serialPages: Int = 0,
    stop: StopSignal, absolve: @escaping @Sendable (Int64) -> Void = { _ in }
  ) {
    self.absolve = absolve
    state = Mutex(State(serialPages: serialPages))
    if serialPages > 0 { stage.becomeSerial() }
    self.stage = stage
    self.marks = marks
    self.quarantine = quarantine
    self.limitMilliseconds = limitMilliseconds
    self.stop = stop
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "pipeline.reading.watch"))
    let interval = DispatchTimeInterval.milliseconds(max(1, min(1_000, limitMilliseconds / 4)))
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { [weak self] in self?.expireOverdue() }
    timer.activate()
  }

  deinit { timer.cancel() }

  /// For a run: what the one before was reading when it died is held against those pages, and they are read
  /// one at a time, so that the next death tells which of them it was. Those of files stand among the first that are
  /// read, and `serialPages` may end that.
  convenience init(
    stage: Stage, state: StateStore, root: String, limitMilliseconds: Int, serialPages: Int = .max,
    stop: StopSignal
  ) throws(StoreError) {
    let path = state.path + ".reading"
    let hasSuspects = try state.recordDeaths(of: ReadingMarks.left(at: path))
    self.init(
      stage: stage, marks: try ReadingMarks(path: path), quarantine: Quarantine(root: root),
      limitMilliseconds: limitMilliseconds, serialPages: hasSuspects ? serialPages : 0, stop: stop
    ) { number in
      // Where it cannot be written the page stays under suspicion.
      try? state.forgetDeaths(of: number)
    }
  }

  /// Must be called on the stage. `done` is called exactly once: with what `body` returns, or when the limit has passed.
  func read(
    _ page: Page, of document: PendingDocument, _ body: () -> FinishedDocument,
    done: @escaping @Sendable (FinishedDocument) -> Void
  ) {
    if document.deaths > 0 { keep(page, of: document) }
    let slot = marks.enter(document.seq)
    let limit = limitMilliseconds
    state.withLock { state in
      state.entries[slot] = Entry(deadline: .now() + .milliseconds(limit)) { [self] in
        keep(page, of: document)
        done(
          FinishedDocument(
            document: document,
            content: .failed(
              stage: "extract", code: Quarantine.timeLimitCode,
              detail: "\(document.url): not read within \(limit) ms; its bytes are in quarantine",
              isTransient: false,
              retryAfterSeconds: nil)))
      }
    }
    let finished = body()
    let (isInTime, isLastSerial) = state.withLock { state in
      state.serialPages -= 1
      return (state.entries.removeValue(forKey: slot) != nil, state.serialPages == 0)
    }
    marks.leave(slot)
    if isLastSerial { stage.becomeParallel() }
    guard isInTime else { return stage.cameBack() }
    if document.deaths > 0 {
      absolve(document.seq)
      try? quarantine.release(document.seq)
    }
    done(finished)
  }

  /// A page whose bytes cannot be kept is in the ledger all the same.
  private func keep(_ page: Page, of document: PendingDocument) {
    try? quarantine.keep(page.bytes, contentType: page.contentType, of: document)
  }

  private func expireOverdue() {
    let now = DispatchTime.now()
    let (overdue, isTooMuch) = state.withLock { state in
      let slots = state.entries.filter { $0.value.deadline <= now }.keys.sorted()
      state.stuck += slots.count
      return (slots.compactMap { state.entries.removeValue(forKey: $0) }, state.stuck >= Self.maximumStuck)
    }
    for entry in overdue {
      stage.isStuck()
      entry.expire()
    }
    if isTooMuch { stop.raise() }
  }
}
