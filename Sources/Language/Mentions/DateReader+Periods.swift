internal import ASCII

/// Stretches of the calendar that are told by what they are a part of, or by how many years they have.
extension DateReader {
  /// 6 tháng đầu năm 2025, nửa cuối tháng 2, quý đầu năm, ngày cuối cùng của tháng 3: the first or the last units of a longer one.
  func edge(at start: Int) -> Result? {
    if word(start) == "nửa" { return half(at: start) }
    if let found = place(at: start) { return found }
    let amount = word(start + 1) == .none || isCalendarUnit(start) ? nil : amount(start)
    let index = amount?.unit ?? start
    guard isCalendarUnit(index), (1...31).contains(amount?.amount ?? 1) else { return nil }
    let (isLast, isNamed, next) = edgeWord(index + 1)
    // "11 tháng năm 2025" are its first.
    let isImplied = next == index + 1 && word(index) == "tháng" && (amount?.amount ?? 0) > 1
    guard next > index + 1 || isImplied && word(next) == "năm" && !isDayCue(start - 1),
      let whole = whole(at: next, isBare: ["tháng", "quý"].contains(word(index)) && !isImplied)
    else { return nil }
    // "những ngày đầu tháng 3" are no certain days.
    if amount == nil, word(index) == "ngày" && !isNamed || ["những", "các", "mấy"].contains(word(start - 1)) {
      return nil
    }
    return units(amount?.amount ?? 1, of: index, isLast: isLast, whole)
  }

  /// tuần thứ hai của tháng 9, quý thứ ba năm 2018: one of those that a longer one has, by its place.
  func place(at start: Int) -> Result? {
    guard isCalendarUnit(start), word(start + 1) == "thứ", let (number, end) = smallNumber(start + 2) else {
      return nil
    }
    let next = ["của", "trong"].contains(word(end)) ? end + 1 : end
    let isLast = end == line.count && word(start) == "quý"
    let year = reference.flatMap { CivilDay($0.day.year, 1, 1) }
    let whole =
      isLast
      ? year.flatMap { year in year.adding(months: 12).map { (year, $0, end) } }
      : whole(at: next, isBare: false)
    guard let (first, after, finish) = whole else { return nil }
    let day: CivilDay?
    let grain: CivilTime.Grain
    switch word(start) {
    case "ngày": (day, grain) = (first.adding(days: number - 1), .day)
    case "tuần": (day, grain) = (first.adding(days: (7 - first.weekday) % 7 + 7 * (number - 1)), .week)
    case "tháng": (day, grain) = (first.adding(months: number - 1), .month)
    default: (day, grain) = (first.adding(months: 3 * (number - 1)), .quarter)
    }
    guard let day, day.number < after.number else { return nil }
    return Result(time: CivilTime(day, grain), last: nil, end: finish)
  }

  /// thứ hai đầu tiên của tháng 3, chủ nhật cuối cùng của tháng 3
  func weekday(_ weekday: Int, ofMonthAt start: Int) -> Result? {
    let (isLast, isNamed, next) = edgeWord(start)
    guard isNamed, let whole = whole(at: next, isBare: false) else { return nil }
    let day: CivilDay?
    if isLast {
      day = whole.next.adding(days: -1).flatMap { $0.adding(days: -(($0.weekday - weekday + 7) % 7)) }
    } else {
      day = whole.first.adding(days: (weekday - whole.first.weekday + 7) % 7)
    }
    return day.map { Result(time: CivilTime($0), last: nil, end: whole.end) }
  }

  private func isCalendarUnit(_ index: Int) -> Bool {
    ["ngày", "tuần", "tháng", "quý"].contains(word(index))
  }

  private func isDayCue(_ index: Int) -> Bool { ["ngày", "mồng", "mùng"].contains(word(index)) }

  /// đầu, đầu tiên của, cuối cùng của
  private func edgeWord(_ start: Int) -> (isLast: Bool, isNamed: Bool, end: Int) {
    let isLast = word(start) == "cuối"
    guard isLast || word(start) == "đầu" else { return (false, false, start) }
    var end = start + 1
    let isNamed = word(end) == "tiên" || word(end) == "cùng"
    if isNamed { end += 1 }
    if word(end) == "của" || word(end) == "trong" { end += 1 }
    return (isLast, isNamed, end)
  }

  /// The year, quarter or month that something is a part of: a year alone is that of the publication.
  private func whole(at start: Int, isBare: Bool) -> (first: CivilDay, next: CivilDay, end: Int)? {
    if isBare, let year = figuresOfYear(start), let first = CivilDay(year, 1, 1) {
      return first.adding(months: 12).map { (first, $0, start + 1) }
    }
    guard ["năm", "quý", "tháng"].contains(word(start)) else { return nil }
    if let found = calendarUnit(at: start) ?? named(at: start), found.last == nil {
      let months = found.time.grain == .year ? 12 : found.time.grain == .quarter ? 3 : 1
      return found.time.day.adding(months: months).map { (found.time.day, $0, found.end) }
    }
    guard isBare, word(start) == "năm", !["học", "tài"].contains(word(start + 1)), let reference,
      let first = CivilDay(reference.day.year, 1, 1), let next = first.adding(months: 12)
    else { return nil }
    return (first, next, start + 1)
  }

