internal import Model

/// Who wrote it: people or desks, without "By", roles and addresses.
///
/// Statements in the order of trust: JSON-LD, meta tags, microdata, links marked as author, elements whose
/// names say byline, lines that open as bylines do. People go before the site itself, which many publishers
/// name as the author of everything.
struct AuthorReader {
  typealias Candidate = (names: [String], origin: String)

  private(set) var candidates: [Candidate]
  /// Nobody but the site is named.
  private(set) var isSiteOnly: Bool
  /// No person is named, but an organization: the site, a company, an editorial office, or what JSON-LD says is one.
  private(set) var isOrganization: Bool
  var authors: [String] { candidates.first?.names ?? [] }

  private static let maximumAuthors = 20
  private static let maximumBylines = 12
  private static let maximumBylineBytes = 200

  private static let metaKeys = PageFacts.RankedKeys([
    "author", "article:author", "articleauthor", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "article:author_name", "cxenseparse:author", "dable:author",
    "cxenseparse:recs:author", "article.author", "citation_author", "og:article:author",
    "twitter:creator:name",
  ])

  init(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, site: SiteName, headline: HeadlinePlace
  ) {
    var found: [Candidate] = []
    let (names, organizations) = Self.linkedData(facts)
    func add(_ values: [String], _ origin: String, isDeclared: Bool = false) {
      var names: [String] = []
      for value in values {
        // An organization's name is one, whatever joins its words: `Hart & Sons`.
        let parts =
          isDeclared && organizations.contains(value)
          ? AuthorName.whole(value) : AuthorName.names(in: value, isDeclared: isDeclared)
        for name in parts where !names.contains(where: { AuthorName.isSame($0, name) }) {
          names.append(name)
        }
      }
      // The site beside people is where they work.
      if names.contains(where: { !site.names($0) }) { names.removeAll(where: site.names) }
      if !names.isEmpty { found.append((Array(names.prefix(Self.maximumAuthors)), origin)) }
    }
    add(names, "json-ld author", isDeclared: true)
    func isNobody(_ name: String) -> Bool {
      site.names(name) || organizations.contains { AuthorName.isSame($0, name) }
    }
    for (values, key) in Self.metas(facts) { add(values, key, isDeclared: true) }
    add(facts.labelledAuthors, "twitter:data", isDeclared: true)
    add(Self.microdata(reading, facts), "microdata author")
    let document = reading.document
    let links = facts.authorLinks.filter { headline.isUnknown || headline.isNear($0, reading) }
    add(links.compactMap { document.text(of: $0, maximumBytes: Self.maximumBylineBytes) }, "rel=author")
    let pages = Self.firstOfOneLine(
      facts.authorPages.filter {
        headline.node != nil && headline.isNear($0, reading) && !Self.isOtherWork(reading, $0)
      }, reading)
    add(
      pages.compactMap { document.text(of: $0, maximumBytes: Self.maximumBylineBytes) }
        .filter { AuthorName.names(in: $0).allSatisfy(AuthorName.isPerson) }, "author page")
    // A lone word may be a company or an account: a person is looked for all the same.
    func isNamed() -> Bool {
      found.contains { !$0.names.allSatisfy { isNobody($0) || AuthorName.isDesk($0) || Self.isOneWord($0) } }
    }
    // One word may be a label: it counts where nobody, not even the site, is named otherwise.
    let mayBeOneWord = found.allSatisfy { $0.names.allSatisfy(SiteName.isAddress) }
    var visible = Self.bylines(reading, facts, headline)
    if !isNamed() { visible += Self.lines(reading, headline) }
    if !isNamed(), visible.isEmpty, let line = Self.labelledLine(reading) { visible.append(line) }
    var announced: [[String]] = []
    for line in visible {
      let names = AuthorName.visibleNames(in: line).filter { !headline.names($0) }
      guard mayBeOneWord || names.contains(where: { $0.utf8.contains { $0 == 0x20 || $0 >= 0x80 } }),
        !found.contains(where: { $0.names == names && $0.origin == "byline" })
      else { continue }
      add(names, "byline")
      if AuthorName.opensByline(line), AuthorName.endsList(line) { announced.append(names) }
    }
    if !isNamed(), let person = Self.onlyPerson(reading, facts), !headline.names(person) {
      add([person], "byline")
    }
    if found.isEmpty, let account = Self.account(reading, facts, headline) {
      found.append(([account], "author account"))
    }
    candidates = Self.behindAuthors(
      Self.editors(reading, facts, found), Self.ordered(found, announced, isNobody))
    isSiteOnly = candidates.first.map { $0.names.allSatisfy(isNobody) } ?? false
    isOrganization =
      candidates.first.map { candidate in
        candidate.names.allSatisfy { isNobody($0) || AuthorName.isCompany($0) || AuthorName.isDesk($0) }
      } ?? false
  }

