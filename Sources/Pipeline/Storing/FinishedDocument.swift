internal import Addresses
internal import Extract
internal import Fetch
internal import Model
internal import Store

/// A document on its way to the store: what fetching and reading made of it.
struct FinishedDocument: Sendable {
  enum Content: Sendable {
    case article(PreparedArticle)
    /// The server vouches that it is as it was stored.
    case notModified
    case dropped(reason: String)
    case failed(stage: String, code: String, detail: String, isTransient: Bool, retryAfterSeconds: Int?)
    /// Its host is left alone for now: nothing was asked, and no attempt is spent.
    case postponed(code: String, detail: String, seconds: Int)
    /// The run was stopped: it stays as it was.
    case cancelled

    /// A failure for good.
    static func failed(_ stage: String, _ code: String, _ detail: String) -> Content {
      .failed(stage: stage, code: code, detail: detail, isTransient: false, retryAfterSeconds: nil)
    }
  }

  var origin: DocumentOrigin
  var content: Content
  /// Of the answer; empty where it had none.
  var validators = Validators()
  /// The address of an article in a file, for the ledger; nil where it has none.
  var ledgerEntry: DiscoveredEntry?
  /// What was fetched, where it is to be kept.
  var capture: [UInt8]?
  /// What the source's rules gave; nil where it has none.
  var rules: RuleObservation?

  static func failed(_ document: PendingDocument, _ error: FetchError) -> FinishedDocument {
    switch error.code {
    case FetchError.Code.cancelled.rawValue: FinishedDocument(origin: .ledger(document), content: .cancelled)
    case FetchError.Code.robots.rawValue:
      FinishedDocument(origin: .ledger(document), content: .dropped(reason: error.code))
    case _ where !error.wasAsked:
      FinishedDocument(
        origin: .ledger(document),
        content: .postponed(code: error.code, detail: error.detail, seconds: error.retryAfterSeconds ?? 0))
    default:
      FinishedDocument(
        origin: .ledger(document),
        content: .failed(
          stage: "fetch", code: error.code, detail: error.detail, isTransient: error.isTransient,
          retryAfterSeconds: error.retryAfterSeconds))
    }
  }

  static func failed(_ document: PendingDocument, _ errorPage: ErrorPage) -> FinishedDocument {
    let detail =
      switch errorPage {
      case .notFound: "the page says that nothing is there, with a status that says otherwise"
      case .unavailable:
        "the page says that the site is being worked on or has failed; it will be tried again"
      }
    return FinishedDocument(
      origin: .ledger(document),
      content: .failed(
        stage: "extract", code: errorPage.rawValue,
        detail: "\(URLCredentials.masked(url: document.url)): \(detail)",
        isTransient: errorPage == .unavailable, retryAfterSeconds: nil))
  }
}
