internal import Addresses
public import Model
public import Time

/// A source that a site offers, and what it brings.
public struct FoundSource: Sendable {
  /// Where it is, behind redirects.
  public var url: String
  /// What its document is.
  public var kind: SourceKind
  /// What it calls itself, or what its site calls it.
  public var title: String?
  /// As its document, or most of its entries, say.
  public var language: LanguageTag?
  /// Entries of its document; of an index of sitemaps, those of the sitemaps that were looked at.
  public var entryCount = 0
  /// Entries dated within a day before now; nil where none has a date.
  public var lastDayCount: Int?
  /// Date of its newest entry.
  public var newest: Timestamp?
  /// A sitemap with the news extension.
  public var isNews = false
  /// Sitemaps that it lists, for an index.
  public var sitemapCount = 0
  /// Share of its entries that better sources of the site list as well, 0…1.
  public var overlap = 0.0
  var addresses: Set<String> = []

  /// Of two that bring as much: a feed says most of its entries, and an index costs the most requests.
  var rank: Int {
    switch kind {
    case .feed, .auto: 0
    case .sitemap: sitemapCount > 0 ? 4 : isNews ? 1 : 3
    case .page: 2
    }
  }

  init(_ document: FeedDocument, url: String, title: String?, now: Timestamp) {
    self.url = url
    self.title = document.title ?? title
    kind = document.kind
    sitemapCount = document.sitemaps.count
    add(document.entries, now: now)
    language =
      document.language.flatMap { LanguageTag($0) } ?? Self.commonest(document.entries.map(\.language))
    isNews = kind == .sitemap && document.entries.contains { $0.title != nil }
  }

  mutating func add(_ entries: [Entry], now: Timestamp) {
    addresses.formUnion(entries.compactMap { $0.pageURL.flatMap { WebURL($0) }.map(CanonicalURL.canonical) })
    entryCount = addresses.count
    let dates = entries.compactMap { $0.datePublished ?? $0.dateModified }
    guard !dates.isEmpty else { return }
    newest = (dates + [newest].compactMap(\.self)).max()
    let day: Int64 = 86_400
    lastDayCount =
      (lastDayCount ?? 0) + dates.count { now.secondsSinceEpoch - $0.secondsSinceEpoch < day }
  }

  private static func commonest(_ languages: [String?]) -> LanguageTag? {
    let counts = Dictionary(languages.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { LanguageTag($0.key) }
  }

  /// The best first; what lists nothing of its own beside a better one of its kind is left out.
  static func ranked(_ sources: [FoundSource]) -> [FoundSource] {
    let order = sources.sorted {
      ($1.lastDayCount ?? 0, $0.rank, $1.entryCount, $0.url) < (
        $0.lastDayCount ?? 0, $1.rank, $0.entryCount, $1.url
      )
    }
    var listed: Set<String> = []
    var kinds: [SourceKind: Set<String>] = [:]
    var ranked: [FoundSource] = []
    for var source in order {
      let shared = source.addresses.intersection(listed).count
      source.overlap = source.addresses.isEmpty ? 0 : Double(shared) / Double(source.addresses.count)
      let isCopy = source.sitemapCount == 0 && source.addresses.isSubset(of: kinds[source.kind] ?? [])
      listed.formUnion(source.addresses)
      kinds[source.kind, default: []].formUnion(source.addresses)
      if !isCopy { ranked.append(source) }
    }
    return ranked
  }
}
