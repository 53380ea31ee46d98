internal import Model

extension Article {
  /// Takes account of a time of publication that was stated outside the page.
  ///
  /// The page's own date stays the answer where it has one. Where it was written without its offset from UTC, an instant
  /// from outside that tells the same clock in some time zone settles it.
  mutating func weigh(_ stated: Timestamp, from origin: DateEvidence.Origin) {
    guard var published = datePublished else {
      datePublished = stated
      dateEvidence.insert(DateEvidence(stated, from: origin), at: 0)
      return
    }
    if published.offset == .none, published.precision != .day,
      let minutes = Self.offset(of: published, against: stated)
    {
      published.offset = .inferred(minutes: minutes)
      published.secondsSinceEpoch -= Int64(minutes) * 60
      datePublished = published
      if !dateEvidence.isEmpty { dateEvidence[0].timestamp = published }
    }
    let isConflict = abs(published.secondsSinceEpoch - stated.secondsSinceEpoch) > 86_400
    dateEvidence.append(DateEvidence(stated, from: origin, isConflict: isConflict))
    if isConflict, !warnings.contains("date-conflict") { warnings.append("date-conflict") }
  }

  /// The time zone in which the clock tells the instant, to the two minutes that systems differ by; nil where there is none.
  private static func offset(of clock: Timestamp, against instant: Timestamp) -> Int? {
    let difference = clock.secondsSinceEpoch - instant.secondsSinceEpoch
    let quarters = Int((Double(difference) / 900).rounded())
    // Offsets in use reach from −12:00 to +14:00, in quarters of an hour.
    guard (-48...56).contains(quarters), abs(difference - Int64(quarters) * 900) <= 120 else { return nil }
    return quarters * 15
  }
}
