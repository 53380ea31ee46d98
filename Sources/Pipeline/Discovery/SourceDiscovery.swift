internal import Addresses
internal import Dispatch
internal import Extract
public import Fetch
internal import Model
internal import Synchronization
public import Time

/// Finds the sources of a site: the feeds that its page names, the sitemaps of robots.txt, what stands at well-known paths, the page itself
/// and the sections in its menu. Each is fetched once, to see what it brings.
public struct SourceDiscovery: Sendable {
  /// A source that may be there.
  private struct Candidate: Sendable {
    var url: String
    var kind = SourceKind.auto
    var title: String?
    /// The index that lists it.
    var parentURL: String?
  }

  private static let maximumFeeds = 12
  private static let maximumSitemaps = 10
  private static let maximumSections = 8
  /// Of one index.
  private static let maximumChildren = 3
  /// At a time; one host is asked one after the other all the same.
  private static let windowSize = 8

  /// Where news sitemaps and sitemaps usually are.
  static let wellKnownSitemaps = [
    "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemaps/news.xml", "/googlenews.xml",
    "/google-news-sitemap.xml", "/sitemap.xml", "/sitemap_index.xml",
  ]

  private let fetcher: Fetcher
  private let now: Timestamp

  public init(_ configuration: FetchConfiguration, now: Timestamp) {
    fetcher = Fetcher(configuration, robots: InMemoryRobotsStore())
    self.now = now
  }

  /// Must not be called on a thread of Dispatch: it waits.
  ///
  /// - Returns: the best first: what has the most entries of the last day.
  /// - Throws: `FetchError` where the page at the address cannot be had.
  public func find(from address: String) throws(FetchError) -> [FoundSource] {
    defer { fetcher.shutdown() }
    let page = try fetched([Request(url: address, purpose: .page)])[0].get()
    let candidates = candidates(page)
    var found: [FoundSource] = []
    var indexes: [(source: FoundSource, children: [Candidate])] = []
    for (candidate, document) in documents(candidates) {
      let source = FoundSource(document.document, url: document.url, title: candidate.title, now: now)
      if document.document.sitemaps.isEmpty {
        found.append(source)
      } else {
        indexes.append((source, children(of: document.document, at: document.url)))
      }
    }
    for (candidate, document) in documents(indexes.flatMap(\.children)) {
      found.append(FoundSource(document.document, url: document.url, title: nil, now: now))
      for index in indexes.indices where indexes[index].source.url == candidate.parentURL {
        indexes[index].source.add(document.document.entries, now: now)
      }
    }
    var seen: Set<String> = []
    return FoundSource.ranked(
      (found + indexes.map(\.source)).filter {
        ($0.entryCount > 0 || $0.sitemapCount > 0) && seen.insert($0.url).inserted
      })
  }

  /// The source at the address itself. A page counts as one however few stories it links to: somebody names it as a source.
  ///
  /// Must not be called on a thread of Dispatch: it waits.
  ///
  /// - Returns: nil where no source stands there.
  /// - Throws: `FetchError` where the address cannot be fetched.
  public func source(at address: String) throws(FetchError) -> FoundSource? {
    defer { fetcher.shutdown() }
    let response = try fetched([Request(feed: Feed(id: "", url: address), validators: Validators())])[0].get()
    for kind in [SourceKind.auto, .page] {
      var settings = FeedSettings()
      settings.kind = kind
      guard let document = try? SourceReading.read(response, settings: settings, fetched: now) else {
        continue
      }
      let source = FoundSource(document, url: response.url, title: nil, now: now)
      if source.entryCount > 0 || source.sitemapCount > 0 { return source }
    }
    return nil
  }

  // MARK: Candidates

