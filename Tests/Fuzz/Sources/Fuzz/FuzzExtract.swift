internal import Dedupe
internal import Extract
internal import Language
internal import Model

/// A page all the way to an article: charset, tree, blocks, metadata, normalisation, identity; and feeds linked from the page.
enum FuzzExtract {
  static func run(_ bytes: [UInt8]) -> Int32 {
    let address = "https://news.example/2026/11/article.html"
    // What begins like text is read as Markdown, too.
    let isMarkup = bytes.first { $0 > 0x20 }.map { $0 == UInt8(ascii: "<") || $0 >= 0x80 } ?? true
    for kind in isMarkup ? [Page.Kind.html] : [.html, .markdown] {
      let page = Page(kind: kind, bytes: bytes, url: address)
      guard var article = try? ArticleExtractor().extract(page, source: ArticleSource(kind: .file)).article
      else {
        continue
      }
      Normalizer().normalize(&article)
      Identity.complete(&article)
      check(article)
    }
    _ = FeedDiscovery.find(inHTML: bytes, baseURL: address)
    return 0
  }

  /// What readers of a record rely on.
  private static func check(_ article: Article) {
    let count = article.text.unicodeScalars.count
    for mention in article.mentions {
      Fuzz.expect(!mention.range.isEmpty && mention.range.upperBound <= count, "mention out of the text")
    }
    Fuzz.expect(article.blocks.allSatisfy { !$0.text.isEmpty }, "empty block")
    Fuzz.expect(
      article.blocks.allSatisfy { !$0.text.utf8.contains(0x0A) || $0.kind == .code }, "two lines in a block")
    _ = article.markdown.utf8.count
  }
}
