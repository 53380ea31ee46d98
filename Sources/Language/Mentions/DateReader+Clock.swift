extension DateReader {
  /// A time of day.
  struct Clock {
    var hour: Int
    var minute = 0
    var second = 0
    var grain = CivilTime.Grain.hour
    var hasMeridiem = false
    var offsetMinutes: Int?

    func on(_ day: CivilDay) -> CivilTime {
      var time = CivilTime(day, grain)
      (time.hour, time.minute, time.second) = (hour, minute, second)
      time.offsetMinutes = offsetMinutes
      return time
    }
  }

  /// 19:25, 7:30:15 PM, 10h45, 10 giờ 45 phút, 3 giờ rưỡi chiều, 4pm; the zone after it.
  func clock(at start: Int) -> (clock: Clock, end: Int)? {
    guard let hour = hourNumber(at: start), hour <= 24 else { return nil }
    var clock = Clock(hour: hour)
    var end = start + 1
    if sign(end) == ":", isAttached(end), isAttached(end + 1), let minute = minuteNumber(end + 1) {
      clock.minute = minute
      clock.grain = .minute
      end += 2
      if sign(end) == ":", isAttached(end), let second = secondNumber(end + 1) {
        clock.second = second
        clock.grain = .second
        end += 2
      }
    } else if word(end) == "h", isAttached(end) {
      end += 1
      if isAttached(end), let minute = minuteNumber(end) {
        clock.minute = minute
        clock.grain = .minute
        end += 1
      }
    } else if word(end) == "giờ" {
      end += 1
      if let minute = minuteNumber(end), word(end + 1) == "phút" || !isUnit(end + 1) {
        clock.minute = minute
        clock.grain = .minute
        end += word(end + 1) == "phút" ? 2 : 1
      } else if word(end) == "rưỡi" {
        clock.minute = 30
        clock.grain = .minute
        end += 1
      }
    } else if !isMeridiem(end) {
      return nil
    }
    applyPartOfDay(&clock, &end)
    applyZone(&clock, &end)
    guard clock.hour < 24, clock.minute < 60, clock.second < 60 else { return nil }
    return (clock, end)
  }

  private func hourNumber(at index: Int) -> Int? {
    if let hour = int(index), line[index].range.count <= 2 { return hour }
    return word(index + 1) == "giờ"
      ? NumberWords.vietnameseDigits[word(index)] ?? (word(index) == "mười" ? 10 : nil) : nil
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
      clock.hasMeridiem = true
      if isAfternoon, clock.hour < 12 { clock.hour += 12 }
      if !isAfternoon, clock.hour == 12 { clock.hour = 0 }
      end += word(end).count == 2 ? 1 : sign(end + 3) == "." ? 4 : 3
      return
    }
    switch word(end) {
    case "sáng": end += 1
    case "trưa":
      if clock.hour < 3 { clock.hour += 12 }
      end += 1
    case "chiều", "tối":
      if clock.hour < 12 { clock.hour += 12 }
      end += 1
    case "đêm":
      if (6..<12).contains(clock.hour) { clock.hour += 12 }
      if clock.hour == 12 { clock.hour = 0 }
      end += 1
    default: break
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
    if direction != 0, index + 1 < line.count, line[index + 1].kind == .number, isAttached(index + 1),
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

  /// A time of day and the day after it, or today: "08:36 ngày 14/03/2016", "8 giờ tối nay".
  func clockFirst(at start: Int) -> Result? {
    guard let (clock, end) = clock(at: start) else { return nil }
    let isPlain = clock.grain == .hour && !clock.hasMeridiem && word(end - 1) != "giờ"
    var next = end
    if ["nay", "qua"].contains(word(next)),
      let day = reference?.day.adding(days: word(next) == "qua" ? -1 : 0)
    {
      return Result(time: clock.on(day), last: nil, end: next + 1)
    }
    while [",", "-"].contains(sign(next)) { next += 1 }
    if next < line.count, let date = read(at: next), date.last == nil, date.time.grain == .day {
      return Result(time: clock.on(date.time.day), last: nil, end: date.end)
    }
    // 3:2 is a score, 10h a duration: only the time of a day is one.
    guard !isPlain || ["sáng", "trưa", "chiều", "tối", "đêm"].contains(word(end - 1)), let reference else {
      return nil
    }
    return Result(time: clock.on(reference.day), last: nil, end: end)
  }
}
