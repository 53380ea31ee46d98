/// What a page states about its authors, in the order of trust, and the choice among it.
struct AuthorStatements {
  typealias Candidate = (names: [String], origin: String)

  private(set) var all: [Candidate] = []
  /// A person is named. A lone word may be a company or an account.
  private(set) var isNamed = false
  /// The names of the visible lines that open as bylines do and end as lists: `By A, B and C`.
  private var announced: [[String]] = []
  private let site: SiteName
  private let organizations: [String]

  private static let maximumAuthors = 20

  /// - Parameter organizations: names that the page's data says are organizations.
  init(site: SiteName, organizations: [String]) {
    (self.site, self.organizations) = (site, organizations)
  }

  // MARK: Gathering

  mutating func add(_ values: [String], _ origin: String, isDeclared: Bool = false) {
    var names: [String] = []
    for value in values {
      // An organization's name is one, whatever joins its words: `Hart & Sons`.
      let parts =
        isDeclared && organizations.contains(value)
        ? AuthorName.whole(value) : AuthorName.names(in: value, isDeclared: isDeclared)
      for name in parts where !names.contains(where: { AuthorName.isSame($0, name) }) { names.append(name) }
    }
    // The site beside people is where they work.
    if names.contains(where: { !site.names($0) }) { names.removeAll(where: site.names) }
    if names.count > 1, names.contains(where: { AuthorName.isPerson($0) && !AuthorName.isHouse($0) }) {
      names.removeAll { AuthorName.isHouse($0) || Self.isSentence($0) }
    }
    guard !names.isEmpty else { return }
    all.append((Array(names.prefix(Self.maximumAuthors)), origin))
    isNamed =
      isNamed || !names.allSatisfy { isNobody($0) || AuthorName.isDesk($0) || Self.isOneWord($0) }
  }

  /// - Parameter names: those in the line that are no part of the headline.
  mutating func add(byline line: String, _ names: [String]) {
    add(names, "byline")
    if AuthorName.opensByline(line), AuthorName.endsList(line) { announced.append(names) }
  }

  mutating func add(account: String) { all.append(([account], "author account")) }

  // MARK: Questions

  /// The site, or an organization.
  func isNobody(_ name: String) -> Bool {
    site.names(name) || organizations.contains { AuthorName.isSame($0, name) }
  }

  // MARK: Choosing

  /// The chosen candidate first.
  /// - Parameter editors: go behind writers, whatever the page's data says.
  func ordered(editors: [String]) -> [Candidate] { Self.behindWriters(editors, peopleFirst()) }

  /// As found, but people before the site itself, and everybody before one of them.
  private func peopleFirst() -> [Candidate] {
    var people = all.filter { !$0.names.allSatisfy { isNobody($0) || AuthorName.isCompany($0) } }
    guard let first = people.first else { return all }
    if let fuller = people.firstIndex(where: { names($0, moreThan: first) }) {
      people.insert(people.remove(at: fuller), at: 0)
    } else {
      Self.preferConfirmed(in: &people, than: first)
    }
    return people.map { candidate in
      let names = candidate.names.filter { !AuthorName.isCompany($0) }
      return (names.isEmpty ? candidate.names : names, candidate.origin)
    } + all.filter { $0.names.allSatisfy { isNobody($0) || AuthorName.isCompany($0) } }
  }

  /// The same people and more, where the page shows them.
  private func names(_ other: Candidate, moreThan first: Candidate) -> Bool {
    guard other.names.count > first.names.count else { return false }
    if other.origin == "rel=author", other.names.count <= 4 {
      return first.names.allSatisfy { name in other.names.contains { AuthorName.isSame($0, name) } }
    }
    return other.origin.begins(with: "citation_author") || isFuller(other, than: first)
  }

  private static func preferConfirmed(in people: inout [Candidate], than first: Candidate) {
    // A desk, where somebody signs; `jreed`, `Fennline`: an account or a company, where the page shows a name.
    if first.names.allSatisfy(AuthorName.isDesk) || first.names.allSatisfy(isOneWord),
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
  }

  /// A byline that names the first one's people, perhaps with their titles, and more.
  private func isFuller(_ other: Candidate, than first: Candidate) -> Bool {
    // A list that no word announces names people where it is longer by two: one may be the reviewer, or a place.
    let isList =
      ["byline", "author page"].contains(other.origin) && first.origin != "byline"
      && other.names.count >= first.names.count + 2
    guard other.origin == "byline" && announced.contains(other.names) || isList,
      other.names.count > first.names.count,
      other.names.allSatisfy({ AuthorName.isPerson($0) && !AuthorName.isCompany($0) })
    else { return false }
    return first.names.allSatisfy { name in
      let folded = FoldedText.fold(name)
      return other.names.contains { FoldedText.fold($0).hasSuffix(folded) }
    }
  }

  /// More words than names have.
  private static func isSentence(_ name: String) -> Bool { name.utf8.count { $0 == 0x20 } >= 6 }

  private static func isOneWord(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 }
  }

  private static func isSupported(_ candidate: Candidate, by all: [Candidate]) -> Bool {
    guard let name = candidate.names.first else { return false }
    return all.contains { other in
      other.origin != candidate.origin && other.names.contains { AuthorName.isSame($0, name) }
    }
  }

  private static func behindWriters(_ editors: [String], _ found: [Candidate]) -> [Candidate] {
    func isEdited(_ names: [String]) -> Bool {
      names.allSatisfy { name in editors.contains { AuthorName.isSame($0, name) } }
    }
    guard !editors.isEmpty else { return found }
    // Among several only those who wrote it.
    var candidates = found.map { candidate -> Candidate in
      let writers = candidate.names.filter { !isEdited([$0]) }
      return writers.isEmpty ? candidate : (writers, candidate.origin)
    }
    guard let first = candidates.first, isEdited(first.names),
      let writer = candidates.firstIndex(where: {
        !isEdited($0.names) && $0.names.allSatisfy(AuthorName.isPerson)
      })
    else { return candidates }
    candidates.insert(candidates.remove(at: writer), at: 0)
    return candidates
  }
}
