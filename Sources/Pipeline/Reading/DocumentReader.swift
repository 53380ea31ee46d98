internal import Dedupe
public import Extract
public import Language
public import Model

/// Page to article: the part of the way that needs nothing but the page. Extract, Language, identity.
public struct DocumentReader: Sendable {
  /// What is written as `extractor` in each record.
  public static let programVersion = "bantin " + ProgramVersion.number

  private let extractor: ArticleExtractor
  private let normalizer: Normalizer
  private let rules: RuleBook

  public init(
    extraction: ArticleExtractor.Options = ArticleExtractor.Options(),
    normalization: Normalizer.Options = Normalizer.Options(), rules: RuleBook = RuleBook()
  ) {
    self.rules = rules
    extractor = ArticleExtractor(extraction)
    normalizer = Normalizer(normalization)
  }

  /// Extracts, normalises and identifies one page that no source listed, by the rules of its host.
  ///
  /// - Throws: `ExtractError` where the bytes are no page. The article's `pageType` says whether it is an article.
  public func read(_ page: Page, source: ArticleSource) throws(ExtractError) -> Extraction {
    try read(page, listed: Listing(source: source))
  }

  /// Extracts, normalises and identifies one page, by the rules of the source that listed it and of its host. What the source
  /// said of it is evidence beside the page's own.
  ///
  /// - Throws: `ExtractError` where the bytes are no page. The article's `pageType` says whether it is an article.
  func read(_ page: Page, listed listing: Listing) throws(ExtractError) -> Extraction {
    let source = listing.source
    let origin = Self.origin(of: source.kind)
    let hints = Hints(
      published: listing.published.map { DateEvidence($0, from: origin) },
      title: listing.title.map { Article.TitleVariant(value: $0, origin: origin.rawValue) },
      language: listing.language, isListed: source.kind == .feed,
      rules: rules.article(source: source.feedID, url: page.url))
    var extraction = try extractor.extract(page, source: source, hints: hints)
    normalizer.normalize(&extraction.article)
    Identity.complete(&extraction.article)
    extraction.article.extractor = Self.programVersion
    return extraction
  }

  /// Where what a list says of a page is said to come from.
  private static func origin(of kind: ArticleSource.Kind) -> DateEvidence.Origin {
    switch kind {
    case .sitemap: .sitemap
    case .page: .sectionPage
    default: .feed
    }
  }

  /// Makes the tables that the first page of a process would make; once, however often it is called.
  static func prepare() { _ = hasPrepared }

  private static let hasPrepared: Bool = {
    let text = "<p>Theo bản tin hôm nay, 3 triệu đồng.</p><p>It is the news of today, 24 November 2026.</p>"
    let page = Page(bytes: Array("<article>\(text)</article>".utf8), url: "https://news.example/")
    return (try? DocumentReader().read(page, source: ArticleSource(kind: .file))) != nil
  }()

  /// Why the article is not kept; nil where it is.
  public static func reasonToDrop(_ article: Article) -> String? {
    if article.pageType != .article { return "not-an-article" }
    return article.blocks.isEmpty ? "no-text" : nil
  }
}
