internal import Addresses

/// What somebody calls himself who gives no name.
extension AuthorReader {
  /// What somebody calls himself who gives no name: the text of an element that is marked as the author, below or right
  /// above the headline.
  static func account(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    let marked = facts.bylines.filter { reading.outline.traits[$0].contains(.author) }
    for node in headline.nearest(facts.authorLinks + marked, reading).prefix(maximumBylines)
    where !isApart(reading, node, headline) {
      guard let name = reading.document.text(of: node, maximumBytes: maximumAccountBytes + 1),
        AuthorName.isAccount(name)
      else { continue }
      return name
    }
    return accountPage(reading, facts, headline) ?? onlyAccount(reading, facts.authorLinks + marked, headline)
  }

  /// What all of these elements call the author, where they agree.
  private static func onlyAccount(
    _ reading: borrowing PageInWork, _ nodes: [Int], _ headline: HeadlinePlace
  ) -> String? {
    var found: String?
    for node in nodes.sorted() {
      guard let name = reading.document.text(of: node, maximumBytes: maximumAccountBytes + 1),
        AuthorName.isAccount(name)
      else { continue }
      // Comments stand below what they are about; posts of a discussion are the page.
      guard !isApart(reading, node, headline) else {
        if found == nil { return nil }
        continue
      }
      if let found, found != name { return nil }
      found = name
    }
    return found
  }

  /// The text of the first link below the headline to an account's page: the account itself, as the address says.
  static func accountPage(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    // A post without a headline is titled by who wrote it.
    let nodes =
      headline.node == nil ? facts.accountPages : headline.nearest(facts.accountPages, reading)
    for node in nodes where !isApart(reading, node, headline) {
      guard let name = reading.document.text(of: node, maximumBytes: maximumAccountBytes + 1),
        let target = reading.document.value(.href, of: node),
        headline.node != nil || headline.names(name), isOfThisSite(target, reading)
      else { continue }
      let isAccount =
        AuthorName.isAccount(name) && !accountActions.contains(LetterCase.lowercased(name))
        && target.parts(where: { $0 == 0x2F || $0 == 0x3D || $0 == 0x40 }).last == name
      if isAccount || AuthorName.isPerson(name) && ByteSearch.contains("/@", in: target) { return name }
    }
    return nil
  }

  /// A link to another site's account invites to follow the paper there.
  private static func isOfThisSite(_ target: String, _ reading: borrowing PageInWork) -> Bool {
    guard let own = reading.base?.host, let url = WebURL(target, base: reading.base) else { return true }
    return url.host == own
  }

  /// What stands in an address in place of an account.
  private static let accountActions: Set<String> = [
    "settings", "register", "login", "logout", "join", "signup", "signin", "sign_in", "sign_up", "edit",
    "account", "profile", "password", "inbox", "messages", "help", "home", "list", "search", "subscribe",
  ]

  private static let maximumAccountBytes = 24
}
