extension DateReader {
  private static let weekdays: LemmaTable<Int> = [
    "hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
  ]
  /// Phrases for days, from today.
  private static let days = PhraseTable(
    "hôm nay=0 bữa nay=0 hôm qua=-1 hôm kia=-2 hôm kìa=-3 ngày mai=1 ngày kia=2 ngày mốt=2")
  /// The same after a part of the day: sáng mai.
  private static let daysOfParts = PhraseTable("nay=0 qua=-1 mai=1")
  /// What follows a unit of the calendar, and how far it moves.
  private static let shifts = PhraseTable(
    "này=0 nay=0 trước=-1 rồi=-1 ngoái=-1 vừa qua=-1 vừa rồi=-1 qua=-1 kia=-2 sau=1 tới=1 tiếp theo=1 kế tiếp=1 tiếp=1"
  )
  /// Phrases for days of each year: month and day.
  private static let holidays = PhraseTable(
    """
    giáng sinh=12-25 đêm noel=12-24 noel=12-25 tết dương lịch=1-1 tết tây=1-1 tình nhân=2-14 valentine=2-14 thầy thuốc việt nam=2-27 \
    quốc tế phụ nữ=3-8 phụ nữ việt nam=10-20 cá tháng tư=4-1 quốc tế lao động=5-1 quốc tế thiếu nhi=6-1 thương binh liệt sĩ=7-27 \
    quốc khánh=9-2 halloween=10-31 giải phóng miền nam=4-30 cách mạng tháng tám=8-19 cách mạng tháng 8=8-19 nhà giáo việt nam=11-20
    """)
  private static let parts = PhraseTable(
    """
    rạng sáng=morning sáng sớm=morning sáng=morning trưa=noon đầu giờ chiều=evening chiều tối=evening chiều=evening \
    tối muộn=evening tối=evening đêm khuya=night đêm=night khuya=night
    """)
  /// Hours with names, on the day that they belong to.
  private static let hours = PhraseTable("giữa trưa=12 nửa đêm=24")
  private static let directions: LemmaTable<Int> = ["trước": -1, "sau": 1, "nữa": 1]
  /// After a date without a year: on which side of the publication it is.
  private static let sides = PhraseTable("vừa qua=-1 vừa rồi=-1 sắp tới=1 tới đây=1 tới=1")

  /// The words of all these phrases.
  static var phraseWords: [Lemma] {
    [days, daysOfParts, shifts, holidays, parts, hours, sides].flatMap(\.allWords) + lunarWords
  }

  func vietnamese(at start: Int) -> Result? {
    if let found = lunar(at: start) ?? edge(at: start) { return found }
    if line[start].kind == .number { return spelledDay(at: start) ?? ago(at: start) }
    if let found = calendarUnit(at: start) ?? weekend(at: start) ?? yearsTogether(at: start) { return found }
    if ["tháng", "năm", "quý"].contains(word(start)), let found = named(at: start) { return found }
    if ["bây", "ngay"].contains(word(start)) { return now(at: start) }
    if word(start) == "cách" { return agoBefore(at: start) }
    if let found = holiday(at: start) ?? ago(at: start) { return found }
    return announcedYear(at: start) ?? cuedDay(at: start)
  }

  /// Words that announce a day or a time of day, and what they announce: "sáng ngày 5/3", "lúc 10h", "tối mai".
  private func cuedDay(at start: Int) -> Result? {
    var index = start
    var part: PartOfDay?
    var (isDayCued, isClockCued) = (false, false)
    while let cue = cue(at: index) {
      if let found = cue.part { part = found }
      isDayCued = cue.isOfDay
      isClockCued = cue.isOfClock
      // "chiều mai", "sáng nay, 12/3": the figures are read on their own.
      if part != nil, let shift = Self.daysOfParts.find(line, at: cue.end), cue.part != nil {
        return relativeDay(shift, part)
      }
      if let found = relativeDay(at: index, part) { return found }
      index = cue.end
    }
    if let found = namedHour(at: index, isCued: isClockCued) { return found }
    if let found = relativeDay(at: index, part) ?? weekday(at: index, part) { return found }
    if let found = spelledDay(at: index, isCued: index > start) ?? daysOfMonth(at: index, isCued: isDayCued) {
      return found
    }
    if isDayCued, let (day, end) = day(at: index, isCued: true), sign(end - 2) == "/" || !isCounted(end) {
      let isYearGuessed = end < index + 5 && !line.digits(index).dropFirst(3).contains(0x2E)
      let (moved, after) = isYearGuessed ? placed(day, end) : (day, end)
      var found = withTime(CivilTime(moved), after, part: part)
      found.isYearGuessed = isYearGuessed
      return found
    }
    if index == start { return hourInWords(at: start) }
    if isDayCued, let found = monthOfYear(at: index) ?? listedDay(at: index) { return found }
    return clockFirst(at: index, isCued: isClockCued)
  }

