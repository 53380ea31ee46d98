internal import Model

/// What the page says about its article, from the most to the least trustworthy statement: JSON-LD, microdata
/// and RDFa, social and site meta tags, elements made for it, visible text.
struct Metadata {
  let facts: PageFacts
  let titles: TitleReader
  let authors: AuthorReader
  let dates: DateReader
  let images: ImageReader
  let publisher: String?
  let description: String?

  init(_ reading: borrowing PageReading, url: String?, fetched: Timestamp?) {
    facts = PageFacts(reading, url: url)
    publisher = Self.publisher(facts)
    let site = SiteName(publisher, facts, host: reading.base?.host)
    titles = TitleReader(reading, facts, site: site)
    let headline = HeadlinePlace(reading, facts, titles: titles.candidates)
    authors = AuthorReader(reading, facts, site: site, headline: headline)
    dates = DateReader(reading, facts, headline: headline, fetched: fetched)
    images = ImageReader(reading, facts)
    description =
      (facts.linkedData.text("description")
      ?? facts.meta("og:description", "description", "twitter:description"))
      .flatMap(HTMLText.plain)
  }

  private static func publisher(_ facts: borrowing PageFacts) -> String? {
    let name =
      facts.meta("og:site_name") ?? facts.linkedData.publisher
      ?? facts.meta(
        "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
        "twitter:app:name:iphone", "apple-mobile-web-app-title")
    return name.flatMap(HTMLText.plain)
  }

  func fill(_ article: inout Article, _ reading: borrowing PageReading) {
    article.publisher = publisher
    article.title = titles.title
    article.description = description
    article.authors = authors.authors
    article.datePublished = dates.published.first { $0.origin != .url }?.timestamp
    article.dateEvidence = dates.published
    article.dateModified = dates.modified
    if dates.hasConflict { article.warnings.append("date-conflict") }
    article.section = section
    article.tags = tags
    article.isFree = isFree
    article.image = images.candidates.first?.image
    article.languageDeclared = (facts.language ?? facts.linkedData.text("inLanguage")).flatMap {
      LanguageTag($0)
    }
    article.urlCanonical = canonical(reading)
    article.alternates = alternates(reading)
  }

  // MARK: Addresses

  /// The page's declaration, unless it names the site's front page instead of the page.
  private func canonical(_ reading: borrowing PageReading) -> String? {
    for declared in [facts.canonical, facts.meta("og:url")] {
      guard let declared, let url = WebURL(declared, base: reading.base), url.isHTTP else { continue }
      let isFront = url.path.utf8.allSatisfy { $0 == 0x2F } && url.query == nil
      if isFront, let own = reading.base, !own.path.utf8.allSatisfy({ $0 == 0x2F }) { continue }
      return url.string
    }
    return nil
  }

  private func alternates(_ reading: borrowing PageReading) -> [Article.Alternate] {
    facts.alternates.compactMap { alternate in
      guard alternate.language.lowercased() != "x-default", let language = LanguageTag(alternate.language),
        let url = reading.resolve(alternate.url)
      else { return nil }
      return Article.Alternate(language: language, url: url)
    }
  }

  // MARK: Labels

  private var section: String? {
    let declared =
      [facts.linkedData.text("articleSection")]
      + ["article:section", "parsely-section", "section", "og:section"].map { facts.meta($0) }
    return declared.lazy.compactMap { $0.flatMap(HTMLText.plain) }.first {
      !Self.pageKinds.contains($0.lowercased())
    }
  }

  /// What templates write where the section should stand: the kind of the page.
  private static let pageKinds: Set<String> = ["post", "posts", "article", "articles", "page", "blog post"]

  private static let maximumTags = 50

  private var tags: [String] {
    var values = facts.metaValues("article:tag")
    if values.isEmpty {
      for element in facts.linkedData.article?["keywords"]?.elements ?? [] {
        if let text = element.string ?? element["name"]?.string { values.append(text) }
      }
    }
    if values.isEmpty {
      values = facts.meta("news_keywords", "parsely-tags", "sailthru.tags", "keywords").map { [$0] } ?? []
    }
    var tags: [String] = []
    for value in values {
      for part in value.split(whereSeparator: { $0 == "," || $0 == ";" }) {
        // `@post-id:17` is a note of a content system to itself.
        guard let tag = HTMLText.plain(String(part)), tag.utf8.count <= 100, !tag.hasPrefix("@"),
          !tags.contains(tag)
        else { continue }
        tags.append(tag)
        if tags.count == Self.maximumTags { return tags }
      }
    }
    return tags
  }

  private var isFree: Bool? {
    guard let value = facts.linkedData.article?["isAccessibleForFree"] else {
      switch facts.meta("article:content_tier")?.lowercased() {
      case "free": return true
      case "locked", "metered": return false
      default: return nil
      }
    }
    return value.bool
      ?? value.string.flatMap { text in
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
      }
  }

  // MARK: Explaining

  /// Every field that several statements were weighed for, with all of them; the record's first.
  ///
  /// - Parameter article: as it was filled in the end: text and pictures may have had the last word.
  func choices(_ article: Article) -> [MetadataChoice] {
    [
      MetadataChoice(field: "title", candidates: titles.candidates),
      choice(
        "authors", article.authors.isEmpty ? nil : article.authors.joined(separator: "; "), "signature",
        authors.candidates.map { ($0.names.joined(separator: "; "), $0.origin) }),
      MetadataChoice(
        field: "date_published",
        candidates: dates.published.map {
          MetadataChoice.Candidate(value: $0.timestamp.rfc3339, origin: $0.origin.rawValue)
        }),
      choice("image", article.image?.url, "page", images.candidates.map { ($0.image.url, $0.origin) }),
      stated("publisher", publisher, ["og:site_name", "application-name"], facts.linkedData.publisher),
      stated(
        "description", description, ["og:description", "description", "twitter:description"],
        facts.linkedData.text("description")),
      stated(
        "section", section, ["article:section", "parsely-section", "section", "og:section"],
        facts.linkedData.text("articleSection")),
    ]
  }

  private func choice(
    _ field: String, _ chosen: String?, _ otherwise: String, _ candidates: [(value: String, origin: String)]
  ) -> MetadataChoice {
    var all = candidates.map { MetadataChoice.Candidate(value: $0.value, origin: $0.origin) }
    if let chosen {
      let index = all.firstIndex { $0.value == chosen }
      let first = index.map { all.remove(at: $0) }
      all.insert(first ?? MetadataChoice.Candidate(value: chosen, origin: otherwise), at: 0)
    }
    return MetadataChoice(field: field, candidates: all)
  }

  private func stated(_ field: String, _ chosen: String?, _ keys: [String], _ linked: String?)
    -> MetadataChoice
  {
    let metas = keys.compactMap { key in
      facts.meta(key).flatMap(HTMLText.plain).map { (value: $0, origin: key) }
    }
    return choice(field, chosen, "other", (linked.map { [(value: $0, origin: "json-ld")] } ?? []) + metas)
  }
}
