extension DateReader {
  private static let months = LemmaTable(
    named([
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]).map { ($0, $1 + 1) } + [("sept", 9)])
  private static let weekdays = LemmaTable(
    named(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
      + [("tues", 1), ("weds", 2), ("thur", 3), ("thurs", 3)])

  /// Names and their first three letters, with their places.
  private static func named(_ names: [String]) -> [(Lemma, Int)] {
    names.enumerated().flatMap { [(Lemma($0.element), $0.offset), (Lemma($0.element.prefix(3)), $0.offset)] }
  }

  private static let days: LemmaTable<Int> = ["today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1]
  private static let shifts: LemmaTable<Int> = ["last": -1, "this": 0, "next": 1, "past": -1, "coming": 1]

  func english(at start: Int) -> Result? {
    if line[start].kind == .number { return dayFirst(at: start) ?? ago(at: start) ?? yearOfPeriod(at: start) }
    if let found = ago(at: start) ?? quarter(at: start) ?? dayBeforeYesterday(at: start) { return found }
    if let found = monthFirst(at: start) ?? weekday(at: start) { return found }
    if let shift = Self.days[word(start)] {
      let end = isPartOfDay(start + 1) ? start + 2 : start + 1
      return reference?.day.adding(days: shift).map { withTime(CivilTime($0), end) }
    }
    if let shift = Self.shifts[word(start)] { return shifted(at: start, shift) }
    if ["in", "since", "by", "until", "during"].contains(word(start)), let year = int(start + 1),
      (1500...2100).contains(year),
      Units.durations[word(start + 2)] == nil, sign(start + 2) != "%", let day = CivilDay(year, 1, 1)
    {
      return Result(time: CivilTime(day, .year), last: nil, end: start + 2)
    }
    return nil
  }

  /// The end of 2027: a part of a year.
  private func yearOfPeriod(at start: Int) -> Result? {
    guard word(start - 1) == "of", let year = int(start), (1500...2100).contains(year) else { return nil }
    switch word(start - 2) {
    case "end", "start", "beginning", "middle", "half", "rest", "spring", "summer", "autumn", "fall",
      "winter":
      return CivilDay(year, 1, 1).map { Result(time: CivilTime($0, .year), last: nil, end: start + 1) }
    default: return nil
    }
  }

  /// A month's name; short ones and "may", "march" need a capital.
  private func month(_ index: Int) -> Int? {
    guard let month = Self.months[word(index)] else { return nil }
    return line[index].isCapital || word(index).count > 5 ? month : nil
  }

  /// The figures of a day, with their ending or without.
  func dayNumber(_ index: Int) -> (day: Int, end: Int)? {
    guard let day = int(index), (1...31).contains(day), line[index].range.count <= 2 else {
      return nil
    }
    let hasEnding = isAttached(index + 1) && ["st", "nd", "rd", "th"].contains(word(index + 1))
    return (day, hasEnding ? index + 2 : index + 1)
  }

  /// A year of four digits, after a comma or not.
  func year(_ index: Int) -> (year: Int, end: Int)? {
    let next = sign(index) == "," ? index + 1 : index
    guard let year = int(next), (1000...2999).contains(year), line[next].range.count == 4 else {
      return nil
    }
    return (year, next + 1)
  }

  /// December 30, 2025; Dec. 30; December 2025
  private func monthFirst(at start: Int) -> Result? {
    guard let month = month(start) else { return nil }
    let index = sign(start + 1) == "." && isAttached(start + 1) ? start + 2 : start + 1
    if let (day, end) = dayNumber(index) {
      if let (year, after) = year(end), let date = CivilDay(year, month, day) {
        return withTime(CivilTime(date), after)
      }
      return guessed(nearest(day, month), end)
    }
    if let (year, end) = year(index), let date = CivilDay(year, month, 1) {
      return Result(time: CivilTime(date, .month), last: nil, end: end)
    }
    guard line[start].isCapital, word(start).count > 5 || ["june", "july", "april"].contains(word(start)),
      let reference
    else { return nil }
    let months = [reference.day.year, reference.day.year - 1, reference.day.year + 1].compactMap {
      CivilDay($0, month, 1)
    }
    let nearest = months.min { abs($0.number - reference.day.number) < abs($1.number - reference.day.number) }
    return nearest.map { Result(time: CivilTime($0, .month), last: nil, end: start + 1) }
  }

  private func guessed(_ day: CivilDay?, _ end: Int) -> Result? {
    guard let day else { return nil }
    var result = withTime(CivilTime(day), end)
    result.isYearGuessed = true
    return result
  }

  /// 30 December 2025, 30th of December
  private func dayFirst(at start: Int) -> Result? {
    guard let (day, end) = dayNumber(start) else { return nil }
    let index = word(end) == "of" ? end + 1 : end
    guard let month = month(index) else { return nil }
    let next = sign(index + 1) == "." && isAttached(index + 1) ? index + 2 : index + 1
    if let (year, after) = year(next), let date = CivilDay(year, month, day) {
      return withTime(CivilTime(date), after)
    }
    // Sat, 05 Sep 26 17:09
    if let short = int(next), line[next].range.count == 2, sign(next + 2) == ":",
      let date = CivilDay(2000 + short, month, day)
    {
      return withTime(CivilTime(date), next + 1)
    }
    return guessed(nearest(day, month), index + 1)
  }

  /// Tuesday; Tuesday, March 3. In news a weekday alone is the last one.
  private func weekday(at start: Int) -> Result? {
    guard let weekday = Self.weekdays[word(start)], line[start].isCapital || word(start).count > 5 else {
      return nil
    }
    var next = start + 1
    while sign(next) == "," || sign(next) == "." { next += 1 }
    if let found = monthFirst(at: next) { return found }
    if next < line.count, line[next].kind == .number {
      if let found = dayFirst(at: next) { return found }
      if let (day, end) = day(at: next, isCued: false) { return withTime(CivilTime(day), end) }
    }
    // In Vietnamese "Thu" is a syllable of many words.
    guard let reference, word(start).count > 3 || sign(start + 1) != "." && !isVietnamese else { return nil }
    let shift = (weekday - reference.day.weekday - 7) % 7
    return reference.day.adding(days: shift).map { withTime(CivilTime($0), start + 1) }
  }

  /// last week, next month, this year, last Tuesday
  private func shifted(at start: Int, _ shift: Int) -> Result? {
    guard let reference else { return nil }
    let end = start + 2
    if shift == 0 && isPartOfDay(start + 1) || shift < 0 && word(start + 1) == "night" {
      return reference.day.adding(days: shift).map { withTime(CivilTime($0), end) }
    }
    switch word(start + 1) {
    case "week":
      return reference.day.adding(days: 7 * shift - reference.day.weekday).map {
        Result(time: CivilTime($0, .week), last: nil, end: end)
      }
    case "month":
      return reference.day.adding(months: shift).map {
        Result(time: CivilTime($0, .month), last: nil, end: end)
      }
    case "year":
      return CivilDay(reference.day.year + shift, 1, 1).map {
        Result(time: CivilTime($0, .year), last: nil, end: end)
      }
    case "quarter":
      let first = CivilDay(reference.day.year, (reference.day.month - 1) / 3 * 3 + 1, 1)
      return first?.adding(months: 3 * shift).map {
        Result(time: CivilTime($0, .quarter), last: nil, end: end)
      }
    default: break
    }
    guard let weekday = Self.weekdays[word(start + 1)], word(start + 1).count > 5 else { return nil }
    var days = (weekday - reference.day.weekday + 7) % 7
    if shift < 0 { days = days == 0 ? -7 : days - 7 }
    if shift > 0, days == 0 { days = 7 }
    return reference.day.adding(days: days).map { withTime(CivilTime($0), end) }
  }

  private func isPartOfDay(_ index: Int) -> Bool {
    ["morning", "afternoon", "evening", "night"].contains(word(index))
  }

  /// the day before yesterday, the day after tomorrow
  private func dayBeforeYesterday(at start: Int) -> Result? {
    guard word(start) == "day", let reference else { return nil }
    let shift: Int
    switch (word(start + 1), word(start + 2)) {
    case ("before", "yesterday"): shift = -2
    case ("after", "tomorrow"): shift = 2
    default: return nil
    }
    return reference.day.adding(days: shift).map { Result(time: CivilTime($0), last: nil, end: start + 3) }
  }

  /// Q3 2025, the third quarter of 2025; without a year the last one that is over or runs.
  private func quarter(at start: Int) -> Result? {
    let number: Int
    var end = start + 2
    if word(start) == "q", isAttached(start + 1), let value = int(start + 1) {
      number = value
    } else if let value = NumberWords.englishOrdinals[word(start)], word(start + 1) == "quarter" {
      number = value
    } else {
      return nil
    }
    guard (1...4).contains(number) else { return nil }
    var year = reference.map { (number - 1) * 3 < $0.day.month ? $0.day.year : $0.day.year - 1 }
    let next = ["of", "in"].contains(word(end)) || ["/", ","].contains(sign(end)) ? end + 1 : end
    if let stated = int(next), (1900...2100).contains(stated) { (year, end) = (stated, next + 1) }
    return year.flatMap { CivilDay($0, number * 3 - 2, 1) }.map {
      Result(time: CivilTime($0, .quarter), last: nil, end: end)
    }
  }

  /// 3 days ago, two weeks ago, an hour ago
  private func ago(at start: Int) -> Result? {
    guard word(start + 2) == "ago", let reference,
      let amount = int(start) ?? NumberWords.englishSmall[word(start)]
        ?? (["a", "an"].contains(word(start)) ? 1 : nil)
    else { return nil }
    let end = start + 3
    switch word(start + 1) {
    case "minute", "minutes": return moved(minutes: -amount, end)
    case "hour", "hours": return moved(minutes: -60 * amount, end)
    case "day", "days":
      return reference.day.adding(days: -amount).map { Result(time: CivilTime($0), last: nil, end: end) }
    case "week", "weeks":
      return reference.day.adding(days: -7 * amount).map { Result(time: CivilTime($0), last: nil, end: end) }
    case "month", "months":
      return reference.day.adding(months: -amount).map {
        Result(time: CivilTime($0, .month), last: nil, end: end)
      }
    case "year", "years":
      return reference.day.adding(months: -12 * amount).map {
        Result(time: CivilTime($0, .year), last: nil, end: end)
      }
    default: return nil
    }
  }
}
