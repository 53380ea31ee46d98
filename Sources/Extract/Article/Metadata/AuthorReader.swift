/// Who wrote it: people or desks, without "By", roles and addresses.
///
/// Statements in the order of trust: JSON-LD, meta tags, microdata, links marked as author, elements whose
/// names say byline, lines that open as bylines do. People go before the site itself, which many publishers
/// name as the author of everything.
struct AuthorReader {
  private(set) var candidates: [AuthorStatements.Candidate]
  /// Nobody but the site is named.
  private(set) var isSiteOnly: Bool
  /// No person is named, but an organization: the site, a company, an editorial office, or what JSON-LD says is one.
  private(set) var isOrganization: Bool
  var authors: [String] { candidates.first?.names ?? [] }

  static let maximumBylineBytes = 200

  init(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, site: SiteName, headline: HeadlinePlace
  ) {
    let (names, organizations) = Self.linkedData(facts)
    var statements = AuthorStatements(site: site, organizations: organizations)
    statements.add(names, "json-ld author", isDeclared: true)
    for (values, key) in Self.metas(facts) { statements.add(values, key, isDeclared: true) }
    statements.add(facts.labelledAuthors, "twitter:data", isDeclared: true)
    statements.add(Self.microdata(reading, facts), "microdata author")
    statements.add(Self.authorLinks(reading, facts, headline), "rel=author")
    statements.add(Self.authorPages(reading, facts, headline), "author page")
    Self.addVisible(to: &statements, reading, facts, headline)
    if !statements.isNamed { statements.add(Self.pageAuthors(facts), "json-ld page author") }
    if statements.all.isEmpty, let account = Self.account(reading, facts, headline) {
      statements.add(account: account)
    }
    candidates = statements.ordered(editors: Self.editors(reading, facts, statements.all))
    isSiteOnly = candidates.first.map { $0.names.allSatisfy(statements.isNobody) } ?? false
    isOrganization =
      candidates.first.map { candidate in
        candidate.names.allSatisfy {
          statements.isNobody($0) || AuthorName.isCompany($0) || AuthorName.isDesk($0)
        }
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
}
