internal import Addresses
internal import Model
internal import Time

/// What the page says about its article, from the most to the least trustworthy statement: JSON-LD, microdata
/// and RDFa, social and site meta tags, elements made for it, visible text.
struct Metadata {
  let facts: PageFacts
  let titles: TitleReader
  let authors: AuthorReader
  let dates: DateReader
  let images: ImageReader
  let sections: SectionReader
  let publisher: String?
  let description: String?
  private let hintedLanguage: LanguageTag?

  /// - Parameter selection: what the source's rules say; it goes before what is found.
  init(
    _ reading: borrowing PageInWork, url: String?, fetched: Timestamp?, _ hints: Hints,
    _ selection: RuleSelection? = nil
  ) {
    hintedLanguage = hints.language
    facts = PageFacts(reading, url: url)
    publisher = Self.publisher(facts)?.value
    let site = SiteName(publisher, facts, host: reading.base?.host)
    var titles = TitleReader(reading, facts, site: site, entryTitle: hints.title)
    if let title = selection?.title { titles.prefer(title.value, origin: "rule \(title.rule)") }
    self.titles = titles
    let headline = HeadlinePlace(reading, facts, titles: titles.candidates)
    var authors = AuthorReader(reading, facts, site: site, headline: headline)
    if let chosen = selection?.authors {
      authors.prefer(chosen.names, origin: "rule \(chosen.rule)", site: site)
    }
    self.authors = authors
    var dates = DateReader(reading, facts, headline: headline, fetched: fetched, hint: hints.published)
    if let chosen = selection?.date { dates.prefer(chosen.timestamp) }
    self.dates = dates
    images = ImageReader(reading, facts)
    sections = SectionReader(reading, facts, titles: titles.candidates.map { FoldedText.fold($0.value) })
    description = facts.statements(of: "description", Self.descriptionKeys, limit: 1).first?.value
  }

  func fill(_ article: inout Article, _ reading: borrowing PageInWork) {
    article.publisher = publisher
    article.title = titles.title
    article.titleVariants = titles.variants
    article.description = description
    article.authors = authors.authors
    article.authorKind = authors.isOrganization ? .organization : nil
    article.datePublished = dates.published.first { $0.origin != .url }?.timestamp
    article.dateEvidence = dates.published
    article.dateModified = dates.modified.first?.timestamp
    if dates.hasConflict { article.warnings.append("date-conflict") }
    article.section = sections.section
    article.tags = tagLists(limit: 1).first?.tags ?? []
    article.isFree = freedom.first?.isFree
    article.image = images.candidates.first?.image
    article.languageDeclared =
      (facts.language ?? facts.linkedData.text("inLanguage")).flatMap {
        LanguageTag($0)
      } ?? hintedLanguage
    article.urlCanonical = canonical(reading)
    article.alternates = alternates(reading)
  }

  // MARK: Addresses

  /// The page's declaration, unless it names the site's front page instead of the page.
  private func canonical(_ reading: borrowing PageInWork) -> String? {
    for declared in [facts.canonical, facts.meta("og:url")] {
      guard let declared, let url = WebURL(declared, base: reading.base), url.isHTTP else { continue }
      let isFront = url.path.utf8.allSatisfy { $0 == 0x2F } && url.query == nil
      if isFront, let own = reading.base, !own.path.utf8.allSatisfy({ $0 == 0x2F }) { continue }
      return url.string
    }
    return nil
  }

  private func alternates(_ reading: borrowing PageInWork) -> [Article.Alternate] {
    facts.alternates.compactMap { alternate in
      guard alternate.language.lowercased() != "x-default", let language = LanguageTag(alternate.language),
        let url = reading.resolve(alternate.url)
      else { return nil }
      return Article.Alternate(language: language, url: url)
    }
  }
}
