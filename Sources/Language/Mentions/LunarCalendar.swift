/// The Vietnamese lunar calendar of the years 1990 to 2040, at Hanoi's meridian.
enum LunarCalendar {
  private static let firstYear = 1990
  /// A year each: the month and day that it begins on (3 and 5 bits), the month that a leap month follows (4 bits, 0 for none), and
  /// from the lowest bit on a month each, set where it has thirty days. Astronomy: a month begins with its new moon.
  private static let years: [UInt32] = [
    0x76BE92, 0x9E0E92, 0x880D26, 0x6E6A56, 0x940A57, 0x7F1556, 0xA6056A, 0x8E0B55, 0x78B6C9, 0xA00749,
    0x8A0693, 0x70952B, 0x98052B, 0x820A5B, 0x6C555A, 0x92056A, 0x7AEB65, 0xA20BA5, 0x8E0D49, 0x74BA95,
    0x9C0A95, 0x86052D, 0x6E8AAD, 0x940AB5, 0x7F35AA, 0xA605D2, 0x900DA5, 0x78DD4A, 0xA00E4A, 0x8A0C96,
    0x72992E, 0x980556, 0x820AB5, 0x6C55B2, 0x9406D2, 0x7ACEA5, 0xA20725, 0x8C064B, 0x74AC97, 0x9A04AB,
    0x84055B, 0x6E6ADA, 0x960B6A, 0x7F7752, 0xA60B92, 0x900B25, 0x78DA4B, 0x9E0A4D, 0x8804AD, 0x70A95B,
    0x9805AD,
  ]

  /// A day of a month that is no leap month; nil where there is none, or the year is not known.
  static func day(_ day: Int, ofMonth month: Int, of year: Int) -> CivilDay? {
    guard years.indices.contains(year - firstYear), (1...12).contains(month), day >= 1 else { return nil }
    let code = years[year - firstYear]
    func length(_ place: Int) -> Int { 29 + Int(code >> UInt32(place) & 1) }
    let leapMonth = Int(code >> 13 & 0xF)
    let place = leapMonth > 0 && month > leapMonth ? month : month - 1
    guard day <= length(place) else { return nil }
    let start = CivilDay(year, Int(code >> 22), Int(code >> 17 & 0x1F))
    return start?.adding(days: (0..<place).reduce(0) { $0 + length($1) } + day - 1)
  }

  /// That of the year in which it is nearest to another day.
  static func day(_ day: Int, ofMonth month: Int, nearestTo other: CivilDay) -> CivilDay? {
    (other.year - 1...other.year + 1).compactMap { self.day(day, ofMonth: month, of: $0) }
      .min { abs($0.number - other.number) < abs($1.number - other.number) }
  }
}
