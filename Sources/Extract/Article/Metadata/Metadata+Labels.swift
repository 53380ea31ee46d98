internal import JSON

/// What kind of article it is and what it is about: statements in the order of trust.
extension Metadata {
  static let descriptionKeys = ["og:description", "description", "twitter:description"]

  // MARK: Publisher

  private static let publisherKeys = [
    "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
    "twitter:app:name:iphone", "apple-mobile-web-app-title",
  ]

  /// The name for sharing, then that of the JSON-LD; one that people read goes before an address or an account.
  static func publisher(_ facts: borrowing PageFacts) -> MetadataChoice.Candidate? {
    let shared = facts.statement("og:site_name")
    if let shared, !isIdentifier(shared.value) { return shared }
    let linked = facts.linkedData.publisher.map {
      MetadataChoice.Candidate(value: $0, origin: "json-ld publisher")
    }
    if let linked, !isIdentifier(linked.value) { return linked }
    var stated = shared ?? linked
    for key in publisherKeys where stated == nil || key == "application-name" {
      guard let other = facts.statement(key) else { continue }
      if stated == nil || !isIdentifier(other.value) { stated = other }
    }
    return stated
  }

  var publishers: [MetadataChoice.Candidate] {
    [Self.publisher(facts), facts.statement("og:site_name")].compactMap { $0 }
      + (facts.linkedData.publisher.map { [MetadataChoice.Candidate(value: $0, origin: "json-ld publisher")] }
        ?? [])
      + Self.publisherKeys.compactMap { facts.statement($0) }
  }

  /// `example.com`, `@example`, `theexample`: nothing but small Latin letters, digits and signs.
  private static func isIdentifier(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 &- 0x41 >= 26 }
  }

  // MARK: Tags

  private static let maximumTags = 50

  /// Each list that the page states; no list is empty.
  func tagLists(limit: Int = .max) -> [(tags: [String], origin: String)] {
    var lists: [(tags: [String], origin: String)] = []
    func add(_ values: [String], _ origin: String) {
      let tags = Self.tags(values)
      if !tags.isEmpty { lists.append((tags, origin)) }
    }
    add(facts.metaValues("article:tag"), "article:tag")
    if lists.count < limit {
      let keywords = facts.linkedData.article?["keywords"]?.elements ?? []
      add(keywords.compactMap { $0.string ?? $0["name"]?.string }, "json-ld keywords")
    }
    for key in ["news_keywords", "parsely-tags", "sailthru.tags", "keywords"] where lists.count < limit {
      add(facts.meta(key).map { [$0] } ?? [], key)
    }
    return lists
  }

  private static func tags(_ values: [String]) -> [String] {
    var tags: [String] = []
    for value in values {
      for part in value.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
        // `@post-id:17` is a note of a content system to itself.
        guard let tag = HTMLText.plain(String(Substring(part))), tag.utf8.count <= 100,
          !tag.begins(with: "@"),
          !tags.contains(tag)
        else { continue }
        tags.append(tag)
        if tags.count == maximumTags { return tags }
      }
    }
    return tags
  }

  // MARK: Free or not

  var freedom: [(isFree: Bool, origin: String)] {
    let linked = facts.linkedData.article?["isAccessibleForFree"]
    let isFree = linked.flatMap { $0.bool ?? $0.string.flatMap(Self.isFree) }
    return (isFree.map { [($0, "json-ld isAccessibleForFree")] } ?? [])
      + (facts.meta("article:content_tier").flatMap(Self.isFree).map { [($0, "article:content_tier")] } ?? [])
  }

  private static func isFree(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "free": true
    case "false", "locked", "metered": false
    default: nil
    }
  }
}

extension PageFacts {
  /// What a meta tag states, markup and references resolved.
  func statement(_ key: String) -> MetadataChoice.Candidate? {
    meta(key).flatMap(HTMLText.plain).map { MetadataChoice.Candidate(value: $0, origin: key) }
  }

  /// What the article's JSON-LD states in one member, then what these meta tags do.
  func statements(of member: String, _ keys: [String], limit: Int = .max) -> [MetadataChoice.Candidate] {
    var found =
      linkedData.text(member).flatMap(HTMLText.plain).map {
        [MetadataChoice.Candidate(value: $0, origin: "json-ld \(member)")]
      } ?? []
    for key in keys where found.count < limit { found += statement(key).map { [$0] } ?? [] }
    return found
  }
}
