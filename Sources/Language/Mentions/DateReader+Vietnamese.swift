extension DateReader {
  /// Words before a day and month that say that they are ones.
  private static func isCue(_ word: Lemma) -> Bool {
    switch word {
    case "ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "mồng", "mùng", "từ", "đến", "trước", "sau",
      "lễ",
      "dịp", "rằm", "khuya":
      true
    default: false
    }
  }
  private static let weekdays: LemmaTable<Int> = [
    "hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
  ]
  /// Phrases for days, from today.
  private static let days = PhraseTable(
    """
    ngày hôm nay=0 ngày hôm qua=-1 ngày hôm kia=-2 hôm nay=0 bữa nay=0 hôm qua=-1 hôm kia=-2 ngày mai=1 ngày kia=2 ngày mốt=2 \
    sáng nay=0 trưa nay=0 chiều nay=0 tối nay=0 đêm nay=0 sáng qua=-1 chiều qua=-1 tối qua=-1 đêm qua=-1 sáng mai=1 chiều mai=1 tối mai=1
    """)
  /// What follows a unit of the calendar, and how far it moves.
  private static let shifts = PhraseTable(
    "này=0 nay=0 trước=-1 rồi=-1 ngoái=-1 vừa qua=-1 qua=-1 kia=-2 sau=1 tới=1 tiếp theo=1 tiếp=1")
  /// Phrases for days of each year: month and day.
  private static let holidays = PhraseTable(
    "giáng sinh=12-25 quốc khánh=9-2 quốc tế lao động=5-1 tết dương lịch=1-1 noel=12-25")
  private static let directions: LemmaTable<Int> = ["trước": -1, "sau": 1, "nữa": 1, "tới": 1]
  private static let roman: LemmaTable<Int> = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

  func vietnamese(at start: Int) -> Result? {
    if line[start].kind == .number {
      return spelledDay(at: start) ?? ago(at: start)
    }
    if let found = lunarNewYear(at: start) { return found }
    if let found = relativeDay(at: start) ?? weekday(at: start) ?? calendarUnit(at: start) { return found }
    if word(start) == "tháng" || word(start) == "năm" || word(start) == "quý" { return named(at: start) }
    if ["bây", "ngay"].contains(word(start)) { return now(at: start) }
    if let found = holiday(at: start) { return found }
    guard
      Self.isCue(word(start)) || word(start) == "lúc" || word(start) == "vào"
        || word(start) == "khoảng"
    else {
      return hourInWords(at: start)
    }
    var index = start + 1
    while Self.isCue(word(index)) || word(index) == "lúc" { index += 1 }
    if let found = spelledDay(at: index) { return found }
    let isCued = Self.isCue(word(index - 1))
    if isCued, let (day, end) = day(at: index, isCued: true) {
      return withTime(CivilTime(adjusted(day, end)), yearEnd(end))
    }
    return ["lúc", "khoảng"].contains(word(index - 1)) || word(start) == "vào" ? clockFirst(at: index) : nil
  }

  /// "của năm dương lịch tiếp theo", "năm ngoái", "năm nay" after a day without a year.
  private func yearWord(_ index: Int) -> (shift: Int, end: Int)? {
    var next = word(index) == "của" ? index + 1 : index
    guard word(next) == "năm" else { return nil }
    next += 1
    if word(next) == "dương", word(next + 1) == "lịch" { next += 2 }
    return shift(at: next)
  }

  /// này, trước, tới: how many units of the calendar it moves.
  private func shift(at index: Int) -> (shift: Int, end: Int)? {
    Self.shifts.find(line, at: index).flatMap { found in Int(found.value).map { ($0, found.end) } }
  }

  private func adjusted(_ day: CivilDay, _ end: Int) -> CivilDay {
    guard let (shift, _) = yearWord(end), let reference else { return day }
    return CivilDay(reference.day.year + shift, day.month, day.day) ?? day
  }

  private func yearEnd(_ end: Int) -> Int { yearWord(end)?.end ?? end }

  /// 12 tháng 4 năm 1939; ngày 6 tháng 2
  private func spelledDay(at start: Int) -> Result? {
    var index = start
    if ["ngày", "mồng", "mùng"].contains(word(index)) { index += 1 }
    if ["mồng", "mùng"].contains(word(index)) { index += 1 }
    if word(index) == "đầu", word(index + 1) == "tiên" {
      let month = word(index + 2) == "của" ? index + 3 : index + 2
      guard word(month) == "tháng", let found = named(at: month), found.last == nil else { return nil }
      return Result(time: CivilTime(found.time.day), last: nil, end: found.end)
    }
    guard let day = int(index), (1...31).contains(day), word(index + 1) == "tháng",
      let month = smallNumber(index + 2)
    else { return nil }
    var end = index + 3
    if sign(end) == "/", let year = int(end + 1), let date = CivilDay(year, month, day) {
      return withTime(CivilTime(date), end + 2)
    }
    if word(end) == "năm" || sign(end) == "," && word(end + 1) == "năm" {
      let year = sign(end) == "," ? end + 2 : end + 1
      if let value = int(year), let date = CivilDay(value, month, day) {
        return withTime(CivilTime(date), year + 1)
      }
    }
    guard let date = nearest(day, month) else { return nil }
    let result = adjusted(date, end)
    end = yearEnd(end)
    return withTime(CivilTime(result), end)
  }

  /// A month or quarter in figures or words.
  private func smallNumber(_ index: Int) -> Int? {
    if let value = int(index), (1...12).contains(value) { return value }
    switch (word(index), word(index + 1)) {
    case ("giêng", _): return 1
    case ("chạp", _): return 12
    default:
      return NumberWords.vietnameseDigits[word(index)].flatMap { $0 > 0 ? $0 : nil }
        ?? (word(index) == "mười" ? 10 : nil)
    }
  }

  private func relativeDay(at start: Int) -> Result? {
    guard let found = Self.days.find(line, at: start), let shift = Int(found.value),
      let day = reference?.day.adding(days: shift)
    else { return nil }
    // "sáng nay, 12/3": the figures say it better, and are read on their own.
    return withTime(CivilTime(day), found.end)
  }

  private func now(at start: Int) -> Result? {
    let index = word(start) == "ngay" ? start + 1 : start
    guard matches(["bây", "giờ"], at: index) || (index > start && matches(["lúc", "này"], at: index)),
      let reference
    else { return nil }
    var time = reference
    time.grain = .second
    return Result(time: time, last: nil, end: index + 2)
  }

  /// thứ Ba, thứ 2 tới, hôm thứ Sáu, chủ nhật ngày 9 tháng 4
  private func weekday(at start: Int) -> Result? {
    let index = word(start) == "hôm" ? start + 1 : start
    let isSunday = ["chủ", "chúa"].contains(word(index)) && word(index + 1) == "nhật"
    guard index + 1 < line.count, isSunday || word(index) == "thứ",
      let weekday = isSunday ? 6 : Self.weekdays[line[index + 1].text]
    else { return nil }
    var end = index + 2
    var next = end
    while [",", "-"].contains(sign(next)) { next += 1 }
    if let (day, after) = day(at: next, isCued: true) { return withTime(CivilTime(day), after) }
    if word(next) == "ngày" || int(next) != nil, let found = vietnamese(at: next), found.time.grain >= .day {
      return found
    }
    guard let reference else { return nil }
    var shift = (weekday - reference.day.weekday + 7) % 7
    if index > start, shift > 0 { shift -= 7 }
    if word(end) == "của", word(end + 1) == "tuần" { end += 1 }
    if word(end) == "tuần" {
      if let (weeks, after) = self.shift(at: end + 1) {
        shift = weekday - reference.day.weekday + 7 * weeks
        end = after
      }
    } else if word(end) == "tới" {
      end += 1
      if shift == 0 { shift = 7 }
    } else if matches(["vừa", "qua"], at: end) || matches(["tuần", "trước"], at: end) {
      if shift > 0 { shift -= 7 }
      end += 2
    }
    return reference.day.adding(days: shift).map { withTime(CivilTime($0), end) }
  }

  /// tháng trước, tuần sau, năm ngoái, quý này
  private func calendarUnit(at start: Int) -> Result? {
    guard let reference, ["tuần", "tháng", "quý", "năm"].contains(word(start)) else { return nil }
    if word(start) == "tuần", matches(["đầu", "tiên", "của", "tháng"], at: start + 1) {
      guard let month = named(at: start + 4),
        let day = month.time.day.adding(days: (7 - month.time.day.weekday) % 7)
      else { return nil }
      return Result(time: CivilTime(day, .week), last: nil, end: month.end)
    }
    guard let (shift, end) = self.shift(at: start + 1) else { return nil }
    switch word(start) {
    case "tuần":
      return reference.day.adding(days: 7 * shift - reference.day.weekday).map {
        Result(time: CivilTime($0, .week), last: nil, end: end)
      }
    case "năm":
      return CivilDay(reference.day.year + shift, 1, 1).map {
        Result(time: CivilTime($0, .year), last: nil, end: end)
      }
    default:
      let step = word(start) == "quý" ? 3 : 1
      let first = CivilDay(reference.day.year, (reference.day.month - 1) / step * step + 1, 1)
      return first?.adding(months: step * shift).map {
        Result(time: CivilTime($0, step == 3 ? .quarter : .month), last: nil, end: end)
      }
    }
  }

  /// tháng 9/1965, tháng 3 - 6/2027, năm 1966 - 1969, quý 3 năm 2025
  private func named(at start: Int) -> Result? {
    if word(start) == "năm" {
      guard let year = int(start + 1), (1000...2999).contains(year), let first = CivilDay(year, 1, 1) else {
        return nil
      }
      var result = Result(time: CivilTime(first, .year), last: nil, end: start + 2)
      if ["-", "–"].contains(sign(start + 2)) || word(start + 2) == "đến", let last = int(start + 3),
        last > year, let day = CivilDay(last, 1, 1)
      {
        result.last = CivilTime(day, .year)
        result.end = start + 4
      }
      return result
    }
    let step = word(start) == "quý" ? 3 : 1
    guard let number = smallNumber(start + 1) ?? (step == 3 ? Self.roman[word(start + 1)] : nil),
      number * step <= 12
    else { return nil }
    var end = start + 2
    var last: Int?
    if ["-", "–"].contains(sign(end)), let second = int(end + 1), second > number, second <= 12 {
      last = second
      end += 2
    }
    var year = reference?.day.year
    if sign(end) == "/", let value = int(end + 1), value > 1000 {
      year = value
      end += 2
    } else if word(end) == "năm", let value = int(end + 1), value > 1000 {
      year = value
      end += 2
    } else if let (shift, after) = yearWord(end), let reference {
      year = reference.day.year + shift
      end = after
    }
    guard let year, let first = CivilDay(year, (number - 1) * step + 1, 1) else { return nil }
    let grain: CivilTime.Grain = step == 3 ? .quarter : .month
    var result = Result(time: CivilTime(first, grain), last: nil, end: end)
    if let last { result.last = CivilDay(year, last, 1).map { CivilTime($0, grain) } }
    return result
  }

  /// 21 giờ trước, 3 ngày nữa
  private func ago(at start: Int) -> Result? {
    guard let amount = int(start), let reference else { return nil }
    let direction = Self.directions[word(start + 2)] ?? 0
    guard direction != 0 else { return nil }
    let shift = direction * amount
    let end = start + 3
    switch word(start + 1) {
    case "ngày":
      return reference.day.adding(days: shift).map { Result(time: CivilTime($0), last: nil, end: end) }
    case "tuần":
      return reference.day.adding(days: 7 * shift).map { Result(time: CivilTime($0), last: nil, end: end) }
    case "tháng":
      return reference.day.adding(months: shift).map {
        Result(time: CivilTime($0, .month), last: nil, end: end)
      }
    case "năm":
      return reference.day.adding(months: 12 * shift).map {
        Result(time: CivilTime($0, .year), last: nil, end: end)
      }
    case "giờ", "tiếng": return moved(shift * 60, .hour, end)
    case "phút": return moved(shift, .minute, end)
    default: return nil
    }
  }

  /// Some minutes from the time of publication.
  func moved(_ minutes: Int, _ grain: CivilTime.Grain, _ end: Int) -> Result? {
    guard let reference else { return nil }
    let clock = reference.hour * 60 + reference.minute + minutes
    let days = clock >= 0 ? clock / 1440 : (clock - 1439) / 1440
    guard let day = reference.day.adding(days: days) else { return nil }
    var time = CivilTime(day, .minute)
    (time.hour, time.minute) = ((clock - days * 1440) / 60, (clock - days * 1440) % 60)
    time.offsetMinutes = reference.offsetMinutes
    return Result(time: time, last: nil, end: end)
  }

  /// hai giờ rưỡi
  private func hourInWords(at start: Int) -> Result? {
    NumberWords.vietnameseDigits[word(start)] != nil && word(start + 1) == "giờ" ? clockFirst(at: start) : nil
  }

  private func holiday(at start: Int) -> Result? {
    let index = word(start) == "ngày" || word(start) == "lễ" ? start + 1 : start
    guard let found = Self.holidays.find(line, at: index), let reference else { return nil }
    let parts = found.value.split(separator: "-").compactMap { Int($0) }
    return CivilDay(reference.day.year, parts[0], parts[1]).map {
      Result(time: CivilTime($0), last: nil, end: found.end)
    }
  }
}

extension CivilTime.Grain {
  fileprivate static func >= (left: Self, right: Self) -> Bool {
    let order: [Self] = [.year, .quarter, .month, .week, .day, .hour, .minute, .second]
    return (order.firstIndex(of: left) ?? 0) >= (order.firstIndex(of: right) ?? 0)
  }
}
