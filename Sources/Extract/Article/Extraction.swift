public import Model

/// An article as Extract leaves it, and, where somebody asked, how it came about.
public struct Extraction: Sendable {
  /// Without identity, hashes and language: later rooms fill those in.
  public var article: Article
  /// Empty unless `ArticleExtractor.Options.explains`.
  public var removals: [Removal]
  /// Empty unless `ArticleExtractor.Options.explains`.
  public var choices: [MetadataChoice]
  /// Set where the page is the site's word that there is no article.
  public var errorPage: ErrorPage?

  public init(
    article: Article, removals: [Removal] = [], choices: [MetadataChoice] = [], errorPage: ErrorPage? = nil
  ) {
    self.errorPage = errorPage
    self.article = article
    self.removals = removals
    self.choices = choices
  }
}

/// One field of an article with every value that was considered for it, the chosen one first where one was.
public struct MetadataChoice: Sendable, Hashable {
  public struct Candidate: Sendable, Hashable {
    public var value: String
    /// Where it was read: `json-ld headline`, `og:title`, `h1`, …
    public var origin: String

    public init(value: String, origin: String) {
      self.value = value
      self.origin = origin
    }
  }

  /// The record's key: `title`, `authors`, `date_published`, …
  public var field: String
  public var candidates: [Candidate]
  /// False where none of the candidates was believed: the record lacks the field.
  public var isChosen: Bool

  public init(field: String, candidates: [Candidate], isChosen: Bool = true) {
    self.field = field
    self.candidates = candidates
    self.isChosen = isChosen
  }
}
