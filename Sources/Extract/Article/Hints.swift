public import Model

/// What is known of a page before it is read: what a feed, a sitemap or the list of feeds says about it.
///
/// A hint is evidence beside the page's own; what becomes of it is decided where the page's statements are weighed.
public struct Hints: Sendable {
  /// When a feed or a sitemap says that it was published.
  public var published: DateEvidence?
  /// The headline that a feed, a sitemap or a section page gives it.
  public var title: Article.TitleVariant?
  /// Taken for the declaration where the page makes none.
  public var language: LanguageTag?
  /// A feed lists it: feeds list articles.
  public var isListed = false
  /// What a person says about the pages of its source; nil: nothing.
  public var rules: ArticleRules?

  public init(
    published: DateEvidence? = nil, title: Article.TitleVariant? = nil, language: LanguageTag? = nil,
    isListed: Bool = false, rules: ArticleRules? = nil
  ) {
    self.published = published
    self.title = title
    self.language = language
    self.isListed = isListed
    self.rules = rules
  }
}
