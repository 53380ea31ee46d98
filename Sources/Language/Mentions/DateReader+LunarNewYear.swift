extension DateReader {
  /// First days of Vietnamese lunar years from 2000 on: month and day. Astronomy, at Hanoi's meridian.
  private static let newYears: [(month: Int, day: Int)] = [
    (2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 17), (2, 7), (1, 26),
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13),
  ]
  private static let names = PhraseTable("nguyên đán=1 âm lịch=1 cổ truyền=1 ta=1")

  private static func newYear(of year: Int) -> CivilDay? {
    guard newYears.indices.contains(year - 2000) else { return nil }
    return CivilDay(year, newYears[year - 2000].month, newYears[year - 2000].day)
  }

  /// Tết 2026, Tết Nguyên đán năm 2026, mùng 3 Tết: the day itself.
  func lunarNewYear(at start: Int) -> Result? {
    var index = word(start) == "ngày" || word(start) == "dịp" ? start + 1 : start
    var day = 1
    let isNumbered = ["mùng", "mồng"].contains(word(index))
    if isNumbered {
      guard let number = int(index + 1) ?? NumberWords.vietnameseDigits[word(index + 1)],
        (1...10).contains(number)
      else { return nil }
      day = number
      index += 2
    }
    guard word(index) == "tết" else { return nil }
    var end = index + 1
    if let name = Self.names.find(line, at: end) { end = name.end }
    let next = word(end) == "năm" ? end + 1 : end
    var first: CivilDay?
    if let year = int(next), let day = Self.newYear(of: year) {
      first = day
      end = next + 1
    } else if isNumbered, let reference {
      let years = (reference.day.year - 1...reference.day.year + 1).compactMap(Self.newYear)
      first = years.min { abs($0.number - reference.day.number) < abs($1.number - reference.day.number) }
    }
    return first?.adding(days: day - 1).map { Result(time: CivilTime($0), last: nil, end: end) }
  }
}
