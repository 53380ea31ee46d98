internal import Dedupe
internal import Model
internal import Store

/// The entries of a source's documents that one poll takes up, and how many it leaves out.
struct EntrySieve: Sendable {
  private(set) var entries: [DiscoveredEntry] = []
  /// Without an address that can be fetched, beyond the limit, or not among those that the user wants.
  private(set) var unusableCount = 0
  /// Of sitemaps: entries that are dated further back than `maximum_age`, and those without date that were listed before.
  private(set) var olderCount = 0
  /// Of sitemaps: entries without date that a first reading found; they go into the ledger as too old.
  private(set) var undatedCount = 0
  private var undatedKeys: Set<[UInt8]> = []
  private var keys: Set<[UInt8]> = []
  private let settings: FeedSettings
  private let now: Int64

  init(_ settings: FeedSettings, now: Int64) {
    (self.settings, self.now) = (settings, now)
  }

  /// - Parameter isFirstReading: of a sitemap: what it lists without a date counts as old.
  /// - Returns: of a sitemap: the date of its newest entry, if that is dated.
  mutating func take(_ document: FeedDocument, isFirstReading: Bool) -> Int64? {
    let limit = settings.maximumEntries(of: document.kind)
    unusableCount += max(0, document.entries.count - limit)
    guard document.kind == .sitemap else {
      for entry in document.entries.prefix(limit) { take(entry, of: document.kind) }
      return nil
    }
    return takeSitemap(document.entries.prefix(limit), isFirstReading: isFirstReading)
  }

  private mutating func take(_ entry: Entry, of kind: SourceKind) {
    let age = settings.maximumAgeSeconds(of: kind)
    let isTooOld = (entry.dateModified ?? entry.datePublished).map { isOlder($0, than: age) } ?? false
    add(
      entry, published: entry.datePublished ?? entry.dateModified,
      // A page shows one story under several headlines, and dates as "two hours ago": a difference is no change.
      hash: kind == .page ? Self.noHash : Self.hash(of: entry), filterReason: isTooOld ? "too-old" : nil)
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
          entry, published: nil, hash: Self.hash(of: entry, modified), filterReason: isOld ? "too-old" : nil)
        if isOld, key != nil { undatedCount += 1 }
        if let key, age != nil { undatedKeys.insert(key) }
        continue
      }
      newest = max(newest ?? .min, date.secondsSinceEpoch)
      if isOlder(date, than: age) {
        olderCount += 1
      } else {
        add(entry, published: entry.datePublished, hash: Self.hash(of: entry, modified), filterReason: nil)
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
    _ entry: Entry, published: Timestamp?, hash: [UInt8], filterReason: String?
  ) -> [UInt8]? {
    guard let url = entry.pageURL.flatMap({ WebURL($0) }), url.isHTTP, settings.wants(url) else {
      unusableCount += 1
      return nil
    }
    let key = Identity.ledgerKey(of: url)
    guard keys.insert(key).inserted else { return nil }
    entries.append(
      DiscoveredEntry(
        key: key, url: url.string, host: url.host, entryID: entry.id, entryHash: hash, published: published,
        filterReason: filterReason))
    return key
  }

  private static let noHash = [UInt8](repeating: 0, count: 16)

  /// Over what changes when a publisher edits an article: its headline and its dates.
  private static func hash(of entry: Entry) -> [UInt8] { hash(of: entry, entry.dateModified) }

  private static func hash(of entry: Entry, _ modified: Timestamp?) -> [UInt8] {
    let dates = [entry.datePublished, modified].map { $0.map { String($0.secondsSinceEpoch) } ?? "" }
    return SHA256.key(([entry.title ?? ""] + dates).joined(separator: "\u{0}"))
  }
}
