public import Time

/// What is stored of a page. Extract drafts it, Language completes it, Dedupe gives it its identity, Store writes it;
/// the keys of its JSON record are documented in `data/schema/article.schema.json`.
public struct Article: Sendable {
  /// What a page is; only an `article` becomes a record, the others are dropped with their reason.
  public enum PageType: String, Sendable { case article, list, video, other }

  /// One language of a text.
  public struct LanguageShare: Sendable, Hashable {
    public var tag: LanguageTag
    /// Share of the text's letters, 0…1.
    public var share: Double

    public init(tag: LanguageTag, share: Double) {
      self.tag = tag
      self.share = share
    }
  }

  /// A link of the main content.
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

  /// What authors are who are no people.
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
  /// Hexadecimal, 128 bits: of the canonical address, else of the content; the same for all revisions.
  public var id = ""
  /// 1 for the first; each change of the content is one more.
  public var revision = 1
  /// Judged by Extract.
  public var pageType = PageType.article
  /// The final address, after redirects; nil for a saved file that names none.
  public var url: String?
  /// The address asked for, where redirects led elsewhere.
  public var urlRequested: String?
  /// From Extract: the page's own declaration, resolved, nil where there is none; Dedupe decides what is canonical.
  public var urlCanonical: String?
  /// Registrable domain of the page, or its host where there is none.
  public var sourceDomain: String?
  /// The name that the site gives itself.
  public var publisher: String?
  /// How the page was found.
  public var source: ArticleSource

  // What the page says about the article
  /// The headline that the page shows.
  public var title: String?
  /// The other forms that the page gives it, each once.
  public var titleVariants: [TitleVariant] = []
  /// Standfirst or summary, as the page declares it.
  public var description: String?
  /// Names as a reader would write them, without roles; empty where no name is certain.
  public var authors: [String] = []
  /// What the authors are, where they are no people; nil otherwise.
  public var authorKind: AuthorKind?
  /// The first publication, as far as evidence goes; nil where none holds.
  public var datePublished: Timestamp?
  /// The last change that the page tells.
  public var dateModified: Timestamp?
  /// The chosen one first.
  public var dateEvidence: [DateEvidence] = []
  /// The site's name for the part it stands in, such as `Economy`.
  public var section: String?
  /// Keywords that the page gives, each once, in its order.
  public var tags: [String] = []
  /// Whether the page says that anyone may read it (`isAccessibleForFree`); nil where it says nothing.
  public var isFree: Bool?
  /// The picture that stands for the article; no site's logo.
  public var image: ImageReference?
  /// The page in other languages, as it declares them.
  public var alternates: [Alternate] = []

  // Main content
  /// Main content in reading order.
  public var blocks: [Block] = []
  /// Pictures of the main content, in its order.
  public var images: [ImageReference] = []
  /// What the main content shows of other places: videos, posts, maps.
  public var embeds: [Embed] = []

  // Language
  /// The main language; `und` where it cannot be told.
  public var language = LanguageTag.undetermined
  /// 0…1.
  public var languageConfidence = 0.0
  /// Languages of the text with their shares, the largest first.
  public var languages: [LanguageShare] = []
  /// What the page, or the feed, says.
  public var languageDeclared: LanguageTag?
  /// Passes that changed something, in order.
  public var normalization: [String] = []
  /// Amounts, dates and quantities of the text, in its order.
  public var mentions: [Mention] = []
  /// Words of the text; for Vietnamese, syllables.
  public var wordCount = 0

  // Sameness
  /// Hexadecimal SHA-256 of the normalised title and text.
  public var contentHash = ""
  /// Near-duplicate signature in hexadecimal; nil for a text of fewer than 20 words.
  public var signature: String?
  /// Id of the article that this one copies.
  public var duplicateOf: String?
  /// Id of the article that came first of its copies and translations; nil where it is that one itself.
  public var story: String?

  // How it was made
  /// 0…1, how sure the extractor is that the text is whole and clean.
  public var quality: Double?
  /// Stable codes of what was doubtful: `charset-guessed`, `truncated`, …
  public var warnings: [String] = []
  /// The source's rules that decided something, by their keys in feeds.yaml: `content`, `title`, …
  public var rules: [String] = []
  /// The source's rules that selected nothing; counted, not stored.
  public var missedRules: [String] = []
  /// When the bytes were fetched; for an archive, what it says.
  public var dateFetched: Timestamp?
  /// The HTTP status of the answer.
  public var status: Int?
  /// `ETag` and `Last-Modified` of the answer.
  public var validators = Validators()
  /// `Content-Type` as the server sent it.
  public var contentType: String?
  /// The WHATWG name of the encoding the bytes were read in.
  public var charset: String?
  /// The program and its version, such as `bantin 0.2.0`.
  public var extractor = ""
  /// The run that stored it.
  public var runID: String?

  public init(source: ArticleSource) { self.source = source }
}
