internal import Addresses
public import Model
public import Time

/// A sitemap (https://www.sitemaps.org/protocol.html): the pages of a site, or further sitemaps.
public struct Sitemap: Sendable, Hashable {
  /// What form it has.
  public enum Kind: String, Sendable { case urlset, index, text, rss, atom }

  /// A page as the sitemap lists it.
  public struct Page: Sendable, Hashable {
    /// Absolute.
    public var url: String
    public var lastModified: Timestamp?
    /// From the news extension, or from a feed that serves as a sitemap.
    public var news: News?
    /// The page in other languages (`xhtml:link rel="alternate" hreflang`).
    public var alternates: [Article.Alternate] = []

    public init(url: String) { self.url = url }
  }

  /// https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
  public struct News: Sendable, Hashable {
    /// Headline of the article.
    public var title: String?
    /// The first publication.
    public var publicationDate: Timestamp?
    public var publication: String?
    /// As written: a code of ISO 639.
    public var language: String?

    public init() {}
  }

  /// What form it has.
  public var kind: Kind
  /// In the order of the document; empty for an index.
  public var pages: [Page] = []
  /// In the order of the document; empty for all but an index.
  public var sitemaps: [SitemapReference] = []
  /// What had to be mended to read it; the codes of `FeedDocument.repairs`.
  public var repairs: [String] = []

  public init(kind: Kind) { self.kind = kind }

  /// The protocol's own limit for pages of a sitemap and sitemaps of an index.
  public static let maximumEntries = 50_000
  /// The protocol's limit of 50 MiB, inflated, with room for those who stretch it.
  public static let maximumBytes = 64 * 1_024 * 1_024

  /// Reads a sitemap, gzip or not, XML, plain text or a feed. One that is cut off gives its whole entries.
  ///
  /// - Parameters:
  ///   - bytes: of the document, as they came.
  ///   - contentType: the Content-Type as the server sent it.
  ///   - url: the sitemap's address: relative addresses, which the protocol forbids, are read against it.
  /// - Throws: ``FeedError`` where the document is no sitemap.
  public static func parse(
    _ bytes: [UInt8], contentType: String? = nil, url: String? = nil
  ) throws(FeedError) -> Sitemap {
    var repairs: FeedRepairs = []
    let inflated = try inflated(bytes, repairs: &repairs)
    let decoded = Charset.decode(inflated, contentType: contentType, kind: .xml)
    if decoded.isDoubtful { repairs.insert(.encoding) }
    let text = FeedBytes.cleaned(decoded.utf8, repairs: &repairs)
    switch FeedFormat(sniffing: text) {
    case .empty: throw FeedError(.empty, "the document has no bytes to read")
    case .json: throw FeedError(.unknownFormat, "JSON, not a sitemap")
    case .unknown: return try plainText(text, repairs)
    case .xml(let hasLeadingBytes):
      if hasLeadingBytes { repairs.insert(.leadingBytes) }
      var reader = SitemapReader(text, base: url.flatMap { WebURL($0) })
      reader.repairs = repairs
      if let sitemap = reader.read() { return sitemap }
      if hasLeadingBytes, let list = try? plainText(text, repairs) { return list }
      return try feed(text, url: url)
    }
  }

  private static func inflated(_ bytes: [UInt8], repairs: inout FeedRepairs) throws(FeedError) -> [UInt8] {
    guard Gzip.isGzip(bytes) else {
      guard bytes.count <= maximumBytes else { throw FeedError(.tooLarge, "more than \(maximumBytes) bytes") }
      return bytes
    }
    do {
      return try Gzip.inflate(bytes, maximumBytes: maximumBytes)
    } catch {
      switch error.code {
      case .truncated:
        repairs.insert(.truncated)
        return error.partial
      case .tooLarge: throw FeedError(.tooLarge, "more than \(maximumBytes) bytes inflated")
      case .notGzip, .corrupt: throw FeedError(.malformed, "broken gzip")
      }
    }
  }

  /// One address a line; what is none is passed over.
  private static func plainText(_ text: [UInt8], _ repairs: FeedRepairs) throws(FeedError) -> Sitemap {
    var sitemap = Sitemap(kind: .text)
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let address = String(decoding: line, as: UTF8.self).trimmed
      guard address.hasPrefix("http"), !address.contains(" "), WebURL(address) != nil else { continue }
      if sitemap.pages.count == maximumEntries { break }
      sitemap.pages.append(Page(url: address))
    }
    guard !sitemap.pages.isEmpty else { throw FeedError(.unknownFormat, "no address in it") }
    sitemap.repairs = repairs.names
    return sitemap
  }

  /// RSS and Atom serve as sitemaps, too.
  private static func feed(_ text: [UInt8], url: String?) throws(FeedError) -> Sitemap {
    let document = try FeedParser.parse(text, contentType: "application/xml; charset=utf-8", url: url)
    var sitemap = Sitemap(kind: document.format == .atom ? .atom : .rss)
    sitemap.repairs = document.repairs
    sitemap.pages = document.entries.compactMap { entry in
      guard let url = entry.pageURL else { return nil }
      var page = Page(url: url)
      page.lastModified = entry.dateModified ?? entry.datePublished
      var news = News()
      news.title = entry.title
      news.publicationDate = entry.datePublished ?? entry.dateModified
      news.language = entry.language
      page.news = news
      return page
    }
    return sitemap
  }
}