  /// A word before a day or a time of day that says that it is one.
  private func cue(at index: Int) -> (part: PartOfDay?, isOfDay: Bool, isOfClock: Bool, end: Int)? {
    if let (part, end) = partOfDay(at: index) { return (part, true, false, end) }
    switch word(index) {
    case "ngày", "hôm", "mồng", "mùng", "sau", "lễ", "dịp", "rằm", "hết": return (nil, true, false, index + 1)
    case "từ", "đến", "trước": return (nil, true, true, index + 1)
    case "lúc", "vào": return (nil, false, true, index + 1)
    // "khoảng 2 giờ" is as often how long something took.
    case "khoảng": return (nil, false, ["lúc", "vào"].contains(word(index - 1)), index + 1)
    default: return nil
    }
  }

  func partOfDay(at index: Int) -> (part: PartOfDay, end: Int)? {
    Self.parts.find(line, at: index).flatMap { found in
      PartOfDay(rawValue: found.value).map { ($0, found.end) }
    }
  }

  /// "của năm dương lịch tiếp theo", "năm ngoái", "năm nay" after a day without a year.
  func yearWord(_ index: Int) -> (shift: Int, end: Int)? {
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

  /// A day without a year, by the words after it: 2/9 năm ngoái, ngày 5/3 vừa qua.
  private func placed(_ day: CivilDay, _ end: Int) -> (day: CivilDay, end: Int) {
    guard let reference else { return (day, end) }
    if let (shift, after) = yearWord(end) {
      return (CivilDay(reference.day.year + shift, day.month, day.day) ?? day, after)
    }
    guard let (side, after) = side(at: end) else { return (day, end) }
    let isOther = side < 0 ? day.number > reference.day.number : day.number < reference.day.number
    return (isOther ? CivilDay(day.year + side, day.month, day.day) ?? day : day, after)
  }

  /// "tới" before another date is a range's.
  private func side(at index: Int) -> (side: Int, end: Int)? {
    guard let found = Self.sides.find(line, at: index), let side = Int(found.value),
      found.end > index + 1
        || !line.isNumber(found.end) && !["ngày", "tháng", "hết"].contains(word(found.end))
    else { return nil }
    return (side, found.end)
  }

  /// 12 tháng 4 năm 1939; ngày 6 tháng 2; ngày 15 tháng này
  ///
  /// - Parameter isCued: a word before says that it is a day.
  func spelledDay(at start: Int, isCued: Bool = false) -> Result? {
    var index = start
    while ["ngày", "mồng", "mùng"].contains(word(index)), index < start + 2 { index += 1 }
    let isDay = isCued || index > start
    guard let (day, unit) = isDay ? dayInWords(index) : int(index).map({ ($0, index + 1) }),
      (1...31).contains(day),
      word(unit) == "tháng" || word(unit) == "thg" || word(unit) == "th" && isAttached(unit + 1)
    else { return nil }
    if isDay, let (shift, after) = shift(at: unit + 1), let month = reference?.day.adding(months: shift) {
      return CivilDay(month.year, month.month, day).map { withTime(CivilTime($0), after) }
    }
    guard let (month, end) = smallNumber(unit + 1), (1...12).contains(month) else { return nil }
    if let (year, after) = year(at: end), let date = CivilDay(year, month, day) {
      return withTime(CivilTime(date), after)
    }
    guard let date = nearest(day, month) else { return nil }
    let (moved, after) = placed(date, end)
    var result = withTime(CivilTime(moved), after)
    result.isYearGuessed = true
    return result
  }

  /// A number below sixty in figures or words: hai mươi lăm.
  func dayInWords(_ index: Int) -> (day: Int, end: Int)? {
    if let day = int(index) { return (day, index + 1) }
    if word(index + 1) == "mươi", let tens = NumberWords.vietnameseDigits[word(index)], (2...5).contains(tens)
    {
      // "hai mươi năm" are twenty years.
      guard word(index + 2) != "năm", let ones = NumberWords.vietnameseDigits[word(index + 2)] else {
        return (tens * 10, index + 2)
      }
      return (tens * 10 + ones, index + 3)
    }
    if word(index) == "mười", word(index + 1) != "năm",
      let ones = NumberWords.vietnameseDigits[word(index + 1)], ones > 0
    {
      return (10 + ones, index + 2)
    }
    return smallNumber(index).map { ($0.value, $0.end) }
  }

  /// The year after a month or quarter: tháng 9/1965, tháng 3-2025, tháng 3, 2025, quý 3 năm 2025.
  func year(at index: Int) -> (year: Int, end: Int)? {
    var next = index
    if ["/", "-", "–", ","].contains(sign(next)) { next += 1 }
    if word(next) == "năm" { next += 1 }
    guard let year = int(next), (1000...2999).contains(year), next > index || line[next].isSpaced else {
      return nil
    }
    return (year, next + 1)
  }

  /// A month, quarter or hour in figures or words up to twelve.
  func smallNumber(_ index: Int) -> (value: Int, end: Int)? {
    if let value = int(index), (1...12).contains(value) { return (value, index + 1) }
    switch word(index) {
    case "giêng": return (1, index + 1)
    case "chạp": return (12, index + 1)
    case "mười":
      let isLonger = ["một", "hai"].contains(word(index + 1))
      return (
        10 + (isLonger ? NumberWords.vietnameseDigits[word(index + 1)] ?? 0 : 0), index + (isLonger ? 2 : 1)
      )
    default:
      return NumberWords.vietnameseDigits[word(index)].flatMap { $0 > 0 ? ($0, index + 1) : nil }
    }
  }

  private func relativeDay(at start: Int, _ part: PartOfDay?) -> Result? {
    let index = word(start) == "ngày" && word(start + 1) == "hôm" ? start + 1 : start
    return Self.days.find(line, at: index).flatMap { relativeDay($0, part) }
  }

  /// lúc nửa đêm, giữa trưa nay
  private func namedHour(at start: Int, isCued: Bool) -> Result? {
    guard let found = Self.hours.find(line, at: start), let hour = Int(found.value), let reference else {
      return nil
    }
    let shift = Self.daysOfParts.find(line, at: found.end)
    let isAlone = start == 0 && found.end == line.count
    guard isCued || shift != nil || isAlone else { return nil }
    let days = (shift.flatMap { Int($0.value) } ?? 0) + hour / 24
    return reference.day.adding(days: days).map {
      Result(time: Clock(hour: hour % 24).on($0), last: nil, end: shift?.end ?? found.end)
    }
  }

  private func relativeDay(_ shift: (value: String, end: Int), _ part: PartOfDay?) -> Result? {
    Int(shift.value).flatMap { reference?.day.adding(days: $0) }.map {
      withTime(CivilTime($0), shift.end, part: part)
    }
  }

  private func now(at start: Int) -> Result? {
    let index = word(start) == "ngay" ? start + 1 : start
    // "ngay lập tức" says when only where it says nothing else.
    let isAtOnce = index == 1 && line.count == 3 && matches(["lập", "tức"], at: index)
    guard
      isAtOnce || matches(["bây", "giờ"], at: index)
        || (index > start && matches(["lúc", "này"], at: index)),
      let reference
    else { return nil }
    var time = reference
    time.grain = .second
    return Result(time: time, last: nil, end: index + 2)
  }

  /// thứ Ba, thứ 2 tới, hôm thứ Sáu, chủ nhật ngày 9 tháng 4
  private func weekday(at start: Int, _ part: PartOfDay?) -> Result? {
    let index = start
    let isPast = word(start - 1) == "hôm"
    guard let (weekday, after) = weekdayName(index) else { return nil }
    var end = after
    var next = end
    while [",", "-", "("].contains(sign(next)) { next += 1 }
    if let (day, after) = day(at: next, isCued: true) {
      if sign(next - 1) == "(", sign(after) == ")" {
        return Result(time: CivilTime(day), last: nil, end: after + 1)
      }
      return withTime(CivilTime(day), after, part: part)
    }
    if let found = spelledDay(at: next) { return found }
    if word(next) == "ngày", let (day, after) = day(at: next + 1, isCued: true) {
      return withTime(CivilTime(day), after, part: part)
    }
    if let found = self.weekday(weekday, ofMonthAt: end) { return found }
    guard let reference else { return nil }
    var shift = (weekday - reference.day.weekday + 7) % 7
    if isPast, shift > 0 { shift -= 7 }
    if ["của", "đầu", "cuối", "giữa", "trong"].contains(word(end)), word(end + 1) == "tuần" { end += 1 }
    if word(end) == "tuần" {
      if let (weeks, after) = self.shift(at: end + 1) {
        shift = weekday - reference.day.weekday + 7 * weeks
        end = after
      }
    } else if let (direction, after) = self.shift(at: end) {
      if direction > 0, shift == 0 { shift = 7 }
      if direction < 0, shift > 0 { shift -= 7 }
      end = after
    }
    return reference.day.adding(days: shift).map { withTime(CivilTime($0), end, part: part) }
  }

  /// thứ Ba, thứ 7, chủ nhật; CN before a week or a day
  private func weekdayName(_ index: Int) -> (weekday: Int, end: Int)? {
    if ["chủ", "chúa"].contains(word(index)), word(index + 1) == "nhật" { return (6, index + 2) }
    if word(index) == "cn" {
      let isDay = word(index + 1) == "tuần" || word(index + 1) == "ngày" || sign(index + 2) == "/"
      return isDay ? (6, index + 1) : nil
    }
    guard index + 1 < line.count, word(index) == "thứ" else { return nil }
    return Self.weekdays[line[index + 1].text].map { ($0, index + 2) }
  }

  /// tháng trước, tuần sau, năm ngoái, quý này
  func calendarUnit(at start: Int) -> Result? {
    // "nhiều năm qua" are no certain ones.
    guard let reference, ["tuần", "tháng", "quý", "năm"].contains(word(start)),
      !["nhiều", "mấy", "vài", "những", "các", "hàng", "hằng", "mỗi"].contains(word(start - 1))
    else { return nil }
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

  /// tháng 9/1965, tháng 3 - 6/2027, năm 1966, quý 3 năm 2025
  func named(at start: Int) -> Result? {
    if word(start) == "năm" {
      if ["những", "niên"].contains(word(start - 1)), let found = decade(at: start + 1) { return found }
      guard let year = int(start + 1), (100...2999).contains(year), let first = CivilDay(year, 1, 1) else {
        return nil
      }
      return Result(time: CivilTime(first, .year), last: nil, end: start + 2)
    }
    let isQuarter = word(start) == "quý"
    let step = isQuarter ? 3 : 1
    let grain: CivilTime.Grain = isQuarter ? .quarter : .month
    if let (number, year) = dottedMonth(start + 1), let first = CivilDay(year, (number - 1) * step + 1, 1) {
      return Result(time: CivilTime(first, grain), last: nil, end: start + 2)
    }
    // "Cách mạng tháng Tám" is an event.
    guard word(start - 1) != "mạng", let (number, after) = numbered(start + 1, isQuarter) else { return nil }
    if !isQuarter, let found = dayAfterMonth(number, at: after) { return found }
    var end = after
    var last: Int?
    if ["-", "–"].contains(sign(end)), let (second, next) = numbered(end + 1, isQuarter), second > number,
      line.isNumber(end + 1) || isQuarter
    {
      (last, end) = (second, next)
    }
    guard var result = yearOf(place: (number - 1) * step + 1, grain, at: end) else { return nil }
    if let last {
      result.last = CivilDay(result.time.day.year, (last - 1) * step + 1, 1).map { CivilTime($0, grain) }
    }
    return result
  }

  /// The number of a month, or of a quarter, which Roman figures may be.
  func numbered(_ index: Int, _ isQuarter: Bool) -> (value: Int, end: Int)? {
    let found = isQuarter ? roman(index).map { ($0, index + 1) } ?? smallNumber(index) : smallNumber(index)
    return found.flatMap { $0.0 <= (isQuarter ? 4 : 12) ? $0 : nil }
  }

  /// A month or quarter that starts with the month `place`, in the year that the words after it state or stand for.
  private func yearOf(place: Int, _ grain: CivilTime.Grain, at end: Int) -> Result? {
    let stated =
      year(at: end)
      ?? yearWord(end).flatMap { shift in reference.map { ($0.day.year + shift.shift, shift.end) } }
    if let (year, after) = stated ?? listedYear(at: end).map({ ($0, end) }) {
      return CivilDay(year, place, 1).map { Result(time: CivilTime($0, grain), last: nil, end: after) }
    }
    guard let first = nearest(1, place) else { return nil }
    let (moved, after) = placed(first, end)
    return Result(time: CivilTime(moved, grain), last: nil, end: after, isYearGuessed: true)
  }

  /// Tháng 3 6, 2026: as software writes it that knows the English order only.
  private func dayAfterMonth(_ month: Int, at index: Int) -> Result? {
    guard let day = int(index), line[index].isSpaced, sign(index + 1) == ",",
      let (year, end) = year(at: index + 1),
      let date = CivilDay(year, month, day)
    else { return nil }
    return withTime(CivilTime(date), end)
  }

  /// tháng 3.2025
  private func dottedMonth(_ index: Int) -> (month: Int, year: Int)? {
    guard line.isNumber(index) else { return nil }
    let parts = line.digits(index).split(separator: 0x2E)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 4, let month = TokenLine.int(parts[0]),
      let year = TokenLine.int(parts[1]), (1...12).contains(month), (1900...2100).contains(year)
    else { return nil }
    return (month, year)
  }

  /// cách đây 3 năm, cách nay hai ngày
  private func agoBefore(at start: Int) -> Result? {
    let index = ["hơn", "gần", "khoảng", "chừng"].contains(word(start + 2)) ? start + 3 : start + 2
    guard ["đây", "nay"].contains(word(start + 1)), let (amount, unit) = amount(index) else { return nil }
    return moved(-amount, unit, unit + 1)
  }

  /// 21 giờ trước, 3 ngày nữa, hai tuần trước
  private func ago(at start: Int) -> Result? {
    if word(start) == "nửa", ["giờ", "tiếng"].contains(word(start + 1)),
      let direction = Self.directions[word(start + 2)]
    {
      return moved(minutes: direction * 30, start + 3)
    }
    guard let (amount, unit) = amount(start) else { return nil }
    if word(unit + 1) == "rưỡi", ["giờ", "tiếng"].contains(word(unit)),
      let direction = Self.directions[word(unit + 2)]
    {
      return moved(minutes: direction * (amount * 60 + 30), unit + 3)
    }
    return Self.directions[word(unit + 1)].flatMap { moved($0 * amount, unit, unit + 2) }
  }

  /// How many, and where the unit stands.
  func amount(_ start: Int) -> (amount: Int, unit: Int)? { dayInWords(start).map { ($0.day, $0.end) } }

  /// So many of the units at `unit` from the publication.
  private func moved(_ shift: Int, _ unit: Int, _ end: Int) -> Result? {
    guard let reference else { return nil }
    switch word(unit) {
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
    case "giờ", "tiếng", "h": return moved(minutes: shift * 60, end)
    case "phút": return moved(minutes: shift, end)
    case "giây": return moved(seconds: shift, end)
    default: return nil
    }
  }

  /// Some minutes from the time of publication.
  func moved(minutes: Int, _ end: Int) -> Result? {
    var found = moved(seconds: minutes * 60 - (reference?.second ?? 0), end)
    found?.time.grain = .minute
    return found
  }

  private func moved(seconds: Int, _ end: Int) -> Result? {
    guard let reference else { return nil }
    let clock = (reference.hour * 60 + reference.minute) * 60 + reference.second + seconds
    let days = clock >= 0 ? clock / 86_400 : (clock - 86_399) / 86_400
    guard let day = reference.day.adding(days: days) else { return nil }
    let rest = clock - days * 86_400
    var time = CivilTime(day, .second)
    (time.hour, time.minute, time.second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    time.offsetMinutes = reference.offsetMinutes
    return Result(time: time, last: nil, end: end)
  }

  /// hai giờ rưỡi, mười một giờ trưa
  private func hourInWords(at start: Int) -> Result? {
    guard let (_, end) = smallNumber(start), word(end) == "giờ" else { return nil }
    return clockFirst(at: start)
  }

  /// Giáng sinh, lễ Quốc khánh 2/9, Tết Dương lịch 2026: in the year of the publication where none is stated.
  private func holiday(at start: Int) -> Result? {
    let index = word(start) == "ngày" || word(start) == "lễ" ? start + 1 : start
    guard let found = Self.holidays.find(line, at: index), let reference else { return nil }
    let parts = found.value.split(separator: "-").compactMap { Int($0) }
    let next = sign(found.end) == "(" ? found.end + 1 : found.end
    if let (day, end) = day(at: next, isCued: true), day.month == parts[0], day.day == parts[1] {
      let (moved, after) = end < next + 5 ? placed(day, end) : (day, end)
      return Result(time: CivilTime(moved), last: nil, end: after)
    }
    let stated = yearWord(found.end).map { (reference.day.year + $0.shift, $0.end) } ?? year(at: found.end)
    return CivilDay(stated?.0 ?? reference.day.year, parts[0], parts[1]).map {
      Result(time: CivilTime($0), last: nil, end: stated?.1 ?? found.end)
    }
  }
}
