/// A day of the Gregorian calendar, with no zone.
struct CivilDay: Equatable {
  var year: Int
  var month: Int
  var day: Int

  /// nil where there is no such day.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (100...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (H. Hinnant's days_from_civil).
  var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  init?(number: Int) {
    guard (-690_000...400_000).contains(number) else { return nil }
    let z = number + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  func adding(days: Int) -> CivilDay? { CivilDay(number: number + days) }

  /// The same day of another month, or its last one.
  func adding(months: Int) -> CivilDay? {
    let index = year * 12 + month - 1 + months
    guard index >= 1_200, index < 36_000 else { return nil }
    let (year, month) = (index / 12, index % 12 + 1)
    return CivilDay(year, month, min(day, Self.days(inMonth: month, of: year)))
  }

  /// 0 is Monday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// ISO 8601 week: that of its Thursday.
  var week: (year: Int, week: Int) {
    guard let thursday = adding(days: 3 - weekday), let first = CivilDay(thursday.year, 1, 1) else {
      return (year, 1)
    }
    return (thursday.year, (thursday.number - first.number) / 7 + 1)
  }
}

extension CivilTime.Grain: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A date or time as text states it, as fine as it states it.
struct CivilTime: Equatable {
  enum Grain: Int { case year, quarter, month, week, day, hour, minute, second }

  var day: CivilDay
  var grain: Grain
  var hour = 0
  var minute = 0
  var second = 0
  /// From UTC; nil where it is unknown.
  var offsetMinutes: Int?

  init(_ day: CivilDay, _ grain: Grain = .day) {
    self.day = day
    self.grain = grain
  }

  /// RFC 3339 and the reduced forms of ISO 8601: 2025, 2025-Q3, 2025-12, 2025-W07, 2025-12-30, 2025-12-30T19:25:00+07:00.
  var text: String {
    let year = Self.padded(day.year, 4)
    let month = Self.padded(day.month)
    switch grain {
    case .year: return year
    case .quarter: return "\(year)-Q\((day.month + 2) / 3)"
    case .month: return "\(year)-\(month)"
    case .week: return "\(Self.padded(day.week.year, 4))-W\(Self.padded(day.week.week))"
    case .day: return "\(year)-\(month)-\(Self.padded(day.day))"
    case .hour, .minute, .second:
      let clock = "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))"
      return "\(year)-\(month)-\(Self.padded(day.day))T\(clock)\(zone)"
    }
  }

  private var zone: String {
    guard let offsetMinutes else { return "" }
    guard offsetMinutes != 0 else { return "Z" }
    let minutes = abs(offsetMinutes)
    return (offsetMinutes < 0 ? "-" : "+") + Self.padded(minutes / 60) + ":" + Self.padded(minutes % 60)
  }

  private static func padded(_ value: Int, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
