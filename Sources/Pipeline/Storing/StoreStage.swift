internal import Addresses
internal import Dedupe
internal import Dispatch
internal import Fetch
internal import Logging
internal import Model
internal import Store
internal import Time

/// The last stage, serial and the only writer: decides what each document is to the dataset, in the order in which the
/// documents were taken up, and commits them in batches.
///
/// A commit waits for the device, so it has a queue of its own: meanwhile the stage takes nothing but keeps what arrives, and the
/// stages before go on.
final class StoreStage: @unchecked Sendable {  // confined to `lane`, `articles` to the commit while one runs
  /// Documents committed together where nothing else is said: one sync of each part for all of them.
  static let batchSize = 64
  /// A document waits no longer than this for its batch to fill.
  static let batchWaitMilliseconds = 500

  /// What the stages before hand over.
  private struct Arrival: Sendable {
    /// Nil at the end of a file.
    var document: FinishedDocument?
    var progress: BackfillFiles.Progress?
  }

  private let lane: Lane
  private let commits = DispatchQueue(label: "pipeline.store.commit")
  private let state: StateStore
  private let articles: ArticleStore
  private let known: KnownArticles
  private let clock: Clock
  private let logger: Logger
  private var report: RunReport
  private var failure: StoreError?
  private let batchSize: Int

  private var documents = InOrder<Arrival>()
  private var polls = InOrder<PollResult>()
  private var batch = ArticleStore.Batch()
  private var outcomes: [Outcome] = []
  /// Documents of the batch, with the ends of files, which are none.
  private var taken = 0
  private var batchLanguages: [String] = []
  private var isCommitting = false
  private var batchCount = 0
  /// How many documents there are in all, once that is known.
  private var documentCount: Int?

  /// Called on the stage's lane whenever counts changed.
  private let progress: @Sendable (RunReport) -> Void

  init(
    state: StateStore, articles: sending ArticleStore, report: RunReport, clock: Clock, logger: Logger,
    batchSize: Int = StoreStage.batchSize, lane: Lane = Lane("pipeline.store"),
    progress: @escaping @Sendable (RunReport) -> Void
  ) {
    self.lane = lane
    self.state = state
    self.articles = articles
    known = KnownArticles(state: state, articles: articles)
    self.report = report
    self.clock = clock
    self.logger = logger
    self.batchSize = batchSize
    self.progress = progress
  }

  // MARK: Polls

  /// `left` is called once the poll is kept, or cannot be.
  func submit(_ poll: PollResult, number: Int, left: @escaping @Sendable (StoreError?) -> Void) {
    lane.submit { [self] in
      polls.arrived(poll, number: number) { poll in
        keep(poll)
        left(failure)
      }
    }
  }

  private func keep(_ poll: PollResult) {
    guard failure == nil else { return }
    if case .cancelled = poll.ending { return }
    report.feeds.polled += 1
    var poll = poll
    do {
      poll.settle(try state.standing(of: poll.entries))
      let counts = try state.commitPoll(
        poll.state, entries: poll.entries, sitemaps: poll.sitemapChanges, gap: poll.gap, rules: poll.rules,
        runID: report.runID)
      if let rules = poll.rules { report.count(rules) }
      report.entries.seen += poll.entries.count + poll.sieve.unusableCount + poll.sieve.olderCount
      report.entries.older += poll.sieve.olderCount + poll.sieve.undatedCount
      report.notes += poll.notes
      report.entries.new += counts.new
      report.entries.changed += counts.changed
      report.entries.known += counts.known
      if let url = poll.state.movedTo { report.movedFeeds.append(.init(feedID: poll.feed.id, url: url)) }
      if let gap = poll.gap { report.gaps.append(.init(feedID: poll.feed.id, gap: gap)) }
      for (reason, count) in poll.sieve.filteredReasons {
        report.entries.filtered += count
        report.entries.filteredReasons[reason, default: 0] += count
      }
      for (reason, count) in poll.sieve.unusable.sorted(by: { $0.key < $1.key }) {
        logger.info(
          "entries left out",
          metadata: ["feed": "\(poll.feed.id)", "reason": "\(reason)", "entries": "\(count)"])
      }
    } catch {
      failure = error
    }
    switch poll.ending {
    case .read, .cancelled: break
    case .notModified:
      report.feeds.notModified += 1
      report.entries.seen += poll.state.entryCount
      report.entries.known += poll.state.entryCount
    case .failed(let code, let detail):
      report.feeds.failed += 1
      report.feedFailures.append(.init(feedID: poll.feed.id, code: code, detail: detail))
      logger.warning(
        "feed failed", metadata: ["feed": "\(poll.feed.id)", "code": "\(code)", "detail": "\(detail)"])
    }
    progress(report)
  }

