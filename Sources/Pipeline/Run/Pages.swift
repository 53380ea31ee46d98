internal import Addresses
internal import Extract
internal import Fetch
internal import Model
internal import Store
internal import Synchronization

/// The second phase of a run: the page of each document that waits in the ledger is fetched, read and stored.
struct Pages {
  let fetcher: Fetcher
  let state: StateStore
  let read: Stage
  let store: StoreStage
  let clock: Clock
  let stop: StopSignal
  let reader: DocumentReader
  let crashGuard: CrashGuard
  let feeds: [String: Feed]
  /// Set where what is fetched is kept: how the request named itself.
  var capturingUserAgent: String?
  /// The kinds of source of a backfill's lists, which have a name like a feed's (`@url`) and are none.
  var kinds: [String: ArticleSource.Kind] = [:]
  /// Whose pages these are; nil: all.
  var shard: Shard?

  /// Returns when nothing waits any more, or the run was stopped and what was in flight has come back.
  func run(windowSize: Int) throws(StoreError) {
    let order = try state.waitingOrder(at: clock.now, feeds: Set(feeds.keys)) { host in
      shard?.owns(host: host) ?? true
    }
    store.expect(order.count)
    let next = Atomic(0)
    Window<PendingDocument>(
      size: windowSize,
      source: { [state, stop] in
        while !stop.isRaised {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < order.count else { return nil }
          // A read that fails is a state that fails: the commit will tell, with what to do about it.
          guard let document = try? state.pendingDocument(order[index]) else { continue }
          return document
        }
        return nil
      },
      enter: { [self] window, number, document in start(document, number: number, in: window) },
      ended: { [store] window, count in store.end(after: count, left: { window.leave($0, failure: $1) }) }
    ).run()
  }

  private func start(_ document: PendingDocument, number: Int, in window: Window<PendingDocument>) {
    guard let feed = feeds[document.feedID] else {
      let unread = FinishedDocument(origin: .ledger(document), content: .cancelled)
      return store.submit(unread, number: number, left: { window.leave($0, failure: $1) })
    }
    fetcher.fetch(Request(page: document, of: feed)) { [self] answer in
      read.submit {
        let capture = capture(document, of: feed, answer)
        finish(document, of: feed, answer) { finished in
          var finished = finished
          finished.capture = capture
          store.submit(finished, number: number, left: { window.leave($0, failure: $1) })
        }
      }
    }
  }

  private func capture(
    _ document: PendingDocument, of feed: Feed, _ answer: Result<Response, FetchError>
  ) -> [UInt8]? {
    guard let capturingUserAgent, case .success(let response) = answer, !response.isNotModified else {
      return nil
    }
    return Capture.members(response, of: document, feed: feed, userAgent: capturingUserAgent)
  }

  private func finish(
    _ document: PendingDocument, of feed: Feed, _ answer: Result<Response, FetchError>,
    done: @escaping @Sendable (FinishedDocument) -> Void
  ) {
    switch answer {
    case .failure(let error): done(.failed(document, error))
    case .success(let response) where response.isNotModified:
      done(
        FinishedDocument(
          origin: .ledger(document), content: .notModified,
          validators: document.validators.renewed(by: response.validators)))
    case .success(let response):
      guard let page = Page(response, requested: document.url) else {
        return done(FinishedDocument(origin: .ledger(document), content: .dropped(reason: "not-html")))
      }
      crashGuard.read(page, of: .ledger(document)) {
        read(page, of: document, in: feed)
      } done: { result in
        switch result {
        case .success(let finished): done(finished)
        case .failure(let error):
          done(
            FinishedDocument(
              origin: .ledger(document), content: .failed("extract", error.code, error.detail)))
        }
      }
    }
  }

  /// A page that is no article and stands where the site's front page does, though another was asked for: the site has
  /// sent its reader home because nothing is there.
  private static func errorPage(_ page: Page) -> ErrorPage? {
    guard let shown = page.url.flatMap({ WebURL($0) }), let asked = page.urlRequested.flatMap({ WebURL($0) }),
      shown.path == "/", shown.query == nil, asked.path != "/" || asked.query != nil
    else { return nil }
    return .notFound
  }

  private func read(_ page: Page, of document: PendingDocument, in feed: Feed) -> FinishedDocument {
    do throws(ExtractError) {
      let source = kinds[feed.id].map {
        ArticleSource(kind: $0, feedID: $0 == .feed ? feed.id : nil, feedURL: document.entryID)
      }
      let extraction = try reader.read(page, listed: Listing(document, of: feed, source: source))
      let article = extraction.article
      let reason = DocumentReader.reasonToDrop(article)
      if reason != nil, let errorPage = extraction.errorPage ?? Self.errorPage(page) {
        return .failed(document, errorPage)
      }
      var finished = FinishedDocument(
        origin: .ledger(document),
        content: reason.map { .dropped(reason: $0) } ?? .article(PreparedArticle(article)),
        validators: page.validators)
      if !article.rules.isEmpty || !article.missedRules.isEmpty {
        finished.rules = RuleObservation(
          source: feed.id, used: article.rules, missed: article.missedRules, at: clock.now)
      }
      return finished
    } catch {
      return FinishedDocument(
        origin: .ledger(document), content: .failed("extract", error.code, error.detail))
    }
  }
}
