public import Time

/// One candidate for the time of publication, and where it was read.
public struct DateEvidence: Sendable, Hashable {
  public enum Origin: String, Sendable {
    case jsonLD = "json-ld"
    case meta, microdata
    case timeElement = "time-element"
    case visibleText = "visible-text"
    case url, feed, sitemap
    /// Beside the link on the section page that lists it.
    case sectionPage = "section-page"
    /// Selected by the source's rule.
    case rule
  }

  public var timestamp: Timestamp
  public var origin: Origin
  /// True where it contradicts the chosen one (by more than a day, or by more than its precision allows).
  public var isConflict: Bool

  public init(_ timestamp: Timestamp, from origin: Origin, isConflict: Bool = false) {
    self.timestamp = timestamp
    self.origin = origin
    self.isConflict = isConflict
  }
}
