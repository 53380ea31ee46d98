internal import Dispatch
public import Extract
public import Fetch
internal import Glibc
public import Language
public import Logging
public import Model
public import Store

/// One incremental run: the order of things, and only that.
///
/// 1. *Poll.* Each due feed is asked for, with the validators of its last answer. Its entries go into the ledger in the
///    same transaction as the feed's new validators, so that nothing that a feed ever listed is forgotten.
/// 2. *Pages.* What waits in the ledger is fetched, one page of each host in turn, read (Extract, Language, identity)
///    and stored in that same order, whatever order the answers come in: the same input gives the same output.
/// 3. *Publish.* The parts get their final names; the report is kept.
///
/// A run that is killed at any point is completed by the next one.
public final class Ingest: Sendable {
  public struct Configuration: Sendable {
    /// All sources of feeds.yaml.
    public var feeds: [Feed]
    /// Folder that receives `articles/…`.
    public var outPath: String
    /// The state database; its lock is `<path>.lock`.
    public var statePath: String
    /// Limits and politeness of the requests.
    public var fetch: FetchConfiguration
    /// How parts are written.
    public var layout = PartLayout()
    /// Folder that keeps what was fetched as WARC files; nil: nothing is kept.
    public var capturePath: String?
    /// What of the text is normalised.
    public var normalization = Normalizer.Options()
    /// Rules for sources and hosts.
    public var rules = RuleBook()
    /// The sources and pages of this machine; nil: all.
    public var shard: Shard?
    /// True: feeds that are not due are polled as well.
    public var pollsAll = false
    /// Documents inside the pipeline at any time.
    public var windowSize = 64
    /// Feeds polled at a time.
    public var pollWindowSize = 64
    /// Documents read at a time.
    public var workers: Int
    /// A page that takes longer to read is given up and quarantined.
    public var readingLimitMilliseconds = 60_000
    /// Only tests set another.
    public var clock = Clock.system

    public init(feeds: [Feed], outPath: String, statePath: String, fetch: FetchConfiguration) {
      self.feeds = feeds
      self.outPath = outPath
      self.statePath = statePath
      self.fetch = fetch
      workers = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
  }

  private let configuration: Configuration
  private let logger: Logger
  private let stopSignal = StopSignal()

  public init(_ configuration: Configuration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
  }

  /// Ends the run as soon as what is in flight is stored or back in the ledger. Safe to call from any thread, at any time.
  public func stop() { stopSignal.raise() }

  /// Runs to the end on the calling thread, which must be none of Dispatch's: it waits.
  ///
  /// - Parameter progress: called on a queue of the pipeline whenever counts changed; must not block.
  /// - Throws: `locked` where another run holds the state; `disk-full`, `io-error` where something could not be kept.
  ///   What was committed before that stays, and the next run goes on from there.
  public func run(progress: @escaping @Sendable (RunReport) -> Void = { _ in }) throws(StoreError)
    -> RunReport
  {
    let clock = configuration.clock
    let began = DispatchTime.now()
    let lock = try RunLock(path: configuration.statePath + ".lock")
    defer { withExtendedLifetime(lock) {} }
    let state = try StateStore(path: configuration.statePath)
    try Forgetting.completePending(in: state, root: configuration.outPath)
    var report = RunReport(runID: RunID.make(at: clock), startedAt: clock.timestamp)
    let articles = try ArticleStore(
      state: state, root: configuration.outPath, runID: report.runID, layout: configuration.layout,
      captures: try captures(state, runID: report.runID))
    try state.beginRun(report.runID, at: clock.now)

    let feeds = configuration.feeds.filter(\.settings.isEnabled)
    let listed = configuration.feeds.filter { configuration.shard?.owns(address: $0.url) ?? true }
    let own = listed.filter(\.settings.isEnabled)
    let due = try dueFeeds(among: own, state: state)
    report.feeds.listed = listed.count
    report.feeds.notDue = own.count - due.count

    let session = try FetchSession(configuration.fetch, state: state, clock: clock, stop: stopSignal)
    let fetcher = session.fetcher
    defer { fetcher.shutdown() }
    let store = StoreStage(
      state: state, articles: articles, report: report, clock: clock, logger: logger, progress: progress)
    let read = Stage("pipeline.read", width: configuration.workers)
    let crashGuard = try CrashGuard(
      stage: read, state: state, root: configuration.outPath,
      limitMilliseconds: configuration.readingLimitMilliseconds, stop: stopSignal)

    Polls(
      fetcher: fetcher, state: state, read: read, store: store, clock: clock, stop: stopSignal,
      rules: configuration.rules
    ).run(due, windowSize: configuration.pollWindowSize)
    let reader = DocumentReader(normalization: configuration.normalization, rules: configuration.rules)
    try Pages(
      fetcher: fetcher, state: state, read: read, store: store, clock: clock, stop: stopSignal,
      reader: reader, crashGuard: crashGuard,
      feeds: Dictionary(feeds.map { ($0.id, $0) }) { first, _ in first },
      capturingUserAgent: configuration.capturePath.map { _ in configuration.fetch.userAgent },
      shard: configuration.shard
    ).run(windowSize: configuration.windowSize)

    report = try store.finish(wasStopped: stopSignal.isRaised)
    try session.finish()
    report.durationMilliseconds = Int(
      (DispatchTime.now().uptimeNanoseconds - began.uptimeNanoseconds) / 1_000_000)
    report.alarms = try state.alarms(at: clock.now)
    report.ledger = try state.documentCounts()
    try state.endRun(report.runID, at: clock.now, report: report.json)
    return report
  }

  private func captures(_ state: StateStore, runID: String) throws(StoreError) -> CaptureStore? {
    guard let path = configuration.capturePath else { return nil }
    return try CaptureStore(
      state: state, root: path, runID: runID,
      head: Capture.head(runID: runID, now: configuration.clock.timestamp))
  }

  private func dueFeeds(among feeds: [Feed], state: StateStore) throws(StoreError) -> [(Feed, FeedState)] {
    let now = configuration.clock.now
    var due: [(Feed, FeedState)] = []
    for feed in feeds {
      let feedState = try state.feedState(of: feed)
      // Further ahead than any rule puts it: the clock has jumped back since.
      let isFromTheFuture =
        feedState.dueAt - now > max(FeedSchedule.longestBackoffSeconds, Int64(feed.settings.intervalSeconds))
        * 7
      if configuration.pollsAll || feedState.dueAt <= now || isFromTheFuture { due.append((feed, feedState)) }
    }
    return due
  }
}
