internal import Model

/// What the page says about its article, from the most to the least trustworthy statement: JSON-LD, microdata and RDFa, social
/// and site meta tags, elements made for it, visible text.
struct Metadata {
  let facts: PageFacts
  let titles: TitleReader
  let authors: AuthorReader
  let publisher: String?

  init(_ reading: borrowing PageReading, url: String?) {
    facts = PageFacts(reading, url: url)
    publisher = Self.publisher(facts)
    titles = TitleReader(reading, facts, siteName: publisher)
    authors = AuthorReader(reading, facts, siteName: publisher)
  }

  private static func publisher(_ facts: borrowing PageFacts) -> String? {
    if let name = facts.meta("og:site_name") { return name }
    if let publisher = facts.linkedData.article?["publisher"]?.elements.first {
      if let name = publisher.string ?? facts.linkedData.resolved(publisher)["name"]?.string {
        return HTMLText.plain(name)
      }
    }
    return facts.meta("application-name", "twitter:app:name:iphone")
  }

  func fill(_ article: inout Article) {
    article.publisher = publisher
    article.title = titles.title
    article.authors = authors.authors
  }

  var choices: [MetadataChoice] {
    [
      MetadataChoice(field: "title", candidates: titles.candidates),
      MetadataChoice(
        field: "authors",
        candidates: authors.candidates.map {
          MetadataChoice.Candidate(value: $0.names.joined(separator: "; "), origin: $0.origin)
        }),
    ]
  }
}
