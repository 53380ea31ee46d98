internal import ASCII
internal import Model
internal import Time

/// The dates that a page shows around its headline: `<time>` elements, elements whose names say date or byline, lines
/// that read as a date.
struct VisibleDates {
  private(set) var evidence: [DateEvidence] = []
  /// Days that the page shows as those of a change: `Updated: …`.
  private(set) var changes: [DateEvidence] = []
  /// The one day that stands alone: in a line or an element of nothing else. Nil where several do, and where the line says that
  /// it is the day of a change.
  private(set) var shown: Timestamp?
  private var isAmbiguous = false

  /// Where a sentence says when the article first appeared, this goes before all that is shown.
  private static let originalWords = [
    "originally", "first published", "first posted", "ursprünglich", "erstmals", "đăng lần đầu",
    "initialement", "publié pour la première", "publicado originalmente",
  ]
  /// Of a line: three bytes a letter in most scripts of India.
  private static let maximumBytes = 3 * maximumLineLength
  private static let maximumLineLength = 160
  /// What may stand beside a date that stands alone: a weekday, a clock, a zone, `Published:`.
  private static let maximumRest = 24
  /// Beside a date that is a link, a clock or a weekday.
  private static let maximumLinkRest = 16
  /// So much of a line is a headline where it is a link.
  private static let minimumTeaserLink = 24
  private static let apart: Trait = [.comments, .related]

  private let bounds: DateBounds

  init(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ headline: HeadlinePlace,
    fetched: Timestamp?, _ bounds: DateBounds
  ) {
    self.bounds = bounds
    addTimes(reading, headline, facts.times, fetched: fetched)
    let named =
      headline.nearest(facts.timestamps, reading).prefix(Self.maximumNamed)
      + headline.nearest(facts.bylines, reading).prefix(Self.maximumNamed)
    let heading = headline.node ?? 0
    // What stands above the headline may be the day of the visit: it goes behind a date below that stands alone.
    let count = evidence.count
    addNamed(reading, named.filter { $0 >= heading }, headline)
    if evidence.count == count { addLine(reading, headline, .alone) }
    addNamed(reading, named.filter { $0 < heading }, headline)
    if evidence.count == count { addLine(reading, headline, .below) }
    if evidence.count == count { addLine(reading, headline, .above) }
    if evidence.isEmpty { addDateline(reading, headline) }
    if evidence.isEmpty { addInstant(reading, heading) }
    if isAmbiguous { shown = nil }
  }

  private mutating func addNamed(
    _ reading: borrowing PageInWork, _ nodes: [Int], _ headline: HeadlinePlace
  ) {
    for node in nodes where !Self.isApart(reading, node, headline.node) {
      // `<abbr class="published" title="2019-12-10T14:35:00+01:00">`: the form for machines, as microformats write it.
      if let title = reading.document.value(.title, of: node), title.utf8.first?.isASCIIDigit == true,
        let timestamp = DateParser.parse(title), DateReader.isPlausible(timestamp, bounds)
      {
        evidence.append(DateEvidence(timestamp, from: .timeElement))
      }
      add(reading.document.text(of: node, maximumBytes: Self.maximumBytes))
    }
  }

  private static let maximumNamed = 8
  private static let maximumTimes = 3

  private mutating func addTimes(
    _ reading: borrowing PageInWork, _ headline: HeadlinePlace, _ times: [Int], fetched: Timestamp?
  ) {
    let document = reading.document
    for node in headline.nearest(times, reading).prefix(Self.maximumTimes)
    where !Self.isApart(reading, node, headline.node) {
      let stated = document.value(.datetime, of: node) ?? document.value(.content, of: node)
      let visible = document.text(of: node, maximumBytes: 200)
      for candidate in [stated, visible] {
        guard let candidate, let timestamp = DateParser.parse(candidate, now: fetched),
          DateReader.isPlausible(timestamp, bounds)
        else { continue }
        let date = DateEvidence(timestamp, from: .timeElement)
        if Self.isChange(reading, node) { addChange(date) } else { evidence.append(date) }
        break
      }
    }
  }

  private mutating func addChange(_ date: DateEvidence) {
    if !changes.contains(where: { $0.timestamp == date.timestamp }) { changes.append(date) }
  }

  /// The words of the line before an element, or those of the short line above it, say that it holds the day of a change.
  private static func isChange(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let outline = reading.outline
    let index = Int(outline.linesBefore[node])
    // A line that has begun before the element goes on in it.
    if outline.lines.indices.contains(index - 1), outline.lines[index - 1].nodes.upperBound > node {
      return isChange(
        reading.document.text(
          in: outline.lines[index - 1].nodes.lowerBound..<node, maximumBytes: maximumBytes))
    }
    guard outline.lines.indices.contains(index - 1), outline.lines[index - 1].length <= maximumLabelLength
    else { return false }
    return isChange(reading.document.text(in: outline.lines[index - 1].nodes, maximumBytes: maximumBytes))
  }

