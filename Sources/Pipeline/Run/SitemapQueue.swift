internal import Dedupe
internal import Model
internal import Store
internal import Time

/// Which sitemaps behind an index one poll reads, and in which order: those that may have changed, news sitemaps first.
///
/// `lastmod` of the index is believed. Sitemaps without one are asked, with their validators, at each poll while they bring something
/// and once a day while they do not. What is older than `maximum_age` by its `lastmod`, or by the year and month in its name,
/// is not read at all.
struct SitemapQueue: Sendable {
  /// Documents that one poll reads behind an index; the rest waits for the next.
  static let maximumDocuments = 50
  /// Of all that one poll reads behind an index, decoded.
  static let maximumBytes = 256 << 20
  /// Sitemaps without a `lastmod` that are kept an eye on behind one source.
  static let maximumKnown = 500
  /// An index lists sitemaps: depth 1. Some list indexes; the protocol knows none, traps have no end.
  static let maximumDepth = 3
  static let maximumListed = 200_000
  static let quietWaitSeconds: Int64 = 86_400
  static let failureWaitSeconds: Int64 = 3_600

  /// A sitemap to be read now.
  struct Step: Sendable {
    var reference: SitemapReference
    var parentURL: String
    var depth: Int
    /// As it was when it was last read; nil: never.
    var known: SitemapState?
    /// No index had it at an earlier poll, so all that it lists is new.
    var isNewInIndex: Bool
  }

  private enum Urgency: Int, CaseIterable { case news, changed, live, unread, quiet }

  private(set) var changes = SitemapChanges()
  /// Documents that the limits of this poll left for the next one.
  private(set) var leftCount = 0
  /// Documents without a `lastmod` that are not read, since as many as may be are kept an eye on.
  private(set) var unwatchedCount = 0
  private(set) var isTooDeep = false
  private(set) var readCount = 0
  private var readBytes = 0
  private var known: [String: SitemapState]
  private var listing: Set<UInt64>
  private let hadListing: Bool
  private var hasNewListing = false
  private var seen: Set<String> = []
  private var waiting: [[Step]] = Array(repeating: [], count: Urgency.allCases.count)
  /// Of each urgency, how many there are beyond those that wait.
  private var beyondCounts = Array(repeating: 0, count: Urgency.allCases.count)
  private let now: Int64
  private let maximumAgeSeconds: Int?
  /// This poll checks whether `lastmod` is true.
  private let doubtsDates: Bool

  /// - Parameter listing: as ``StateStore/sitemapListing(ofFeed:)`` gives it.
  init(
    known: [SitemapState], listing: [UInt8]?, now: Int64, maximumAgeSeconds: Int?, doubtsDates: Bool
  ) {
    self.known = Dictionary(known.map { ($0.url, $0) }) { first, _ in first }
    self.listing = Self.keys(listing ?? [])
    (hadListing, self.now, self.maximumAgeSeconds) = (listing != nil, now, maximumAgeSeconds)
    self.doubtsDates = doubtsDates
    if listing == nil { changes.replacesAll = true }
  }

  var isUnfinished: Bool { leftCount > 0 || changes.updated.contains { $0.failureCount > 0 } }

  /// What was read before is read again, whether it has changed or not, by this poll or those that follow.
  mutating func forgetDocuments() {
    for url in known.keys.sorted() {
      known[url]?.forgetDocument()
      if let sitemap = known[url] { changes.updated.append(sitemap) }
    }
  }

  /// Takes up what an index lists. Those that it listed before and lists no more are forgotten.
  mutating func add(_ references: [SitemapReference], of parentURL: String, depth: Int) {
    let listed = Set(references.map(\.url))
    for sitemap in known.values.filter({ $0.parentURL == parentURL && !listed.contains($0.url) }) {
      known[sitemap.url] = nil
      changes.removed.append(sitemap.url)
    }
    changes.removed.sort()
    guard depth <= Self.maximumDepth else {
      isTooDeep = true
      return
    }
    let namesYears = SitemapName.holdYears(references.map(\.url), now: now)
    var added: [[Step]] = Array(repeating: [], count: waiting.count)
    for reference in references where seen.insert(reference.url).inserted {
      let step = Step(
        reference: reference, parentURL: parentURL, depth: depth, known: known[reference.url],
        isNewInIndex: note(reference.url))
      if let urgency = urgency(of: step, namesYears: namesYears) { added[urgency.rawValue].append(step) }
    }
    for index in added.indices {
      // Taken from the end: the newest by `lastmod`, else what was asked for longest ago; of those never read the two ends of
      // the list in turn, since the newest stands at one of them.
      let steps = index == Urgency.unread.rawValue ? Self.fromBothEnds(added[index]) : added[index]
      let ordered = steps.enumerated().sorted {
        (Self.date($0.element), -Self.checkedAt($0.element), -$0.offset)
          < (Self.date($1.element), -Self.checkedAt($1.element), -$1.offset)
      }
      hold(ordered.map(\.element), at: index)
    }
  }

