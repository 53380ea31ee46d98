internal import Model
internal import Store
internal import Synchronization

/// Passes over pages that crash the process or never end, for a run, a backfill and the extraction of an archive alike.
///
/// *Crashes.* While a page is read, its document is marked in a file that outlives the process. What the next process finds there
/// was being read at the death of the one before: these documents are suspects. Until all suspects have been read, pages are read
/// one at a time, so that a further death accuses no other page. A suspect that is read to its end is acquitted; one that was
/// being read at `Quarantine.maximumDeaths` deaths is passed over, with the code `crash`.
///
/// *Pages that never end.* A page that takes longer than the limit is given up, with the code `time-limit`; after
/// `ReadingWatch.maximumStuck` of them the run is stopped.
///
/// A run and a backfill keep the bytes of both in quarantine.
final class CrashGuard: Sendable {
  private struct Serial {
    /// Suspects that are still to be read.
    var suspects: Set<DocumentID>
    /// Pages that are still to be read one at a time.
    var pages: Int
    var isOver: Bool { suspects.isEmpty || pages <= 0 }
  }

  private let stage: Stage
  private let watch: ReadingWatch
  /// Nil where no process comes after this one.
  private let marks: ReadingMarks?
  /// Nil where bytes are not kept.
  private let quarantine: Quarantine?
  private let deaths: [DocumentID: Int]
  private let forget: @Sendable (DocumentID) -> Void
  private let serial: Mutex<Serial>

  /// - Parameters:
  ///   - stage: where pages are read.
  ///   - deaths: how often the process died while a document was read.
  ///   - serialPages: so many pages are read one at a time at most, while there are suspects.
  ///   - stop: raised when too many pages do not end.
  ///   - forget: called for each suspect that was read to its end.
  init(
    stage: Stage, marks: ReadingMarks?, quarantine: Quarantine?, deaths: [DocumentID: Int] = [:],
    limitMilliseconds: Int, serialPages: Int = .max, stop: StopSignal,
    forget: @escaping @Sendable (DocumentID) -> Void = { _ in }
  ) {
    self.stage = stage
    self.marks = marks
    self.quarantine = quarantine
    self.deaths = deaths
    self.forget = forget
    let suspects = deaths.filter { $0.value < Quarantine.maximumDeaths }
    let serial = Serial(suspects: Set(suspects.keys), pages: serialPages)
    self.serial = Mutex(serial)
    if !serial.isOver { stage.becomeSerial() }
    watch = ReadingWatch(stage: stage, limitMilliseconds: limitMilliseconds) { stop.raise() }
  }

  /// For a run or a backfill: deaths are counted in the state.
  ///
  /// - Parameters:
  ///   - root: the folder that receives `quarantine`.
  ///   - readsFiles: true for a backfill. Documents in files are no suspects of a run, which never comes to them.
  /// - Throws: ``StoreError`` where the state or the marks cannot be written.
  convenience init(
    stage: Stage, state: StateStore, root: String, limitMilliseconds: Int, readsFiles: Bool = false,
    serialPages: Int = .max, stop: StopSignal
  ) throws(StoreError) {
    let path = state.path + ".reading"
    let deaths = try state.recordDeaths(of: ReadingMarks.left(at: path))
    self.init(
      stage: stage, marks: try ReadingMarks(path: path), quarantine: Quarantine(root: root),
      deaths: deaths.filter { if case .file = $0.key { readsFiles } else { true } },
      limitMilliseconds: limitMilliseconds, serialPages: serialPages, stop: stop
    ) { document in
      // A document whose deaths cannot be forgotten stays a suspect.
      try? state.forgetDeaths(of: document)
    }
  }

  /// For the extraction of one archive, which has no state: deaths are counted in the file of marks itself.
  ///
  /// - Parameter marksPath: nil: nothing is kept for a next process.
  /// - Throws: ``StoreError`` where the marks cannot be written.
  convenience init(stage: Stage, marksPath: String?, limitMilliseconds: Int, stop: StopSignal)
    throws(StoreError)
  {
    guard let marksPath else {
      self.init(
        stage: stage, marks: nil, quarantine: nil, limitMilliseconds: limitMilliseconds, stop: stop)
      return
    }
    let left = ReadingMarks.left(at: marksPath)
    let marks = try ReadingMarks(path: marksPath)
    // They stay marked until they are read to their end, for the process after this one.
    let slots = Dictionary(grouping: left.map { ($0, marks.enter($0)) }, by: \.0)
    self.init(
      stage: stage, marks: marks, quarantine: nil, deaths: slots.mapValues(\.count),
      limitMilliseconds: limitMilliseconds, stop: stop
    ) { document in
      for (_, slot) in slots[document] ?? [] { marks.leave(slot) }
    }
  }

  /// Reads a page. Must be called on the stage.
  ///
  /// - Parameter done: called exactly once, with what `body` returns, or with the code `crash` or `time-limit`.
  func read<Value: Sendable>(
    _ page: Page, of origin: DocumentOrigin, _ body: () -> Value,
    done: @escaping @Sendable (Result<Value, InputError>) -> Void
  ) {
    let id = origin.id
    let deaths = deaths[id] ?? 0
    guard deaths < Quarantine.maximumDeaths else {
      let detail = "\(origin.description): the process died \(deaths) times while it was read, passed over"
      return done(.failure(InputError(code: Quarantine.crashCode, detail: detail)))
    }
    // The first page of a process makes every table: a process that is killed meanwhile accuses no page.
    DocumentReader.prepare()
    if deaths > 0 { keep(page, of: origin) }
    let slot = marks?.enter(id)
    let value = watch.read(body) { [self] in
      keep(page, of: origin)
      done(.failure(watch.overdue(origin.description)))
    }
    if let slot { marks?.leave(slot) }
    countRead(id)
    guard let value else { return }
    if deaths > 0 {
      forget(id)
      try? quarantine?.release(id)
    }
    done(.success(value))
  }

  /// Why the run was stopped early.
  func tooManyOverdue(_ place: String) -> InputError { watch.tooManyOverdue(place) }

  private func countRead(_ id: DocumentID) {
    let isOver = serial.withLock { serial in
      guard !serial.isOver else { return false }
      serial.suspects.remove(id)
      serial.pages -= 1
      return serial.isOver
    }
    if isOver { stage.becomeParallel() }
  }

  /// A page whose bytes cannot be kept is passed over all the same.
  private func keep(_ page: Page, of origin: DocumentOrigin) {
    let document: PendingDocument? = if case .ledger(let document) = origin { document } else { nil }
    try? quarantine?.keep(
      page.bytes, of: origin.id,
      .init(
        url: origin.url, feedID: document?.feedID, entryID: document?.entryID, contentType: page.contentType))
  }
}
