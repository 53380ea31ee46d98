import Extract
import Language
import Model

/// A saved page to its article: main content and metadata, then the language of its text.
func readPage(_ bytes: [UInt8], url: String) throws(ExtractError) -> Article {
  let page = Page(bytes: bytes, url: url)
  var article = try ArticleExtractor().extract(page, source: ArticleSource(kind: .file)).article
  Normalizer().normalize(&article)
  return article
}
