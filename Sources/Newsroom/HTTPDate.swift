import Model

/// A date of an HTTP header (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
struct HTTPDate: Sendable, Hashable, Comparable {
  var secondsSinceEpoch: Int64

  init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// Reads the preferred form only; nil for the obsolete ones, so that a condition in them is ignored, as the RFC allows.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT",
      let month = Self.months.firstIndex(where: { $0 == parts[2] }),
      let day = Int(parts[1]), let year = Int(parts[3])
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3,
      let timestamp = Timestamp(
        year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2])
    else { return nil }
    secondsSinceEpoch = timestamp.secondsSinceEpoch
  }

  var text: String {
    let civil = Timestamp(secondsSinceEpoch: secondsSinceEpoch).civil
    let days = (secondsSinceEpoch - (secondsSinceEpoch % 86_400 + 86_400) % 86_400) / 86_400
    // 1970-01-01 was a Thursday, the list's first.
    let weekday = Self.weekdays[Int((days % 7 + 7) % 7)]
    func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(weekday), \(pad(civil.day)) \(Self.months[civil.month - 1]) \(civil.year) "
      + "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second)) GMT"
  }

  static func < (left: HTTPDate, right: HTTPDate) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