  /// A longer line is none that says what the next one is.
  private static let maximumLabelLength = 24

  private static func isChange(_ text: String?) -> Bool {
    guard let text else { return false }
    let start = DateParser.find(inText: text).last?.range.upperBound ?? 0
    let label = DateLabel(
      before: Substring(text).utf8.dropFirst(start), behind: Substring().utf8, isLast: false)
    return label.isModified && label.isKnown
  }

  /// Where a line with a date is looked for.
  private enum LinePlace {
    /// Right below the headline, and nothing but the date.
    case alone
    case below, above
  }

  /// The first line that reads as a date.
  private mutating func addLine(
    _ reading: borrowing PageInWork, _ headline: HeadlinePlace, _ place: LinePlace
  ) {
    let document = reading.document
    let heading = headline.node.map { Int(reading.outline.linesBefore[$0]) } ?? headline.lines.lowerBound
    let middle = min(max(heading, headline.lines.lowerBound), headline.lines.upperBound)
    let before = evidence.count
    // Beside the day of a change another one needs a label, or stands alone at the headline.
    let needsLabel = !changes.isEmpty && place != .alone
    let lines =
      switch place {
      case .alone: middle..<min(middle + Self.maximumAloneLines, headline.lines.upperBound)
      case .below: middle..<headline.lines.upperBound
      case .above: headline.lines.lowerBound..<middle
      }
    for index in lines {
      let line = reading.outline.lines[index]
      let isCaption =
        document.nodes[Int(line.owner)].tag == .figcaption
        || reading.outline.traits[Int(line.owner)].contains(.caption) && index > heading + 2
      guard line.length < Self.maximumLineLength, !isCaption,
        let text = document.text(in: line.nodes, maximumBytes: Self.maximumBytes), Labels.isDateLine(text),
        !line.isLinked && place != .alone || Self.isAlone(text, isLinked: line.isLinked),
        !Self.isApart(reading, Int(line.firstNode), headline.node)
      else { continue }
      add(text, needsLabel: needsLabel)
      if evidence.count > before { return }
    }
  }

  private static let maximumAloneLines = 5

