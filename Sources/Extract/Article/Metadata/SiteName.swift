/// The names that a site goes by, and titles without them.
struct SiteName {
  /// Folded; no two alike.
  private let names: [String]
  /// What the host is called, perhaps by the first letters of the name.
  private let initials: String

  init(_ publisher: String?, _ facts: borrowing PageFacts, host: String?) {
    var names: [String] = []
    func add(_ name: String?) {
      guard let folded = name.map(FoldedText.fold), !folded.isEmpty, !names.contains(folded) else { return }
      names.append(folded)
    }
    // The longest label of the host: `thegatewaypundit` of `www.thegatewaypundit.com`.
    if let label = host?.split(separator: ".").max(by: { $0.utf8.count < $1.utf8.count }),
      label.utf8.count >= 4
    {
      add(String(label))
    }
    let labels = host?.split(separator: ".").dropLast() ?? []
    // `gazette` of `promotions.gazette.example` and of `gazette.co.uk`.
    if let label = labels.last(where: { $0.utf8.count > 3 }) ?? labels.last { add(String(label)) }
    initials = labels.last(where: { $0 != "www" }).map { FoldedText.fold(String($0)) } ?? ""
    add(publisher)
    add(facts.linkedData.publisher)
    for key in ["og:site_name", "application-name", "apple-mobile-web-app-title"] { add(facts.meta(key)) }
    self.names = names
  }

  private static let separators: [String] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " * ", "｜", "：", "ㅣ", " / ", " < ", "|",
  ]

  /// Cuts `Headline | Site` and `Site: Headline` where the part cut is the site's name.
  func removed(from title: String) -> String {
    var title = title
    for separator in Self.separators where ByteSearch.contains(separator, in: title) {
      while let (head, tail) = title.lastSplit(separator) {
        guard isName(tail) else { break }
        title = head
      }
      if let (head, tail) = title.firstSplit(separator), isName(head) { title = tail }
    }
    return title
  }

  private func isName(_ part: String) -> Bool {
    let folded = FoldedText.fold(part)
    guard !folded.isEmpty else { return true }
    return names.contains { name in
      folded == name || (folded.utf8.count >= 4 && (name.begins(with: folded) || folded.begins(with: name)))
    }
  }

  /// Nothing but one of the names.
  func isExactly(_ text: String) -> Bool { names.contains(FoldedText.fold(text)) }

  /// The site itself, or its address, where a person's name is expected.
  func names(_ author: String) -> Bool {
    if Self.isAddress(author) { return true }
    let folded = FoldedText.fold(author)
    if initials.utf8.count >= 2, author.utf8.count(where: { $0 == 0x20 }) == initials.utf8.count - 1,
      Self.initials(of: author) == initials
    {
      return true
    }
    return names.contains { name in
      name.utf8.count >= 3
        && (folded == name || (name.utf8.count >= 5 && ByteSearch.contains(name, in: folded)))
    }
  }

  private static func initials(of name: String) -> String {
    FoldedText.fold(String(name.split(separator: " ").compactMap(\.first)))
  }

  /// `example.com`
  static func isAddress(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ".")) && !text.utf8.contains(UInt8(ascii: " "))
  }
}
