/// Names below the headline that no word announces.
extension AuthorReader {
  /// The one person whose portrait beside a date, or whose box about authors, confirms a line with a name below the headline.
  static func portrayed(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace
  ) -> String? {
    guard let heading = headline.node else { return nil }
    let (document, outline) = (reading.document, reading.outline)
    let start = Int(outline.linesBefore[heading])
    guard hasPortraits(document, heading) || !facts.bylines.isEmpty else { return nil }
    let texts = outline.lines[start..<min(start + linesOfName, outline.lines.count)].map { line in
      line.length < maximumNameLength ? document.text(in: line.nodes, maximumBytes: maximumBylineBytes) : nil
    }
    for (index, text) in texts.enumerated() {
      let line = outline.lines[start + index]
      guard let text, !isApart(reading, Int(line.firstNode), headline),
        !isBelow(.teaser, reading, Int(line.firstNode), headline)
      else { continue }
      let isDated = texts[max(index - 1, 0)...min(index + 1, texts.count - 1)]
        .contains { $0.map(Labels.isDateLine) ?? false }
      guard isDated || !facts.bylines.isEmpty else { continue }
      for name in AuthorName.names(in: text)
      where (AuthorName.isPerson(name) || AuthorName.isAccount(name)) && !AuthorName.holdsPossessive(name) {
        let folded = FoldedText.fold(name)
        if isDated, isBesidePortrait(document, line.nodes, folded) { return name }
        guard AuthorName.isPerson(name) else { continue }
        let isAlone = FoldedText.fold(text) == folded || Labels.isDateLine(text)
        if isAlone,
          facts.bylines.contains(where: {
            !($0..<document.end($0)).overlaps(line.nodes) && opens(document, $0, with: folded)
          })
        {
          return name
        }
      }
    }
    return nil
  }

  private static func hasPortraits(_ document: borrowing HTMLDocument, _ heading: Int) -> Bool {
    (heading..<min(heading + nodesBelowHeading, document.nodes.count)).contains {
      document.nodes[$0].tag == .img && document.attribute(.alt, of: $0)?.isEmpty == false
    }
  }

  private static let nodesBelowHeading = 60

  private static let linesOfName = 5

  private static let maximumNameLength = 80

  /// A picture right before a name says by its `alt` whom it shows.
  private static func isBesidePortrait(
    _ document: borrowing HTMLDocument, _ line: Range<Int>, _ name: String
  ) -> Bool {
    (max(line.lowerBound - nodesOfPortrait, 0)..<line.upperBound).contains { node in
      guard document.nodes[node].tag == .img, let alt = document.value(.alt, of: node) else { return false }
      let folded = FoldedText.fold(alt)
      // A lone word is in many texts that pictures have.
      if !name.utf8.contains(where: { $0 >= 0x80 }), name.utf8.count < minimumNameBytes {
        return folded == name
      }
      return folded.utf8.count <= name.utf8.count + maximumAltRest && ByteSearch.contains(name, in: folded)
    }
  }

  private static let nodesOfPortrait = 8

  private static let minimumNameBytes = 8

  /// `Portrait of …`
  private static let maximumAltRest = 16

  private static func opens(_ document: borrowing HTMLDocument, _ node: Int, with name: String) -> Bool {
    document.text(of: node, maximumBytes: maximumBylineBytes).map {
      FoldedText.fold($0).begins(with: name)
    } ?? false
  }
}
