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

  init(of feed: Feed, state: FeedState, answer: Result<Response, FetchError>, now: Int64) {
    self.feed = feed
    self.state = state
    ending = .read
    self.state.polledAt = now
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
    state.failureCount += 1
    state.errorCode = code
    state.errorDetail = detail
    state.dueAt = FeedSchedule.dueAfterFailure(
      now: now, failureCount: state.failureCount, retryAfterSeconds: retryAfterSeconds)
  }

  private mutating func take(_ response: Response, now: Int64) {
    state.movedTo = Self.permanentTarget(of: response)
    if response.isNotModified {
      ending = .notModified
    } else {
      let hash = SHA256.digest(response.body)
      let isSame = hash == state.bodyHash
      if isSame {
        ending = .notModified
      } else {
        do {
          read(try FeedParser.parse(response.body, contentType: response.contentType, url: response.url), now: now)
          state.bodyHash = hash
        } catch {
          return fail(code: error.code, detail: "\(feed.url): \(error.message)", now: now)
        }
      }
      state.validators = response.validators
      state.validatedAt = now
    }
    state.failureCount = 0
    state.errorCode = nil
    state.errorDetail = nil
    state.dueAt = FeedSchedule.dueAfterSuccess(now: now, intervalSeconds: feed.settings.intervalSeconds)
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
      guard let url = (entry.url ?? entry.externalURL).flatMap({ WebURL($0) }), url.isHTTP else {
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
    guard let maximum = feed.settings.maximumAgeSeconds, let date = entry.dateModified ?? entry.datePublished else {
      return false
    }
    return now - date.secondsSinceEpoch > Int64(maximum)
  }

  /// Over what changes when a publisher edits an article: its headline and its dates.
  private static func hash(of entry: Entry) -> [UInt8] {
    let dates = [entry.datePublished, entry.dateModified].map { $0.map { String($0.secondsSinceEpoch) } ?? "" }
    return SHA256.key(([entry.title ?? ""] + dates).joined(separator: "\u{0}"))
  }
}
