internal import Addresses
internal import Extract
public import Fetch
public import Model
internal import Store
internal import Synchronization

/// The first phase of a run: each due source is fetched, read and kept.
struct Polls {
  let fetcher: Fetcher
  let state: StateStore
  let read: Stage
  let store: StoreStage
  let clock: Clock
  let stop: StopSignal
  var rules = RuleBook()

  /// Returns when every source has been polled, or the run was stopped and what was in flight has come back.
  func run(_ due: [(Feed, FeedState)], windowSize: Int) {
    let next = Atomic(0)
    Window<(Feed, FeedState)>(
      size: windowSize,
      source: { [stop] in
        let index = next.add(1, ordering: .relaxed).oldValue
        return stop.isRaised || index >= due.count ? nil : due[index]
      },
      enter: { [self] window, number, poll in start(poll.0, poll.1, number: number, in: window) }
    ).run()
  }

  private func start(
    _ feed: Feed, _ known: FeedState, number: Int, in window: Window<(Feed, FeedState)>
  ) {
    let now = clock.now
    let entryRules = rules.entries(source: feed.id, url: feed.url)
    let digest = SourceReading.digest(feed.settings, entryRules)
    var feedState = known
    let isReadAnew = known.isReadAnew(by: digest, as: feed.settings.kind)
    if isReadAnew { feedState.forgetDocument() }
    let request = Request(
      feed: feed, movedTo: feedState.movedTo, known: feedState.kind,
      validators: FeedSchedule.validators(for: feedState, now: now))
    let submit = { @Sendable [store] (poll: PollResult) in
      store.submit(poll, number: number) { failure in
        if failure != nil { window.close() }
        window.leave()
      }
    }
    fetcher.fetch(request) { [self, feedState] answer in
      read.submit {
        let poll = PollResult(
          of: feed, state: feedState, answer: answer, now: now, rules: entryRules, digest: digest
        ) {
          (try? state.outcomes(ofFeed: feed.id)).map { SectionEvidence($0) }
        }
        guard
          let queue = queue(
            behind: poll, before: feedState, request, isReadAnew: isReadAnew, now: now)
        else {
          return submit(poll)
        }
        SitemapWalk(fetcher: fetcher, read: read, stop: stop, feed: feed, now: now)
          .run(poll, queue, done: submit)
      }
    }
  }

  /// The sitemaps that are to be read, too; nil where the source is no index.
  private func queue(
    behind poll: PollResult, before: FeedState, _ request: Request, isReadAnew: Bool, now: Int64
  ) -> SitemapQueue? {
    switch poll.ending {
    case .failed, .cancelled: return nil
    case .read, .notModified: break
    }
    // A state that cannot be read now cannot be written either: the commit will tell.
    guard poll.state.kind == .sitemap,
      let known = before.firstPolledAt == nil ? [] : try? state.sitemaps(ofFeed: poll.feed.id),
      !(known.isEmpty && poll.sitemaps.isEmpty)
    else { return nil }
    let listing = before.firstPolledAt == nil ? nil : (try? state.sitemapListing(ofFeed: poll.feed.id)) ?? nil
    var queue = SitemapQueue(
      known: known, listing: listing, now: now,
      maximumAgeSeconds: poll.feed.settings.maximumAgeSeconds(of: .sitemap),
      doubtsDates: before.firstPolledAt != nil && !before.validators.isEmpty && request.validators.isEmpty)
    if isReadAnew { queue.forgetDocuments() }
    if !poll.sitemaps.isEmpty { queue.add(poll.sitemaps, of: poll.feed.url, depth: 1) }
    queue.addKnown()
    return queue
  }
}

extension Request {
  /// The source's document, at the address that it has moved to for good where it has. Credentials and header fields that
  /// were set for its old address go to no other origin, as with a redirect.
  public init(feed: Feed, movedTo: String? = nil, known: SourceKind? = nil, validators: Validators) {
    let kind = feed.settings.kind == .auto ? known ?? .auto : feed.settings.kind
    let purpose: Purpose =
      switch kind {
      case .auto, .feed: .feed
      case .sitemap: .sitemap
      case .page: .page
      }
    let address = movedTo.map { URLCredentials.kept(of: feed.url, at: $0) }
    self.init(url: address ?? feed.url, purpose: purpose, validators: validators)
    apply(feed.settings)
    if kind == .sitemap { maximumDecodedBytes = max(feed.settings.maximumBytes, Self.maximumSitemapBytes) }
    if let movedTo, WebURL(movedTo)?.origin != WebURL(feed.url)?.origin {
      headers.removeAll { !["user-agent", "accept-language"].contains($0.name.lowercased()) }
    }
  }

  /// A page that the source lists.
  init(page document: PendingDocument, of feed: Feed) {
    // A page read before is asked for with its validators only if it is still known what it was.
    self.init(
      url: document.url, purpose: .page,
      validators: document.articleID == nil ? Validators() : document.validators)
    apply(feed.settings)
    isOneOfMany = true
  }

  mutating func apply(_ settings: FeedSettings) {
    hostGapMilliseconds = settings.hostGapMilliseconds
    timeoutMilliseconds = settings.timeoutMilliseconds
    maximumDecodedBytes = settings.maximumBytes
    headers = settings.headers.map { Header(name: $0.name, value: $0.value) }
    if let userAgent = settings.userAgent { headers.append(Header(name: "User-Agent", value: userAgent)) }
    proxy = settings.proxy
  }
}
