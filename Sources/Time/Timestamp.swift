/// An instant as a publisher stated it: seconds since 1970-01-01T00:00:00Z, and the offset it was written
/// with.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// How finely the source stated it.
  public enum Precision: String, Sendable { case second, minute, day, month, year }
  /// Where the offset from UTC comes from.
  public enum Offset: Sendable, Hashable {
    /// Written in the source.
    case stated(minutes: Int)
    /// Not written: taken from other evidence (the site's country, another date of the page).
    case inferred(minutes: Int)
    /// Unknown; the clock is read as UTC.
    case none
  }

  public var secondsSinceEpoch: Int64
  /// The fraction of the second, where the source stated one.
  public var nanoseconds: Int32 = 0
  public var offset: Offset
  public var precision: Precision

  public init(secondsSinceEpoch: Int64, offset: Offset = .stated(minutes: 0), precision: Precision = .second)
  {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.offset = offset
    self.precision = precision
  }

  public var offsetMinutes: Int {
    switch offset {
    case .stated(let minutes), .inferred(let minutes): minutes
    case .none: 0
    }
  }

  /// The wall clock at `offset`. Proleptic Gregorian, days from civil by H. Hinnant's public algorithm.
  public var civil: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let local = secondsSinceEpoch + Int64(offsetMinutes) * 60
    let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
    let second = Int(local - Int64(days) * 86_400)
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (
      year, month, dayOfYear - (153 * shifted + 2) / 5 + 1, second / 3600, second / 60 % 60, second % 60
    )
  }

  /// From a wall clock and its offset; nil where a field is out of range (24:00 and leap seconds are not).
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    offset: Offset = .none, precision: Precision = .second
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), (0...24).contains(hour),
      (0...59).contains(minute),
      (0...60).contains(second), hour < 24 || (minute == 0 && second == 0),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = Int64(era * 146_097 + dayOfEra - 719_468)
    let clock = Int64(hour * 3600 + minute * 60 + second)
    self.init(secondsSinceEpoch: days * 86_400 + clock, offset: offset, precision: precision)
    secondsSinceEpoch -= Int64(offsetMinutes) * 60
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// RFC 3339 with the stated or inferred offset and the fraction of a second where there is one:
  /// `2025-12-30T14:05:00+07:00`; `Z` for UTC and where none is known.
  public var rfc3339: String {
    let c = civil
    var text: [UInt8] = []
    func append(_ mark: Unicode.Scalar?, _ value: Int, _ width: Int = 2) {
      if let mark { text.append(UInt8(ascii: mark)) }
      let digits = String(value).utf8
      for _ in digits.count..<max(width, digits.count) { text.append(UInt8(ascii: "0")) }
      text.append(contentsOf: digits)
    }
    append(nil, c.year, 4)
    append("-", c.month)
    append("-", c.day)
    append("T", c.hour)
    append(":", c.minute)
    append(":", c.second)
    if nanoseconds != 0 {
      let (value, width) = Self.fraction(nanoseconds)
      append(".", value, width)
    }
    let minutes = offsetMinutes
    if minutes == 0 {
      text.append(UInt8(ascii: "Z"))
    } else {
      append(minutes < 0 ? "-" : "+", abs(minutes) / 60)
      append(":", abs(minutes) % 60)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Three, six or nine digits, as many as it takes.
  private static func fraction(_ nanoseconds: Int32) -> (value: Int, digits: Int) {
    let value = Int(nanoseconds)
    if value % 1_000_000 == 0 { return (value / 1_000_000, 3) }
    return value % 1_000 == 0 ? (value / 1_000, 6) : (value, 9)
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.secondsSinceEpoch, left.nanoseconds) < (right.secondsSinceEpoch, right.nanoseconds)
  }
}
