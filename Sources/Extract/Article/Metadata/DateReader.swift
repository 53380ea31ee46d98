internal import Addresses
internal import JSON
internal import Model
internal import Time

/// When it was published and changed, with every statement that the page makes about it.
///
/// Publishers state one instant several times and in different fineness: the first trustworthy statement
/// decides the day, and another one of the same day may add the clock or the offset that it lacks. A date
/// that only an address shows is evidence, never the answer.
struct DateReader {
  private(set) var published: [DateEvidence] = []
  private(set) var modified: [DateEvidence] = []
  private(set) var hasConflict = false
  /// The only date stands far from the headline, or outside of the page: it says little about what the page is.
  private(set) var isRemote = false

  private static let publishedKeys = PageFacts.RankedKeys([
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "date", "article.published", "bt:pubdate", "article_date_original", "originalpublicationdate",
    "displaydate", "citation_publication_date", "citation_online_date", "rnews:datepublished", "og:pubdate",
    "created", "datecreated", "last-publish-date", "iso-8601-publish-date",
    "article:published_date", "article:publish_time", "article:publication_date", "article:create_at",
    "og:article:published_date", "og:release_date", "og:regdate", "og:createtime", "news:publication_date",
    "published", "published_on", "published_at", "published-at", "published-on", "publishedat",
    "published-date",
    "published_date", "publisheddate", "published-time", "publishtime", "publish_time", "publish-time",
    "publish-on", "w-published-date", "pub_date", "pub-date", "date-pub", "date_published", "date-published",
    "datepublish", "dc:date", "dc:created", "dcterms:date", "dcterms:issued", "dcterms:created",
    "article_date",
    "article-date", "release_date", "release-date", "prism.publicationdate", "citation_date",
    "dcterms.available", "pagedate", "docdate",
  ])
  private static let modifiedKeys = PageFacts.RankedKeys([
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "article:updated",
    "dcterms.modified", "dc.date.modified", "lastmod", "article.updated", "last-modified", "updated_time",
    "revised", "article:modified", "article:modified_date", "article:updated_time", "revision_date",
    "date_modified",
    "modified_date", "modified-date", "lastupdated", "last-updated", "last_updated", "dateupdated",
    "update_date",
  ])
  /// Of one name only the first values: a list page repeats them for every item.
  private static let maximumValues = 2