  /// More of an urgency than one poll reads are counted only: an index may list 50,000.
  private mutating func hold(_ steps: [Step], at index: Int) {
    let held = waiting[index] + steps.suffix(Self.maximumDocuments)
    waiting[index] = held.suffix(Self.maximumDocuments)
    beyondCounts[index] += max(0, steps.count - Self.maximumDocuments) + held.count - waiting[index].count
  }

  /// Takes up the sitemaps that are known behind indexes that were not read by this poll, since they did not change.
  mutating func addKnown() {
    for sitemap in known.values.sorted(by: { ($1.checkedAt, $1.url) < ($0.checkedAt, $0.url) })
    where !seen.contains(sitemap.url) {
      let step = Step(
        reference: SitemapReference(
          url: sitemap.url, lastModified: sitemap.listedAt.map { Timestamp(secondsSinceEpoch: $0) }),
        parentURL: sitemap.parentURL, depth: sitemap.isIndex ? 1 : Self.maximumDepth, known: sitemap,
        isNewInIndex: false)
      guard let urgency = urgency(of: step), seen.insert(sitemap.url).inserted else { continue }
      hold([step], at: urgency.rawValue)
    }
  }

  /// The next one to read; nil where none is left, or a limit is met.
  mutating func next() -> Step? {
    if known.count >= Self.maximumKnown {
      let index = Urgency.unread.rawValue
      unwatchedCount += waiting[index].count + beyondCounts[index]
      (waiting[index], beyondCounts[index]) = ([], 0)
    }
    guard let index = waiting.firstIndex(where: { !$0.isEmpty }), readCount < Self.maximumDocuments,
      readBytes < Self.maximumBytes
    else {
      leftCount = waiting.reduce(0) { $0 + $1.count } + beyondCounts.reduce(0, +)
      return nil
    }
    readCount += 1
    return waiting[index].removeLast()
  }

  /// Keeps what became of one that was read.
  mutating func keep(_ sitemap: SitemapState, bytes: Int) {
    readBytes += bytes
    known[sitemap.url] = sitemap
    changes.updated.append(sitemap)
  }

  /// What the state is to remember, once nothing is left to read.
  func finished() -> SitemapChanges {
    var changes = changes
    if hasNewListing || !hadListing { changes.listing = Self.bytes(listing) }
    return changes
  }

  // MARK: Order

  private func urgency(of step: Step, namesYears: Bool = true) -> Urgency? {
    let listedAt = step.reference.lastModified?.secondsSinceEpoch
    guard let known = step.known else { return urgencyOfUnread(step, listedAt, namesYears: namesYears) }
    if known.failureCount > 0 {
      return now - known.checkedAt >= Self.failureWaitSeconds << Int64(min(known.failureCount, 6) - 1)
        ? .live : nil
    }
    let first: Urgency = known.isNews ? .news : .live
    if let listedAt, !doubtsDates {
      return listedAt == known.listedAt || isOlder(listedAt) ? nil : known.isNews ? .news : .changed
    }
    if known.isIndex { return .live }
    if let newest = known.newestAt, !isOlder(newest) { return first }
    return now - known.checkedAt >= Self.quietWaitSeconds ? .quiet : nil
  }

  private func urgencyOfUnread(_ step: Step, _ listedAt: Int64?, namesYears: Bool) -> Urgency? {
    let isNews = SitemapName.isNews(step.reference.url)
    if let listedAt { return isOlder(listedAt) ? nil : isNews ? .news : .changed }
    let end = SitemapName.endOfPeriod(step.reference.url, hasYears: namesYears)
    if let end, isOlder(end) { return nil }
    return isNews ? .news : step.isNewInIndex ? .changed : .unread
  }

  private func isOlder(_ seconds: Int64) -> Bool {
    maximumAgeSeconds.map { now - seconds > Int64($0) } ?? false
  }

  private static func date(_ step: Step) -> Int64 { step.reference.lastModified?.secondsSinceEpoch ?? .min }

  private static func checkedAt(_ step: Step) -> Int64 { step.known?.checkedAt ?? 0 }

  private static func fromBothEnds(_ steps: [Step]) -> [Step] {
    steps.indices.map { $0 % 2 == 0 ? steps[$0 / 2] : steps[steps.count - 1 - $0 / 2] }
  }

  // MARK: Listing

  /// True where no index had listed it before this poll, though indexes were read.
  private mutating func note(_ url: String) -> Bool {
    guard listing.count < Self.maximumListed else { return false }
    let isNew = listing.insert(Self.key(url)).inserted
    hasNewListing = hasNewListing || isNew
    return isNew && hadListing
  }

  private static func key(_ url: String) -> UInt64 {
    SHA256.key(url).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func keys(_ bytes: [UInt8]) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    keys.reserveCapacity(bytes.count / 8)
    var start = 0
    while start + 8 <= bytes.count {
      keys.insert(bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
      start += 8
    }
    return keys
  }

  private static func bytes(_ keys: Set<UInt64>) -> [UInt8] {
    keys.sorted().flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> (56 - 8 * $0)) } }
  }
}
