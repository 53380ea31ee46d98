internal import Addresses
internal import Dedupe
internal import Dispatch
internal import Extract
internal import Fetch
internal import Foundation
internal import Model
internal import Store
internal import Synchronization
internal import Time

/// The second phase of a backfill: lists of addresses, sitemaps and paged feeds are read, and what they name goes into
/// the ledger as pending. On one thread that may wait.
final class BackfillLists {
  private static let urlsID = ArticleSource.Kind.url.ledgerID
  private static let sitemapsID = ArticleSource.Kind.sitemap.ledgerID
  private static let feedsID = ArticleSource.Kind.feed.ledgerID
  /// What each of them is in a record's `source`.
  static let kinds: [String: ArticleSource.Kind] = [urlsID: .url, sitemapsID: .sitemap, feedsID: .feed]
  /// Addresses that go into the ledger in one transaction.
  private static let batchSize = 1_000
  /// Documents (sitemaps, pages of a feed) that one source may lead to.
  private static let maximumDocuments = 50_000
  /// Indexes in indexes: the protocol knows none, some sites have two or three levels, traps have no end.
  private static let maximumIndexDepth = 8

  private let fetcher: Fetcher
  private let state: StateStore
  private let runID: String
  private let dates: ClosedRange<Int64>
  private let shard: Shard?
  /// Every shard reads the list that is being read: it takes its own addresses and no others. What one alone reads is taken
  /// whole, and what falls to others waits in the ledger until they take it over.
  private var isListOfAll = false
  private let stop: StopSignal
  private(set) var counts: BackfillCounts
  private var batches: [String: [DiscoveredEntry]] = [:]

  init(
    fetcher: Fetcher, state: StateStore, runID: String, dates: ClosedRange<Int64>, shard: Shard?,
    stop: StopSignal, counts: BackfillCounts
  ) {
    self.shard = shard
    self.fetcher = fetcher
    self.state = state
    self.runID = runID
    self.dates = dates
    self.stop = stop
    self.counts = counts
  }

  func read(_ list: BackfillPlan.AddressList) throws(StoreError) {
    if case .fetched(let url) = list {
      guard shard?.owns(address: url) ?? true else { return }
      isListOfAll = false
    } else {
      isListOfAll = true
    }
    switch list {
    case .urls(let path): try readURLs(path)
    case .sitemapFile(let path):
      let bytes: [UInt8]
      do { bytes = try FileBytes.read(path, maximumBytes: Sitemap.maximumBytes) } catch {
        return fail(path, error.code, error.detail)
      }
      try walk([], first: (path, bytes, nil))
    case .fetched(let url): try walk([url], first: nil)
    }
    for sourceID in batches.keys.sorted() { try flush(sourceID) }
  }

  private func readURLs(_ path: String) throws(StoreError) {
    guard let lines = TextLines(path: path) else {
      return fail(path, "no-such-file", "cannot read the list \(path)")
    }
    while let line = lines.next(), !stop.isRaised {
      let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      guard try add(text, published: nil, foundIn: nil, as: Self.urlsID) else {
        fail(
          path, "invalid-url",
          "no http:// or https:// address: \(URLCredentials.masked(url: String(text.prefix(200))))")
        continue
      }
    }
  }

  // MARK: Sitemaps and feeds

  /// Follows indexes and pages of feeds, breadth first, each document once.
  private func walk(_ urls: [String], first: (path: String, bytes: [UInt8], type: String?)?)
    throws(StoreError)
  {
    var waiting = urls.map { (url: $0, depth: 0) }
    var seen = Set(urls)
    if let first {
      let more = try take(first.bytes, type: first.type, url: nil, name: first.path, isSource: true)
      waiting += more.filter { seen.insert($0.url).inserted }.map { ($0.url, $0.isInIndex ? 1 : 0) }
    }
    var index = 0
    while index < waiting.count, !stop.isRaised {
      let (url, depth) = waiting[index]
      guard index < Self.maximumDocuments else {
        return fail(
          url, "too-many-sitemaps",
          "\(url): after \(Self.maximumDocuments) documents the rest is not read: give its parts as sources")
      }
      let isSource = index < urls.count
      index += 1
      switch response(url) {
      case .failure(let error):
        if error.code != FetchError.Code.cancelled.rawValue { fail(url, error.code, error.detail) }
      case .success(let response):
        let more = try take(
          response.body, type: response.contentType, url: response.url, name: url, isSource: isSource)
        let isTooDeep = depth >= Self.maximumIndexDepth && more.contains { $0.isInIndex }
        if isTooDeep {
          fail(
            url, "index-too-deep",
            "\(url): indexes of sitemaps are followed \(Self.maximumIndexDepth) levels deep; what this one names is not read"
          )
        }
        waiting += more.filter { !(isTooDeep && $0.isInIndex) && seen.insert($0.url).inserted }
          .map { ($0.url, depth + ($0.isInIndex ? 1 : 0)) }
      }
    }
  }

