internal import Addresses
public import Model

/// A home, section, tag or author page read as a list of entries: its links to articles, found without a rule, or where the
/// source's rules say.
public enum SectionPage {
  /// Larger pages are cut off here.
  public static let maximumBytes = 16 * 1_024 * 1_024

  /// One link of a page and what speaks for it: for those who want to know why.
  public struct Weighed: Sendable {
    public var url: String
    public var headline: String?
    /// The log odds that it leads to an article; entries are those above 0.
    public var score: Double
    /// By name, in a fixed order.
    public var features: [(name: String, value: Double)]
    /// Equal for links whose addresses are built alike, and for links that stand in places built alike.
    public var shape: String
    public var place: String
  }

  /// A page with fewer links to articles may have its stories in a script.
  static let minimumLinks = 5

  /// The article links of a page, in its order, with the headline and the date that it shows beside each. Where a script
  /// builds the page, the stories that stand in its JSON.
  ///
  /// - Parameters:
  ///   - bytes: of the page, as they came.
  ///   - contentType: the Content-Type as the server sent it.
  ///   - url: the page's address: links are resolved against it, and its host tells its own stories.
  ///   - evidence: what earlier fetches say of links built alike.
  ///   - rules: where the entries stand. Where they select none, the entries are found as without rules, and `FeedDocument.repairs`
  ///     says `rule-missed`; `rule-limit` where they could not be applied.
  /// - Throws: ``FeedError`` where the page has no bytes.
  public static func parse(
    _ bytes: [UInt8], contentType: String? = nil, url: String?, evidence: SectionEvidence? = nil,
    rules: EntryRules? = nil
  ) throws(FeedError) -> FeedDocument {
    let document = try read(bytes, contentType, recordsTags: rules != nil)
    let address = url.flatMap { WebURL($0) }
    var feed = FeedDocument(format: .page)
    feed.homePageURL = url
    for node in document.nodes.indices {
      switch document.nodes[node].tag {
      case .html: feed.language = document.value(.lang, of: node)
      case .title where feed.title == nil: feed.title = document.text(of: node, maximumBytes: 1_000)
      default: break
      }
    }
    if let rules {
      let selection = EntrySelection(rules, document, address: address)
      feed.entries = selection.entries
      (feed.rules, feed.missedRules) = (selection.used, selection.missed)
      guard feed.entries.isEmpty else { return feed }
      feed.repairs.append(selection.failure == nil ? "rule-missed" : "rule-limit")
    }
    feed.entries = entries(of: SectionLinks(document, address: address, evidence: evidence))
    if feed.entries.count < minimumLinks {
      let scripted = ScriptStories.find(in: document.source, address: address)
      if scripted.count > feed.entries.count { feed.entries = scripted }
    }
    return feed
  }

  private static func entries(of links: SectionLinks) -> [Entry] {
    var order = DateParser.OrderEvidence()
    let taken = links.scores.indices.filter { links.scores[$0] > 0 }
    for index in taken { if let date = links.cards[index].date { order.add(date) } }
    return taken.prefix(FeedParser.maximumEntries).map { index in
      var entry = Entry()
      entry.url = links.links[index].url.string
      entry.title = links.cards[index].headline
      entry.datePublished = links.cards[index].date?.settled(by: order)
      return entry
    }
  }

  /// Every link of a page with its features: what ``parse(_:contentType:url:evidence:rules:)`` decides by.
  ///
  /// - Throws: ``FeedError`` where the bytes are no page.
  public static func weigh(
    _ bytes: [UInt8], contentType: String? = nil, url: String?
  ) throws(FeedError) -> [Weighed] {
    let document = try read(bytes, contentType)
    let links = SectionLinks(document, address: url.flatMap { WebURL($0) })
    return links.links.indices.map { index in
      Weighed(
        url: links.links[index].url.string, headline: links.cards[index].headline,
        score: links.scores[index],
        features: LinkFeature.allCases.map { ("\($0)", links.features[index][$0.rawValue]) },
        shape: links.shapes[index].shape, place: String(links.places[index], radix: 16))
    }
  }

  private static func read(
    _ bytes: [UInt8], _ contentType: String?, recordsTags: Bool = false
  ) throws(FeedError) -> HTMLDocument {
    guard !bytes.isEmpty else { throw FeedError(.empty, "the page has no bytes to read") }
    let decoded = Charset.decode(
      Array(bytes.prefix(maximumBytes)), contentType: contentType, kind: .html)
    var limits = HTMLParser.Limits()
    limits.recordsTags = recordsTags
    return HTMLDocument(utf8: decoded.utf8, limits: limits)
  }
}
