internal import ASCII

/// What the page shows: bylines, and elements that are named after them.
extension AuthorReader {
  static let maximumBylines = 12

  /// Adds the bylines. More places are looked at while nobody is named.
  static func addVisible(
    to statements: inout AuthorStatements, _ reading: borrowing PageInWork, _ facts: borrowing PageFacts,
    _ headline: HeadlinePlace
  ) {
    // One word may be a label: it counts where nobody, not even the site, is named otherwise.
    let mayBeOneWord = statements.all.allSatisfy { $0.names.allSatisfy(SiteName.isAddress) }
    var visible = bylines(reading, facts, headline)
    if !statements.isNamed { visible += lines(reading, headline) }
    for line in visible {
      let names = AuthorName.visibleNames(in: line).filter { !headline.names($0) }
      guard mayBeOneWord || names.contains(where: { $0.utf8.contains { $0 == 0x20 || $0 >= 0x80 } }),
        !statements.all.contains(where: { $0.names == names && $0.origin == "byline" })
      else { continue }
      statements.add(byline: line, names)
    }
    if !statements.isNamed, let names = boxedPeople(reading, facts, headline) {
      statements.add(names, "byline")
    }
    if !statements.isNamed, let names = labelledNames(reading, headline) { statements.add(names, "byline") }
    if !statements.isNamed, let person = onlyPerson(reading, facts, headline), !headline.names(person) {
      statements.add([person], "byline")
    }
    if !statements.isNamed, let person = describedPerson(reading, facts, headline) {
      statements.add([person], "byline")
    }
    if !statements.isNamed, let person = portrayed(reading, facts, headline), !headline.names(person) {
      statements.add([person], "byline")
    }
  }