  private func candidates(_ page: Response) -> [Candidate] {
    // The address itself may be that of a feed or a sitemap.
    var candidates = [Candidate(url: page.url)]
    candidates += feeds(page)
    guard let base = WebURL(page.url) else { return candidates }
    let robots =
      WebURL("/robots.txt", base: base)
      .flatMap { try? fetched([Request(url: $0.string, purpose: .robots)])[0].get() }
      .map { RobotsRules.parse($0.body).sitemaps } ?? []
    let listed = robots.compactMap { WebURL($0, base: base)?.string }.prefix(Self.maximumSitemaps)
    candidates += listed.map { Candidate(url: $0, kind: .sitemap) }
    if !listed.contains(where: SitemapName.isNews) {
      candidates += Self.wellKnownSitemaps.compactMap { WebURL($0, base: base)?.string }
        .filter { !listed.contains($0) }.map { Candidate(url: $0, kind: .sitemap) }
    }
    candidates += Self.sections(of: page).map { Candidate(url: $0, kind: .page) }
    var seen: Set<String> = []
    return candidates.filter { seen.insert($0.url).inserted }
  }

  private func feeds(_ page: Response) -> [Candidate] {
    let named = FeedDiscovery.find(inHTML: page.body, baseURL: page.url, contentType: page.contentType)
    guard named.isEmpty, let base = WebURL(page.url) else {
      return named.prefix(Self.maximumFeeds).map { Candidate(url: $0.url, kind: .feed, title: $0.title) }
    }
    return FeedDiscovery.wellKnownPaths.compactMap { WebURL($0, base: base)?.string }
      .map { Candidate(url: $0, kind: .feed) }
  }

  /// The first links of the page's menu that lead to lists on its own host.
  private static func sections(of page: Response) -> [String] {
    guard let host = WebURL(page.url)?.host,
      let links = try? SectionPage.weigh(page.body, contentType: page.contentType, url: page.url)
    else { return [] }
    let inMenu = links.filter { link in
      guard link.score < 0, let url = WebURL(link.url), url.host == host, url.query == nil, url.path.count > 1
      else { return false }
      return link.features.contains { ($0.name == "navigation" || $0.name == "menuName") && $0.value > 0 }
    }
    return Array(inMenu.map(\.url).prefix(maximumSections))
  }

  /// News sitemaps, then those that changed last.
  private func children(of index: FeedDocument, at url: String) -> [Candidate] {
    let news = index.sitemaps.filter { SitemapName.isNews($0.url) }
    let recent = index.sitemaps.filter { !SitemapName.isNews($0.url) }
      .sorted { ($0.lastModified?.secondsSinceEpoch ?? .min) > ($1.lastModified?.secondsSinceEpoch ?? .min) }
    return (news + recent).prefix(Self.maximumChildren).map {
      Candidate(url: $0.url, kind: .sitemap, parentURL: url)
    }
  }

  // MARK: Fetching

  private func documents(
    _ candidates: [Candidate]
  ) -> [(candidate: Candidate, document: (document: FeedDocument, url: String))] {
    let requests = candidates.map { candidate in
      var feed = Feed(id: "", url: candidate.url)
      feed.settings.kind = candidate.kind
      return Request(feed: feed, validators: Validators())
    }
    return zip(candidates, fetched(requests)).compactMap { candidate, answer in
      var settings = FeedSettings()
      settings.kind = candidate.kind
      guard case .success(let response) = answer,
        let document = try? SourceReading.read(response, settings: settings, fetched: now)
      else { return nil }
      return (candidate, (document, response.url))
    }
  }

  /// The answers, in the order of the requests.
  private func fetched(_ requests: [Request]) -> [Result<Response, FetchError>] {
    let answers = Mutex<[Result<Response, FetchError>?]>(Array(repeating: nil, count: requests.count))
    let next = Atomic(0)
    Window<Int>(
      size: Self.windowSize,
      source: {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < requests.count ? index : nil
      },
      enter: { [fetcher] window, _, index in
        fetcher.fetch(requests[index]) { answer in
          answers.withLock { $0[index] = answer }
          window.leave()
        }
      }
    ).run()
    return answers.withLock { $0.compactMap(\.self) }
  }
}
