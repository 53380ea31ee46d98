import Time

/// Days of the calendar of Iran, as their days of the Gregorian one.
enum PersianDate {
  /// From 1991 to 2032: other numbers of four digits are no years of a page.
  static let years = 1370...1410

  /// By the cycle of 33 years, which is right from 1799 to 2256.
  static func gregorian(year: Int, month: Int, day: Int) -> (year: Int, month: Int, day: Int)? {
    guard years.contains(year), (1...12).contains(month), day >= 1, day <= length(year, month) else {
      return nil
    }
    let count = year + 1_595
    let before = month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186
    let days = 365 * count + count / 33 * 8 + (count % 33 + 3) / 4 + before + day - daysBeforeEpoch
    let civil = Timestamp(secondsSinceEpoch: Int64(days) * 86_400).civil
    return (civil.year, civil.month, civil.day)
  }

  /// The days above up to 1 January 1970.
  private static let daysBeforeEpoch = 1_075_196

  private static func length(_ year: Int, _ month: Int) -> Int {
    if month <= 6 { return 31 }
    return month < 12 || leapPlaces.contains(year % 33) ? 30 : 29
  }

  /// Of a cycle, the years with 366 days.
  private static let leapPlaces: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]

  /// 1…12 for the name of a month.
  static func month(_ name: String) -> Int? { months[name] }

  private static let months: [String: Int] = [
    "فروردین": 1, "فروردين": 1, "اردیبهشت": 2, "ارديبهشت": 2, "خرداد": 3, "تیر": 4, "تير": 4, "مرداد": 5,
    "امرداد": 5,
    "شهریور": 6, "شهريور": 6, "مهر": 7, "آبان": 8, "آذر": 9, "دی": 10, "دي": 10, "بهمن": 11, "اسفند": 12,
  ]
}
