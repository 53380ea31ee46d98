internal import Addresses

/// The rules of a feeds file: by source, and by host.
public struct RuleBook: Sendable, Hashable {
  /// What is said of one source, or of one host.
  public struct Rules: Sendable, Hashable {
    public var entries: EntryRules?
    public var article: ArticleRules?

    public init(entries: EntryRules? = nil, article: ArticleRules? = nil) {
      self.entries = entries
      self.article = article
    }
  }

  /// By the source's id.
  public private(set) var sources: [String: Rules] = [:]
  /// By host, a leading `www.` left out.
  public private(set) var hosts: [String: Rules] = [:]

  public init() {}

  public var isEmpty: Bool { sources.isEmpty && hosts.isEmpty }

  /// Sources by their addresses.
  private var sourcesOfAddresses: [String: String] = [:]

  /// - Parameters:
  ///   - rules: they replace what was set for the source before.
  ///   - source: the source's id.
  ///   - url: the source's address.
  public mutating func set(_ rules: Rules, source: String, url: String? = nil) {
    sources[source] = rules
    if let url { sourcesOfAddresses[url] = source }
  }

  public mutating func set(_ rules: Rules, host: String) { hosts[Self.bare(host)] = rules }

  /// The rules for a page; nil where there are none. A source's own go before its host's, key by key.
  ///
  /// - Parameters:
  ///   - source: id of the source that listed the page.
  ///   - url: the page's address.
  public func article(source: String?, url: String?) -> ArticleRules? {
    guard !isEmpty else { return nil }
    let own = source.flatMap { sources[$0]?.article }
    let host = rules(ofHost: url)?.article
    return own.map { $0.over(host) } ?? host
  }

  /// The rules for a list of stories.
  ///
  /// - Parameters:
  ///   - source: its id; nil: the source with that address, where there is one.
  ///   - url: the list's own address.
  public func entries(source: String?, url: String?) -> EntryRules? {
    guard !isEmpty else { return nil }
    let source = source ?? url.flatMap { sourcesOfAddresses[$0] }
    return source.flatMap { sources[$0]?.entries } ?? rules(ofHost: url)?.entries
  }

  private func rules(ofHost url: String?) -> Rules? {
    guard !hosts.isEmpty, let host = url.flatMap({ WebURL($0) })?.host else { return nil }
    return hosts[Self.bare(host)]
  }

  private static func bare(_ host: String) -> String {
    let host = LetterCase.lowercased(host)
    return host.begins(with: "www.") ? String(host.dropFirst(4)) : host
  }
}
