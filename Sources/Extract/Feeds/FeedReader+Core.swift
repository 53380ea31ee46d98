import Model
import Time

/// What the text of a closed element says, by where it stands.
extension FeedReader {
  mutating func take(_ frame: Frame) {
    defer { text.reset() }
    switch context {
    case .feed: takeFeedText(frame)
    case .entry: takeEntryText(frame)
    case .person: takePersonText(frame)
    case .image: draft.imageURL = draft.imageURL ?? word()
    default: break
    }
  }

  private mutating func takePersonText(_ frame: Frame) {
    switch frame.element {
    case .name: draft.person.name = draft.person.name ?? line(frame)
    case .uri, .url, .homepage:
      draft.person.url = draft.person.url ?? word().flatMap { link($0, base: base(of: frame)) }
    case .email: draft.person.email = word()
    case .image: draft.person.avatar = word().flatMap { link($0, base: base(of: frame)) }
    default: break
    }
  }

  // MARK: Feed

  private mutating func takeFeedText(_ frame: Frame) {
    switch (frame.namespace, frame.element) {
    case (.core, .title): draft.title.offer(line(frame), rank: 3)
    case (_, .title): draft.title.offer(line(frame), rank: 1)
    case (.core, .link):
      guard let address = word() else { return }
      takeLink(link(address, base: base(of: frame)), frame.relation, isPage: frame.isFlagged)
    case (.core, .description), (.core, .subtitle), (.core, .tagline), (.core, .abstract):
      draft.description.offer(line(frame), rank: 3)
    case (.itunes, .summary), (.dc, .description), (.media, .description):
      draft.description.offer(line(frame), rank: 2)
    case (.itunes, .subtitle): draft.description.offer(line(frame), rank: 1)
    case (.core, .language): draft.language.offer(word(), rank: 3)
    case (.dc, .language): draft.language.offer(word(), rank: 2)
    case (.core, .logo): draft.icon.offer(word().flatMap { link($0, base: base(of: frame)) }, rank: 3)
    case (.core, .icon): draft.favicon.offer(word().flatMap { link($0, base: base(of: frame)) }, rank: 3)
    case (.core, .ttl):
      if let minutes = word().flatMap({ Int($0) }), (0...527_040).contains(minutes) {
        document.timeToLiveSeconds = minutes * 60
      }
    case (.core, .hour):
      // RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23.
      if let hour = word().flatMap({ Int($0) }), (0...24).contains(hour) {
        document.quietHours.insert(hour % 24)
      }
    case (.core, .day): if let day = word().flatMap(Self.weekday) { document.quietDays.insert(day) }
    case (.syndication, .updateperiod): draft.updatePeriodSeconds = word().flatMap(Self.period)
    case (.syndication, .updatefrequency): draft.updateFrequency = word().flatMap { Int($0) }
    default: break
    }
  }

