internal import Addresses
internal import Dedupe
public import Extract
public import Fetch
public import Model
public import Time

/// Reads a source's answer: the one place where bytes that were served become the entries of a source.
public enum SourceReading {
  /// - Parameters:
  ///   - response: the source's answer.
  ///   - settings: the source's, from feeds.yaml.
  ///   - known: what earlier answers of the source proved to be; counts where the settings leave it open.
  ///   - fetched: dates beyond it are not believed.
  ///   - rules: where a page has its entries.
  ///   - evidence: what earlier fetches say of a page's links; asked for where the answer is a page.
  /// - Throws: `FeedError` where the answer is nothing of the kind.
  public static func read(
    _ response: Response, settings: FeedSettings, known: SourceKind? = nil, fetched: Timestamp? = nil,
    rules: EntryRules? = nil, evidence: () -> SectionEvidence? = { nil }
  ) throws(FeedError) -> FeedDocument {
    try SourceParser.parse(
      response.body, kind: kind(settings.kind, known: known), contentType: response.contentType,
      url: response.url, fetched: fetched, headers: FeedParser.headers(of: response), rules: rules,
      evidence: evidence)
  }

  /// What decides, its kind aside, which entries a document gives: an unchanged one is read again where this has changed.
  static func digest(_ settings: FeedSettings, _ rules: EntryRules?) -> [UInt8] {
    let age =
      switch settings.maximumAge {
      case .ofKind: "kind"
      case .none: "none"
      case .seconds(let seconds): "\(seconds)"
      }
    let parts =
      [age, settings.maximumEntries.map { "\($0)" } ?? "", rules?.text ?? ""]
      + settings.include.map { "+" + $0.text } + settings.exclude.map { "-" + $0.text }
    return SHA256.digest(Array(parts.joined(separator: "\u{1}").utf8))
  }

  /// A feed proves itself, and so does a sitemap; whether a web page is a list of stories is decided by its content. So the page
  /// that a broken feed answers with is never read as a source, while a page that becomes a feed is.
  private static func kind(_ stated: SourceKind, known: SourceKind?) -> SourceKind {
    guard stated == .auto, let known, known != .page else { return stated }
    return known
  }
}
