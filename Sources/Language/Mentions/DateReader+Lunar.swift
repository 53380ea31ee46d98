extension DateReader {
  private static let newYearNames = PhraseTable("nguyên đán=1 âm lịch=1 cổ truyền=1 ta=1")
  /// Days of the lunar year that have names: month and day.
  private static let festivals = PhraseTable(
    """
    giao thừa=0 tết trung thu=8-15 trung thu=8-15 giỗ tổ hùng vương=3-10 giỗ tổ=3-10 tết đoan ngọ=5-5 lễ vu lan=7-15 \
    phật đản=4-15 tết hàn thực=3-3 ông công ông táo=12-23 ông táo=12-23
    """)

  static var lunarWords: [Lemma] { newYearNames.allWords + festivals.allWords }

  /// Days by the moon: mùng 3 Tết, rằm tháng Giêng, ngày 23 tháng Chạp, Giỗ Tổ Hùng Vương.
  func lunar(at start: Int) -> Result? {
    lunarNewYear(at: start) ?? lunarDay(at: start) ?? festival(at: start)
  }

  /// A day and month that "âm lịch" after them says to be of the moon.
  func asLunar(_ found: Result) -> Result? {
    guard found.last == nil, found.time.grain == .day, let reference else { return nil }
    let (year, month, day) = (found.time.day.year, found.time.day.month, found.time.day.day)
    let date =
      found.isYearGuessed
      ? LunarCalendar.day(day, ofMonth: month, nearestTo: reference.day)
      : LunarCalendar.day(day, ofMonth: month, of: year)
    return date.map { Result(time: CivilTime($0), last: nil, end: found.end + 2) }
  }

  /// Tết 2026, Tết Nguyên đán năm 2026, mùng 3 Tết, 29 Tết: the day itself.
  private func lunarNewYear(at start: Int) -> Result? {
    var index = ["ngày", "dịp", "đêm"].contains(word(start)) ? start + 1 : start
    var day: Int?
    if ["mùng", "mồng"].contains(word(index)) {
      guard let number = int(index + 1) ?? NumberWords.vietnameseDigits[word(index + 1)],
        (1...10).contains(number)
      else { return nil }
      day = number
      index += 2
    } else if let number = int(index), [28, 29, 30].contains(number), word(index + 1) == "tết" {
      day = number - 30
      index += 1
    }
    guard word(index) == "tết" else { return nil }
    var end = index + 1
    if let name = Self.newYearNames.find(line, at: end) { end = name.end }
    // Tết Bính Ngọ 2026
    if line.isNumber(end + 2), line[end].isCapital, line[end + 1].isCapital, end + 2 < line.count { end += 2 }
    let (year, after) = lunarYear(at: end)
    var first = year.flatMap { LunarCalendar.day(1, ofMonth: 1, of: $0) }
    if first == nil, day != nil, let reference {
      first = LunarCalendar.day(1, ofMonth: 1, nearestTo: reference.day)
    }
    // The last day of the old year is the 30th or, where the month has no such day, the 29th.
    return first?.adding(days: (day ?? 1) - 1).map { Result(time: CivilTime($0), last: nil, end: after) }
  }

  /// A year or what stands for one, and the token after it.
  private func lunarYear(at start: Int) -> (year: Int?, end: Int) {
    if let (shift, end) = yearWord(start), let reference { return (reference.day.year + shift, end) }
    let next = word(start) == "năm" ? start + 1 : start
    guard let year = int(next), (1900...2100).contains(year) else { return (nil, start) }
    return (year, next + 1)
  }

  /// Full moons are always the moon's, and so are the days of its first and last month, which have names of their own.
  private func lunarDay(at start: Int) -> Result? {
    var index = word(start) == "ngày" ? start + 1 : start
    let isFullMoon = word(index) == "rằm"
    if ["mùng", "mồng", "rằm"].contains(word(index)) { index += 1 }
    var day = 15
    if !isFullMoon {
      guard index > start || line.isNumber(index), let (number, after) = dayInWords(index) else { return nil }
      (day, index) = (number, after)
    }
    guard word(index) == "tháng", isFullMoon || ["giêng", "chạp"].contains(word(index + 1)),
      let (month, end) = smallNumber(index + 1), month <= 12, let reference
    else { return nil }
    let (year, after) = lunarYear(at: end)
    let date =
      year.map { LunarCalendar.day(day, ofMonth: month, of: $0) }
      ?? LunarCalendar.day(day, ofMonth: month, nearestTo: reference.day)
    let isNamed = matches(["âm", "lịch"], at: after)
    return date.map { Result(time: CivilTime($0), last: nil, end: isNamed ? after + 2 : after) }
  }

  private func festival(at start: Int) -> Result? {
    let index = ["ngày", "lễ", "đêm"].contains(word(start)) ? start + 1 : start
    guard let found = Self.festivals.find(line, at: index), let reference else { return nil }
    let (year, end) = lunarYear(at: found.end)
    let parts = found.value.split(separator: "-").compactMap { Int($0) }
    let date: CivilDay?
    if parts.count == 2 {
      date = LunarCalendar.day(parts[1], ofMonth: parts[0], of: year ?? reference.day.year)
    } else {
      date =
        (year.map { LunarCalendar.day(1, ofMonth: 1, of: $0) }
        ?? LunarCalendar.day(1, ofMonth: 1, nearestTo: reference.day))?.adding(days: -1)
    }
    return date.map { Result(time: CivilTime($0), last: nil, end: end) }
  }
}
