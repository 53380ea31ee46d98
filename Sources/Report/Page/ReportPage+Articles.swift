internal import Addresses
internal import Extract
internal import JSON
internal import Model

extension ReportPage {
  func writeArticles(_ page: inout HTMLWriter) {
    page.markup("<section aria-labelledby=articles><h2 id=articles>")
    page.words("Newest articles", "Bài mới nhất")
    page.markup("</h2>\n")
    guard !figures.articles.isEmpty else {
      page.markup("<p class=note>")
      page.words("none yet", "chưa có bài nào")
      return page.markup("</p></section>\n")
    }
    page.markup("<ul class=articles>\n")
    for article in figures.articles { write(article, &page) }
    page.markup("</ul>\n</section>\n")
  }

  private func write(_ article: ArticleFigures, _ page: inout HTMLWriter) {
    let record = article.record
    let language = record["language"]?.string.flatMap { LanguageTag($0) }?.value ?? "und"
    page.markup("<li><details><summary><h3")
    page.attribute("lang", language)
    page.markup("><bdi>")
    page.text(record["title"]?.string ?? "–", limit: 240)
    page.markup("</bdi></h3><br><span class=note>")
    page.text(record["source"]?["feed_id"]?.string ?? record["source_domain"]?.string ?? "", limit: 80)
    for fact in [record["date_published"]?.string ?? article.fetched, language] {
      page.markup(" · ")
      page.text(fact, limit: 40)
    }
    if let quality = record["quality"]?.scalarText {
      page.markup(" · ")
      page.words("quality ", "chất lượng ")
      page.text(quality, limit: 8)
    }
    if let revision = record["revision"]?.int, revision > 1 {
      page.markup(" · ")
      page.words("revision ", "bản sửa ")
      page.number(revision)
    }
    if record["duplicate_of"] != nil {
      page.markup(" · ")
      page.words("copy", "bài trùng")
    }
    page.markup("</span></summary><div class=body>")
    writeText(record["text"]?.string ?? "", language: language, &page)
    if let previous = article.previous { writeChanges(from: previous, to: record, language: language, &page) }
    writeFacts(of: article, &page)
    page.markup("</div></details>\n")
  }

  private func writeText(_ text: String, language: String, _ page: inout HTMLWriter) {
    page.markup("<div")
    page.attribute("lang", language)
    page.markup(" dir=auto>")
    var left = ArticleFigures.maximumTextCharacters
    for line in text.split(separator: "\n") where left > 0 {
      page.markup("<p>")
      page.text(String(line), limit: left)
      page.markup("</p>")
      left -= line.count
    }
    page.markup("</div>")
  }

  private func writeFacts(of article: ArticleFigures, _ page: inout HTMLWriter) {
    let record = article.record
    page.markup("<dl>")
    writeTerm("Address", "Địa chỉ", &page)
    page.markup("<dd>")
    writeLink(record["url_canonical"]?.string ?? record["url"]?.string ?? "", &page)
    page.markup("</dd><dt>id</dt><dd>")
    page.text(record["id"]?.string ?? "", limit: 64)
    page.markup("</dd>")
    let authors = record["authors"]?.array?.compactMap(\.string) ?? []
    if !authors.isEmpty {
      writeTerm("Authors", "Tác giả", &page)
      page.markup("<dd>")
      page.text(authors.joined(separator: ", "), limit: 200)
      page.markup("</dd>")
    }
    let images = record["images"]?.array ?? []
    if !images.isEmpty {
      writeTerm("Pictures (not loaded)", "Ảnh (không tải)", &page)
      for image in images.prefix(4) {
        page.markup("<dd>")
        page.text(image["url"]?.string ?? "", limit: 300)
        page.markup("</dd>")
      }
    }
    writeEvidence(record, &page)
    writeMentions(record, &page)
    writeRelated(article.related, &page)
    page.markup("</dl>")
  }

  /// Only what leads to a web page is a link: an address of another kind stands there as text.
  func writeLink(_ url: String, _ page: inout HTMLWriter) {
    let clean = URLCredentials.removed(from: url)
    guard let address = WebURL(clean), address.isHTTP else { return page.text(clean, limit: 300) }
    page.markup("<a rel=\"noreferrer noopener nofollow\"")
    page.attribute("href", clean)
    page.markup(">")
    page.text(clean, limit: 300)
    page.markup("</a>")
  }
}
