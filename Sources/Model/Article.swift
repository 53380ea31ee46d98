/// What is stored of a page. Extract drafts it, Language completes it, Dedupe gives it its identity, Store writes it;
/// the keys of its JSON record are documented in `data/schema/article.schema.json`.
public struct Article: Sendable {
  public enum PageType: String, Sendable { case article, list, video, other }

  public struct LanguageShare: Sendable, Hashable {
    public var tag: LanguageTag
    /// Share of the text's letters, 0…1.
    public var share: Double

    public init(tag: LanguageTag, share: Double) {
      self.tag = tag
      self.share = share
    }
  }

  public struct Link: Sendable, Hashable {
    public var url: String
    public var text: String
    public var rel: String?

    public init(url: String, text: String, rel: String? = nil) {
      self.url = url
      self.text = text
      self.rel = rel
    }
  }

  /// The same text in another language, as the page declares it (hreflang, a declared translation).
  public struct Alternate: Sendable, Hashable {
    public var language: LanguageTag
    public var url: String

    public init(language: LanguageTag, url: String) {
      self.language = language
      self.url = url
    }
  }

  public enum AuthorKind: String, Sendable { case organization }

  /// Another form of the title.
  public struct TitleVariant: Sendable, Hashable {
    public var value: String
    /// Where the page says it: `og:title`, `json-ld headline`, `h1`, `title`, …
    public var origin: String

    public init(value: String, origin: String) {
      self.value = value
      self.origin = origin
    }
  }

  // Identity
  public var id = ""
  public var revision = 1
  public var pageType = PageType.article
  public var url: String?
  public var urlRequested: String?
  /// From Extract: the page's own declaration, resolved, nil where there is none; Dedupe decides what is canonical.
  public var urlCanonical: String?
  public var sourceDomain: String?
  public var publisher: String?
  public var source: ArticleSource

  // What the page says about the article
  /// The headline that the page shows.
  public var title: String?
  /// The other forms that the page gives it, each once.
  public var titleVariants: [TitleVariant] = []
  public var description: String?
  public var authors: [String] = []
  /// What the authors are, where they are no people; nil otherwise.
  public var authorKind: AuthorKind?
  public var datePublished: Timestamp?
  public var dateModified: Timestamp?
  /// The chosen one first.
  public var dateEvidence: [DateEvidence] = []
  public var section: String?
  public var tags: [String] = []
  public var isFree: Bool?
  public var image: ImageReference?
  public var alternates: [Alternate] = []

  // Main content
  public var blocks: [Block] = []
  public var images: [ImageReference] = []
  public var embeds: [Embed] = []

  // Language
  public var language = LanguageTag.undetermined
  public var languageConfidence = 0.0
  public var languages: [LanguageShare] = []
  public var languageDeclared: LanguageTag?
  /// Passes that changed something, in order.
  public var normalization: [String] = []
  public var mentions: [Mention] = []
  public var wordCount = 0

  // Sameness
  public var contentHash = ""
  public var signature: String?
  public var duplicateOf: String?
  public var story: String?

  // How it was made
  /// 0…1, how sure the extractor is that the text is whole and clean.
  public var quality: Double?
  public var warnings: [String] = []
  public var dateFetched: Timestamp?
  public var status: Int?
  public var validators = Validators()
  public var contentType: String?
  /// The WHATWG name of the encoding the bytes were read in.
  public var charset: String?
  public var extractor = ""
  public var runID: String?

  public init(source: ArticleSource) { self.source = source }
}
