internal import Model

/// Who wrote it: people or desks, without "By", roles and addresses.
struct AuthorReader {
  let candidates: [(names: [String], origin: String)]
  /// Nobody but the site is named.
  private(set) var isSiteOnly = false
  var authors: [String] { candidates.first?.names ?? [] }

  private static let maximumAuthors = 20

  init(_ reading: borrowing PageReading, _ facts: borrowing PageFacts, siteName: String?) {
    var found: [(names: [String], origin: String)] = []
    func add(_ values: [String], _ origin: String) {
      var names: [String] = []
      for value in values {
        for name in AuthorName.names(in: value) where !names.contains(where: { AuthorName.isSame($0, name) })
        {
          names.append(name)
        }
      }
      if !names.isEmpty { found.append((Array(names.prefix(Self.maximumAuthors)), origin)) }
    }
    add(Self.linkedData(facts), "json-ld author")
    for key in [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
      "byl", "article:author_name", "cxenseparse:author", "dable:author", "cxenseparse:recs:author",
      "article.author",
      "citation_author",
      "og:article:author", "twitter:creator:name",
    ] {
      add(facts.metaValues(key), key)
    }
    add(Self.microdata(reading, facts), "microdata author")
    let heading = DateReader.headline(reading, facts)
    func isNear(_ node: Int) -> Bool { DateReader.isNear(node, heading, reading.document) }
    let links = heading == nil ? facts.authorLinks : facts.authorLinks.filter(isNear)
    add(links.compactMap { reading.document.text(of: $0, maximumBytes: 200) }, "rel=author")
    for node in facts.bylines.filter({ heading == nil || isNear($0) }).prefix(12) {
      guard let text = reading.document.text(of: node, maximumBytes: 400), text.utf8.count < 200 else {
        continue
      }
      // One word may be a label; it counts where nobody is named otherwise.
      let names = AuthorName.names(in: text)
      guard found.isEmpty || names.allSatisfy({ $0.contains(" ") || !$0.utf8.allSatisfy { $0 < 0x80 } })
      else { continue }
      add(names, "byline")
    }
    let siteNames = SiteName.spellings(siteName, facts, host: reading.base?.host).map(SiteName.fold)
    candidates = Self.ordered(found, siteNames: siteNames)
    isSiteOnly = candidates.first.map { $0.names.allSatisfy { Self.isSite($0, siteNames) } } ?? false
  }

  /// As found, but people before the site itself, and everybody before one of them.
  private static func ordered(
    _ found: [(names: [String], origin: String)], siteNames: [String]
  ) -> [(names: [String], origin: String)] {
    func isSite(_ name: String) -> Bool { Self.isSite(name, siteNames) }
    var people = found.filter { !$0.names.allSatisfy(isSite) }
    let sites = found.filter { $0.names.allSatisfy(isSite) }
    guard let first = people.first else { return found }
    // The same people and more, where the page shows them.
    if let fuller = people.firstIndex(where: { other in
      other.names.count > first.names.count && other.names.count <= 4
        && other.origin == "rel=author"
        && first.names.allSatisfy { name in other.names.contains { AuthorName.isSame($0, name) } }
    }) {
      people.insert(people.remove(at: fuller), at: 0)
    }
    return people + sites
  }

  /// - Parameter siteNames: folded.
  private static func isSite(_ name: String, _ siteNames: [String]) -> Bool {
    if ByteSearch.contains(".", in: name), !ByteSearch.contains(" ", in: name) { return true }
    let folded = SiteName.fold(name)
    return siteNames.contains { site in
      site.utf8.count >= 3
        && (folded == site || site.utf8.count >= 5 && ByteSearch.contains(site, in: folded))
    }
  }

  private static func linkedData(_ facts: borrowing PageFacts) -> [String] {
    let data = facts.linkedData
    guard let article = data.article else { return [] }
    var names: [String] = []
    for key in ["author", "creator"] where names.isEmpty {
      for element in article[key]?.elements ?? [] {
        let person = data.resolved(element)
        if let name = person.string {
          names.append(name)
        } else {
          names += (person["name"]?.elements ?? []).compactMap(\.string)
        }
      }
    }
    return names.compactMap(HTMLText.plain)
  }

  private static func microdata(_ reading: borrowing PageReading, _ facts: borrowing PageFacts) -> [String] {
    let document = reading.document
    var names: [String] = []
    for property in facts.properties where property.name == "author" || property.name == "creator" {
      let range = property.node..<document.end(property.node)
      let inner = facts.properties.filter {
        $0.name == "name" && range.contains($0.node) && $0.node != property.node
      }
      if inner.isEmpty {
        if let name = document.value(.content, of: property.node)
          ?? document.text(of: property.node, maximumBytes: 200)
        {
          names.append(name)
        }
      }
      for name in inner {
        if let text = document.value(.content, of: name.node)
          ?? document.text(of: name.node, maximumBytes: 200)
        {
          names.append(text)
        }
      }
    }
    return names
  }
}