  /// Puts those whom a rule selected before all who were found.
  mutating func prefer(_ names: [String], origin: String, site: SiteName) {
    candidates.insert((names, origin), at: 0)
    isSiteOnly = false
    isOrganization = names.allSatisfy {
      site.names($0) || AuthorName.isCompany($0) || AuthorName.isDesk($0)
    }
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

  /// The line that opens with `Author:` or its kin, wherever it stands; nil where several name different people.
  private static func labelledLine(_ reading: borrowing PageInWork) -> String? {
    var found: (line: String, names: [String])?
    for line in reading.outline.lines.prefix(maximumLabelledLines)
    where line.length < maximumBylineBytes && !isApart(reading, Int(line.firstNode)) {
      guard let text = reading.document.text(in: line.nodes, maximumBytes: maximumBylineBytes),
        AuthorName.opensWithLabel(text)
      else { continue }
      let names = AuthorName.visibleNames(in: text)
      guard !names.isEmpty, names.allSatisfy(AuthorName.isPerson) else { continue }
      if let found, found.names != names { return nil }
      found = (text, names)
    }
    return found?.line
  }

  private static let maximumLabelledLines = 2_000

  /// As found, but people before the site itself, and everybody before one of them.
  ///
  /// - Parameter announced: the names of the visible lines that open as bylines do and end as lists: `By A, B and C`.
  private static func ordered(
    _ found: [Candidate], _ announced: [[String]], _ isNobody: (String) -> Bool
  ) -> [Candidate] {
    var people = found.filter { !$0.names.allSatisfy { isNobody($0) || AuthorName.isCompany($0) } }
    guard let first = people.first else { return found }
    // The same people and more, where the page shows them.
    if let fuller = people.firstIndex(where: { other in
      other.names.count > first.names.count && other.names.count <= 4 && other.origin == "rel=author"
        && first.names.allSatisfy { name in other.names.contains { AuthorName.isSame($0, name) } }
        || other.origin == "citation_author" && other.names.count > first.names.count
        || isFuller(other, than: first, announced)
    }) {
      people.insert(people.remove(at: fuller), at: 0)
    }
    // A desk, where somebody signs.
    if first.names.allSatisfy(AuthorName.isDesk),
      let person = people.firstIndex(where: { $0.names.allSatisfy(AuthorName.isPerson) })
    {
      people.insert(people.remove(at: person), at: 0)
    }
    // `jreed`, `Fennline`: an account or a company, where the page shows a name.
    if first.names.allSatisfy(isOneWord),
      let person = people.firstIndex(where: { $0.names.allSatisfy(AuthorName.isPerson) })
    {
      people.insert(people.remove(at: person), at: 0)
    }
    // One name that nobody else states, where two statements agree upon another: the owner of the rights.
    if let first = people.first, first.origin != "json-ld author", !isSupported(first, by: people),
      let agreed = people.firstIndex(where: { isSupported($0, by: people) })
    {
      people.insert(people.remove(at: agreed), at: 0)
    }
    return people.map { candidate in
      let names = candidate.names.filter { !AuthorName.isCompany($0) }
      return (names.isEmpty ? candidate.names : names, candidate.origin)
    } + found.filter { $0.names.allSatisfy { isNobody($0) || AuthorName.isCompany($0) } }
  }

  /// A byline that names the first one's people, perhaps with their titles, and more.
  private static func isFuller(_ other: Candidate, than first: Candidate, _ announced: [[String]]) -> Bool {
    // A list that no word announces names people where it is longer by two: one may be the reviewer, or a place.
    let isList =
      ["byline", "author page"].contains(other.origin) && other.names.count >= first.names.count + 2
    guard other.origin == "byline" && announced.contains(other.names) || isList,
      other.names.count > first.names.count,
      other.names.allSatisfy({ AuthorName.isPerson($0) && !AuthorName.isCompany($0) })
    else { return false }
    return first.names.allSatisfy { name in
      let folded = FoldedText.fold(name)
      return other.names.contains { FoldedText.fold($0).hasSuffix(folded) }
    }
  }

  private static func isOneWord(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 }
  }

