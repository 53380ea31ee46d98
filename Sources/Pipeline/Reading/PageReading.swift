internal import Model
internal import Store
internal import Synchronization

/// Reads pages so that one which kills the process, or is never done, does so only so often.
///
/// While a page is read it is marked in a file that outlives the process; a page that was marked at several deaths is
/// read no more. One that takes longer than the limit is given up. The bytes of both are kept in quarantine. After too
/// many of the second kind the run ends early.
final class PageReading: Sendable {
  private let stage: Stage
  private let watch: ReadingWatch
  private let marks: ReadingMarks
  private let quarantine: Quarantine
  private let limitMilliseconds: Int
  private let absolve: @Sendable (Int64) -> Void
  /// Still to be read one at a time.
  private let serialPages: Mutex<Int>

  /// - Parameters:
  ///   - serialPages: so many are read one at a time, then as many as the stage has places.
  ///   - absolve: told of a suspect that was read to its end.
  init(
    stage: Stage, marks: ReadingMarks, quarantine: Quarantine, limitMilliseconds: Int, serialPages: Int = 0,
    stop: StopSignal, absolve: @escaping @Sendable (Int64) -> Void = { _ in }
  ) {
    self.absolve = absolve
    self.serialPages = Mutex(serialPages)
    if serialPages > 0 { stage.becomeSerial() }
    self.stage = stage
    self.marks = marks
    self.quarantine = quarantine
    self.limitMilliseconds = limitMilliseconds
    watch = ReadingWatch(stage: stage, limitMilliseconds: limitMilliseconds) { stop.raise() }
  }

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
    // The first page of a process finds every table to be made: who kills the process meanwhile accuses no page.
    DocumentReader.prepare()
    if document.deaths > 0 { keep(page, of: document) }
    let slot = marks.enter(document.seq)
    let finished = watch.read(body) { [self] in
      keep(page, of: document)
      done(
        FinishedDocument(
          document: document,
          content: .failed(
            stage: "extract", code: Quarantine.timeLimitCode,
            detail:
              "\(document.url): not read within \(limitMilliseconds) ms; its bytes are in quarantine",
            isTransient: false, retryAfterSeconds: nil)))
    }
    marks.leave(slot)
    let isLastSerial = serialPages.withLock { pages in
      pages -= 1
      return pages == 0
    }
    if isLastSerial { stage.becomeParallel() }
    guard let finished else { return }
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
}
