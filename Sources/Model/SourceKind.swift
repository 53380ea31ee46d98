/// What a source's document is.
public enum SourceKind: String, Sendable, Hashable, CaseIterable {
  /// Told by the answer.
  case auto
  case feed, sitemap, page
}

extension FeedDocument {
  /// The kind of source that it was read from.
  public var kind: SourceKind {
    switch format {
    case .sitemap: .sitemap
    case .page: .page
    case .rss, .rdf, .atom, .json: .feed
    }
  }
}
