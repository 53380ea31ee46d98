/// What the page shows: bylines, and elements that are named after them.
extension AuthorReader {
  private static let maximumBylines = 12

  /// Adds the bylines. More places are looked at while nobody is named.
  static func addVisible(
    to statements: inout AuthorStatements, _ reading: borrowing PageInWork, _ facts: borrowing PageFacts,
    _ headline: HeadlinePlace
  ) {
    // One word may be a label: it counts where nobody, not even the site, is named otherwise.
    let mayBeOneWord = statements.all.allSatisfy { $0.names.allSatisfy(SiteName.isAddress) }
    var visible = bylines(reading, facts, headline)
    if !statements.isNamed { visible += lines(reading, headline) }
    if !statements.isNamed, visible.isEmpty, let line = labelledLine(reading) { visible.append(line) }
    for line in visible {
      let names = AuthorName.visibleNames(in: line).filter { !headline.names($0) }
      guard mayBeOneWord || names.contains(where: { $0.utf8.contains { $0 == 0x20 || $0 >= 0x80 } }),
        !statements.all.contains(where: { $0.names == names && $0.origin == "byline" })
      else { continue }
      statements.add(byline: line, names)
    }
    if !statements.isNamed, let person = onlyPerson(reading, facts), !headline.names(person) {
      statements.add([person], "byline")
    }
  }

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

  /// What somebody calls himself who gives no name: the text of an element that is marked as the author, below or right
  /// above the headline.
  static func account(
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

  private static let editorLabels = ["editor", "penyunting", "redaktur", "biên tập"]

  /// The names in bylines that say `Editor:`; asked only where two statements differ.
  static func editors(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ found: [AuthorStatements.Candidate]
  ) -> [String] {
    guard found.count > 1, found.contains(where: { $0.names != found[0].names }) else { return [] }
    return facts.bylines.flatMap { node -> [String] in
      guard let text = reading.document.text(of: node, maximumBytes: maximumBylineBytes),
        let (label, names) = text.firstSplit(":"), editorLabels.contains(LetterCase.lowercased(label))
      else { return [] }
      return AuthorName.names(in: names)
    }
  }
}
