import Extract
import Model
import TestSupport
import Testing
import Time

/// What pages of every kind come to. Each pair in `Fixtures/article` is one behaviour.
@Suite struct ArticleGoldenTests {
  static let fixtures = Golden.all("article", "html")

  @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 6) }

  @Test(arguments: fixtures) func article(_ fixture: Golden) throws {
    let page = Page(
      bytes: try fixture.bytes(), url: "https://news.example/today/story", contentType: "text/html")
    let article = try ArticleExtractor().extract(page, source: ArticleSource(kind: .url)).article
    try fixture.expect(Self.rendered(article), as: "md")
  }

  /// For people to review: what is known of the article, a line each, and its Markdown.
  private static func rendered(_ article: Article) -> String {
    let facts: [(String, String?)] = [
      ("page type", article.pageType.rawValue), ("title", article.title),
      ("authors", list(article.authors)), ("published", article.datePublished?.rfc3339),
      ("modified", article.dateModified?.rfc3339), ("site", article.publisher), ("section", article.section),
      ("tags", list(article.tags)), ("free", article.isFree.map(String.init)), ("image", article.image?.url),
      ("charset", article.charset),
    ]
    let head = facts.compactMap { name, value in value.map { "\(name): \($0)\n" } }.joined()
    return "---\n\(head)---\n\n\(article.markdown)\n"
  }

  private static func list(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: " · ")
  }
}
