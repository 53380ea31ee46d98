internal import Model
internal import Time

extension Metadata {
  /// Every field that statements were weighed for, with all of them; the record's first.
  ///
  /// - Parameter article: as it was filled in the end: text and pictures may have had the last word.
  func choices(_ article: Article) -> [MetadataChoice] {
    func dates(_ evidence: [DateEvidence]) -> [MetadataChoice.Candidate] {
      evidence.map { MetadataChoice.Candidate(value: $0.timestamp.rfc3339, origin: $0.origin.rawValue) }
    }
    func lists(_ lists: [(names: [String], origin: String)]) -> [MetadataChoice.Candidate] {
      lists.map { MetadataChoice.Candidate(value: $0.names.joined(separator: "; "), origin: $0.origin) }
    }
    func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: "; ") }
    let pictures = images.candidates.map { MetadataChoice.Candidate(value: $0.image.url, origin: $0.origin) }
    let free = freedom.map {
      MetadataChoice.Candidate(value: $0.isFree ? "true" : "false", origin: $0.origin)
    }
    return [
      choice("title", article.title, titles.candidates),
      choice("authors", list(article.authors), otherwise: "signature", lists(authors.candidates)),
      choice("date_published", article.datePublished?.rfc3339, dates(self.dates.published)),
      choice("date_modified", article.dateModified?.rfc3339, dates(self.dates.modified)),
      choice("image", article.image?.url, otherwise: "page", pictures),
      choice("publisher", publisher, publishers),
      choice("description", description, facts.statements(of: "description", Self.descriptionKeys)),
      choice("section", article.section, sections.candidates),
      choice("tags", list(article.tags), lists(tagLists().map { ($0.tags, $0.origin) })),
      choice("is_free", article.isFree.map { $0 ? "true" : "false" }, free),
      choice("language_declared", article.languageDeclared?.value, languages),
      choice("url_canonical", article.urlCanonical, addresses),
    ]
  }

  private var languages: [MetadataChoice.Candidate] {
    [(facts.language, "html lang"), (facts.linkedData.text("inLanguage"), "json-ld inLanguage")].compactMap {
      value, origin in
      value.flatMap { LanguageTag($0) }.map { MetadataChoice.Candidate(value: $0.value, origin: origin) }
    }
  }

  private var addresses: [MetadataChoice.Candidate] {
    [(facts.canonical, "link canonical"), (facts.meta("og:url"), "og:url")].compactMap { value, origin in
      value.map { MetadataChoice.Candidate(value: $0, origin: origin) }
    }
  }

  /// The chosen value first, whatever stated it; a refused value has none before it.
  private func choice(
    _ field: String, _ chosen: String?, otherwise: String = "resolved", _ stated: [MetadataChoice.Candidate]
  ) -> MetadataChoice {
    var candidates: [MetadataChoice.Candidate] = []
    for candidate in stated where !candidates.contains(candidate) { candidates.append(candidate) }
    guard let chosen else { return MetadataChoice(field: field, candidates: candidates, isChosen: false) }
    let index = candidates.firstIndex { $0.value == chosen }
    let first = index.map { candidates.remove(at: $0) }
    candidates.insert(first ?? MetadataChoice.Candidate(value: chosen, origin: otherwise), at: 0)
    return MetadataChoice(field: field, candidates: candidates)
  }
}
