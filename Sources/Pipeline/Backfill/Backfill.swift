internal import Archive
internal import Dispatch
public import Extract
public import Fetch
internal import Glibc
public import Language
public import Logging
internal import Model
public import Store

/// A batch: archives, folders, lists and sitemaps go the way that a run's pages go, into the same records, ledger and state.
///
/// 1. *Files.* Archives and documents are read and stored in their order. How far each file is read is committed in the
///    transaction of the records, so that a backfill that was killed goes on at the record where it ended.
/// 2. *Lists.* The addresses that lists, sitemaps and feeds name go into the ledger.
/// 3. *Pages.* What waits there is fetched as a run would do it.
///
/// The live run goes first: when one waits for the state, the backfill commits what it has, makes way, and goes on behind
/// it, with the back-off of each host as the run left it.
public final class Backfill: Sendable {
  public struct Configuration: Sendable {
    /// What to read and fetch.
    public var plan: BackfillPlan
    /// Folder that receives `articles/…`.
    public var outPath: String
    /// The state database; its lock is `<path>.lock`.
    public var statePath: String
    /// Limits and politeness of the requests.
    public var fetch: FetchConfiguration
    /// How parts are written.
    public var layout = PartLayout()
    /// What of the text is normalised.
    public var normalization = Normalizer.Options()
    /// Rules for sources and hosts.
    public var rules = RuleBook()
    /// Captures and entries of this time only, seconds since 1970.
    public var dates: ClosedRange<Int64> = Int64.min...Int64.max
    /// The addresses of this machine; nil: all. Files are read whole.
    public var shard: Shard?
    /// Of one document, unpacked, and of one record of an archive.
    public var maximumBytes = 16 << 20
    /// Documents inside the pipeline at any time; a large one counts as several.
    public var windowSize = 512
    /// Documents committed together.
    public var batchSize = 256
    /// Cores that the backfill computes on: reading archives, extracting and deciding what is stored share them.
    public var workers: Int
    /// A page that takes longer to read is given up.
    public var readingLimitMilliseconds = 60_000
    /// Only tests set another.
    public var clock = Clock.system

    public init(plan: BackfillPlan, outPath: String, statePath: String, fetch: FetchConfiguration) {
      self.plan = plan
      self.outPath = outPath
      self.statePath = statePath
      self.fetch = fetch
      workers = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
  }

  private static let yieldPollMilliseconds = 100

  private let configuration: Configuration
  private let logger: Logger
  private let stopSignal = StopSignal()

  public init(_ configuration: Configuration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
  }

  /// Ends the backfill as soon as what is in flight is stored. Safe to call from any thread, at any time.
  public func stop() { stopSignal.raise() }

  /// Runs to the end on the calling thread, which must be none of Dispatch's: it waits.
  ///
  /// - Parameter progress: called on a queue of the pipeline whenever counts changed; must not block.
  /// - Throws: `StoreError` where the state or the output folder cannot be used, or another run holds its lock.
  public func run(progress: @escaping @Sendable (RunReport) -> Void = { _ in }) throws(StoreError)
    -> RunReport
  {
    let began = DispatchTime.now()
    let clock = configuration.clock
    var report = RunReport(runID: RunID.make(at: clock), startedAt: clock.timestamp)
    var counts = BackfillCounts()
    counts.files = configuration.plan.files.count
    counts.bytes = configuration.plan.bytes
    report.backfill = counts
    var lists = configuration.plan.lists
    while true {
      let lock = try acquireLock(waits: (report.backfill?.yieldCount ?? 0) > 0)
      guard let lock else { break }
      let isFinished = try runSession(lock, &report, &lists, progress)
      withExtendedLifetime(lock) {}
      if isFinished || stopSignal.isRaised { break }
      report.backfill?.yieldCount += 1
      report.backfill?.filesDone = 0
      report.backfill?.bytesDone = 0
    }
    report.wasStopped = stopSignal.isRaised
    report.endedAt = clock.timestamp
    report.durationMilliseconds = Int(
      (DispatchTime.now().uptimeNanoseconds - began.uptimeNanoseconds) / 1_000_000)
    return report
  }

  /// Nil where the backfill was stopped while the live run was at work.
  private func acquireLock(waits: Bool) throws(StoreError) -> RunLock? {
    while !stopSignal.isRaised {
      do {
        // The run that was let through has announced itself; give it the time to take the lock.
        if waits { usleep(UInt32(Self.yieldPollMilliseconds) * 2_000) }
        return try RunLock(path: configuration.statePath + ".lock", for: .backfill)
      } catch {
        guard waits, error.code == .locked else { throw error }
      }
    }
    return nil
  }