  init(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, headline: HeadlinePlace,
    fetched: Timestamp?, hint: DateEvidence? = nil
  ) {
    var found: [DateEvidence] = []
    // Days whose numbers may have changed places, as read and as they may be meant.
    var swapped: [(Timestamp, Timestamp)] = []
    let bounds = DateBounds(fetched: fetched)
    func add(_ text: String?, _ origin: DateEvidence.Origin) {
      guard let text, text.utf8.count <= 80, let reading = DateParser.read(text, now: fetched),
        Self.isPlausible(reading.timestamp, bounds)
      else { return }
      if let other = reading.alternative { swapped.append((reading.timestamp, other)) }
      found.append(DateEvidence(reading.timestamp, from: origin))
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
    let visible = VisibleDates(reading, facts, headline, fetched: fetched, bounds)
    found += visible.evidence
    if found.isEmpty { Self.addTitle(reading, facts, bounds, to: &found) }
    // A page that shows no other day: it is that of the version that was read.
    if found.isEmpty { found += visible.changes.prefix(1) }
    var changed: Timestamp?
    if found.isEmpty, hint == nil {
      let dates = PageDates.find(in: reading.document, url: nil, readsTitle: false)
      changed = dates.modified
      if let date = dates.published, Self.isPlausible(date, bounds) {
        isRemote = true
        found.append(DateEvidence(date, from: .visibleText))
      }
    }
    if let day = reading.base.flatMap({ AddressDate.day(in: $0.path) }), bounds.contains(day) {
      found.append(DateEvidence(day, from: .url))
    }
    Self.settleOrder(of: &found, swapped)
    let states = Self.changes(reading, facts, bounds)
    Self.preferShown(visible, changed: (states.first ?? visible.changes.first)?.timestamp, in: &found)
    published = Self.settled(found)
    if let hint { weigh(hint) }
    hasConflict = published.contains { $0.isConflict }
    modified = states + visible.changes
    if modified.isEmpty, let changed, Self.isPlausible(changed, bounds) {
      modified = [DateEvidence(changed, from: .visibleText)]
    }
    let language =
      facts.language ?? LocalTime.language(ofTitle: facts.meta("og:title") ?? facts.titleText(reading))
    if let minutes = LocalTime.offsetMinutes(host: reading.base?.host, language: language) {
      for index in published.indices { published[index].timestamp.infer(minutes) }
      for index in modified.indices { modified[index].timestamp.infer(minutes) }
    }
  }

  /// Puts the date that a rule selected before all that were found.
  mutating func prefer(_ date: Timestamp) {
    let rest = published.map {
      DateEvidence($0.timestamp, from: $0.origin, isConflict: Self.contradicts($0.timestamp, date))
    }
    published = [DateEvidence(date, from: .rule)] + rest
    // The rule has settled it.
    hasConflict = false
    isRemote = false
  }

  // MARK: Sources

  private static func microdata(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ names: [String]
  ) -> [String] {
    let document = reading.document
    return facts.properties.filter { names.contains($0.name) }.prefix(4).compactMap { property in
      document.value(.content, of: property.node) ?? document.value(.datetime, of: property.node)
        ?? document.text(of: property.node, maximumBytes: 200)
    }
  }

  /// `Headline | Site | 28.04.2023`: what stands last in the page's title and is nothing but a date.
  private static func addTitle(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ bounds: DateBounds,
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
  static func isPlausible(_ timestamp: Timestamp, _ bounds: DateBounds) -> Bool {
    timestamp.precision != .month && timestamp.precision != .year && bounds.contains(timestamp)
  }

  // MARK: Settling

  /// Puts the date that the page shows at its headline before what it states for machines, where the statement is later by days,
  /// and the page changed at that time or never: a system that sets its date of publication when an article is published
  /// again.
  private static func preferShown(
    _ visible: VisibleDates, changed: Timestamp?, in found: inout [DateEvidence]
  ) {
    guard let stated = found.first?.timestamp, let origin = found.first?.origin,
      machineOrigins.contains(origin),
      let shown = visible.shown,
      shown.secondsSinceEpoch + minimumRepublishedSeconds < stated.secondsSinceEpoch,
      !visible.evidence.contains(where: { !contradicts($0.timestamp, stated) }),
      changed.map({ $0.secondsSinceEpoch < stated.secondsSinceEpoch + maximumGapSeconds }) ?? true,
      let index = found.firstIndex(where: { isSameDay($0.timestamp, shown) })
    else { return }
    found.insert(found.remove(at: index), at: 0)
  }

  private static let minimumRepublishedSeconds: Int64 = 3 * 86_400
  private static let machineOrigins: [DateEvidence.Origin] = [.jsonLD, .meta, .microdata]

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
    if chosen.origin == .jsonLD, chosen.timestamp.offset == .stated(minutes: 0),
      let offset = localOffset(of: chosen, in: rest)
    {
      chosen.timestamp.offset = offset
    }
    for index in rest.indices {
      rest[index].isConflict =
        contradicts(rest[index].timestamp, chosen.timestamp)
    }
    return [chosen] + rest
  }

  /// The offset of the place where the page was published: a system states its instant in UTC, and the page tells the same one
  /// by its own clock. The day that readers call it by is that clock's.
  private static func localOffset(of chosen: DateEvidence, in rest: [DateEvidence]) -> Timestamp.Offset? {
    for other in rest where other.timestamp.precision != .day {
      let gap = other.timestamp.secondsSinceEpoch - chosen.timestamp.secondsSinceEpoch
      switch other.timestamp.offset {
      case .stated(let minutes) where minutes != 0 && abs(gap) < 60: return other.timestamp.offset
      case .none where gap != 0 && pageOrigins.contains(other.origin):
        let hours = Int((Double(gap) / 3_600).rounded())
        guard (-11...14).contains(hours), hours != 0, abs(gap - Int64(hours) * 3_600) < 60 else { continue }
        return .inferred(minutes: hours * 60)
      default: continue
      }
    }
    return nil
  }

  private static let pageOrigins: [DateEvidence.Origin] = [.timeElement, .visibleText]

  /// `03-09-2026` means the day that the page shows in words, where it shows one of the two.
  private static func settleOrder(
    of found: inout [DateEvidence], _ swapped: [(read: Timestamp, other: Timestamp)]
  ) {
    for pair in swapped {
      guard !found.contains(where: { $0.timestamp != pair.read && isSameDay($0.timestamp, pair.read) }),
        found.contains(where: { isSameDay($0.timestamp, pair.other) })
      else { continue }
      for index in found.indices where found[index].timestamp == pair.read {
        found[index].timestamp = pair.other
      }
    }
  }

  /// Two dates of one article may lie as far apart as a day without a clock and a time in the farthest zone.
  static func contradicts(_ left: Timestamp, _ right: Timestamp) -> Bool {
    abs(left.secondsSinceEpoch - right.secondsSinceEpoch) > maximumGapSeconds
  }

  private static let maximumGapSeconds: Int64 = 129_600

  /// Takes account of a time of publication that was stated outside the page.
  ///
  /// The page's own date stays the answer where it has one. Where it was written without its offset from UTC, an instant
  /// from outside that tells the same clock in some time zone settles it.
  private mutating func weigh(_ hint: DateEvidence) {
    guard var chosen = published.first, chosen.origin != .url else {
      isRemote = true
      published.insert(hint, at: 0)
      return
    }
    if chosen.timestamp.offset == .none, chosen.timestamp.precision != .day,
      let minutes = Self.offset(of: chosen.timestamp, against: hint.timestamp)
    {
      chosen.timestamp.infer(minutes)
      published[0] = chosen
    }
    let isConflict = Self.contradicts(hint.timestamp, chosen.timestamp)
    published.append(DateEvidence(hint.timestamp, from: hint.origin, isConflict: isConflict))
  }

  /// The time zone in which the clock tells the instant, to the two minutes that systems differ by; nil where there is none.
  private static func offset(of clock: Timestamp, against instant: Timestamp) -> Int? {
    let difference = clock.secondsSinceEpoch - instant.secondsSinceEpoch
    let quarters = Int((Double(difference) / 900).rounded())
    // Offsets in use reach from −12:00 to +14:00, in quarters of an hour.
    guard (-48...56).contains(quarters), abs(difference - Int64(quarters) * 900) <= 120 else { return nil }
    return quarters * 15
  }

  private static func isSameDay(_ left: Timestamp, _ right: Timestamp) -> Bool {
    let (a, b) = (left.civil, right.civil)
    return a.year == b.year && a.month == b.month && a.day == b.day
  }

  private static func changes(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, _ bounds: DateBounds
  ) -> [DateEvidence] {
    let data = facts.linkedData.article?["dateModified"]?.elements.first?.scalarText
    let texts =
      [(data, DateEvidence.Origin.jsonLD)] + facts.metaValues(modifiedKeys).map { ($0.value, .meta) }
      + microdata(reading, facts, ["datemodified", "modified"]).map { ($0, .microdata) }
    return texts.prefix(maximumModified).compactMap { text, origin in
      text.flatMap { DateParser.parse($0) }.flatMap {
        isPlausible($0, bounds) ? DateEvidence($0, from: origin) : nil
      }
    }
  }

  private static let maximumModified = 8
}
