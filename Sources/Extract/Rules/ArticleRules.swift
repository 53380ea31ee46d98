/// Where a source's articles have what, in the words of a person. What is nil or empty is found as without rules.
public struct ArticleRules: Sendable, Hashable {
  /// The keys of feeds.yaml, and of the record's `rules`.
  public enum Key: String, Sendable, CaseIterable { case content, remove, title, authors, date }

  /// Elements that hold the text: all that the first of these selects that selects any.
  public var content: [RuleSelector] = []
  /// Elements that are no part of the article.
  public var remove: [RuleSelector] = []
  public var title: RuleSelector?
  public var authors: RuleSelector?
  public var date: DateRule?

  public init() {}

  public var isEmpty: Bool { self == ArticleRules() }

  /// These, and what they leave open as another's say.
  public func over(_ other: ArticleRules?) -> ArticleRules {
    guard let other else { return self }
    var rules = self
    if rules.content.isEmpty { rules.content = other.content }
    if rules.remove.isEmpty { rules.remove = other.remove }
    rules.title = rules.title ?? other.title
    rules.authors = rules.authors ?? other.authors
    rules.date = rules.date ?? other.date
    return rules
  }
}