/// Cuts the names out of a byline.
enum AuthorName {
  private static let prefixes = [
    "written by", "posted by", "reported by", "story by", "words by", "reviewed by", "published by",
    "submitted by",
    "article by", "by", "von", "por", "par", "di", "da", "door", "av", "af", "od", "autor", "autora",
    "author", "authors",
    "texte", "text", "theo", "tác giả", "tác giả:", "bài", "bài viết", "автор", "oleh", "penulis", "yazan",
    "autoři",
    "schreibt", "ein artikel von", "ein gastbeitrag von", "interview", "reporter", "kirjoittaja", "szerző",
    "przez",
    "de", "a cura di", "editor", "redacción por", "写真", "記者",
  ]
  private static let joints = [
    " and ", " und ", " & ", " y ", " et ", " e ", " i ", " og ", " och ", " ja ", " en ", " và ", " và",
    " dan ", " ve ",
    "; ", ";", " | ", " / ", "/", " • ", " · ", ", ", "、", "・",
  ]
  private static let roleWords: Set<String> = [
    "staff", "writer", "reporter", "editor", "correspondent", "journalist", "contributor", "columnist",
    "producer",
    "redakteur", "redakteurin", "reporterin", "korrespondent", "volontär", "autor", "redactor", "redactora",
    "periodista", "corresponsal", "journaliste", "giornalista", "chief", "senior", "director", "photographer",
    "author",
    "manager", "analyst", "freelance", "desk", "intern", "fellow",
  ]

  static func names(in byline: String) -> [String] {
    guard let text = HTMLText.plain(byline), !ByteSearch.contains("://", in: text), !text.hasPrefix("www."),
      !text.hasPrefix("/")
    else {
      return []
    }
    var parts = [stripPrefix(text)]
    for joint in joints where ByteSearch.contains(joint, in: text) {
      parts = parts.flatMap { split($0, joint) }
    }
    return parts.compactMap(clean)
  }

  private static func split(_ text: String, _ joint: String) -> [String] {
    var parts: [String] = []
    var rest = text
    while let (head, tail) = rest.firstSplit(joint), parts.count < 30 {
      parts.append(head)
      rest = tail
    }
    return parts + [rest]
  }

  private static func stripPrefix(_ text: String) -> String {
    let lower = LetterCase.lowercasedBytes(text)
    for prefix in prefixes where lower.starts(with: prefix.utf8) {
      let rest = text.dropFirst(prefix.count)
      guard let next = rest.first, next == " " || next == ":" else { continue }
      let name = rest.drop { $0 == " " || $0 == ":" }
      if !name.isEmpty { return stripPrefix(String(name)) }
    }
    return text
  }

  private static func clean(_ part: String) -> String? {
    var text = stripPrefix(part)
    for dash in [" - ", " – ", " — "] {
      if let (head, _) = text.firstSplit(dash) { text = head }
    }
    // A role in brackets, an address, a handle.
    for opening in ["(", "<", "[", "|"] {
      if let (head, _) = text.firstSplit(opening) { text = head }
    }
    text = text.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
    while let last = text.last,
      last == "," || last == ":" || last == "." && text.count > 4 || last == "-" || last == "–"
    {
      text.removeLast()
      text = HTMLText.trimmed(Array(text.utf8)) ?? ""
    }
    guard text.count >= 2, text.count <= 60, text.contains(where: \.isLetter), !isRole(text) else {
      return nil
    }
    guard text.filter(\.isNumber).count <= 1, !ByteSearch.contains("  ", in: text), !isNoise(text) else {
      return nil
    }
    return text
  }

  private static let noise: Set<String> = [
    "twitter", "facebook", "comments", "comment", "powered by", "email", "instagram", "linkedin", "follow",
    "share",
    "updated", "published", "posted", "admin", "administrator", "website", "view all posts", "null",
    "undefined", "by",
    "developer", "wordpress",
  ]
  private static let timeWords: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "min",
    "minute",
    "minutes", "read", "updated", "published", "ago", "hours", "uhr", "lesezeit", "monday", "tuesday",
    "wednesday",
    "thursday", "friday", "saturday", "sunday", "image", "photo", "getty", "images",
  ]

  /// What stands in bylines and is nobody.
  private static func isNoise(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return noise.contains(lower) || lower.split(separator: " ").contains { timeWords.contains(String($0)) }
  }

  private static func isRole(_ text: String) -> Bool {
    let words = LetterCase.lowercased(text).split(separator: " ")
    return words.contains { roleWords.contains(String($0)) }
  }

  static func isSame(_ left: String, _ right: String) -> Bool { SiteName.fold(left) == SiteName.fold(right) }
}
