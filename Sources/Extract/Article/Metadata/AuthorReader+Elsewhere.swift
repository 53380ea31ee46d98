/// Who is named far from the headline: by labels, and by boxes about authors.
extension AuthorReader {
  /// Who is named in a line that opens with `Author:` or its kin, or stands below such a label, wherever it is; nil where several
  /// lines name different people.
  static func labelledNames(
    _ reading: borrowing PageInWork, _ headline: HeadlinePlace
  ) -> [String]? {
    var found: [String]?
    var isBelowLabel = false
    for line in reading.outline.lines.prefix(maximumLabelledLines) {
      // Most lines of a page are links in menus, which are looked at below a label only.
      guard line.plainLength > 0 || isBelowLabel, line.length < maximumBylineBytes,
        !isApart(reading, Int(line.firstNode), headline),
        let text = reading.document.text(in: line.nodes, maximumBytes: maximumBylineBytes)
      else {
        isBelowLabel = false
        continue
      }
      let wasBelowLabel = isBelowLabel
      isBelowLabel = AuthorName.isLabel(text) && !line.isLinked && !isChoice(reading, Int(line.firstNode))
      let statement = AuthorName.opensWithLabel(text) ? text : AuthorName.behindWritten(text)
      guard let statement = statement ?? (wasBelowLabel ? text : nil) else { continue }
      let names = AuthorName.visibleNames(in: statement)
      guard !names.isEmpty,
        names.allSatisfy({ AuthorName.isPerson($0) && !AuthorName.holdsPossessive($0) })
      else { continue }
      guard !VisibleDates.isInTeaser(reading, Int(line.firstNode), headline.node) else { continue }
      if let found, found != names { return nil }
      found = names
    }
    return found
  }

  /// Whom the one box about authors describes.
  static func describedPerson(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    var found: String?
    for node in facts.bylines where !isApart(reading, node, headline) {
      guard reading.outline.traits[node].contains(.author),
        let text = reading.document.text(of: node, maximumBytes: maximumBylineBytes),
        let name = AuthorName.describedPerson(text) ?? personHeading(reading, node)
      else { continue }
      if let found, found != name { return nil }
      found = name
    }
    return found
  }

  /// The first line of a box about an author, where it is a person's name.
  private static func personHeading(_ reading: borrowing PageInWork, _ node: Int) -> String? {
    let range = reading.outline.lineRange(reading.document, node)
    guard reading.outline.traits[node].contains(.authorBox), (2...maximumBoxLines).contains(range.count),
      let first = reading.document.text(
        in: reading.outline.lines[range.lowerBound].nodes, maximumBytes: maximumBylineBytes)
    else { return nil }
    return AuthorName.isPerson(first) && !AuthorName.holdsPossessive(first) ? first : nil
  }

  private static let maximumBoxLines = 12

  /// In a form or an item of a list: `Author` is what something may be sorted by.
  private static func isChoice(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<4 where node > 0 {
      switch reading.document.nodes[node].tag {
      case .form, .label, .li, .option, .button: return true
      default: node = reading.document.parent(node)
      }
    }
    return false
  }

  private static let maximumLabelledLines = 2_000

  /// The one person whom every link to an author and every element named after one states, wherever on the page it stands,
  /// and states alone. An element named after a byline counts where none is named after the author.
  static func onlyPerson(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    let marked = facts.bylines.filter { reading.outline.traits[$0].contains(.author) }
    for nodes in [facts.authorLinks + marked, facts.bylines.filter { !marked.contains($0) }] {
      var found: [String] = []
      for node in nodes where !isApart(reading, node, headline) {
        guard let text = reading.document.text(of: node, maximumBytes: 2 * maximumBylineBytes),
          text.utf8.count < maximumBylineBytes, !holdsTags(reading.document, node)
        else { continue }
        let isAlone = facts.authorLinks.contains(node) || AuthorName.opensByline(text)
        // `firma` signs in one language and is a company in another.
        guard isAlone || marked.contains(node) else { continue }
        for name in AuthorName.visibleNames(in: separated(reading.document, node, text))
        where AuthorName.isPerson(name) && (isAlone || AuthorName.isSame(name, text))
          && !found.contains(where: { AuthorName.isSame($0, name) })
        {
          found.append(name)
        }
      }
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }

  /// The people whose pages the one box about authors links to.
  static func boxedPeople(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> [String]? {
    var found: [String]?
    for node in facts.bylines where !isApart(reading, node, headline) {
      let box = node..<reading.document.end(node)
      let names = facts.authorPages.filter(box.contains)
        .compactMap { reading.document.text(of: $0, maximumBytes: maximumBylineBytes) }
        .filter(AuthorName.isPerson)
      guard !names.isEmpty else { continue }
      if let found, !names.allSatisfy(found.contains) { return nil }
      found = found ?? names
    }
    return found
  }
}