  /// Elements around the headline whose names say byline; those of a picture, a comment, a teaser are others'.
  private static func bylines(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> [String] {
    let document = reading.document
    var lines: [String] = []
    for node in facts.addresses where headline.isNear(node, reading) {
      if let text = document.text(of: node, maximumBytes: maximumBylineBytes),
        AuthorName.opensByline(text)
          || AuthorName.isPerson(text)
            && (node..<document.end(node)).contains(where: { document.nodes[$0].tag == .a })
      {
        lines.append(text)
      }
    }
    for node in facts.bylines where headline.isUnknown || headline.isNear(node, reading) {
      guard lines.count < maximumBylines,
        let text = document.text(of: node, maximumBytes: 2 * maximumBylineBytes),
        text.utf8.count < maximumBylineBytes, !isApart(reading, node, headline), !holdsTags(document, node)
      else { continue }
      // Behind the date in a line of facts stand sections and buttons, too.
      if !reading.outline.traits[node].contains(.author), let rest = AuthorName.behindDate(text),
        !AuthorName.opensByline(rest)
      {
        continue
      }
      lines.append(
        personAbove(reading, node, text) ?? beforeSeam(document, node, text)
          ?? separated(document, node, text))
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

  /// `Jo ReedPolitics`, `Jo Reed0`: elements in one line with nothing between them, up to where a small letter ends one and a
  /// capital or a figure begins the next.
  private static func beforeSeam(_ document: borrowing HTMLDocument, _ node: Int, _ text: String) -> String? {
    guard holdsSeam(text) else { return nil }
    var end = UInt8(ascii: " ")
    for inner in node..<document.end(node) where document.nodes[inner].tag == .text {
      let range = Int(document.nodes[inner].valueStart)..<Int(document.nodes[inner].valueEnd)
      guard let first = document.source[range].first, let last = document.source[range].last else { continue }
      // `By` and the name may be parted by nothing, too.
      if end.isASCIISmallLetter, first &- 0x41 < 26 || first.isASCIIDigit,
        let head = document.text(in: node..<inner, maximumBytes: maximumBylineBytes),
        AuthorName.opensByline(head) || AuthorName.isPerson(head) && !AuthorName.holdsPossessive(head)
      {
        return head
      }
      end = last
    }
    return nil
  }

  private static func holdsSeam(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains {
      $0.isASCIISmallLetter && ($1 &- 0x41 < 26 || $1.isASCIIDigit)
    }
  }

  /// `Tech Laptops`: two links with nothing between them are two people, or topics.
  static func separated(_ document: borrowing HTMLDocument, _ node: Int, _ text: String) -> String {
    guard !AuthorName.opensByline(text) else { return text }
    var (links, end) = ([String](), node)
    for inner in node..<document.end(node) where inner >= end && document.nodes[inner].tag == .a {
      guard let link = document.text(of: inner, maximumBytes: maximumBylineBytes) else { continue }
      links.append(link)
      end = document.end(inner)
    }
    guard links.count > 1, links.joined(separator: " ") == text else { return text }
    return links.allSatisfy(AuthorName.isPerson) ? links.joined(separator: ", ") : ""
  }

  /// A link in it leads to a topic, by its `rel`.
  static func holdsTags(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    (node..<document.end(node)).contains { inner in
      document.nodes[inner].tag == .a
        && document.value(.rel, of: inner)?.parts(between: " ").contains("tag") == true
    }
  }

  static func isApart(
    _ reading: borrowing PageInWork, _ node: Int, _ headline: HeadlinePlace
  ) -> Bool {
    isBelow(
      [.caption, .comments, .related, .tagList, .navigation, .advertisement, .media, .popup, .quote], reading,
      node,
      headline)
  }

  /// In a picture, in navigation, or in an element named after one of these.
  static func isBelow(
    _ traits: Trait, _ reading: borrowing PageInWork, _ node: Int, _ headline: HeadlinePlace
  ) -> Bool {
    var node = node
    for _ in 0..<4 where node > 0 {
      let tag = reading.document.nodes[node].tag
      if tag == .figure || tag == .figcaption || tag == .nav || tag == .blockquote { return true }
      guard tag != .body, tag != .article, tag != .main else { return false }
      // What is around the headline is around the article, whatever it is called.
      if let heading = headline.node, node < heading, heading < reading.document.end(node) { return false }
      if !reading.outline.traits[node].isDisjoint(with: traits) { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  /// Lines around the headline that open as bylines do, alone or behind a date, or that stand below `Written by`.
  private static func lines(_ reading: borrowing PageInWork, _ headline: HeadlinePlace) -> [String] {
    let document = reading.document
    var isBelowLabel = false
    for line in reading.outline.lines[headline.lines] where line.length < maximumBylineBytes {
      guard let text = document.text(in: line.nodes, maximumBytes: 2 * maximumBylineBytes),
        !isBelow([.comments, .related], reading, Int(line.firstNode), headline)
      else { continue }
      if isBelowLabel { return [text] }
      isBelowLabel = AuthorName.isLabel(text)
      if isBelowLabel { continue }
      if AuthorName.opensByline(text) { return [text] }
      let reporter = text.utf8.contains(where: { $0 >= 0x80 }) ? AuthorName.reporter(in: text) : nil
      if let reporter = reporter ?? AuthorName.reporterOfAgency(text) {
        return [reporter]
      }
      if let part = announcedPart(of: text) { return [part] }
      for mark in marksBehindDates where text.utf8.contains(where: \.isASCIIDigit) || mark == " by " {
        guard let (head, name) = text.firstSplit(mark), Labels.isDateLine(head) || head.ends(with: "written")
        else { continue }
        return ["by " + name]
      }
    }
    return []
  }

  /// `By Jo Reed` of `Cycling | By Jo Reed | Updated today`.
  private static func announcedPart(of text: String) -> String? {
    for bar in [" | ", " · ", " • "] where ByteSearch.contains(bar, in: text) {
      var rest = text
      while let (_, tail) = rest.firstSplit(bar) {
        let part = tail.firstSplit(bar)?.0 ?? tail
        if AuthorName.opensByline(part),
          AuthorName.visibleNames(in: part).contains(where: AuthorName.isPerson)
        {
          return part
        }
        rest = tail
      }
    }
    return nil
  }

  /// `By`, as it stands behind a date.
  private static let marksBehindDates = [
    " by ", " By ", " BY ", " par ", " von ", " por ", " door ", " av ", " af ", " przez ", " oleh ", " bởi ",
  ]

  private static let editorLabels = ["editor", "penyunting", "redaktur", "biên tập"]

  /// The names in bylines that say `Editor:` or `Reviewed by`; asked only where two statements differ or one names several.
  static func editors(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ found: [AuthorStatements.Candidate]
  ) -> [String] {
    guard found.contains(where: { $0.names != found[0].names || $0.names.count > 1 }) else { return [] }
    return facts.bylines.flatMap { node -> [String] in
      guard let text = reading.document.text(of: node, maximumBytes: maximumBylineBytes) else { return [] }
      if let name = AuthorName.behindOtherWork(text) { return AuthorName.names(in: name) }
      guard let (label, names) = text.firstSplit(":"), editorLabels.contains(LetterCase.lowercased(label))
      else { return [] }
      return AuthorName.names(in: names)
    }
  }
}