  /// Works until all is done, or the backfill is stopped, or a run waits. True where all is done.
  private func runSession(
    _ lock: RunLock, _ report: inout RunReport, _ lists: inout [BackfillPlan.AddressList],
    _ progress: @escaping @Sendable (RunReport) -> Void
  ) throws(StoreError) -> Bool {
    let clock = configuration.clock
    let session = StopSignal()
    stopSignal.whenRaised { session.raise() }
    let watch = Self.watch(lock, session)
    defer { watch.cancel() }
    let state = try StateStore(path: configuration.statePath)
    try Forgetting.completePending(in: state, root: configuration.outPath)
    let runID = RunID.make(at: clock)
    report.runID = runID
    let articles = try ArticleStore(
      state: state, root: configuration.outPath, runID: runID, layout: configuration.layout)
    try state.beginRun(runID, at: clock.now)
    let files = BackfillFiles(
      configuration.plan.files, state: state, dates: configuration.dates,
      maximumBytes: configuration.maximumBytes, counts: report.backfill ?? BackfillCounts())
    let read = Stage("pipeline.read", width: configuration.workers)
    let store = StoreStage(
      state: state, articles: articles, report: report, clock: clock, logger: logger,
      batchSize: configuration.batchSize, lane: Lane(on: read)
    ) { report in
      // What is read and not yet stored is not done.
      var counts = files.currentCounts
      counts.bytesDone = report.backfill?.bytesDone ?? 0
      counts.bytesRead = report.backfill?.bytesRead ?? 0
      var report = report
      report.backfill = counts
      progress(report)
    }
    let reader = DocumentReader(normalization: configuration.normalization, rules: configuration.rules)
    // Too many pages that are never done end the backfill, not this session only: each holds a core.
    let crashGuard = try CrashGuard(
      stage: read, state: state, root: configuration.outPath,
      limitMilliseconds: configuration.readingLimitMilliseconds, readsFiles: true,
      serialPages: configuration.windowSize, stop: stopSignal)
    let extract = { @Sendable (page: Page, source: ArticleSource) throws(ExtractError) in
      try reader.read(page, source: source).article
    }
    BackfillReading(
      files: files, read: read, store: store, stop: session, extract: extract,
      crashGuard: crashGuard, maximumBytes: configuration.maximumBytes
    ).run(windowSize: configuration.windowSize)
    if !session.isRaised { try state.forgetFileDeaths() }
    var counts = files.currentCounts
    if !configuration.plan.lists.isEmpty, !session.isRaised {
      try fetchPages(
        state: state, store: store, read: read, reader: reader, crashGuard: crashGuard, session: session,
        runID: runID, lists: &lists, counts: &counts)
    }
    let partsBefore = report.parts
    report = try store.finish(wasStopped: session.isRaised)
    report.parts = partsBefore + report.parts
    report.backfill = counts
    try state.endRun(runID, at: clock.now, report: report.json)
    return !session.isRaised
  }

  private func fetchPages(
    state: StateStore, store: StoreStage, read: Stage, reader: DocumentReader, crashGuard: CrashGuard,
    session: StopSignal, runID: String,
    lists: inout [BackfillPlan.AddressList], counts: inout BackfillCounts
  ) throws(StoreError) {
    let clock = configuration.clock
    let hosts = try FetchSession(configuration.fetch, state: state, clock: clock, stop: session)
    let fetcher = hosts.fetcher
    defer { fetcher.shutdown() }
    let discovery = BackfillLists(
      fetcher: fetcher, state: state, runID: runID, dates: configuration.dates, shard: configuration.shard,
      stop: session, counts: counts)
    while let list = lists.first {
      try discovery.read(list)
      // A list that was broken off is read again: what it named is known by then.
      if session.isRaised, list != .urls(path: "-") { break }
      lists.removeFirst()
    }
    counts = discovery.counts
    let feeds = BackfillLists.kinds.keys.map { ($0, Feed(id: $0, url: "")) }
    try Pages(
      fetcher: fetcher, state: state, read: read, store: store, clock: clock, stop: session, reader: reader,
      crashGuard: crashGuard,
      feeds: Dictionary(uniqueKeysWithValues: feeds), kinds: BackfillLists.kinds, shard: configuration.shard
    ).run(windowSize: StoreStage.batchSize)
    try hosts.finish()
  }

  /// Raises the signal when a run waits for the lock.
  private static func watch(_ lock: RunLock, _ session: StopSignal) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now(), repeating: .milliseconds(yieldPollMilliseconds))
    timer.setEventHandler { if lock.isAwaited { session.raise() } }
    timer.activate()
    return timer
  }
}
