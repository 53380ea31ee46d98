public import Time

/// Dates as publishers write them, to instants.
///
/// Two formats make up nearly all feeds and are read by a byte cursor: RFC 3339 and RFC 5322's. Everything else goes through `DateGrammar`:
/// the abuses of both, W3CDTF, asctime, ISO 8601 without separators, numbers in any order, names of months in the languages of
/// `DateWords`, Vietnamese and East Asian forms, twelve-hour clocks. What is no date gives nil: for news a wrong date is worse than none.
public enum DateParser {
  /// Longer strings are no dates.
  static let maximumBytes = 256

  /// Which of two numbers is the day.
  public enum Order: Sendable, Hashable { case dayMonth, monthDay }

  /// A date that was read, and what is uncertain about it.
  public struct Reading: Sendable, Hashable {
    /// As most likely meant.
    public var timestamp: Timestamp
    /// The other day it may be, where day and month may have changed places: `07/09/2018`.
    public var alternative: Timestamp?
    /// The order that was taken for ``timestamp``, or is certain because the other is no date; nil for dates with names or the year first.
    public var order: Order?

    public var isAmbiguous: Bool { alternative != nil }

    init(_ timestamp: Timestamp, alternative: Timestamp? = nil, order: Order? = nil) {
      self.timestamp = timestamp
      self.alternative = alternative
      self.order = order
    }

    /// The instant in the order that other dates of the same source prove; as first read where they prove nothing.
    public func settled(by evidence: OrderEvidence) -> Timestamp {
      guard let alternative, let proven = evidence.order, proven != order else { return timestamp }
      return alternative
    }
  }

  /// What the unambiguous dates of one source say about its order.
  public struct OrderEvidence: Sendable {
    private var dayMonthCount = 0
    private var monthDayCount = 0

    public init() {}

    public mutating func add(_ reading: Reading) {
      guard !reading.isAmbiguous else { return }
      switch reading.order {
      case .dayMonth: dayMonthCount += 1
      case .monthDay: monthDayCount += 1
      case nil: break
      }
    }

    /// Nil where there is no evidence, or as much for one as for the other.
    public var order: Order? {
      dayMonthCount == monthDayCount ? nil : dayMonthCount > monthDayCount ? .dayMonth : .monthDay
    }
  }

  /// The instant that a date string of a feed or of metadata states; nil where it is no date. `now` is what relative dates
  /// (`hôm qua`, `2 hours ago`) count from: without it they are none.
  public static func parse(_ text: String, now: Timestamp? = nil) -> Timestamp? {
    read(text, now: now)?.timestamp
  }

  /// Like ``parse(_:now:)``, with what is uncertain about it.
  public static func read(_ text: String, now: Timestamp? = nil) -> Reading? {
    let bytes = text.utf8Span.span
    if let timestamp = internetDate(bytes) ?? mailDate(bytes) { return Reading(timestamp) }
    guard bytes.count <= maximumBytes, bytes.count >= 4 else { return nil }
    return DateGrammar(text, now: now, isWholeText: true).reading()
  }
}
