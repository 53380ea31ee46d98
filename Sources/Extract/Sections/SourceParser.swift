public import Model
public import Time

/// Any kind of source to the entries that it lists.
public enum SourceParser {
  /// A web page with fewer article links that is not declared a section page is an error page or a login.
  public static let minimumPageEntries = 5

  /// Reads a feed, a sitemap or a section page.
  ///
  /// - Parameters:
  ///   - bytes: of the document, as they came.
  ///   - kind: what it is read as; with `auto` its bytes tell.
  ///   - contentType: the Content-Type as the server sent it.
  ///   - url: the document's address, which its relative links are read against.
  ///   - fetched: when it was fetched: dates beyond it are not believed.
  ///   - headers: as for ``FeedParser/parse(_:contentType:url:fetched:headers:)``.
  ///   - rules: where a page has its entries: as for ``SectionPage/parse(_:contentType:url:evidence:rules:)``.
  ///   - evidence: what earlier fetches say of a page's links; asked for where the document is a page.
  /// - Throws: ``FeedError`` where the document is not of that kind; with `SourceKind.auto` where it is of none.
  public static func parse(
    _ bytes: [UInt8], kind: SourceKind, contentType: String? = nil, url: String? = nil,
    fetched: Timestamp? = nil, headers: [String: String] = [:], rules: EntryRules? = nil,
    evidence: () -> SectionEvidence? = { nil }
  ) throws(FeedError) -> FeedDocument {
    switch kind {
    case .feed:
      return try FeedParser.parse(
        bytes, contentType: contentType, url: url, fetched: fetched, headers: headers)
    case .sitemap: return try sitemap(bytes, contentType, url)
    case .page:
      return try SectionPage.parse(
        bytes, contentType: contentType, url: url, evidence: evidence(), rules: rules)
    case .auto: break
    }
    do throws(FeedError) {
      return try FeedParser.parse(
        bytes, contentType: contentType, url: url, fetched: fetched, headers: headers)
    } catch {
      // What was wrong with it as a feed says more than that it is none of the others either.
      if error.code == .html {
        let page = try SectionPage.parse(
          bytes, contentType: contentType, url: url, evidence: evidence(), rules: rules)
        guard page.entries.count >= minimumPageEntries || rules != nil && page.repairs.isEmpty else {
          throw error
        }
        return page
      }
      guard let document = try? sitemap(bytes, contentType, url) else { throw error }
      return document
    }
  }

  private static func sitemap(
    _ bytes: [UInt8], _ contentType: String?, _ url: String?
  ) throws(FeedError) -> FeedDocument {
    let sitemap = try Sitemap.parse(bytes, contentType: contentType, url: url)
    var document = FeedDocument(format: .sitemap)
    document.repairs = sitemap.repairs
    document.sitemaps = sitemap.sitemaps
    document.language = shared(\.language, by: sitemap.pages)
    document.entries = sitemap.pages.map { page in
      var entry = Entry()
      entry.url = page.url
      entry.title = page.news?.title
      entry.datePublished = page.news?.publicationDate
      entry.dateModified = page.lastModified
      entry.language = page.news?.language
      return entry
    }
    return document
  }

  /// What all entries of a news sitemap say, which has no such statement of its own.
  private static func shared(
    _ value: KeyPath<Sitemap.News, String?>, by pages: [Sitemap.Page]
  ) -> String? {
    guard let first = pages.first?.news?[keyPath: value] else { return nil }
    return pages.allSatisfy { $0.news?[keyPath: value] == first } ? first : nil
  }
}
