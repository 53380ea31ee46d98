public import Time

/// Which dates can be believed. One rule for every date that comes in: of pages, feeds, sitemaps and addresses.
///
/// Content systems that know no date write year 1, 1970 or 9999; other calendars write 1404 and 2568. Such a
/// date counts as none: it must not reach a record, nor hide an article behind `maximum_age` or `--since`.
public struct DateBounds: Sendable {
  /// Before the Web nothing was published on it; 1970 is the zero of a clock.
  public static let firstYear = 1990
  /// Clocks run fast and zones are mistaken, but nothing was published later than this behind its fetch.
  public static let maximumLeadSeconds: Int64 = 2 * 86_400
  /// The end of the year 2099, where the time of the fetch is not known.
  private static let end: Int64 = 4_102_444_800

  private let latest: Int64

  /// - Parameter fetched: when the document was fetched; nil where that is unknown. A clock that stands before the Web was
  ///   never set, and bounds nothing.
  public init(fetched: Timestamp? = nil) {
    guard let fetched, fetched.civil.year >= Self.firstYear else {
      latest = Self.end
      return
    }
    latest = fetched.secondsSinceEpoch + Self.maximumLeadSeconds
  }

  public func contains(_ timestamp: Timestamp) -> Bool {
    timestamp.secondsSinceEpoch <= latest && timestamp.civil.year >= Self.firstYear
  }

  /// The date that a text states; nil where it is none, or none that can be believed.
  func date(_ text: String) -> Timestamp? {
    DateParser.parse(text).flatMap { contains($0) ? $0 : nil }
  }
}