  /// Takes up what a document names; further documents to read.
  private func take(
    _ bytes: [UInt8], type: String?, url: String?, name: String, isSource: Bool
  ) throws(StoreError) -> [(url: String, isInIndex: Bool)] {
    if let feed = try? FeedParser.parse(bytes, contentType: type, url: url) {
      for entry in feed.entries {
        guard let address = entry.pageURL else { continue }
        let date = entry.datePublished ?? entry.dateModified
        guard isInRange(date) else { continue }
        _ = try add(
          address, published: entry.datePublished, title: entry.title, language: entry.language,
          foundIn: url ?? name, as: Self.feedsID)
      }
      return feed.nextURL.map { [($0, false)] } ?? []
    }
    let sitemap: Sitemap
    do { sitemap = try Sitemap.parse(bytes, contentType: type, url: url) } catch {
      guard isSource, let url else {
        fail(name, error.code.rawValue, "\(name): \(error.detail)")
        return []
      }
      _ = try add(url, published: nil, foundIn: nil, as: Self.urlsID)
      return []
    }
    try add(sitemap, foundIn: url ?? name)
    // A sitemap that did not change since then names nothing newer.
    return sitemap.sitemaps.filter { ($0.lastModified?.secondsSinceEpoch ?? .max) >= dates.lowerBound }
      .map { ($0.url, true) }
  }

  private func add(_ sitemap: Sitemap, foundIn: String) throws(StoreError) {
    for page in sitemap.pages where isInRange(page.news?.publicationDate ?? page.lastModified) {
      _ = try add(
        page.url, published: page.news?.publicationDate, title: page.news?.title,
        language: page.news?.language, foundIn: foundIn, as: Self.sitemapsID)
    }
  }

  /// What has no date is taken.
  private func isInRange(_ date: Timestamp?) -> Bool {
    date.map { dates.contains($0.secondsSinceEpoch) } ?? true
  }

  // MARK: Ledger

  /// False where it is no address that can be fetched.
  private func add(
    _ text: String, published: Timestamp?, title: String? = nil, language: String? = nil, foundIn: String?,
    as sourceID: String
  ) throws(StoreError) -> Bool {
    guard let url = WebURL(text), url.isHTTP else { return false }
    if isListOfAll, let shard, !shard.owns(host: url.host) { return true }
    batches[sourceID, default: []].append(
      DiscoveredEntry(
        key: Identity.ledgerKey(of: url), url: url.string, host: url.host, entryID: foundIn,
        entryHash: [UInt8](repeating: 0, count: 16), published: published,
        title: title, language: language.flatMap { LanguageTag($0) }))
    counts.addresses += 1
    if batches[sourceID]?.count == Self.batchSize { try flush(sourceID) }
    return true
  }

  private func flush(_ sourceID: String) throws(StoreError) {
    _ = try state.discover(batches.removeValue(forKey: sourceID) ?? [], sourceID: sourceID, runID: runID)
  }

  private func fail(_ path: String, _ code: String, _ detail: String) {
    counts.fail(.init(path: path, code: code, offset: nil, length: nil, detail: detail))
  }

  private func response(_ url: String) -> Result<Response, FetchError> {
    let answer = Mutex<Result<Response, FetchError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    var request = Request(url: url, purpose: .sitemap)
    request.maximumDecodedBytes = Sitemap.maximumBytes
    fetcher.fetch(request) { result in
      answer.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = answer.withLock({ $0 }) else { preconditionFailure("a fetch completes exactly once") }
    return result
  }
}