  /// What somebody calls himself who gives no name: the text of an element that is marked as the author, below or right
  /// above the headline.
  private static func account(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    let marked = facts.bylines.filter { reading.outline.traits[$0].contains(.author) }
    for node in headline.nearest(facts.authorLinks + marked, reading).prefix(maximumBylines)
    where !isApart(reading, node) {
      guard let name = reading.document.text(of: node, maximumBytes: maximumAccountBytes + 1),
        AuthorName.isAccount(name)
      else { continue }
      return name
    }
    return nil
  }

  private static let maximumAccountBytes = 24

  private static func isSupported(_ candidate: Candidate, by all: [Candidate]) -> Bool {
    guard let name = candidate.names.first else { return false }
    return all.contains { other in
      other.origin != candidate.origin && other.names.contains { AuthorName.isSame($0, name) }
    }
  }

  /// Editors go behind writers, whatever the page's data says.
  private static func behindAuthors(_ editors: [String], _ candidates: [Candidate]) -> [Candidate] {
    func isEdited(_ names: [String]) -> Bool {
      names.allSatisfy { name in editors.contains { AuthorName.isSame($0, name) } }
    }
    guard let first = candidates.first, isEdited(first.names),
      let writer = candidates.firstIndex(where: {
        !isEdited($0.names) && $0.names.allSatisfy(AuthorName.isPerson)
      })
    else { return candidates }
    var candidates = candidates
    candidates.insert(candidates.remove(at: writer), at: 0)
    return candidates
  }

  private static let editorLabels = ["editor", "penyunting", "redaktur", "biên tập"]

  /// The names in bylines that say `Editor:`; asked only where two statements differ.
  private static func editors(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ found: [Candidate]
  ) -> [String] {
    guard found.count > 1, found.contains(where: { $0.names != found[0].names }) else { return [] }
    return facts.bylines.flatMap { node -> [String] in
      guard let text = reading.document.text(of: node, maximumBytes: maximumBylineBytes),
        let (label, names) = text.firstSplit(":"), editorLabels.contains(LetterCase.lowercased(label))
      else { return [] }
      return AuthorName.names(in: names)
    }
  }

