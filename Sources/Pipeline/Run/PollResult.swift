internal import Dedupe
internal import Extract
internal import Fetch
internal import Model
internal import Store

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
  var entries: [DiscoveredEntry] = []
  /// Entries without an address that can be fetched, or beyond the limit.
  var unusableEntryCount = 0
  /// Set where this poll shares no entry with the one before.
  private(set) var gap: FeedGap?
  private let polledAt: Int64
  private var hintSeconds: Int64?
  /// The server sent the document, not "not modified".
  private var wasFullAnswer = false

  init(of feed: Feed, state: FeedState, answer: Result<Response, FetchError>, now: Int64) {
    self.feed = feed
    self.state = state
    ending = .read
    polledAt = now
    switch answer {
    case .failure(let error): fail(error, now: now)
    case .success(let response): take(response, now: now)
    }
  }

  private mutating func fail(_ error: FetchError, now: Int64) {
    if error.code == FetchError.Code.cancelled.rawValue {
      ending = .cancelled
      return
    }
    fail(code: error.code, detail: error.detail, retryAfterSeconds: error.retryAfterSeconds, now: now)
  }

  private mutating func fail(code: String, detail: String, retryAfterSeconds: Int? = nil, now: Int64) {
    ending = .failed(code: code, detail: detail)
    state.polledAt = now
    FeedSchedule.failed(&state, code: code, detail: detail, now: now, retryAfterSeconds: retryAfterSeconds)
  }

  private mutating func take(_ response: Response, now: Int64) {
    state.movedTo = Self.permanentTarget(of: response)
    hintSeconds = FreshnessHint.seconds(of: response, document: nil, now: now)
    if response.isNotModified {
      ending = .notModified
      state.conditionalCount += 1
      return
    }
    let hash = SHA256.digest(response.body)
    if hash == state.bodyHash {
      ending = .notModified
    } else {
      do throws(FeedError) {
        let document = try FeedParser.parse(response, fetched: Timestamp(secondsSinceEpoch: now))
        hintSeconds = FreshnessHint.seconds(of: response, document: document, now: now)
        read(document, now: now)
        state.bodyHash = hash
      } catch {
        return fail(code: error.code.rawValue, detail: "\(feed.url): \(error.message)", now: now)
      }
    }
    state.validators = response.validators
    state.validatedAt = now
    wasFullAnswer = true
  }

  /// Called once it is known which entries are new.
  mutating func settle(newKeys: Set<[UInt8]>) {
    if case .failed = ending { return }
    let dates = entries.filter { newKeys.contains($0.key) }.compactMap(\.published)
    if wasFullAnswer {
      if FeedSchedule.isCaughtLying(state, newEntryDates: dates) {
        state.distrustedUntil = polledAt + FeedSchedule.distrustSeconds
      }
      state.conditionalCount = 0
    }
    if !entries.isEmpty, newKeys.count == entries.count, state.hadEntries, let last = state.polledAt {
      gap = FeedGap(
        after: last, before: dates.map(\.secondsSinceEpoch).min().map { max($0, last) } ?? polledAt)
    }
    state.hadEntries = state.hadEntries || !entries.isEmpty
    state.polledAt = polledAt
    let newShare = entries.isEmpty ? 0 : Double(newKeys.count) / Double(entries.count)
    FeedSchedule.succeeded(
      &state, now: polledAt, newShare: newShare, hintSeconds: hintSeconds,
      intervalSeconds: feed.settings.intervalSeconds)
  }

  /// Where the feed has moved for good: the end of an unbroken chain of permanent redirects.
  private static func permanentTarget(of response: Response) -> String? {
    response.redirects.isEmpty || !response.redirects.allSatisfy(\.isPermanent) ? nil : response.url
  }

  private mutating func read(_ document: FeedDocument, now: Int64) {
    state.entryCount = document.entries.count
    unusableEntryCount = max(0, document.entries.count - feed.settings.maximumEntries)
    var keys: Set<[UInt8]> = []
    for entry in document.entries.prefix(feed.settings.maximumEntries) {
      guard let url = entry.pageURL.flatMap({ WebURL($0) }), url.isHTTP else {
        unusableEntryCount += 1
        continue
      }
      let key = Identity.ledgerKey(of: url)
      guard keys.insert(key).inserted else { continue }
      entries.append(
        DiscoveredEntry(
          key: key, url: url.string, host: url.host, entryID: entry.id, entryHash: Self.hash(of: entry),
          published: entry.datePublished ?? entry.dateModified,
          filterReason: isTooOld(entry, now: now) ? "too-old" : nil))
    }
  }

  private func isTooOld(_ entry: Entry, now: Int64) -> Bool {
    guard let maximum = feed.settings.maximumAgeSeconds, let date = entry.dateModified ?? entry.datePublished
    else {
      return false
    }
    return now - date.secondsSinceEpoch > Int64(maximum)
  }

  /// Over what changes when a publisher edits an article: its headline and its dates.
  private static func hash(of entry: Entry) -> [UInt8] {
    let dates = [entry.datePublished, entry.dateModified].map {
      $0.map { String($0.secondsSinceEpoch) } ?? ""
    }
    return SHA256.key(([entry.title ?? ""] + dates).joined(separator: "\u{0}"))
  }
}
