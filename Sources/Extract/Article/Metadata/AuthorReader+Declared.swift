internal import JSON

/// What the page's data and its markup declare.
extension AuthorReader {
  private static let metaKeys = PageFacts.RankedKeys([
    "author", "article:author", "articleauthor", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "article:author_name", "cxenseparse:author", "dable:author",
    "cxenseparse:recs:author", "article.author", "citation_author", "og:article:author",
    "twitter:creator:name", "dc:creator", "dcterms:creator", "citation_authors", "bepress_citation_author",
    "byline", "article:byline", "article_author", "article-author", "og:author", "bt:author",
    "content_author", "dcsext.author", "sailthru.byline_name", "lp.article:author",
  ])

  /// What metadata states, by name; bibliographic tags in the order in which names are spoken.
  static func metas(_ facts: borrowing PageFacts) -> [(values: [String], key: String)] {
    let metas = facts.metaValues(metaKeys)
    var found: [(values: [String], key: String)] = []
    var index = 0
    while index < metas.count {
      let key = metas[index].key
      let values = metas[index...].prefix { $0.key == key }.map(\.value)
      let isBibliographic =
        key.begins(with: "citation") || key.begins(with: "dc") || key.begins(with: "bepress")
      let names = isBibliographic ? values.flatMap { $0.parts(between: ";") } : values
      found.append((names.map { AuthorName.inSpokenOrder($0, isBibliographic: isBibliographic) }, key))
      index += values.count
    }
    return found
  }

  /// All authors, and those of them that are said to be organizations.
  static func linkedData(_ facts: borrowing PageFacts) -> (names: [String], organizations: [String]) {
    let data = facts.linkedData
    guard let article = data.article else { return ([], []) }
    var names: [String] = []
    var organizations: [String] = []
    for key in ["author", "creator"] where names.isEmpty {
      for element in (article[key]?["@list"] ?? article[key])?.elements ?? [] {
        let person = data.resolved(element)
        if let name = person.string {
          names.append(name)
        } else if let name = person["name"] {
          let spellings = name.elements.compactMap(\.string)
          names += spellings
          if LinkedData.types(person).contains(where: { $0.hasSuffix("organization") }) || isAccount(person) {
            organizations += spellings
          }
        } else {
          let parts = ["givenName", "familyName"].compactMap { person[$0]?.string }
          if !parts.isEmpty { names.append(parts.joined(separator: " ")) }
        }
      }
    }
    return (names, organizations)
  }

  /// Who made the page: often whoever entered it.
  static func pageAuthors(_ facts: borrowing PageFacts) -> [String] {
    (facts.linkedData.page?["author"]?.elements ?? []).compactMap { element in
      let person = facts.linkedData.resolved(element)
      guard !LinkedData.types(person).contains("organization") else { return nil }
      return person.string ?? person["name"]?.string
    }
  }

  /// The site's own account, whatever it is called: `…/author/admin/`.
  private static func isAccount(_ person: JSONValue) -> Bool {
    ["@id", "url"].contains { key in
      person[key]?.string?.split(separator: "/").last.map { ["admin", "administrator"].contains($0) } == true
    }
  }

  /// Properties of the article's own item: a picture inside of it has an author, too.
  static func microdata(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts) -> [String] {
    let document = reading.document
    func value(_ node: Int) -> String? {
      document.value(.content, of: node) ?? document.text(of: node, maximumBytes: maximumBylineBytes)
    }
    var names: [String] = []
    for property in facts.properties where property.name == "author" || property.name == "creator" {
      guard !isInsideMedia(document, property.node), !isInComment(reading, property.node) else { continue }
      let range = property.node..<document.end(property.node)
      let inner = facts.properties.filter {
        $0.name == "name" && range.contains($0.node) && $0.node != property.node
      }
      names += (inner.isEmpty ? [property.node] : inner.map(\.node)).compactMap(value)
    }
    return names
  }

  private static func isInComment(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = reading.document.parent(node)
    for _ in 0..<12 where node > 0 && reading.document.nodes[node].tag != .body {
      let traits = reading.outline.traits[node]
      if traits.contains(.comments), !traits.isBody { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  private static func isInsideMedia(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    var node = document.parent(node)
    for _ in 0..<8 where node > 0 {
      if let type = document.value(.itemtype, of: node)?.lowercased() {
        return ["image", "video", "comment", "photograph"].contains { ByteSearch.contains($0, in: type) }
      }
      node = document.parent(node)
    }
    return false
  }

  /// Texts of the links marked as author near the headline.
  static func authorLinks(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> [String] {
    facts.authorLinks.filter { headline.isUnknown || headline.isNear($0, reading) }
      .compactMap { reading.document.text(of: $0, maximumBytes: maximumBylineBytes) }
  }

  /// Names in the links to authors' pages near the headline.
  static func authorPages(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> [String] {
    let pages = firstOfOneLine(
      facts.authorPages.filter {
        headline.node != nil && headline.isNear($0, reading) && !isOtherWork(reading, $0)
      }, reading)
    return pages.compactMap { reading.document.text(of: $0, maximumBytes: maximumBylineBytes) }
      .filter { AuthorName.names(in: $0).allSatisfy(AuthorName.isPerson) }
  }

  /// The first links and those in the line with it: links to authors further down are of other stories, or of editors.
  private static func firstOfOneLine(_ links: [Int], _ reading: borrowing PageInWork) -> [Int] {
    guard let first = links.first else { return [] }
    return links.filter { reading.outline.blockOwner[$0] == reading.outline.blockOwner[first] }
  }

  /// `Reviewed by` stands before the link.
  private static func isOtherWork(_ reading: borrowing PageInWork, _ link: Int) -> Bool {
    let document = reading.document
    for node in stride(from: link - 1, to: max(link - maximumNodesBefore, 0), by: -1)
    where document.nodes[node].tag == .text {
      guard reading.outline.blockOwner[node] == reading.outline.blockOwner[link] else { return false }
      guard let text = document.text(of: node, maximumBytes: maximumBylineBytes) else { continue }
      return AuthorName.announcesOtherWork(text)
    }
    return false
  }

  private static let maximumNodesBefore = 8
}
