public import Fetch
public import Model
internal import Store
internal import Synchronization

/// The first phase of a run: each due feed is fetched, read and kept.
struct Polls {
  let fetcher: Fetcher
  let read: Stage
  let store: StoreStage
  let clock: Clock
  let stop: StopSignal

  /// Returns when every feed has been polled, or the run was stopped and what was in flight has come back.
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

  private func start(_ feed: Feed, _ state: FeedState, number: Int, in window: Window<(Feed, FeedState)>) {
    let now = clock.now
    let request = Request(feed: feed, validators: FeedSchedule.validators(for: state, now: now))
    fetcher.fetch(request) { [read, store] answer in
      read.submit {
        let poll = PollResult(of: feed, state: state, answer: answer, now: now)
        store.submit(poll, number: number) { failure in
          if failure != nil { window.close() }
          window.leave()
        }
      }
    }
  }
}

extension Request {
  /// The feed's document.
  public init(feed: Feed, validators: Validators) {
    self.init(url: feed.url, purpose: .feed, validators: validators)
    apply(feed.settings)
  }

  /// A page that the feed lists.
  init(page document: PendingDocument, of feed: Feed) {
    // A page read before is asked for with its validators only if it is still known what it was.
    self.init(
      url: document.url, purpose: .page,
      validators: document.articleID == nil ? Validators() : document.validators)
    apply(feed.settings)
  }

  private mutating func apply(_ settings: FeedSettings) {
    hostGapMilliseconds = settings.hostGapMilliseconds
    timeoutMilliseconds = settings.timeoutMilliseconds
    maximumDecodedBytes = settings.maximumBytes
    headers = settings.headers.map { Header(name: $0.name, value: $0.value) }
    if let userAgent = settings.userAgent { headers.append(Header(name: "User-Agent", value: userAgent)) }
    proxy = settings.proxy
  }
}
