internal import Model

/// When it was published and changed, with every statement that the page makes about it.
///
/// Publishers state one instant several times and in different fineness: the first trustworthy statement
/// decides the day, and another one of the same day may add the clock or the offset that it lacks. A date
/// that only an address shows is evidence, never the answer.
struct DateReader {
  private(set) var published: [DateEvidence] = []
  private(set) var modified: [DateEvidence] = []
  private(set) var hasConflict = false

  private static let publishedKeys = PageFacts.RankedKeys([
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "date", "article.published", "bt:pubdate", "article_date_original", "originalpublicationdate",
    "displaydate", "citation_publication_date", "citation_online_date", "rnews:datepublished", "og:pubdate",
    "created", "datecreated", "last-publish-date", "iso-8601-publish-date",
  ])
  private static let modifiedKeys = PageFacts.RankedKeys([
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "article:updated",
    "dcterms.modified", "dc.date.modified", "lastmod", "article.updated", "last-modified", "updated_time",
    "revised", "article:modified",
  ])
  /// Of one name only the first values: a list page repeats them for every item.
  private static let maximumValues = 2

  init(
    _ reading: borrowing PageReading, _ facts: borrowing PageFacts, headline: HeadlinePlace,
    fetched: Timestamp?
  ) {
    var found: [DateEvidence] = []
    let bounds = DateBounds(fetched: fetched)
    func add(_ text: String?, _ origin: DateEvidence.Origin) {
      guard let text, text.utf8.count <= 80, let timestamp = DateParser.parse(text, now: fetched) else {
        return
      }
      guard Self.isPlausible(timestamp, bounds) else { return }
      found.append(DateEvidence(timestamp, from: origin))
    }
    let data = facts.linkedData
    for key in ["datePublished", "uploadDate", "dateCreated"] {
      for value in data.article?[key]?.elements ?? [] { add(value.scalarText, .jsonLD) }
    }
    if found.isEmpty { add(data.page?["datePublished"]?.scalarText, .jsonLD) }
    var counts: [String: Int] = [:]
    for meta in facts.metaValues(Self.publishedKeys) where counts[meta.key, default: 0] < Self.maximumValues {
      counts[meta.key, default: 0] += 1
      add(meta.value, .meta)
    }
    for text in Self.microdata(reading, facts, ["datepublished", "datecreated", "uploaddate", "published"]) {
      add(text, .microdata)
    }
    Self.addVisible(reading, facts, headline, fetched: fetched, bounds, to: &found)
    if found.isEmpty { Self.addTitle(reading, facts, bounds, to: &found) }
    if let day = reading.base.flatMap({ AddressDate.day(in: $0.path) }), bounds.contains(day) {
      found.append(DateEvidence(day, from: .url))
    }
    published = Self.settled(found)
    if let minutes = LocalTime.offsetMinutes(host: reading.base?.host, language: facts.language) {
      for index in published.indices { published[index].timestamp.infer(minutes) }
    }
    hasConflict = published.contains { $0.isConflict }
    readModified(reading, facts, bounds)
  }

  // MARK: Sources

  private static func microdata(
    _ reading: borrowing PageReading, _ facts: borrowing PageFacts, _ names: [String]
  ) -> [String] {
    let document = reading.document
    return facts.properties.filter { names.contains($0.name) }.prefix(4).compactMap { property in
      document.value(.content, of: property.node) ?? document.value(.datetime, of: property.node)
        ?? document.text(of: property.node, maximumBytes: 200)
    }
  }

  /// Around the headline: `<time>` elements, and lines that read as a date.
  private static func addVisible(
    _ reading: borrowing PageReading, _ facts: borrowing PageFacts, _ headline: HeadlinePlace,
    fetched: Timestamp?, _ bounds: DateBounds, to found: inout [DateEvidence]
  ) {
    let document = reading.document
    for node in facts.times.filter({ headline.isNear($0, reading) }).prefix(3) {
      let text = document.value(.datetime, of: node) ?? document.value(.content, of: node)
      let visible = document.text(of: node, maximumBytes: 200)
      for candidate in [text, visible] {
        guard let candidate, let timestamp = DateParser.parse(candidate, now: fetched),
          isPlausible(timestamp, bounds)
        else { continue }
        found.append(DateEvidence(timestamp, from: .timeElement))
        break
      }
    }
    let before = found.count
    for node in (facts.timestamps + facts.bylines).filter({ headline.isNear($0, reading) }).prefix(8) {
      addText(document.text(of: node, maximumBytes: 300), bounds, to: &found)
    }
    guard found.count == before else { return }
    for line in reading.outline.lines[headline.lines] {
      guard line.length < 160, !line.isLinked,
        !reading.outline.traits[Int(line.owner)].contains(.caption),
        document.nodes[Int(line.owner)].tag != .figcaption,
        let text = document.text(in: line.nodes, maximumBytes: 300), Labels.isDateLine(text)
      else { continue }
      addText(text, bounds, to: &found)
      if found.count > before { return }
    }
  }

