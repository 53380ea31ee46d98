internal import Dedupe
internal import Extract
internal import Fetch
internal import Model
internal import Store
internal import Time

/// The part of a poll that follows an index to the sitemaps that may have changed: one after the other, since they are
/// on one host.
struct SitemapWalk: Sendable {
  let fetcher: Fetcher
  let read: Stage
  let stop: StopSignal
  let feed: Feed
  let now: Int64

  /// - Parameter done: called once, with the poll as it is to be kept.
  func run(
    _ poll: PollResult, _ queue: SitemapQueue, done: @escaping @Sendable (PollResult) -> Void
  ) {
    var (poll, queue) = (poll, queue)
    guard !stop.isRaised else {
      poll.ending = .cancelled
      return done(poll)
    }
    guard let step = queue.next() else { return done(Self.finished(poll, queue)) }
    fetcher.fetch(Request(sitemap: step, of: feed)) { [self, poll, queue] answer in
      read.submit {
        var (poll, queue) = (poll, queue)
        switch answer {
        case .failure(let error) where error.code == FetchError.Code.cancelled.rawValue:
          poll.ending = .cancelled
          return done(poll)
        case .failure(let error): fail(step, error.code, error.detail, &poll, &queue)
        case .success(let response): take(response, of: step, &poll, &queue)
        }
        run(poll, queue, done: done)
      }
    }
  }

  private func take(
    _ response: Response, of step: SitemapQueue.Step, _ poll: inout PollResult, _ queue: inout SitemapQueue
  ) {
    var sitemap = step.known ?? SitemapState(url: step.reference.url, parentURL: step.parentURL)
    let hash = response.isNotModified ? sitemap.bodyHash : SHA256.digest(response.body)
    if response.isNotModified || hash == sitemap.bodyHash {
      settle(&sitemap, step)
      return queue.keep(sitemap, bytes: response.body.count)
    }
    do throws(FeedError) {
      let document = try SourceParser.parse(
        response.body, kind: .sitemap, contentType: response.contentType, url: response.url,
        fetched: Timestamp(secondsSinceEpoch: now))
      let before = poll.entries.count
      let isFirst = step.known?.bodyHash == nil && !step.isNewInIndex
      let newest = poll.take(document, isFirstReading: isFirst)
      // Where nothing has a date, what appears is dated by its appearance.
      let hasUndated = newest == nil && poll.entries.count > before && !isFirst
      sitemap.newestAt = newest ?? (hasUndated ? now : sitemap.newestAt)
      sitemap.isIndex = !document.sitemaps.isEmpty
      sitemap.isNews = document.entries.contains { $0.title != nil }
      sitemap.bodyHash = hash
      sitemap.validators = response.validators
      settle(&sitemap, step)
      queue.keep(sitemap, bytes: response.body.count)
      if sitemap.isIndex { queue.add(document.sitemaps, of: sitemap.url, depth: step.depth + 1) }
    } catch {
      fail(step, error.code.rawValue, "\(step.reference.url): \(error.detail)", &poll, &queue)
    }
  }

  private func settle(_ sitemap: inout SitemapState, _ step: SitemapQueue.Step) {
    sitemap.parentURL = step.parentURL
    sitemap.listedAt = step.reference.lastModified?.secondsSinceEpoch
    sitemap.checkedAt = now
    sitemap.failureCount = 0
  }

  private func fail(
    _ step: SitemapQueue.Step, _ code: String, _ detail: String, _ poll: inout PollResult,
    _ queue: inout SitemapQueue
  ) {
    var sitemap = step.known ?? SitemapState(url: step.reference.url, parentURL: step.parentURL)
    sitemap.checkedAt = now
    sitemap.failureCount += 1
    queue.keep(sitemap, bytes: 0)
    poll.notes.append(.init(feedID: feed.id, code: code, detail: detail))
  }

  private static func finished(_ poll: PollResult, _ queue: SitemapQueue) -> PollResult {
    var poll = poll
    poll.sitemapChanges = queue.finished()
    if queue.isUnfinished { poll.forgetValidators() }
    func note(_ code: String, _ detail: String) {
      poll.notes.append(.init(feedID: poll.feed.id, code: code, detail: detail))
    }
    if queue.leftCount > 0 {
      note(
        "too-many-sitemaps",
        "\(queue.leftCount) sitemaps left to the next polls: one reads \(SitemapQueue.maximumDocuments)")
    }
    if queue.unwatchedCount > 0 {
      note(
        "too-many-sitemaps",
        "\(queue.unwatchedCount) sitemaps without lastmod are not read: \(SitemapQueue.maximumKnown) of a source are; "
          + "name those that matter as sources of their own")
    }
    if queue.isTooDeep {
      note(
        "index-too-deep",
        "indexes of sitemaps are followed \(SitemapQueue.maximumDepth) levels deep; what lies below is not read"
      )
    }
    return poll
  }
}

extension Request {
  /// A sitemap behind an index.
  init(sitemap step: SitemapQueue.Step, of feed: Feed) {
    self.init(
      url: step.reference.url, purpose: .sitemap, validators: step.known?.validators ?? Validators())
    apply(feed.settings)
    maximumDecodedBytes = max(feed.settings.maximumBytes, Self.maximumSitemapBytes)
  }

  /// The protocol's limit.
  static let maximumSitemapBytes = 50 << 20
}