  // MARK: Documents

  /// Says how many documents wait for their pages.
  func expect(_ count: Int) {
    lane.submit { [self] in report.waiting = (report.waiting ?? 0) + count }
  }

  /// - Parameters:
  ///   - document: nil where there is only progress to be kept.
  ///   - progress: how far the files of a backfill are read once the document is stored.
  ///   - left: called with the number of documents that have left the pipeline, once they are committed or given up.
  func submit(
    _ document: FinishedDocument?, progress: BackfillFiles.Progress? = nil, number: Int,
    left: @escaping @Sendable (Int, StoreError?) -> Void
  ) {
    lane.submit { [self] in
      documents.arrive(Arrival(document: document, progress: progress), number: number)
      takeArrived(left)
    }
  }

  /// There are so many documents and no more: when they have all arrived, what waits is committed at once. The next
  /// document is number 0 again.
  func end(after count: Int, left: @escaping @Sendable (Int, StoreError?) -> Void) {
    lane.submit { [self] in
      documentCount = count
      takeArrived(left)
    }
  }

  private func takeArrived(_ left: @escaping @Sendable (Int, StoreError?) -> Void) {
    while !isCommitting, let arrival = documents.next() {
      if let progress = arrival.progress { take(progress) }
      if let document = arrival.document { take(document) }
      taken += 1
      if taken == 1 { scheduleCommit(left) }
      if taken >= batchSize { commit(left) }
    }
    guard documents.count == documentCount else { return }
    documentCount = nil
    documents = InOrder()
    commit(left)
  }

  private func scheduleCommit(_ left: @escaping @Sendable (Int, StoreError?) -> Void) {
    let number = batchCount
    lane.submit(afterMilliseconds: Self.batchWaitMilliseconds) { [self] in
      if batchCount == number { commit(left) }
    }
  }

  private func take(_ progress: BackfillFiles.Progress) {
    batch.sourceFiles.append(progress.file)
    report.backfill?.bytesDone = progress.bytesDone
    report.backfill?.bytesRead = progress.bytesRead
  }

  private func take(_ finished: FinishedDocument) {
    var capture = finished.capture
    defer { if let capture { batch.captures.append(capture) } }
    if let rules = finished.rules {
      batch.ruleObservations.append(rules)
      report.count(rules)
    }
    do {
      switch finished.content {
      case .article(let prepared) where try state.isForgotten(prepared.article.id):
        capture = nil
        settle(finished, .dropped(reason: Deletion.reason), state: .filtered, reason: Deletion.reason)
      case .article(let prepared): try take(prepared, of: finished)
      case .notModified: settle(finished, .unchanged, state: .stored)
      case .dropped(let reason): settle(finished, .dropped(reason: reason), state: .filtered, reason: reason)
      case .postponed(let code, let detail, let seconds):
        settle(
          finished, .failed(stage: "fetch", code: code, detail: detail), state: .failed, reason: code,
          nextTryAt: RetrySchedule.whenHostHasRested(now: clock.now, seconds: seconds), wasAsked: false)
      case .cancelled: outcomes.append(.pending)
      case .failed(let stage, let code, let detail, let isTransient, let retryAfterSeconds):
        let nextTry = nextTry(
          finished, code: code, isTransient: isTransient, retryAfterSeconds: retryAfterSeconds)
        settle(
          finished, .failed(stage: stage, code: code, detail: detail), state: .failed, reason: code,
          nextTryAt: nextTry)
        logger.info(
          "document failed",
          metadata: [
            "url": "\(URLCredentials.masked(url: finished.origin.url))", "code": "\(code)",
            "detail": "\(URLCredentials.masked(in: detail))",
          ])
      }
    } catch {
      failure = failure ?? error
      outcomes.append(.pending)
    }
  }

  /// Nil where it is not tried again: documents in files, and those in quarantine.
  private func nextTry(
    _ finished: FinishedDocument, code: String, isTransient: Bool, retryAfterSeconds: Int?
  ) -> Int64? {
    guard case .ledger(let document) = finished.origin, !Quarantine.codes.contains(code) else { return nil }
    return RetrySchedule.nextTry(
      now: clock.now, attempts: document.attempts, isTransient: isTransient,
      isChallenge: code == FetchError.Code.challenge.rawValue, retryAfterSeconds: retryAfterSeconds)
  }

