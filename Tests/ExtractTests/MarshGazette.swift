import Model

@testable import Extract

/// A paper that never was: pages for the tests, around four paragraphs of one story.
enum MarshGazette {
  static func extract(_ html: String, url: String? = "https://news.example/a/story-1") throws -> Extraction {
    var options = ArticleExtractor.Options()
    options.explains = true
    return try ArticleExtractor(options).extract(
      Page(bytes: Array(html.utf8), url: url, contentType: "text/html; charset=utf-8"),
      source: ArticleSource(kind: .url))
  }

  static let paragraphs = [
    "The council of Lower Marsh voted on Tuesday to rebuild the old harbour bridge, which has been closed since spring.",
    "Engineers had warned, in a report of forty pages, that the northern pillar could not carry another winter of ice.",
    "“We waited too long,” said the mayor, who promised that work would begin before the first frost.",
    "The bridge will cost nine million crowns, of which the province pays a third and the town the rest.",
  ]

  static func page(_ body: String, head: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><title>Bridge to be rebuilt | The Marsh Gazette</title>\(head)</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>
    \(body)
    <footer>© The Marsh Gazette. All rights reserved.</footer></body></html>
    """
  }

  static let text = paragraphs.joined(separator: "\n")
  static let body = paragraphs.map { "<p>\($0)</p>" }.joined()
}