  private static func weekday(_ word: String) -> Int? {
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].firstIndex(
      of: word.lowercased())
  }

  private static func period(_ word: String) -> Int? {
    switch word.lowercased() {
    case "hourly": 3_600
    case "daily": 86_400
    case "weekly": 604_800
    case "monthly": 2_592_000
    case "yearly": 31_536_000
    default: nil
    }
  }

  mutating func finishFeed() {
    document.title = draft.title.value
    document.description = draft.description.value
    document.homePageURL = draft.homePage.value
    document.feedURL = draft.feedURL.value
    document.icon = draft.icon.value
    document.favicon = draft.favicon.value
    document.language = draft.language.value ?? draft.httpLanguage
    document.authors = draft.authors.value ?? []
    if document.timeToLiveSeconds == nil, let period = draft.updatePeriodSeconds {
      document.timeToLiveSeconds = period / max(1, min(draft.updateFrequency ?? 1, 1_000))
    }
    settleDates()
  }

  /// Dates that read as two days are read in the order that the feed's other dates prove.
  private mutating func settleDates() {
    for ambiguous in draft.ambiguousDates {
      let timestamp = ambiguous.date.settled(by: draft.dateOrders)
      switch ambiguous.field {
      case .published: document.entries[ambiguous.entryIndex].datePublished = timestamp
      case .modified: document.entries[ambiguous.entryIndex].dateModified = timestamp
      }
    }
  }

  // MARK: Entry

  private mutating func takeEntryText(_ frame: Frame) {
    switch (frame.namespace, frame.element) {
    case (.core, .title): draft.entryTitle.offer(line(frame), rank: 4)
    case (.dc, .title), (.itunes, .title): draft.entryTitle.offer(line(frame), rank: 3)
    case (.media, .title): draft.entryTitle.offer(line(frame), rank: 2)
    case (.core, .link):
      guard let address = word() else { return }
      takeLink(link(address, base: base(of: frame)), frame.relation, isPage: frame.isFlagged)
    case (.core, .guid), (.core, .id), (.dc, .identifier): takeIdentifier(frame)
    case (.feedburner, .origlink):
      draft.entryURL.offer(word().flatMap { link($0, base: base(of: frame)) }, rank: 5)
    case (.feedburner, .origenclosurelink):
      draft.originalEnclosure = word().flatMap { link($0, base: base(of: frame)) }
    case (.core, .category), (.itunes, .category), (.media, .category), (.dc, .subject):
      if let tag = line(frame) { addTag(tag) }
    case (.core, .tags), (.core, .keywords), (.itunes, .keywords), (.media, .keywords):
      for tag in (line(frame) ?? "").split(separator: ",") { addTag(String(tag)) }
    case (.itunes, .duration):
      if let seconds = word().flatMap(Self.seconds), !draft.entry.attachments.isEmpty {
        draft.entry.attachments[0].durationInSeconds = seconds
      }
    case (_, .language): draft.entryLanguage.offer(word(), rank: 2)
    default: if !takeEntryDate(frame) { takeEntryBody(frame) }
    }
  }

  private mutating func takeIdentifier(_ frame: Frame) {
    guard let identifier = word() else { return }
    if frame.namespace == .core || draft.entry.id == nil { draft.entry.id = identifier }
    if frame.isFlagged, identifier.utf8.starts(with: "http".utf8) {
      draft.entryURL.offer(link(identifier, base: base(of: frame)), rank: 1)
    }
  }

  private mutating func takeEntryDate(_ frame: Frame) -> Bool {
    let rank: Int
    let isPublished: Bool
    switch (frame.namespace, frame.element) {
    case (.core, .pubdate), (.core, .published): (rank, isPublished) = (4, true)
    case (.core, .issued), (.dcterms, .issued): (rank, isPublished) = (3, true)
    case (.dc, .date), (.core, .date), (.dcterms, .date): (rank, isPublished) = (2, true)
    case (_, .created): (rank, isPublished) = (1, true)
    case (.core, .updated): (rank, isPublished) = (4, false)
    case (.core, .modified), (.dcterms, .modified): (rank, isPublished) = (3, false)
    default: return false
    }
    if let text = word() { takeDate(text, rank: rank, published: isPublished) }
    return true
  }

  private mutating func takeEntryBody(_ frame: Frame) {
    switch (frame.namespace, frame.element) {
    case (.content, .encoded), (.core, .encoded): draft.content.offer(body(frame, isContent: true), rank: 4)
    case (.core, .content), (.xhtml, .body): draft.content.offer(body(frame, isContent: true), rank: 3)
    case (.core, .body), (.core, .fullitem): draft.content.offer(body(frame, isContent: true), rank: 2)
    case (.core, .description), (.core, .summary), (.core, .abstract):
      draft.summary.offer(body(frame, isContent: false), rank: 5)
    case (.dc, .description), (.dcterms, .abstract):
      draft.summary.offer(body(frame, isContent: false), rank: 4)
    case (.itunes, .summary): draft.summary.offer(body(frame, isContent: false), rank: 3)
    case (.media, .description): draft.summary.offer(body(frame, isContent: false), rank: 2)
    case (.itunes, .subtitle): draft.summary.offer(body(frame, isContent: false), rank: 1)
    default: break
    }
  }

  /// Completes the open entry and adds it to the feed. One that the document's end cut off counts if it can be found again.
  mutating func finishEntry(isWhole: Bool) {
    // Moved, not copied: an entry is two dozen references.
    var entry = Entry()
    swap(&entry, &draft.entry)
    entry.title = draft.entryTitle.value
    entry.url = draft.entryURL.value
    entry.image = draft.image.value
    entry.language = draft.entryLanguage.value
    entry.authors = draft.entryAuthors.value ?? []
    if let url = draft.originalEnclosure, !entry.attachments.isEmpty { entry.attachments[0].url = url }
    if entry.attachments.isEmpty, let url = draft.playerURL {
      entry.attachments.append(FeedAttachment(url: url, mimeType: "text/html"))
    }
    fillTexts(of: &entry)
    entry.datePublished = note(draft.published.value, .published)
    entry.dateModified = note(draft.modified.value, .modified)
    guard isWhole || entry.url != nil || entry.id != nil else { return }
    guard document.entries.count < maximumEntries else {
      repairs.insert(.limitReached)
      return
    }
    document.entries.append(entry)
  }

  private mutating func note(_ date: DateParser.Reading?, _ field: FeedDraft.AmbiguousDate.Field)
    -> Timestamp?
  {
    guard let date else { return nil }
    draft.dateOrders.add(date)
    if date.isAmbiguous, document.entries.count < maximumEntries {
      draft.ambiguousDates.append(.init(entryIndex: document.entries.count, field: field, date: date))
    }
    return date.timestamp
  }

  /// A description that stands alone is the content, too, where it has markup or is too long for a summary.
  private func fillTexts(of entry: inout Entry) {
    let summary = draft.summary.value
    if let content = draft.content.value {
      entry.contentHTML = content.html
      if content.html == nil { entry.contentText = content.plain }
      entry.summary = summary?.plain
      return
    }
    guard let summary else { return }
    entry.contentHTML = summary.html
    let isShort = (summary.plain?.utf8.count ?? 0) <= Self.maximumSummaryBytes
    if isShort {
      entry.summary = summary.plain
    } else if summary.html == nil {
      entry.contentText = summary.plain
    }
  }
}