  /// Elements around the headline whose names say byline; those of a picture, a comment, a teaser are others'.
  private static func bylines(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> [String] {
    let document = reading.document
    var lines: [String] = []
    for node in facts.bylines where headline.isUnknown || headline.isNear(node, reading) {
      guard lines.count < maximumBylines,
        let text = document.text(of: node, maximumBytes: 2 * maximumBylineBytes),
        text.utf8.count < maximumBylineBytes, !isApart(reading, node), !holdsTags(document, node)
      else { continue }
      lines.append(personAbove(reading, node, text) ?? text)
    }
    return lines
  }

  /// The first line of a small box, where it is a person's name and the whole box is not: the day or the office
  /// stands below.
  private static func personAbove(_ reading: borrowing PageInWork, _ node: Int, _ text: String) -> String? {
    let range = reading.outline.lineRange(reading.document, node)
    guard (2...4).contains(range.count),
      let first = reading.document.text(
        in: reading.outline.lines[range.lowerBound].nodes, maximumBytes: maximumBylineBytes),
      AuthorName.isPerson(first), AuthorName.visibleNames(in: first) == [first],
      !AuthorName.holdsPossessive(first)
    else { return nil }
    // `Jo Reed`, and `Marketing Director` in the line below.
    let names = AuthorName.visibleNames(in: text)
    return names.isEmpty || names.count == 1 && names[0].begins(with: first + " ") ? first : nil
  }

  /// A link in it leads to a topic, by its `rel`.
  private static func holdsTags(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    (node..<document.end(node)).contains { inner in
      document.nodes[inner].tag == .a
        && document.value(.rel, of: inner)?.parts(between: " ").contains("tag") == true
    }
  }

  /// The one person whom every link to an author and every element named after one states, wherever on the page it stands,
  /// and states alone.
  private static func onlyPerson(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts) -> String? {
    var found: String?
    for node in facts.authorLinks + facts.bylines where !isApart(reading, node) {
      guard let text = reading.document.text(of: node, maximumBytes: 2 * maximumBylineBytes),
        text.utf8.count < maximumBylineBytes, !holdsTags(reading.document, node)
      else { continue }
      let isAlone = facts.authorLinks.contains(node) || AuthorName.opensByline(text)
      for name in AuthorName.visibleNames(in: text)
      where AuthorName.isPerson(name) && (isAlone || AuthorName.isSame(name, text)) {
        if let found, !AuthorName.isSame(found, name) { return nil }
        found = name
      }
    }
    return found
  }

  private static func isApart(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<4 where node > 0 {
      let tag = reading.document.nodes[node].tag
      if tag == .figure || tag == .figcaption || tag == .nav { return true }
      guard tag != .body, tag != .article, tag != .main else { return false }
      let apart: Trait = [.caption, .comments, .related, .tagList, .navigation, .advertisement, .media]
      if !reading.outline.traits[node].isDisjoint(with: apart) { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  /// Lines around the headline that open as bylines do, alone or behind a date, or that stand below `Written by`.
  private static func lines(_ reading: borrowing PageInWork, _ headline: HeadlinePlace) -> [String] {
    let document = reading.document
    var isBelowLabel = false
    for line in reading.outline.lines[headline.lines] where line.length < maximumBylineBytes {
      guard let text = document.text(in: line.nodes, maximumBytes: 2 * maximumBylineBytes) else { continue }
      if isBelowLabel { return [text] }
      isBelowLabel = AuthorName.isLabel(text)
      if isBelowLabel { continue }
      if AuthorName.opensByline(text) { return [text] }
      if let reporter = AuthorName.reporter(in: text) { return [reporter] }
      for mark in [" by ", " By ", " BY "] {
        guard let (head, name) = text.firstSplit(mark), Labels.isDateLine(head) || head.ends(with: "written")
        else { continue }
        return ["by " + name]
      }
    }
    return []
  }

  /// What metadata states, by name; bibliographic tags in the order in which names are spoken.
  private static func metas(_ facts: borrowing PageFacts) -> [(values: [String], key: String)] {
    let metas = facts.metaValues(metaKeys)
    var found: [(values: [String], key: String)] = []
    var index = 0
    while index < metas.count {
      let key = metas[index].key
      let values = metas[index...].prefix { $0.key == key }.map(\.value)
      let isBibliographic = key.begins(with: "citation") || key.begins(with: "dc")
      found.append((isBibliographic ? values.map(AuthorName.inSpokenOrder) : values, key))
      index += values.count
    }
    return found
  }

  /// All authors, and those of them that are said to be organizations.
  private static func linkedData(_ facts: borrowing PageFacts) -> (names: [String], organizations: [String]) {
    let data = facts.linkedData
    guard let article = data.article else { return ([], []) }
    var names: [String] = []
    var organizations: [String] = []
    for key in ["author", "creator"] where names.isEmpty {
      for element in article[key]?.elements ?? [] {
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

  /// The site's own account, whatever it is called: `…/author/admin/`.
  private static func isAccount(_ person: JSONValue) -> Bool {
    ["@id", "url"].contains { key in
      person[key]?.string?.split(separator: "/").last.map { ["admin", "administrator"].contains($0) } == true
    }
  }

  /// Properties of the article's own item: a picture inside of it has an author, too.
  private static func microdata(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts) -> [String] {
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
}
