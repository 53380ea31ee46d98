import Addresses

/// The feeds that a web page names.
public enum FeedDiscovery {
  /// A feed that a page links to.
  public struct Candidate: Sendable, Hashable {
    /// How the page says so; the surest first.
    public enum Evidence: Int, Sendable, Comparable {
      /// `<link rel="alternate" type="application/rss+xml">`
      case typedLink
      /// A link element whose address looks like a feed's.
      case untypedLink
      /// An ordinary link whose address looks like a feed's.
      case anchor

      public static func < (left: Evidence, right: Evidence) -> Bool { left.rawValue < right.rawValue }
    }

    public var url: String
    public var title: String?
    /// The media type as declared.
    public var type: String?
    public var evidence: Evidence
  }

  /// Directories of feeds list hundreds; more are not useful.
  public static let maximumCandidates = 200

  /// Where feeds usually are, for a page that names none: the order to ask in.
  public static let wellKnownPaths = [
    "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed/", "/rss/", "/feed.json",
    "/rss/home.rss",
    "/rss/tin-moi-nhat.rss", "/rss/trang-chu.rss",
  ]

  /// The feeds that a page names, the surest first, in the page's order. Ordinary links are looked at only where the page has no link
  /// element for a feed; feeds of comments are left out.
  ///
  /// - Parameters:
  ///   - bytes: of the page, as they came.
  ///   - baseURL: the page's address; a `<base>` of the page goes before it.
  ///   - contentType: the Content-Type as the server sent it.
  public static func find(inHTML bytes: [UInt8], baseURL: String?, contentType: String? = nil) -> [Candidate]
  {
    let decoded = Charset.decode(bytes, contentType: contentType, kind: .html)
    let page = HTMLDocument(utf8: decoded.utf8)
    var base = baseURL.flatMap { WebURL($0) }
    var candidates: [Candidate] = []
    var anchors: [Candidate] = []
    for node in page.nodes.indices {
      switch page.nodes[node].tag {
      case .base:
        if let href = page.value(.href, of: node) { base = WebURL(href, base: base) ?? base }
      case .link: candidates += link(node, in: page, base).map { [$0] } ?? []
      case .a where anchors.count < maximumCandidates:
        anchors += anchor(node, in: page, base).map { [$0] } ?? []
      default: break
      }
    }
    if candidates.isEmpty { candidates = anchors }
    var seen: Set<String> = []
    let unique = candidates.filter { seen.insert($0.url).inserted }
    let ranked = unique.filter { $0.evidence == .typedLink } + unique.filter { $0.evidence != .typedLink }
    return Array(ranked.prefix(maximumCandidates))
  }

  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/json",
    "application/rss", "application/atom", "text/rss+xml", "text/atom+xml", "application/x.atom+xml",
    "application/x-rss+xml",
    "application/xml", "text/xml", "text/rss", "text/atom",
  ]

  private static func link(_ node: Int, in page: HTMLDocument, _ base: WebURL?) -> Candidate? {
    let relations = (page.value(.rel, of: node) ?? "").lowercased().split(separator: " ")
    // A parameter's value may be quoted (RFC 9110 §5.6.6).
    let mediaType = (page.value(.type, of: node) ?? "").lowercased().filter { $0 != "\"" }
    let parameters = mediaType.split(separator: ";").map { String($0).trimmed }
    // One entry of a feed (RFC 5023 §12.1) is no feed.
    if parameters.contains("type=entry") { return nil }
    let type = parameters.first
    let isTyped = type.map(types.contains) == true
    guard relations.contains("alternate") || relations.contains("feed") || (relations.isEmpty && isTyped),
      let url = address(page.value(.href, of: node), base)
    else { return nil }
    if let type {
      guard isTyped, !isComments(url), !isInterface(url, type: type) else { return nil }
      return Candidate(url: url.string, title: page.value(.title, of: node), type: type, evidence: .typedLink)
    }
    guard page.value(.hreflang, of: node) == nil, looksLikeFeed(url), !isComments(url) else { return nil }
    return Candidate(url: url.string, title: page.value(.title, of: node), type: nil, evidence: .untypedLink)
  }

  private static func anchor(_ node: Int, in page: HTMLDocument, _ base: WebURL?) -> Candidate? {
    guard let url = address(page.value(.href, of: node), base), looksLikeFeed(url), !isComments(url) else {
      return nil
    }
    let title = page.value(.title, of: node) ?? page.text(of: node, maximumBytes: 256)
    return Candidate(url: url.string, title: title, type: nil, evidence: .anchor)
  }

  private static func address(_ href: String?, _ base: WebURL?) -> WebURL? {
    guard var href = href?.trimmed else { return nil }
    // `feed://site/rss` is http, `feed:https://site/rss` is what stands behind it.
    if href.lowercased().hasPrefix("feed:") {
      href = String(href.dropFirst(5))
      if href.hasPrefix("//") { href = "http:" + href }
      guard href.lowercased().hasPrefix("http") else { return nil }
    }
    guard let url = WebURL(href, base: base), url.isHTTP else { return nil }
    return url
  }

  /// JSON that WordPress offers beside each page: its interface, and descriptions for embedding.
  private static func isInterface(_ url: WebURL, type: String) -> Bool {
    type == "application/json" && (url.path.contains("/wp-json/") || url.path.contains("oembed"))
  }

  private static func isComments(_ url: WebURL) -> Bool { url.path.lowercased().contains("comments") }

  /// Addresses that publishers give their feeds.
  private static func looksLikeFeed(_ url: WebURL) -> Bool {
    let path = url.path.lowercased()
    let segments = path.split(separator: "/")
    guard let last = segments.last else { return isFeedQuery(url.query) }
    if [".rss", ".atom", ".rdf"].contains(where: last.hasSuffix) { return true }
    if last.hasSuffix(".xml") {
      let name = last.dropLast(4)
      return !name.contains("sitemap")
        && (["feed", "rss", "atom", "index", "rdf"].contains { name.contains($0) })
    }
    if last == "feed.json" || last == "feed" || last == "atom" || last == "rss" || last == "rss2"
      || last == "rdf"
    {
      return true
    }
    if path.hasSuffix("feeds/posts/default") || path.hasSuffix("feeds/posts/default/") { return true }
    return isFeedQuery(url.query)
  }

  /// `?feed=rss2`, `?format=atom`, and the page type that TYPO3 gives its feeds.
  private static func isFeedQuery(_ query: String?) -> Bool {
    guard let query = query?.lowercased() else { return false }
    return query.split(separator: "&").contains { parameter in
      parameter == "type=100"
        || ["feed=", "format="].contains { prefix in
          parameter.hasPrefix(prefix)
            && ["atom", "rdf", "rss", "rss2", "xml"].contains(parameter.dropFirst(prefix.utf8.count))
        }
    }
  }
}
