internal import Addresses
internal import Dedupe
internal import Model
internal import Store
internal import Time

/// The entries of a source's documents that one poll takes up, and how many it leaves out.
struct EntrySieve: Sendable {
  private(set) var entries: [DiscoveredEntry] = []
  /// Entries that cannot be taken or are not wanted, by the reason: `no-address`, `not-http`, `over-limit` or `excluded`.
  private(set) var unusable: [String: Int] = [:]
  var unusableCount: Int { unusable.values.reduce(0, +) }
  /// Entries that are not fetched, by the reason: what cannot be taken, and what is `too-old`.
  var filteredReasons: [String: Int] {
    var reasons = entries.reduce(into: unusable) { reasons, entry in
      if let reason = entry.filterReason { reasons[reason, default: 0] += 1 }
    }
    // Counted as older, not as filtered.
    if let count = reasons["too-old"] {
      reasons["too-old"] = count > undatedCount ? count - undatedCount : nil
    }
    return reasons
  }
  /// Of sitemaps: entries that are dated further back than `maximum_age`, and those without date that were listed before.
  private(set) var olderCount = 0
  /// Of sitemaps: entries without date that a first reading found; they go into the ledger as too old.
  private(set) var undatedCount = 0
  private var undatedKeys: Set<[UInt8]> = []
  private var keys: Set<[UInt8]> = []
  private let feedID: String
  private let settings: FeedSettings
  private let now: Int64

  init(of feed: Feed, now: Int64) {
    (feedID, settings, self.now) = (feed.id, feed.settings, now)
  }

  /// - Parameter isFirstReading: of a sitemap: what it lists without a date counts as old.
  /// - Returns: of a sitemap: the date of its newest entry, if that is dated.
  mutating func take(_ document: FeedDocument, isFirstReading: Bool) -> Int64? {
    let limit = settings.maximumEntries(of: document.kind)
    let surplus = document.entries.count - limit
    if surplus > 0 { unusable["over-limit", default: 0] += surplus }
    guard document.kind == .sitemap else {
      let identities = document.kind == .page ? nil : EntryIdentities(document.entries, feedID: feedID)
      for entry in document.entries.prefix(limit) { take(entry, of: document.kind, identities) }
      return nil
    }
    return takeSitemap(document.entries.prefix(limit), isFirstReading: isFirstReading)
  }

  private mutating func take(_ entry: Entry, of kind: SourceKind, _ identities: EntryIdentities?) {
    let age = settings.maximumAgeSeconds(of: kind)
    let isTooOld = (entry.dateModified ?? entry.datePublished).map { isOlder($0, than: age) } ?? false
    add(
      entry, published: entry.datePublished ?? entry.dateModified,
      // A page shows one story under several headlines, and dates as "two hours ago": a difference is no change.
      hash: kind == .page ? Self.noHash : EntryIdentities.hash(of: entry),
      filterReason: isTooOld ? "too-old" : nil, identities)
  }

  /// Old entries with a date stay old: they are counted and forgotten. Those without one go into the ledger, so that they are
  /// known when they are listed again.
  private mutating func takeSitemap(_ entries: ArraySlice<Entry>, isFirstReading: Bool) -> Int64? {
    let age = settings.maximumAgeSeconds(of: .sitemap)
    let believesModified = Self.believesModified(entries)
    var newest: Int64?
    for entry in entries {
      let modified = believesModified ? entry.dateModified : nil
      guard let date = [modified, entry.datePublished].compactMap({ $0 }).max() else {
        let isOld = isFirstReading && age != nil
        let key = add(
          entry, published: nil, hash: EntryIdentities.hash(of: entry, modified),
          filterReason: isOld ? "too-old" : nil)
        if isOld, key != nil { undatedCount += 1 }
        if let key, age != nil { undatedKeys.insert(key) }
        continue
      }
      newest = max(newest ?? .min, date.secondsSinceEpoch)
      if isOlder(date, than: age) {
        olderCount += 1
      } else {
        add(
          entry, published: entry.datePublished, hash: EntryIdentities.hash(of: entry, modified),
          filterReason: nil)
      }
    }
    return newest
  }

  /// False where most entries have the same `lastmod`: then it is when the sitemap was made.
  private static func believesModified(_ entries: ArraySlice<Entry>) -> Bool {
    let leastCount = 10
    var counts: [Int64: Int] = [:]
    for entry in entries {
      if let date = entry.dateModified, date.precision == .second {
        counts[date.secondsSinceEpoch, default: 0] += 1
      }
    }
    return entries.count < leastCount || (counts.values.max() ?? 0) * 2 <= entries.count
  }

  private func isOlder(_ date: Timestamp, than age: Int?) -> Bool {
    age.map { now - date.secondsSinceEpoch > Int64($0) } ?? false
  }

  /// Called once it is known which entries no source ever listed: without a date, any other is an old one.
  mutating func dropKnownUndated(unknown: Set<[UInt8]>) {
    let before = entries.count
    entries.removeAll { undatedKeys.contains($0.key) && !unknown.contains($0.key) }
    olderCount += before - entries.count
  }

  @discardableResult
  private mutating func add(
    _ entry: Entry, published: Timestamp?, hash: [UInt8], filterReason: String?,
    _ identities: EntryIdentities? = nil
  ) -> [UInt8]? {
    guard let url = entry.pageURL.flatMap({ WebURL($0) }) else { return leaveOut("no-address") }
    guard url.isHTTP else { return leaveOut("not-http") }
    guard settings.wants(url) else { return leaveOut("excluded") }
    let key = Identity.ledgerKey(of: url)
    guard keys.insert(key).inserted else { return nil }
    entries.append(
      DiscoveredEntry(
        key: key, url: url.string, host: url.host, entryID: entry.id,
        guidKey: identities?.key(of: entry, at: url), entryHash: hash, published: published,
        title: filterReason == nil ? entry.title : nil,
        language: entry.language.flatMap { LanguageTag($0) }, filterReason: filterReason))
    return key
  }

  private mutating func leaveOut(_ reason: String) -> [UInt8]? {
    unusable[reason, default: 0] += 1
    return nil
  }

  private static let noHash = [UInt8](repeating: 0, count: 16)
}
