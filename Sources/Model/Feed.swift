/// A subscribed source, as feeds.yaml lists it.
public struct Feed: Sendable, Hashable, Identifiable {
  /// Stable name of the feed in the state, the records and the reports: `[a-z0-9-]+`.
  public var id: String
  public var url: String
  public var title: String?
  /// What the list says the language is: evidence for the identifier, never the answer.
  public var languageHint: LanguageTag?
  public var tags: [String]
  public var settings: FeedSettings

  public init(
    id: String, url: String, title: String? = nil, languageHint: LanguageTag? = nil, tags: [String] = [],
    settings: FeedSettings = FeedSettings()
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.languageHint = languageHint
    self.tags = tags
    self.settings = settings
  }
}