  private func take(_ prepared: PreparedArticle, of finished: FinishedDocument) throws(StoreError) {
    var prepared = prepared
    let (storedID, isNewAddress) =
      switch finished.origin {
      case .ledger(let document): (document.articleID, document.articleID == nil)
      case .file: (nil as String?, false)
      }
    if let alias = try known.identify(&prepared.article, inLedger: storedID) { batch.aliases.append(alias) }
    let article = prepared.article
    if case .file = finished.origin, try known.isOlderCapture(article) {
      return settle(finished, .dropped(reason: "older-capture"), state: .stored, articleID: article.id)
    }
    switch try known.verdict(on: article) {
    case .unchanged where isNewAddress:
      // The same article under a second address: one record is enough, the ledger knows both.
      settle(finished, .duplicate(of: article.id), state: .duplicate, articleID: article.id)
    case .unchanged: settle(finished, .unchanged, state: .stored, articleID: article.id)
    case .new:
      try write(prepared)
      settle(finished, .stored, state: .stored, articleID: article.id)
    case .revision(let revision):
      prepared.article.revision = revision
      try write(prepared)
      settle(finished, .updated, state: .stored, articleID: article.id)
    case .duplicate(let original, let revision):
      prepared.article.revision = revision
      prepared.article.duplicateOf = original
      try write(prepared)
      settle(finished, .duplicate(of: original), state: .duplicate, articleID: article.id)
    }
  }

  private func write(_ prepared: PreparedArticle) throws(StoreError) {
    var article = prepared.article
    article.runID = report.runID
    let row = ArticleRow(
      id: article.id, revision: article.revision, contentHash: article.contentHash,
      duplicateOf: article.duplicateOf, fetchedAt: article.dateFetched?.secondsSinceEpoch,
      numberKey: KnownArticles.numberKey(of: article))
    if let member = try known.remember(row, of: &article, prepared.evidence) {
      batch.storyMembers.append(member)
    }
    batch.records.append(
      .init(
        partition: Partition(of: article), line: prepared.line.finished(as: article), row: row,
        observation: observation(of: article)))
    batchLanguages.append(article.language.primary)
  }

  /// What is news today: a backfill says nothing of how a host or a language does now.
  private func observation(of article: Article) -> ArticleObservation? {
    guard article.source.feedID != nil else { return nil }
    return ArticleObservation(
      host: article.url.flatMap { WebURL($0) }?.host ?? "", language: article.language.primary,
      quality: article.quality, at: clock.now)
  }

  private func settle(
    _ finished: FinishedDocument, _ outcome: Outcome, state: DocumentResult.State, reason: String? = nil,
    nextTryAt: Int64? = nil, articleID: String? = nil, wasAsked: Bool = true
  ) {
    outcomes.append(outcome)
    switch finished.origin {
    case .ledger(let document):
      batch.results.append(
        DocumentResult(
          seq: document.seq, state: state, reason: reason,
          attempts: document.attempts + (wasAsked ? 1 : 0), nextTryAt: nextTryAt,
          validators: finished.validators.isEmpty ? document.validators : finished.validators,
          articleID: articleID))
      if wasAsked, let attempt = FailedAttempt(of: document.seq, outcome, at: clock.now) {
        batch.failedAttempts.append(attempt)
      }
    case .file(let document):
      if let reason, Quarantine.codes.contains(reason) { batch.quarantinedPlaces.append(document.place) }
      if let entry = finished.ledgerEntry, let articleID {
        batch.fileResults.append(
          FileResult(
            entry: entry, sourceID: document.source.kind.ledgerID, state: state, articleID: articleID))
      }
    }
  }

  private func commit(_ left: @escaping @Sendable (Int, StoreError?) -> Void) {
    guard taken > 0, !isCommitting else { return }
    isCommitting = true
    batchCount += 1
    guard failure == nil else { return committed(left) }
    let batch = batch
    commits.async { [self] in
      let result = Result { () throws(StoreError) in try articles.commit(batch) }
      lane.submit { [self] in
        if case .failure(let error) = result { failure = error }
        committed(left)
      }
    }
  }

  private func committed(_ left: @escaping @Sendable (Int, StoreError?) -> Void) {
    // What could not be committed is as it was: the next run takes it up.
    for outcome in outcomes { report.count(failure == nil ? outcome : .pending) }
    if failure == nil { for language in batchLanguages { report.languages[language, default: 0] += 1 } }
    let count = taken
    taken = 0
    batch = ArticleStore.Batch()
    outcomes.removeAll(keepingCapacity: true)
    batchLanguages.removeAll(keepingCapacity: true)
    known.endBatch()
    isCommitting = false
    progress(report)
    left(count, failure)
    takeArrived(left)
  }

  /// Publishes the parts and hands the report over. Called when everything has left, from a thread outside Dispatch.
  func finish(wasStopped: Bool) throws(StoreError) -> RunReport {
    let result: Result<RunReport, StoreError> = commits.sync {
      do throws(StoreError) {
        try articles.publishAll()
        if let failure { throw failure }
        report.parts = articles.publishedPaths
        report.endedAt = clock.timestamp
        report.wasStopped = wasStopped
        return .success(report)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
