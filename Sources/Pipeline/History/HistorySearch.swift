internal import Addresses
internal import Dedupe
internal import Extract
internal import JSON
public import Store

/// Gathers the history of an address or an article. Of the state a few rows are read, of the parts the one that holds the
/// record, of the archives those of the runs that fetched the page.
public struct HistorySearch {
  /// Documents that are looked through for sources of an unknown address's host.
  private static let recentDocuments = 100_000

  private let state: StateStore

  public init(state: StateStore) { self.state = state }

  /// - Parameter url: http or https.
  /// - Throws: `StoreError` where the state or the part cannot be read.
  public func history(ofAddress url: String) throws(StoreError) -> AddressHistory {
    var history = AddressHistory(address: url)
    guard let address = WebURL(url), address.isHTTP else { return history }
    if let document = try state.ledgerDocument(Identity.ledgerKey(of: address)) {
      // Of one that was forgotten the ledger has no address.
      if !document.url.isEmpty { history.address = document.url }
      history.document = document
    }
    if let id = try articleID(of: history.document, at: address) {
      return try complete(history, article: id)
    }
    guard let document = history.document else {
      history.likely = try likelySources(of: address)
      return history
    }
    try addAttempts(of: document, to: &history)
    try addCaptures(to: &history)
    return history
  }

  /// - Parameter id: of a stored article.
  /// - Throws: `StoreError` where the state or the part cannot be read.
  public func history(ofArticle id: String) throws(StoreError) -> AddressHistory {
    let documents = try state.ledgerDocuments(ofArticle: id, limit: 1)
    var history = AddressHistory(address: documents.first?.url ?? "")
    history.document = documents.first
    return try complete(history, article: id)
  }

  /// An address that no source listed may still be the one under which an article is stored, or was before.
  private func articleID(of document: LedgerDocument?, at address: WebURL) throws(StoreError) -> String? {
    if let document { return document.articleID }
    let id = Identity.articleID(ofAddress: CanonicalURL.canonical(address))
    if let alias = try state.articleID(ofAlias: id) { return alias }
    return try state.article(id)?.id
  }

  private func complete(_ found: AddressHistory, article id: String) throws(StoreError) -> AddressHistory {
    var history = found
    guard let article = try state.article(id) else { return history }
    history.article = article
    if let document = history.document { try addAttempts(of: document, to: &history) }
    history.otherAddresses = try state.ledgerDocuments(
      ofArticle: id, limit: AddressHistory.maximumAddresses + 1
    ).filter { $0.seq != history.document?.seq }
    if let original = article.duplicateOf { history.originalAddress = try state.address(ofArticle: original) }
    history.story = try state.storyMember(id)
    history.storyCount = try state.storyMembers(of: history.story?.storyID ?? id).count + 1
    do throws(StoreError) {
      history.record = try state.part(ofArticle: id).flatMap { part throws(StoreError) in
        try RecordPlace.find(id, in: part)
      }
    } catch {
      history.recordProblem = error.description
    }
    if history.address.isEmpty { history.address = history.record?.record["url"]?.string ?? "" }
    try addCaptures(to: &history)
    return history
  }

  private func addAttempts(of document: LedgerDocument, to history: inout AddressHistory) throws(StoreError) {
    history.source = try state.feedState(document.feedID)
    history.failedAttempts = try state.failedAttempts(of: document.seq)
  }

  private func addCaptures(to history: inout AddressHistory) throws(StoreError) {
    var runs = Set(history.failedAttempts.map(\.runID))
    if let run = history.record?.record["run_id"]?.string { runs.insert(run) }
    guard !runs.isEmpty else { return }
    (history.captures, history.unsearchedArchives) = CapturePlace.find(
      history.address, in: try state.captureFiles(ofRuns: runs))
  }

  private func likelySources(of address: WebURL) throws(StoreError) -> LikelySources {
    var likely = LikelySources()
    let domain = RegistrableDomain.of(host: address.host)
    likely.ofSite = try state.feedStates().filter { source in
      WebURL(source.url).map { RegistrableDomain.of(host: $0.host) == domain } ?? false
    }.map(\.feedID)
    likely.ofHost = try state.sourceIDs(ofHost: address.host, amongLast: Self.recentDocuments)
      .filter { !likely.ofSite.contains($0) }
    if let number = NumberedAddress(address) {
      likely.articleIDs = try state.articles(withNumberKey: number.key).map(\.id)
    }
    return likely
  }
}
