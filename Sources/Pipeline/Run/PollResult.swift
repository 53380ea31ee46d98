internal import Addresses
internal import Dedupe
internal import Extract
internal import Fetch
internal import Model
internal import Store
internal import Time

/// What one poll of a feed came to, ready to be kept.
struct PollResult: Sendable {
  enum Ending: Sendable {
    case read
    case notModified
    case failed(code: String, detail: String)
    /// The run was stopped: nothing is kept.
    case cancelled
  }

  var feed: Feed
  var state: FeedState
  var ending: Ending
  private(set) var sieve: EntrySieve
  /// Of an index: the sitemaps that it lists, not read yet.
  private(set) var sitemaps: [SitemapReference] = []
  /// What was learnt of the sitemaps behind an index.
  var sitemapChanges: SitemapChanges?
  /// What a person should know of this poll.
  var notes: [RunReport.SourceNote] = []
  var entries: [DiscoveredEntry] { sieve.entries }
  /// Set where this poll shares no entry with the one before.
  private(set) var gap: FeedGap?
  private let polledAt: Int64
  private var hintSeconds: Int64?
  /// The server sent the document, not "not modified".
  private var wasFullAnswer = false
  private let digest: [UInt8]?
  /// Other entries than before say nothing about what was missed.
  private let isReadAnew: Bool
  /// What the source's rules gave; nil where it has none, or was not read.
  private(set) var rules: RuleObservation?
  /// It lists the newest and drops the oldest, so that two polls in time have something in common.
  private var isRollingList: Bool

  /// - Parameters:
  ///   - rules: where a page has its entries.
  ///   - digest: of the settings and rules that the source is read by.
  ///   - evidence: what the ledger knows of the source's links; asked for where the answer is a page.
  init(
    of feed: Feed, state: FeedState, answer: Result<Response, FetchError>, now: Int64,
    rules: EntryRules? = nil, digest: [UInt8]? = nil, evidence: () -> SectionEvidence? = { nil }
  ) {
    self.feed = feed
    self.state = state
    ending = .read
    sieve = EntrySieve(of: feed, now: now)
    polledAt = now
    self.digest = digest
    isReadAnew = state.isReadAnew(by: digest, as: feed.settings.kind)
    isRollingList = state.kind != .sitemap
    switch answer {
    case .failure(let error): fail(error, now: now)
    case .success(let response): take(response, now: now, rules, evidence: evidence)
    }
  }

  private mutating func fail(_ error: FetchError, now: Int64) {
    if error.code == FetchError.Code.cancelled.rawValue {
      ending = .cancelled
      return
    }
    fail(
      code: error.code, detail: error.detail, isPermanent: !error.isTransient,
      retryAfterSeconds: error.retryAfterSeconds, now: now)
  }

  private mutating func fail(
    code: String, detail: String, isPermanent: Bool, retryAfterSeconds: Int? = nil, now: Int64
  ) {
    let detail = URLCredentials.masked(in: detail)
    if state.movedTo != nil, isPermanent || state.failureCount + 1 >= Self.failuresOfNewAddress {
      // The old address may know better: it is asked next.
      state.movedTo = nil
      state.validators = Validators()
    }
    ending = .failed(code: code, detail: detail)
    state.polledAt = now
    FeedSchedule.failed(&state, code: code, detail: detail, now: now, retryAfterSeconds: retryAfterSeconds)
  }

  private mutating func take(
    _ response: Response, now: Int64, _ rules: EntryRules?, evidence: () -> SectionEvidence?
  ) {
    hintSeconds = FreshnessHint.seconds(of: response, document: nil, now: now)
    if response.isNotModified {
      ending = .notModified
      state.readingDigest = digest
      state.conditionalCount += 1
      state.validators = state.validators.renewed(by: response.validators)
      rememberAddress(response)
      return
    }
    let hash = SHA256.digest(response.body)
    if hash == state.bodyHash {
      ending = .notModified
    } else {
      do throws(FeedError) {
        let document = try SourceReading.read(
          response, settings: feed.settings, known: state.kind,
          fetched: Timestamp(secondsSinceEpoch: now), rules: rules, evidence: evidence)
        noteRules(document)
        hintSeconds = FreshnessHint.seconds(of: response, document: document, now: now)
        _ = sieve.take(document, isFirstReading: state.firstPolledAt == nil)
        state.entryCount = sieve.entries.count
        state.kind = document.kind
        isRollingList = document.kind != .sitemap || document.sitemaps.isEmpty && sieve.olderCount == 0
        sitemaps = document.sitemaps
        state.bodyHash = hash
      } catch {
        return fail(
          code: error.code.rawValue, detail: "\(URLCredentials.masked(url: feed.url)): \(error.detail)",
          isPermanent: true, now: now)
      }
    }
    rememberAddress(response)
    state.readingDigest = digest
    state.validators = response.validators
    state.validatedAt = now
    wasFullAnswer = true
  }

