import Time

/// The forms of a day, each tried at one token.
extension DateGrammar {
  func day(at index: Int) -> Day? {
    if number(index) != nil {
      guard !isInsideNumber(index) else { return nil }
      return separated(at: index) ?? compact(at: index) ?? eastAsian(at: index) ?? weekDate(at: index)
        ?? yearMonthNameDay(at: index) ?? dayMonthName(at: index) ?? spaced(at: index) ?? relative(at: index)
    }
    if word(index) != nil {
      return monthFirst(at: index) ?? eastAsian(at: index) ?? relative(at: index)
    }
    return nil
  }

  /// True for the later parts of a number such as `1.234` or `36/14/2016`.
  private func isInsideNumber(_ index: Int) -> Bool {
    guard isGlued(index), let before = symbol(index - 1), isGlued(index - 1) else { return false }
    return "/.-:,".utf8.contains(before) && number(index - 2) != nil
  }

  // MARK: 2003-12-31, 31.12.2003, 12/31/03, 2003-12

  private func separated(at index: Int) -> Day? {
    guard let first = number(index), let separator = symbol(index + 1), "-/._".utf8.contains(separator),
      let second = number(index + 2),
      isGlued(index + 1) && isGlued(index + 2) || separator != UInt8(ascii: "-") || !isWholeText
    else { return nil }
    guard symbol(index + 3) == separator, let third = number(index + 4),
      isGlued(index + 4) || separator != UInt8(ascii: "-")
    else {
      return monthAndYear(first, second, end: index + 3)
    }
    // A fourth part belongs to something that is no date, unless it is a clock: `31.12.2003.14:05`.
    if symbol(index + 5) == separator, isGlued(index + 5), number(index + 6) != nil, isGlued(index + 6),
      symbol(index + 7) != UInt8(ascii: ":")
    {
      return nil
    }
    return three(first, second, third, separator, end: index + 5)
  }

