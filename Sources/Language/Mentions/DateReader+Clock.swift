extension DateReader {
  /// A time of day.
  struct Clock {
    var hour: Int
    var minute = 0
    var second = 0
    var grain = CivilTime.Grain.hour
    var hasMeridiem = false
    /// Says AM or PM, which Vietnamese software calls SA and CH.
    var isEnglish = false
    /// The token that says which part of the day it is.
    var partIndex: Int?
    var offsetMinutes: Int?

    mutating func set(minute: Int) {
      self.minute = minute
      grain = .minute
    }

    var hasPart: Bool { hasMeridiem || partIndex != nil }

    /// 8 in the evening is 20:00.
    mutating func move(to part: PartOfDay) {
      switch part {
      case .morning: if hour == 12 { hour = 0 }
      case .noon: if hour < 3 { hour += 12 }
      case .evening: if hour < 12 { hour += 12 }
      case .night:
        if (6..<12).contains(hour) { hour += 12 }
        if hour == 12 { hour = 24 }
      }
    }

    /// 24:00 is the start of the next day.
    func on(_ day: CivilDay) -> CivilTime {
      var time = CivilTime(hour == 24 ? day.adding(days: 1) ?? day : day, grain)
      (time.hour, time.minute, time.second) = (hour % 24, minute, second)
      time.offsetMinutes = offsetMinutes
      return time
    }
  }

  /// 19:25, 7:30:15 PM, 10h45, 10 giờ 45 phút, 3 giờ rưỡi chiều, 4pm; the zone after it.
  func clock(at start: Int) -> (clock: Clock, end: Int)? {
    guard let (hour, after) = hourNumber(at: start), hour <= 24 else { return nil }
    var clock = Clock(hour: hour)
    var end = after
    if sign(end) == ":", isAttached(end), isAttached(end + 1), let minute = minuteNumber(end + 1),
      line[end + 1].range.count == 2, word(start - 1) != "lệ"
    {
      clock.set(minute: minute)
      end += 2
      if sign(end) == ":", isAttached(end), let second = secondNumber(end + 1) {
        clock.second = second
        clock.grain = .second
        end += 2
      } else if ["'", "’", "′"].contains(sign(end)), isAttached(end) {
        end += 1
      }
    } else if word(end) == "h" || word(end) == "g" && isVietnamese, isAttached(end) {
      end += 1
      if word(end) == "kém" {
        end = minutesInWords(after: end, &clock)
      } else if isAttached(end), let minute = minuteNumber(end) {
        clock.set(minute: minute)
        end += ["'", "’", "′"].contains(sign(end + 1)) && isAttached(end + 1) ? 2 : 1
      }
    } else if word(end) == "giờ" {
      // 2 giờ đồng hồ: how long it took.
      guard word(end + 1) != "đồng" else { return nil }
      end = minutesInWords(after: end + 1, &clock)
      guard word(end) != "đồng" else { return nil }
    } else if word(end) == "rưỡi", partOfDay(at: end + 1) != nil {
      clock.set(minute: 30)
      end += 1
    } else if !isMeridiem(end) {
      return nil
    }
    applyPartOfDay(&clock, &end)
    applyZone(&clock, &end)
    guard (0..<24).contains(clock.hour) || clock.hour == 24 && (clock.minute == 0 || clock.hasPart),
      clock.minute < 60, clock.second < 60
    else { return nil }
    return (clock, end)
  }

  /// 10 giờ 45 phút, 10 giờ 45, hai giờ rưỡi, 9 giờ kém 15
  private func minutesInWords(after start: Int, _ clock: inout Clock) -> Int {
    if word(start) == "rưỡi" {
      clock.set(minute: 30)
      return start + 1
    }
    let index = word(start) == "kém" ? start + 1 : start
    let isSpoken = index > start || line.isNumber(index) || isEndOfClause(dayInWords(index)?.end ?? 0)
    let spoken =
      minuteNumber(index).map { ($0, index + 1) } ?? (line.isNumber(index) ? nil : dayInWords(index))
    guard let (minute, end) = spoken, word(end) == "phút" || isSpoken && !isUnit(end) else { return start }
    clock.set(minute: index == start ? minute : (60 - minute) % 60)
    if index > start, minute > 0 { clock.hour -= 1 }
    guard word(end) == "phút" else { return end }
    if index == start, let second = minuteNumber(end + 1), word(end + 2) == "giây" {
      (clock.second, clock.grain) = (second, .second)
      return end + 3
    }
    return end + 1
  }

  private func isEndOfClause(_ index: Int) -> Bool {
    index == line.count || [",", ".", ";", ")"].contains(sign(index)) || word(index) == "ngày"
      || partOfDay(at: index) != nil
  }

  private func hourNumber(at index: Int) -> (hour: Int, end: Int)? {
    if let hour = int(index), line[index].range.count <= 2 { return (hour, index + 1) }
    guard let (hour, end) = smallNumber(index), word(end) == "giờ" else { return nil }
    return (hour, end)
  }

  private func minuteNumber(_ index: Int) -> Int? {
    guard let value = int(index), value < 60, line[index].range.count <= 2 else { return nil }
    return value
  }

  /// Seconds may have a fraction.
  private func secondNumber(_ index: Int) -> Int? {
    guard index < line.count, line[index].kind == .number,
      let whole = line.digits(index).split(separator: 0x2E).first, whole.count == 2
    else { return nil }
    return TokenLine.int(whole)
  }

  private func isUnit(_ index: Int) -> Bool {
    NumberWords.vietnameseScales[word(index)] != nil || Units.durations[word(index)] != nil
      || ["%", "/"].contains(sign(index))
  }

  private func isMeridiem(_ index: Int) -> Bool {
    ["am", "pm"].contains(word(index))
      || (["a", "p"].contains(word(index)) && sign(index + 1) == "." && word(index + 2) == "m")
  }

  private func applyPartOfDay(_ clock: inout Clock, _ end: inout Int) {
    if isMeridiem(end) {
      let isAfternoon = word(end) == "pm" || word(end) == "p"
      (clock.hasMeridiem, clock.isEnglish) = (true, true)
      if isAfternoon, clock.hour < 12 { clock.hour += 12 }
      if !isAfternoon, clock.hour == 12 { clock.hour = 0 }
      end += word(end).count == 2 ? 1 : sign(end + 3) == "." ? 4 : 3
      return
    }
    // SA and CH are AM and PM in Vietnamese.
    if ["sa", "ch"].contains(word(end)), line[end].isCapital {
      clock.move(to: word(end) == "ch" ? .evening : .morning)
      (clock.hasMeridiem, end) = (true, end + 1)
    } else if let (part, after) = partOfDay(at: end) {
      clock.move(to: part)
      (clock.partIndex, end) = (end, after)
    }
  }

  /// (GMT+7), GMT+7, +07:00, +0700, UTC, Z
  private func applyZone(_ clock: inout Clock, _ end: inout Int) {
    var index = end
    let isBracketed = sign(index) == "("
    if isBracketed { index += 1 }
    let hasName = ["gmt", "utc"].contains(word(index))
    if hasName { index += 1 }
    if word(index) == "z", !hasName, isAttached(index) {
      clock.offsetMinutes = 0
      end = index + 1
      return
    }
    let direction = sign(index) == "+" ? 1 : sign(index) == "-" ? -1 : 0
    if direction != 0, index + 1 < line.count, line[index + 1].kind == .number,
      isAttached(index + 1) || isBracketed && hasName,
      let number = TokenLine.int(line.digits(index + 1))
    {
      let isLong = line[index + 1].range.count == 4
      guard isLong || hasName || sign(index + 2) == ":" else { return }
      var minutes = isLong ? number / 100 * 60 + number % 100 : number * 60
      index += 2
      if sign(index) == ":", isAttached(index), let more = minuteNumber(index + 1) {
        minutes += more
        index += 2
      }
      guard minutes <= 14 * 60 else { return }
      clock.offsetMinutes = direction * minutes
    } else if hasName {
      clock.offsetMinutes = 0
    } else {
      return
    }
    end = isBracketed && sign(index) == ")" ? index + 1 : index
  }

  /// A time of day and the day after it, or today: "08:36 ngày 14/03/2016", "8 giờ tối nay", "9h sáng 4/3".
  ///
  /// - Parameter isCued: a word before says that it is a time of day, not how long something took.
  func clockFirst(at start: Int, isCued: Bool = false) -> Result? {
    guard readsTimes, let (clock, end) = clock(at: start) else { return nil }
    var days = self
    days.readsTimes = false
    var next = separatorsEnd(end)
    if ["on", "của"].contains(word(next)) { next += 1 }
    for place in [clock.partIndex ?? next, next] where place < line.count {
      if let date = days.single(at: place), date.last == nil, date.time.grain == .day {
        var result = date
        result.time = clock.on(date.time.day)
        return result
      }
      // 20h, 5/3
      if isVietnamese, sign(place + 1) == "/", !isCounted(place + 3),
        let (day, end) = day(at: place, isCued: true)
      {
        return Result(time: clock.on(day), last: nil, end: end)
      }
    }
    // 3:2 is a score, 10h and 10 giờ a duration: only the time of a day is one.
    let isAlone = start == 0 && end == line.count && word(end - 1) == "giờ"
    guard clock.grain != .hour || clock.hasPart || isCued || isAlone || isRangeOfHours(end),
      clock.hasPart || isCued || !isLength(start, end), let reference
    else { return nil }
    return Result(time: clock.on(reference.day), last: nil, end: end, isDayGuessed: true)
  }

  /// kéo dài 1 giờ 45 phút: how long something took.
  private func isLength(_ start: Int, _ end: Int) -> Bool {
    guard word(end - 1) == "phút" else { return false }
    switch word(start - 1) {
    case "dài", "trong", "sau", "suốt", "vòng", "hơn", "gần", "mất", "khoảng", "thêm", "chậm", "muộn", "sớm",
      "hết", "tổng",
      "nghỉ", "ngủ", "bay", "chạy", "đi", "là":
      return true
    default: return false
    }
  }

  /// 8h-10h: another hour follows.
  private func isRangeOfHours(_ end: Int) -> Bool {
    guard word(end - 1) == "h", let next = rangeWordEnd(end) else { return false }
    return line.isNumber(next) && word(next + 1) == "h" && isAttached(next + 1)
  }
}