  /// `(18.01.2018) The town …`, `BERLIN, 18 January 2018 – The town …`: a date before the first sentence.
  private mutating func addDateline(_ reading: borrowing PageInWork, _ headline: HeadlinePlace) {
    guard let node = headline.node else { return }
    let heading = Int(reading.outline.linesBefore[node])
    let lines = heading..<min(heading + Self.datelineReach, reading.outline.lines.count)
    for line in reading.outline.lines[max(lines.lowerBound, 0)..<max(lines.lowerBound, lines.upperBound)] {
      guard line.length >= Self.maximumLineLength / 2,
        let text = reading.document.text(in: line.nodes, maximumBytes: Self.maximumBytes),
        let found = DateParser.find(inText: text).first,
        found.range.lowerBound <= Self.maximumDatelineStart,
        DateReader.isPlausible(found.reading.timestamp, bounds)
      else { continue }
      let rest = text.utf8.dropFirst(found.range.upperBound).drop { $0 == 0x20 }
      let isParted =
        rest.first == UInt8(ascii: ")") || rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8)
        || rest.starts(with: "- ".utf8) || rest.starts(with: "/PRNewswire".utf8)
      guard isParted else { continue }
      evidence.append(DateEvidence(found.reading.timestamp, from: .visibleText))
      return
    }
  }

  /// `<span title="2025-01-15T09:00:00">3 hours ago</span>`: the first below the headline.
  private mutating func addInstant(_ reading: borrowing PageInWork, _ heading: Int) {
    let document = reading.document
    for node in heading..<min(heading + Self.instantReach, document.nodes.count) {
      guard let range = document.attribute(.title, of: node), range.count >= Self.minimumInstantBytes,
        document.source[range.lowerBound].isASCIIDigit,
        document.source[range.lowerBound + 4] == UInt8(ascii: "-"),
        let title = document.value(.title, of: node), let timestamp = DateParser.parse(title),
        DateReader.isPlausible(timestamp, bounds), !Self.isApart(reading, node, heading)
      else { continue }
      evidence.append(DateEvidence(timestamp, from: .timeElement))
      return
    }
  }

  private static let instantReach = 120
  /// `2025-01-15T09:00`
  private static let minimumInstantBytes = 16
  private static let datelineReach = 5
  private static let maximumDatelineStart = 40

  /// Takes the first date of a line that is not the day of a change, and those of changes before it and behind it.
  private mutating func add(_ text: String?, needsLabel: Bool = false) {
    guard let text, text.utf8.count < Self.maximumBytes else { return }
    let dates = DateParser.find(inText: text)
    var (end, isTaken) = (0, false)
    for (index, date) in dates.enumerated() {
      let isLast = index == dates.count - 1
      let label = DateLabel(
        before: Substring(text).utf8.dropFirst(end).prefix(date.range.lowerBound - end),
        behind: Substring(text).utf8.dropFirst(isLast ? date.range.upperBound : text.utf8.count),
        isLast: isLast)
      end = date.range.upperBound
      guard DateReader.isPlausible(date.reading.timestamp, bounds) else {
        if index == 0 { return }
        continue
      }
      if label.isModified, label.isKnown {
        addChange(DateEvidence(date.reading.timestamp, from: .visibleText))
      } else if !isTaken, index == 0 || label.isKnown, !needsLabel || label.isKnown {
        isTaken = true
        take(date, of: text)
      }
    }
  }

  private mutating func take(_ date: DateParser.Found, of text: String) {
    let timestamp = date.reading.timestamp
    let small = LetterCase.lowercased(text)
    if Self.originalWords.contains(where: { ByteSearch.contains($0, in: small) }) {
      evidence.insert(DateEvidence(timestamp, from: .visibleText), at: 0)
      return
    }
    evidence.append(DateEvidence(timestamp, from: .visibleText))
    guard text.utf8.count - date.range.count <= Self.maximumRest, Self.holdsYear(text, date.range),
      date.reading.alternative == nil
    else { return }
    if let shown, DateReader.contradicts(shown, timestamp) { isAmbiguous = true }
    shown = shown ?? timestamp
  }

  /// A year of four digits: `12.4.16` may count versions.
  private static func holdsYear(_ text: String, _ range: Range<Int>) -> Bool {
    var count = 0
    for byte in text.utf8.dropFirst(range.lowerBound).prefix(range.count) {
      count = byte.isASCIIDigit ? count + 1 : 0
      if count == 4 { return true }
    }
    return false
  }

  /// A date and next to nothing else.
  private static func isAlone(_ text: String, isLinked: Bool) -> Bool {
    DateParser.find(inText: text).first.map {
      text.utf8.count - $0.range.count <= (isLinked ? maximumLinkRest : maximumRest)
    } ?? false
  }

  /// In a comment, among links to other stories, or in one line or a small box with the link to one.
  private static func isApart(_ reading: borrowing PageInWork, _ node: Int, _ headline: Int?) -> Bool {
    isInLink(reading, node) || isInTeaser(reading, node, headline) || isBelow(apart, reading, node)
  }

  /// In a line that is a link as long as a headline.
  private static func isInLink(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let outline = reading.outline
    // Inside of a line that has begun, or at the beginning of the next one.
    let count = Int(outline.linesBefore[node])
    return [count - 1, count].contains { index in
      guard outline.lines.indices.contains(index) else { return false }
      let line = outline.lines[index]
      return line.isLinked && line.linkLength >= minimumTeaserLink
        && line.nodes.overlaps(node..<reading.document.end(node))
    }
  }

  private static func isBelow(_ traits: Trait, _ reading: borrowing PageInWork, _ node: Int) -> Bool {
    var node = node
    for _ in 0..<maximumLevels where node > 0 {
      let tag = reading.document.nodes[node].tag
      guard tag != .body, tag != .article, tag != .main else { return false }
      let own = reading.outline.traits[node]
      if !own.isDisjoint(with: traits), !own.isBody { return true }
      node = reading.document.parent(node)
    }
    return false
  }

  private static let maximumLevels = 8

  /// A box of a few lines around it holds a link as long as a headline, and not the page's own.
  static func isInTeaser(_ reading: borrowing PageInWork, _ node: Int, _ headline: Int?) -> Bool {
    let (document, outline) = (reading.document, reading.outline)
    var box = document.parent(node)
    for _ in 0..<maximumTeaserLevels where box > 0 {
      let tag = document.nodes[box].tag
      let lines = outline.lineRange(document, box)
      guard tag != .body, tag != .article, tag != .main, lines.count <= maximumTeaserLines else {
        return false
      }
      if let headline, (box..<document.end(box)).contains(headline) { return false }
      if outline.lines[lines].contains(where: { $0.isLinked && $0.linkLength >= minimumTeaserLink }) {
        return true
      }
      box = document.parent(box)
    }
    return false
  }

  private static let maximumTeaserLevels = 3
  private static let maximumTeaserLines = 4
}