  private func three(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int), _ separator: UInt8,
    end: Int
  ) -> Day? {
    if let day = persian(first, second, third, separator, end: end) { return day }
    if first.digits == 4 {
      guard let year = fullYear(first.value, digits: 4), second.digits <= 3, third.digits <= 2 else {
        return nil
      }
      if isDay(year, second.value, third.value) {
        return Day(year: year, month: second.value, day: third.value, end: end)
      }
      return nil
    }
    guard first.digits <= 2, second.digits <= 2, let year = fullYear(third.value, digits: third.digits) else {
      return nil
    }
    if third.digits == 2, separator == UInt8(ascii: "-"), isWholeText, first.digits == 2,
      isDay(2000 + first.value, second.value, third.value)
    {
      return Day(
        year: first.value < 70 ? 2000 + first.value : 1900 + first.value, month: second.value,
        day: third.value, end: end)
    }
    let isDayFirst = isDay(year, second.value, first.value)
    let isMonthFirst = isDay(year, first.value, second.value)
    guard isDayFirst || isMonthFirst && (separator != UInt8(ascii: ".") || third.digits == 4) else {
      return nil
    }
    var day = Day(year: year, month: second.value, day: first.value, end: end)
    day.order = isDayFirst ? .dayMonth : .monthDay
    if !isDayFirst { (day.month, day.day) = (first.value, second.value) }
    day.isSwappable =
      isDayFirst && isMonthFirst && separator != UInt8(ascii: ".") && first.value != second.value
    return day
  }

  // MARK: 1399/04/12, ۱۲ تیر ۱۳۹۹

  /// A day of the Persian calendar. Without a Persian word beside it the year stands first, and slashes part the numbers: other systems
  /// write years such as 1404 where they are broken.
  private func persian(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int),
    _ separator: UInt8, end: Int
  ) -> Day? {
    guard first.digits == 4 || third.digits == 4, second.digits <= 2,
      separator == UInt8(ascii: "/") && first.digits == 4 || tokens.contains(where: \.isArabic)
    else { return nil }
    let (year, date) = first.digits == 4 ? (first.value, third.value) : (third.value, first.value)
    return persianDay(year, second.value, date, end: end)
  }

  private func persianDay(_ year: Int, _ month: Int, _ date: Int, end: Int) -> Day? {
    PersianDate.gregorian(year: year, month: month, day: date).map {
      Day(year: $0.year, month: $0.month, day: $0.day, end: end)
    }
  }

  private func persianMonthName(_ day: Int, at index: Int) -> Day? {
    guard let month = word(index).flatMap(PersianDate.month) else { return nil }
    let cursor = skipping(index + 1, symbols: ".,-/", words: ["ماه", "سال"])
    guard let year = number(cursor), year.digits == 4 else { return nil }
    return persianDay(year.value, month, day, end: cursor + 1)
  }

  private func monthAndYear(_ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int), end: Int)
    -> Day?
  {
    guard !(symbol(end).map { "-/.".utf8.contains($0) } ?? false) || !isGlued(end) || number(end + 1) == nil
    else { return nil }
    if first.digits == 4, let year = fullYear(first.value, digits: 4) {
      if second.digits == 3, isWholeText { return ordinal(year, second.value, end: end) }
      guard second.digits <= 2, (1...12).contains(second.value) else { return nil }
      return Day(year: year, month: second.value, precision: .month, end: end)
    }
    if second.digits == 4, first.digits <= 2, (1...12).contains(first.value),
      let year = fullYear(second.value, digits: 4)
    {
      return Day(year: year, month: first.value, precision: .month, end: end)
    }
    return nil
  }

  private func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= Timestamp.days(inMonth: month, of: year)
  }

  // MARK: 20031231, 20031231T101455, 031231, 2003335, -0312

  private func compact(at index: Int) -> Day? {
    guard let (value, digits) = number(index) else { return nil }
    switch digits {
    case 8:
      return compactDay(value, end: index + 1)
    case 12, 14:
      let scale = digits == 12 ? 10_000 : 1_000_000
      guard var day = compactDay(value / scale, end: index + 1) else { return nil }
      let rest = value % scale
      let (hour, minute) = digits == 12 ? (rest / 100, rest % 100) : (rest / 10_000, rest / 100 % 100)
      guard hour < 24, minute < 60 else { return nil }
      day.clock = Clock(
        hour: hour, minute: minute, second: digits == 14 ? rest % 100 : nil, start: index, end: index + 1)
      return day
    default:
      return isWholeText && (tokens.count <= 2 || word(index + 1) == "t")
        ? short(value, digits, at: index) : nil
    }
  }

  /// The clock of `20031231T1014` and `2003-12-31T101455`.
  func compactClock(at index: Int) -> Clock? {
    guard let (value, digits) = number(index), digits == 4 || digits == 6 else { return nil }
    let time = digits == 4 ? value * 100 : value
    guard time / 10_000 < 24, time / 100 % 100 < 60 else { return nil }
    return Clock(
      hour: time / 10_000, minute: time / 100 % 100, second: digits == 6 ? time % 100 : nil, start: index,
      end: index + 1)
  }

  private func compactDay(_ value: Int, end: Int) -> Day? {
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    guard (1970...2100).contains(year), isDay(year, month, day) else { return nil }
    return Day(year: year, month: month, day: day, end: end)
  }

  /// ISO 8601 of 1988 allowed all of these; feeds of its age hold them.
  private func short(_ value: Int, _ digits: Int, at index: Int) -> Day? {
    switch digits {
    case 4 where symbol(index - 1) == UInt8(ascii: "-"):
      guard (1...12).contains(value % 100), let year = fullYear(value / 100, digits: 2) else { return nil }
      return Day(year: year, month: value % 100, precision: .month, end: index + 1)
    case 4 where tokens.count == 1:
      return fullYear(value, digits: 4).map { Day(year: $0, precision: .year, end: index + 1) }
    case 5: return fullYear(value / 1_000, digits: 2).flatMap { ordinal($0, value % 1_000, end: index + 1) }
    case 6:
      guard let year = fullYear(value / 10_000, digits: 2), isDay(year, value / 100 % 100, value % 100) else {
        return nil
      }
      return Day(year: year, month: value / 100 % 100, day: value % 100, end: index + 1)
    case 7: return fullYear(value / 1_000, digits: 4).flatMap { ordinal($0, value % 1_000, end: index + 1) }
    default: return nil
    }
  }

  /// The day of the year, from 1.
  private func ordinal(_ year: Int, _ ordinal: Int, end: Int) -> Day? {
    var day = ordinal
    guard day >= 1 else { return nil }
    for month in 1...12 {
      let length = Timestamp.days(inMonth: month, of: year)
      if day <= length { return Day(year: year, month: month, day: day, end: end) }
      day -= length
    }
    return nil
  }

  /// `2017-W24-2`, weeks counted from the one with 4 January (ISO 8601); without a day it is no date.
  private func weekDate(at index: Int) -> Day? {
    guard isWholeText, let (value, digits) = number(index), digits == 4,
      let year = fullYear(value, digits: 4),
      word(index + 2) == "w" || word(index + 1) == "w",
      let weekAt = [index + 2, index + 3].first(where: { number($0)?.digits == 2 }),
      let week = number(weekAt),
      (1...53).contains(week.value), let weekday = number(weekAt + 2), (1...7).contains(weekday.value),
      let fourth = Timestamp(year: year, month: 1, day: 4)
    else { return nil }
    let days = fourth.secondsSinceEpoch / 86_400
    let monday = days - (days + 3) % 7
    let civil = Timestamp(
      secondsSinceEpoch: (monday + Int64((week.value - 1) * 7 + weekday.value - 1)) * 86_400
    ).civil
    return Day(year: civil.year, month: civil.month, day: civil.day, end: weekAt + 3)
  }

  // MARK: 2020年1月2日, 2020년 1월 2일, 令和2年1月2日

  private func eastAsian(at start: Int) -> Day? {
    var index = start
    var era: Int?
    if let first = word(start), let second = word(start + 1), let before = DateWords.eras[first + second] {
      (era, index) = (before, start + 2)
    }
    guard let (value, digits) = number(index), word(index + 1) == "年" || word(index + 1) == "년",
      let year = era.map({ $0 + value }) ?? (digits == 4 ? fullYear(value, digits: 4) : nil),
      let month = number(index + 2)?.value, word(index + 3) == "月" || word(index + 3) == "월"
    else { return nil }
    guard let day = number(index + 4)?.value, isDay(year, month, day) else {
      guard (1...12).contains(month) else { return nil }
      return Day(year: year, month: month, precision: .month, end: index + 4)
    }
    let hasSuffix = ["日", "号", "號", "일"].contains(word(index + 5) ?? "")
    return Day(year: year, month: month, day: day, end: index + (hasSuffix ? 6 : 5))
  }

  // MARK: 2023 Jan 7, 2023-Jan-07, 2017. június 13., 2021 m. kovo 9 d., 2023. gada 25. janvāris

  private func yearMonthNameDay(at index: Int) -> Day? {
    guard let (value, digits) = number(index), digits == 4, let year = fullYear(value, digits: 4) else {
      return nil
    }
    let start = skipping(index + 1, symbols: ".,-/()", words: Self.yearWords)
    guard let (month, next) = month(at: start), !isNumbered(next - 1) else {
      return yearDayMonthName(year, at: start)
    }
    let cursor = skipping(next, symbols: ".,-/", words: [])
    guard let day = number(cursor), day.digits <= 2, isDay(year, month, day.value),
      symbol(cursor + 1) != UInt8(ascii: ":"),
      completed(day: day.value, month: month, from: cursor + 1) == nil
    else { return nil }
    return Day(year: year, month: month, day: day.value, end: cursor + 1)
  }

  /// What stands behind a year that comes first: `2021 m.`, `2023. gada`, `2023(e)ko`, `2023 թ.`, `2023 ж.`, `2023 оны`.
  private static let yearWords = ["m", "gada", "e", "ko", "թ", "ж", "оны", "онд", "წლის", "yil"]

  private func yearDayMonthName(_ year: Int, at index: Int) -> Day? {
    guard let day = number(index), day.digits <= 2, symbol(index + 1) != UInt8(ascii: ":"),
      let (month, next) = month(at: skipping(index + 1, symbols: ".,-/", words: [])), !isNumbered(next - 1),
      completed(day: day.value, month: month, from: next) == nil, isDay(year, month, day.value)
    else { return nil }
    return Day(year: year, month: month, day: day.value, end: next)
  }

  private func isNumbered(_ index: Int) -> Bool { number(index) != nil }

  // MARK: 21 tháng 9 năm 2025, 1. September 2017, 23rd Jun 2023

  private func dayMonthName(at index: Int) -> Day? {
    guard let day = number(index), day.digits <= 2, (1...31).contains(day.value) else { return nil }
    var cursor = index + 1
    if let suffix = word(cursor), isGlued(cursor),
      ["st", "nd", "rd", "th", "er", "º", "ª", "e", "ste"].contains(suffix)
    {
      cursor += 1
    }
    cursor = skipping(cursor, symbols: ".,-/'", words: ["of", "de", "di", "d", "ta"])
    guard let (month, next) = month(at: cursor) else { return persianMonthName(day.value, at: cursor) }
    // Croatian writes `14. listopada` of October, Polish `14 listopada` of November.
    let isCroatian =
      symbol(index + 1) == UInt8(ascii: ".") && word(cursor).map(["listopada", "lis"].contains) ?? false
    return completed(day: day.value, month: isCroatian ? 10 : month, from: next)
  }

  /// A month by its name or, in Vietnamese, its number (`tháng 9`, `thg 9`, `Th09`), and the token behind it.
  private func month(at index: Int) -> (month: Int, end: Int)? {
    guard let name = word(index) else { return nil }
    if let month = MonthNames.month(name) { return (month, behindSecondName(of: month, at: index + 1)) }
    if MonthNames.mayOpen(name), let second = word(index + 1),
      let month = MonthNames.month(name + " " + second)
    {
      return (month, behindSecondName(of: month, at: index + 2))
    }
    // Thai and Lao shorten both parts of a name: `มี.ค.`
    if symbol(index + 1) == UInt8(ascii: "."), isGlued(index + 1), isGlued(index + 2),
      let second = word(index + 2),
      let month = MonthNames.month(name + "." + second)
    {
      return (month, index + 3)
    }
    guard name == "tháng" || name == "thg" || name == "th" else { return nil }
    let dot = name != "tháng" && symbol(index + 1) == UInt8(ascii: ".") ? 1 : 0
    // `Th 4` is a weekday.
    if name == "th", !isGlued(index + 1 + dot), dot == 0 { return nil }
    return vietnameseMonth(at: index + 1 + dot).map { ($0.0, $0.1) }
  }

  /// Arabic papers write a month by both its names: `كانون الثاني/يناير`.
  private func behindSecondName(of month: Int, at index: Int) -> Int {
    guard symbol(index) == UInt8(ascii: "/"), let name = word(index + 1), MonthNames.month(name) == month
    else {
      return index
    }
    return index + 2
  }

  /// The number or name behind `tháng`, and the token after it.
  private func vietnameseMonth(at index: Int) -> (Int, Int)? {
    if let (value, digits) = number(index), digits <= 2, (1...12).contains(value) {
      return (value, index + 1)
    }
    guard let first = word(index).flatMap({ DateWords.vietnameseNumbers[$0] }) else { return nil }
    if first == 10, let second = word(index + 1), let unit = ["một": 1, "hai": 2][second] {
      return (10 + unit, index + 2)
    }
    return (first, index + 1)
  }

  /// The year behind day and month, a clock between them where there is one: `Jan 4 16:29:06 2004`.
  private func completed(day: Int, month: Int, from start: Int) -> Day? {
    var cursor = skipping(start, symbols: ".,-/'", words: Self.wordsBeforeYear)
    if let (year, end) = year(at: cursor) {
      guard isDay(year, month, day) else { return nil }
      return Day(year: year, month: month, day: day, end: end)
    }
    guard var clock = clockDigits(at: cursor) else { return nil }
    cursor = clock.end
    clock.zone = zone(at: cursor)
    cursor = clock.zone?.end ?? cursor
    guard let (year, end) = year(at: cursor), tokens[end - 1].range.count == 4, isDay(year, month, day) else {
      return nil
    }
    if clock.zone == nil { clock.zone = zone(at: end) }
    return Day(year: year, month: month, day: day, clock: clock, end: end)
  }

  /// Prepositions, the word for a year, and the letters of an era: `25 มกราคม ค.ศ. 2023`, `พ.ศ. 2566`.
  private static let wordsBeforeYear = ["năm", "de", "del", "di", "of", "г", "ค", "พ", "ศ"]

  /// A year of four or two digits; two that begin a clock are none.
  private func year(at index: Int) -> (Int, Int)? {
    guard let (value, digits) = number(index), let year = fullYear(value, digits: digits),
      digits == 4 || isYearOfTwoDigits(index)
    else {
      return nil
    }
    return (year, index + 1)
  }

  private func isYearOfTwoDigits(_ index: Int) -> Bool {
    if symbol(index + 1) == UInt8(ascii: ":"), isGlued(index + 1) { return false }
    return !(word(index + 1).map { ["h", "giờ", "uhr", "am", "pm"].contains($0) } ?? false)
  }

  private func skipping(_ start: Int, symbols: StaticString, words: [String]) -> Int {
    var cursor = start
    while cursor < tokens.count, cursor < start + 5 {
      if let symbol = symbol(cursor), symbols.description.utf8.contains(symbol) {
        cursor += 1
      } else if let word = word(cursor), words.contains(word) {
        cursor += 1
      } else {
        break
      }
    }
    return cursor
  }

  // MARK: September 1, 2017 · Nov. 2020 · Tháng Mười Hai 29, 2013

  private func monthFirst(at index: Int) -> Day? {
    guard let (month, next) = month(at: index), !MonthNames.isAmbiguous(word(index) ?? "") else { return nil }
    return afterMonth(month, from: next, monthAt: index)
  }

  private func afterMonth(_ month: Int, from start: Int, monthAt index: Int) -> Day? {
    var cursor = skipping(start, symbols: ".,-/", words: ["năm", "of", "de"])
    guard let (value, digits) = number(cursor) else { return nil }
    if digits == 4 {
      // A number before the month was no day of it: `32. Januar 2020` is no date.
      let before = symbol(index - 1) == UInt8(ascii: ".") ? index - 2 : index - 1
      guard number(before) == nil, let year = fullYear(value, digits: 4) else { return nil }
      return Day(year: year, month: month, precision: .month, end: cursor + 1)
    }
    guard digits <= 2, (1...31).contains(value), separated(at: cursor) == nil else { return nil }
    cursor += 1
    if let suffix = word(cursor), isGlued(cursor), ["st", "nd", "rd", "th"].contains(suffix) { cursor += 1 }
    return completed(day: value, month: month, from: cursor)
  }

  // MARK: 11 04 2020

  private func spaced(at index: Int) -> Day? {
    guard isWholeText, let day = number(index), let month = number(index + 1), let year = number(index + 2),
      day.digits <= 2,
      month.digits <= 2, year.digits == 4
    else { return nil }
    return three(day, month, year, UInt8(ascii: "/"), end: index + 3)
  }
}