  /// Takes up what a sitemap behind an index lists.
  ///
  /// - Returns: the date of its newest entry, if that has one.
  mutating func take(_ sitemap: FeedDocument, isFirstReading: Bool) -> Int64? {
    ending = .read
    isRollingList = false
    defer { state.entryCount = sieve.entries.count }
    return sieve.take(sitemap, isFirstReading: isFirstReading)
  }

  /// The next poll reads the index again, whether it has changed or not: this one did not get through.
  mutating func forgetValidators() {
    state.validators = Validators()
    state.bodyHash = nil
  }

  /// Called once it is known which entries are new.
  mutating func settle(_ standing: EntryStanding) {
    if case .failed = ending { return }
    sieve.dropKnownUndated(unknown: standing.unknown)
    let newKeys = standing.unknown
    let dates = entries.filter { newKeys.contains($0.key) }.compactMap(\.published)
    if wasFullAnswer {
      if isRollingList, FeedSchedule.isCaughtLying(state, newEntryDates: dates) {
        state.distrustedUntil = polledAt + FeedSchedule.distrustSeconds
      }
      state.conditionalCount = 0
    }
    // Links that stand on a page at every poll and are no articles say nothing about an overlap.
    let articleCount = entries.count - (state.kind == .page ? standing.filtered.count : 0)
    if isRollingList, !isReadAnew, !newKeys.isEmpty, newKeys.count == articleCount,
      !standing.hasMovedArticle, state.hadEntries, let last = state.polledAt
    {
      gap = FeedGap(
        after: last, before: dates.map(\.secondsSinceEpoch).min().map { max($0, last) } ?? polledAt)
    }
    state.hadEntries = state.hadEntries || !entries.isEmpty
    state.polledAt = polledAt
    noteOlder()
    let newShare = entries.isEmpty ? 0 : Double(newKeys.count) / Double(entries.count)
    FeedSchedule.succeeded(
      &state, now: polledAt, newShare: newShare, hintSeconds: hintSeconds,
      intervalSeconds: feed.settings.intervalSeconds)
  }

  private mutating func noteRules(_ document: FeedDocument) {
    if !document.rules.isEmpty || !document.missedRules.isEmpty {
      rules = RuleObservation(
        source: feed.id, used: document.rules, missed: document.missedRules, at: polledAt)
    }
    // The site has a new template, as it seems.
    for code in ["rule-missed", "rule-limit"] where document.repairs.contains(code) {
      notes.append(
        .init(
          feedID: feed.id, code: code,
          detail: "the rules under entries: gave nothing; the entries were found without them"))
    }
  }

  /// Told once: from then on they are no news.
  private mutating func noteOlder() {
    let count = sieve.olderCount + sieve.undatedCount
    guard state.firstPolledAt == nil, count > 0 else { return }
    notes.append(
      .init(
        feedID: feed.id, code: "older-addresses",
        detail: "\(count) older addresses left to `bantin backfill \(URLCredentials.masked(url: feed.url))`"))
  }

  /// Failures in a row after which a feed's new address is given up for the old one.
  static let failuresOfNewAddress = 5

  /// A feed that has moved for good, by an unbroken chain of permanent redirects, is asked at its new address from now on.
  private mutating func rememberAddress(_ response: Response) {
    if response.redirects.isEmpty { return }
    guard response.redirects.allSatisfy(\.isPermanent) else { return }
    state.movedTo = response.url == URLCredentials.removed(from: feed.url) ? nil : response.url
  }
}