  private static func addText(_ text: String?, _ bounds: DateBounds, to found: inout [DateEvidence]) {
    guard let text, text.utf8.count < 300 else { return }
    for date in DateParser.find(inText: text).prefix(1) {
      if isPlausible(date.reading.timestamp, bounds) {
        found.append(DateEvidence(date.reading.timestamp, from: .visibleText))
      }
    }
  }

  /// `Headline | Site | 28.04.2023`: what stands last in the page's title and is nothing but a date.
  private static func addTitle(
    _ reading: borrowing PageReading, _ facts: borrowing PageFacts, _ bounds: DateBounds,
    to found: inout [DateEvidence]
  ) {
    let title = facts.titleNode.flatMap { reading.document.text(of: $0, maximumBytes: 512) }
    for (text, origin) in [(facts.meta("og:title"), DateEvidence.Origin.meta), (title, .visibleText)] {
      for separator in [" | ", " - ", " – ", " — "] {
        guard let (_, tail) = text?.lastSplit(separator), tail.utf8.count <= 40,
          let date = DateParser.find(inText: tail).first, date.range.count == tail.utf8.count,
          isPlausible(date.reading.timestamp, bounds)
        else { continue }
        found.append(DateEvidence(date.reading.timestamp, from: origin))
        break
      }
    }
  }

  /// A page's date is a day at least.
  private static func isPlausible(_ timestamp: Timestamp, _ bounds: DateBounds) -> Bool {
    timestamp.precision != .month && timestamp.precision != .year && bounds.contains(timestamp)
  }

  // MARK: Settling

  /// The chosen one first, made finer by others of the same moment; the rest in order, contradictions marked.
  private static func settled(_ found: [DateEvidence]) -> [DateEvidence] {
    guard var chosen = found.first(where: { $0.origin != .url }) else { return found }
    var rest = found
    if let index = rest.firstIndex(of: chosen) { rest.remove(at: index) }
    if chosen.timestamp.precision == .day {
      // The same day with a clock says more.
      if let finer = rest.first(where: {
        $0.timestamp.precision != .day && isSameDay($0.timestamp, chosen.timestamp)
      }),
        let index = rest.firstIndex(of: finer)
      {
        rest[index] = chosen
        chosen = finer
      }
    }
    if chosen.timestamp.offset == .none {
      for other in rest {
        guard case .stated(let minutes) = other.timestamp.offset, other.timestamp.precision != .day else {
          continue
        }
        // The same wall clock with an offset: that is the offset.
        let gap = chosen.timestamp.secondsSinceEpoch - Int64(minutes) * 60 - other.timestamp.secondsSinceEpoch
        if abs(gap) < 60 {
          chosen.timestamp.secondsSinceEpoch -= Int64(minutes) * 60
          chosen.timestamp.offset = .inferred(minutes: minutes)
          break
        }
      }
    }
    for index in rest.indices {
      rest[index].isConflict =
        abs(rest[index].timestamp.secondsSinceEpoch - chosen.timestamp.secondsSinceEpoch) > 129_600
    }
    return [chosen] + rest
  }

  private static func isSameDay(_ left: Timestamp, _ right: Timestamp) -> Bool {
    let (a, b) = (left.civil, right.civil)
    return a.year == b.year && a.month == b.month && a.day == b.day
  }

  private mutating func readModified(
    _ reading: borrowing PageReading, _ facts: borrowing PageFacts, _ bounds: DateBounds
  ) {
    let data = facts.linkedData.article?["dateModified"]?.elements.first?.scalarText
    let texts =
      [(data, DateEvidence.Origin.jsonLD)] + facts.metaValues(Self.modifiedKeys).map { ($0.value, .meta) }
      + Self.microdata(reading, facts, ["datemodified", "modified"]).map { ($0, .microdata) }
    modified = texts.prefix(Self.maximumModified).compactMap { text, origin in
      text.flatMap { DateParser.parse($0) }.flatMap {
        Self.isPlausible($0, bounds) ? DateEvidence($0, from: origin) : nil
      }
    }
  }

  private static let maximumModified = 8
}
