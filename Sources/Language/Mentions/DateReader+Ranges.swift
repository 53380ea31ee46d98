extension DateReader {
  /// 12-14/3, 12 đến 14/3/2026: days of one month, of which the last alone states it.
  func daysOfMonth(at start: Int, isCued: Bool) -> Result? {
    guard let first = int(start), (1...30).contains(first), var next = rangeWordEnd(start + 1),
      sign(start + 1) == .none || isAttached(start + 1) == isAttached(next)
    else { return nil }
    while ["hết", "ngày"].contains(word(next)) { next += 1 }
    if isVietnamese, let part = partOfDay(at: next) { next = part.end }
    guard
      let last = lastDay(at: next, isCued: isCued), last.time.day.day > first,
      let day = CivilDay(last.time.day.year, last.time.day.month, first)
    else { return nil }
    return Result(time: CivilTime(day), last: last.time, end: last.end)
  }

  private func lastDay(at index: Int, isCued: Bool) -> Result? {
    if let (day, end) = day(at: index, isCued: isCued || sign(index + 1) == "/") {
      return Result(time: CivilTime(day), last: nil, end: end)
    }
    // No date that could be another range of days, and so on.
    guard line.isNumber(index), word(index + 1) != .none,
      let found = spelledDay(at: index) ?? english(at: index),
      found.last == nil, found.time.grain == .day
    else { return nil }
    return found
  }

  /// từ ngày 28/2 đến 3/3/2026, tháng 3 đến tháng 6, năm 2000 - 2010: two of one grain in order.
  func range(from first: Result) -> Result? {
    if first.time.grain > .day { return clockRange(from: first) }
    guard first.last == nil, first.time.grain <= .day, let next = rangeWordEnd(first.end),
      let second = rangeEnd(at: next, of: first.time), second.last == nil,
      second.time.grain == first.time.grain
    else { return nil }
    var low = first.time
    if first.isYearGuessed, !second.isYearGuessed {
      let year = second.time.day.year
      let days = [year, year - 1].compactMap { CivilDay($0, low.day.month, low.day.day) }
      guard let day = days.first(where: { $0.number < second.time.day.number }) else { return nil }
      low.day = day
    }
    var high = second.time
    if first.isYearGuessed, second.isYearGuessed, low.day.number > high.day.number {
      // từ tháng 5 đến tháng 10: each of them was the nearest one.
      let years = [low.day.year, low.day.year + 1].compactMap { CivilDay($0, high.day.month, high.day.day) }
      high.day = years.first { $0.number > low.day.number } ?? high.day
    }
    guard low.day.number < high.day.number else { return nil }
    return Result(time: low, last: high, end: second.end, isYearGuessed: second.isYearGuessed)
  }

  /// từ 8h đến 11h30, 19h - 21h ngày 5/3, từ 22h hôm nay đến 5h sáng mai: a day that only one of them states is that of both.
  private func clockRange(from first: Result) -> Result? {
    guard first.last == nil, let next = rangeWordEnd(first.end), next < line.count,
      let second = clockFirst(at: next, isCued: true), second.last == nil, second.time.grain > .day
    else { return nil }
    var (low, high) = (first.time, second.time)
    if first.isDayGuessed, !second.isDayGuessed { low.day = high.day }
    if second.isDayGuessed { high.day = low.day }
    // Over midnight.
    if (low.hour, low.minute) > (high.hour, high.minute), low.day == high.day {
      if second.isDayGuessed {
        guard let day = high.day.adding(days: 1) else { return nil }
        high.day = day
      } else {
        guard let day = low.day.adding(days: -1) else { return nil }
        low.day = day
      }
    }
    guard low != high, low.day.number <= high.day.number else { return nil }
    low.offsetMinutes = low.offsetMinutes ?? high.offsetMinutes
    return Result(time: low, last: high, end: second.end)
  }

  /// A dash, or a word for it.
  func rangeWordEnd(_ index: Int) -> Int? {
    let isWord = ["đến", "tới", "to", "through", "until"].contains(word(index))
    return isWord || ["-", "–", "—"].contains(sign(index)) ? index + 1 : nil
  }

  private func rangeEnd(at start: Int, of first: CivilTime) -> Result? {
    guard start < line.count else { return nil }
    if first.grain == .year, let year = int(start), (1000...2999).contains(year), !isCounted(start + 1) {
      return CivilDay(year, 1, 1).map { Result(time: CivilTime($0, .year), last: nil, end: start + 1) }
    }
    let index = word(start) == "hết" ? start + 1 : start
    // March 3-5
    if !isVietnamese, first.grain == .day, let (day, end) = dayNumber(index),
      let last = CivilDay(year(end)?.year ?? first.day.year, first.day.month, day)
    {
      let stated = year(end)
      return Result(
        time: CivilTime(last), last: nil, end: stated?.end ?? end, isYearGuessed: stated == nil)
    }
    if first.grain == .day, let (day, end) = day(at: index, isCued: true) {
      return Result(time: CivilTime(day), last: nil, end: end, isYearGuessed: end == index + 3)
    }
    return index < line.count ? single(at: index) : nil
  }
}
