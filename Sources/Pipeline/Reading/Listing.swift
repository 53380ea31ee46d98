internal import Addresses
internal import Extract
internal import Model
internal import Store
internal import Time

/// What a source said of a page when it listed it. A page that is read with it once more gives the same record.
struct Listing: Sendable {
  /// What is written as `source` in the record.
  var source: ArticleSource
  /// The address that was asked for, without credentials; nil where the page was not fetched.
  var requested: String?
  var published: Timestamp?
  var title: String?
  var language: LanguageTag?

  /// A page that no source listed.
  init(source: ArticleSource) { self.source = source }

  /// - Parameter source: nil: the feed.
  init(_ document: PendingDocument, of feed: Feed, source: ArticleSource? = nil) {
    self.source = source ?? ArticleSource(listing: document, of: feed)
    requested = URLCredentials.removed(from: document.url)
    published = document.published
    title = document.title
    language = document.language ?? feed.languageHint
  }
}

/// As the `metadata` record that stands before a capture.
extension Listing {
  /// Nil where the record is none of ours.
  init?(fields content: [UInt8]) {
    var values: [Substring: String] = [:]
    for line in String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      values[line[..<colon]] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    guard let feedID = values["bantin-feed-id"] else { return nil }
    source = ArticleSource(
      kind: values["bantin-source-kind"].flatMap { ArticleSource.Kind(rawValue: $0) } ?? .feed,
      feedID: feedID, feedURL: values["bantin-feed-url"], entryID: values["bantin-entry-id"])
    requested = values["bantin-url-requested"].map { URLCredentials.removed(from: $0) }
    published = values["bantin-entry-published"].flatMap { DateParser.parse($0) }
    title = values["bantin-entry-title"]
    language = values["bantin-language-hint"].flatMap { LanguageTag($0) }
  }

  var fields: [UInt8] {
    let values = [
      ("bantin-source-kind", source.kind == .feed ? nil : source.kind.rawValue),
      ("bantin-feed-id", source.feedID), ("bantin-feed-url", source.feedURL),
      ("bantin-entry-id", source.entryID),
      ("bantin-url-requested", requested), ("bantin-entry-published", published.map(Self.text)),
      ("bantin-entry-title", title),
      ("bantin-language-hint", language?.value),
    ]
    let lines = values.compactMap { name, value in
      value.map { "\(name): \(String($0.map { $0.isNewline ? " " : $0 }))\r\n" }
    }
    return Array(lines.joined().utf8)
  }

  /// A time whose offset is unknown must not come back with one.
  private static func text(_ time: Timestamp) -> String {
    time.offset == .none ? String(time.rfc3339.dropLast()) : time.rfc3339
  }
}

extension ArticleSource {
  /// A document that a source of feeds.yaml listed.
  init(listing document: PendingDocument, of feed: Feed) {
    let kind: Kind =
      switch document.sourceKind {
      case .sitemap: .sitemap
      case .page: .page
      case .feed, .auto, nil: .feed
      }
    self.init(kind: kind, feedID: feed.id, feedURL: feed.url, entryID: document.entryID)
  }
}