  private func units(
    _ count: Int, of unit: Int, isLast: Bool, _ whole: (first: CivilDay, next: CivilDay, end: Int)
  ) -> Result? {
    func at(_ place: Int) -> CivilDay? {
      let start = isLast ? whole.next : whole.first
      switch word(unit) {
      case "tháng": return start.adding(months: place)
      case "quý": return start.adding(months: 3 * place)
      case "tuần": return start.adding(days: 7 * place)
      default: return start.adding(days: place)
      }
    }
    guard let first = at(isLast ? -count : 0), let last = at(isLast ? -1 : count - 1),
      first.number >= whole.first.number, last.number < whole.next.number
    else { return nil }
    var grain: CivilTime.Grain
    switch word(unit) {
    case "tháng": grain = .month
    case "quý": grain = .quarter
    case "tuần" where count == 1:
      // The first whole week, and the one that the last day is in.
      let day = isLast ? whole.next.adding(days: -1) : first.adding(days: (7 - first.weekday) % 7)
      return day.map { Result(time: CivilTime($0, .week), last: nil, end: whole.end) }
    case "tuần":
      let end = isLast ? whole.next.adding(days: -1) : at(count)?.adding(days: -1)
      return end.map { Result(time: CivilTime(first), last: CivilTime($0), end: whole.end) }
    default: grain = .day
    }
    return Result(
      time: CivilTime(first, grain), last: count > 1 ? CivilTime(last, grain) : nil, end: whole.end)
  }

  /// nửa đầu năm 2025, nửa cuối tháng 3
  private func half(at start: Int) -> Result? {
    let isLast = ["cuối", "sau"].contains(word(start + 1))
    guard isLast || word(start + 1) == "đầu" else { return nil }
    let index = word(start + 2) == "của" ? start + 3 : start + 2
    guard let whole = whole(at: index, isBare: true) else { return nil }
    if whole.next.number - whole.first.number > 100 {
      guard word(index) == "năm" || line.isNumber(index),
        let first = whole.first.adding(months: isLast ? 6 : 0)
      else { return nil }
      return first.adding(months: 5).map {
        Result(time: CivilTime(first, .month), last: CivilTime($0, .month), end: whole.end)
      }
    }
    guard word(index) == "tháng", let first = whole.first.adding(days: isLast ? 15 : 0),
      let last = isLast ? whole.next.adding(days: -1) : whole.first.adding(days: 14)
    else { return nil }
    return Result(time: CivilTime(first), last: CivilTime(last), end: whole.end)
  }

  /// Four figures that are a year and count nothing.
  private func figuresOfYear(_ index: Int) -> Int? {
    guard let year = int(index), (1900...2100).contains(year), !isCounted(index + 1),
      !["/", "-", "–", ":"].contains(sign(index + 1)) || !isAttached(index + 1)
    else { return nil }
    return year
  }

  /// cuối 2025, từ 2015 đến nay: a year that only the word before announces.
  func announcedYear(at start: Int) -> Result? {
    guard ["đầu", "cuối", "giữa", "hồi", "từ", "trước", "sau"].contains(word(start)),
      let year = figuresOfYear(start + 1),
      let first = CivilDay(year, 1, 1)
    else { return nil }
    if let next = rangeWordEnd(start + 2), line.isNumber(next), figuresOfYear(next) == nil { return nil }
    return Result(time: CivilTime(first, .year), last: nil, end: start + 2)
  }

  /// mùa giải 2025/26, 2025/2026: a year and the next one.
  func season(at start: Int) -> Result? {
    guard let year = int(start), (1900...2100).contains(year), sign(start + 1) == "/", isAttached(start + 1),
      isAttached(start + 2), let next = int(start + 2), next == year + 1 || next == (year + 1) % 100,
      line[start + 2].range.count != 1, sign(start + 3) != "/" || !isAttached(start + 3)
    else { return nil }
    return years(year, count: 2, end: start + 3)
  }

  /// cuối tuần này, cuối tuần qua: Saturday and Sunday.
  func weekend(at start: Int) -> Result? {
    guard word(start) == "cuối", word(start + 1) == "tuần", let week = calendarUnit(at: start + 1),
      let first = week.time.day.adding(days: 5), let last = week.time.day.adding(days: 6)
    else { return nil }
    return Result(time: CivilTime(first), last: CivilTime(last), end: week.end)
  }

  /// thế kỷ 20, thế kỷ XIX; thập niên 1990, thập kỷ 90
  func yearsTogether(at start: Int) -> Result? {
    if word(start) == "thế", ["kỷ", "kỉ"].contains(word(start + 1)) {
      let index = word(start + 2) == "thứ" ? start + 3 : start + 2
      guard let number = int(index) ?? roman(index), (2...29).contains(number) else { return nil }
      return years(number * 100 - 99, count: 100, end: index + 1)
    }
    guard word(start) == "thập", ["niên", "kỷ", "kỉ"].contains(word(start + 1)) else { return nil }
    return decade(at: word(start + 2) == "năm" ? start + 3 : start + 2)
  }

  /// 1990, or 90 for it.
  func decade(at index: Int) -> Result? {
    guard let number = int(index), number % 10 == 0 else { return nil }
    let year = number < 100 && number >= 10 ? 1900 + number : number
    guard (1500...2100).contains(year) else { return nil }
    return years(year, count: 10, end: index + 1)
  }

  func years(_ first: Int, count: Int, end: Int) -> Result? {
    guard let start = CivilDay(first, 1, 1), let last = CivilDay(first + count - 1, 1, 1) else { return nil }
    return Result(time: CivilTime(start, .year), last: CivilTime(last, .year), end: end)
  }

  /// Capital Roman figures up to 39.
  func roman(_ index: Int) -> Int? {
    guard index < line.count, line[index].kind == .word, line[index].range.count <= 6 else { return nil }
    var (value, last) = (0, 0)
    for byte in line.digits(index).reversed() {
      let figure: Int
      switch byte {
      case UInt8(ascii: "I"): figure = 1
      case UInt8(ascii: "V"): figure = 5
      case UInt8(ascii: "X"): figure = 10
      default: return nil
      }
      value += figure < last ? -figure : figure
      last = max(last, figure)
    }
    return value > 0 && value < 40 ? value : nil
  }
}
