import Model

/// Clocks and zones around a day.
extension DateGrammar {
  /// How far from the day its clock may stand, in tokens: `Thứ Tư, 07/01/2015 | 22:34`.
  private static let maximumGap = 5

  /// The clock that belongs to a day: inside it, behind it, or in front of it.
  func clock(of day: Day, startingAt start: Int) -> Clock? {
    if let clock = day.clock { return clock }
    guard day.precision == .day, day.instant == nil else { return nil }
    var cursor = day.end
    while cursor < min(day.end + Self.maximumGap, tokens.count) {
      if var clock = clockDigits(at: cursor) {
        if let (offset, end) = zone(at: clock.end) { (clock.offset, clock.end) = (offset, end) }
        return clock
      }
      guard isGap(cursor) else { break }
      cursor += 1
    }
    return clockBefore(start)
  }

  private func clockBefore(_ start: Int) -> Clock? {
    let earliest = max(0, start - 12)
    for index in earliest..<start {
      guard number(index) != nil, !isTail(index), var clock = clockDigits(at: index), clock.end <= start
      else { continue }
      if let (offset, end) = zone(at: clock.end), end <= start { (clock.offset, clock.end) = (offset, end) }
      guard (clock.end..<start).allSatisfy(isGap) else { continue }
      return clock
    }
    return nil
  }

  private func isTail(_ index: Int) -> Bool { isGlued(index) && symbol(index - 1) == UInt8(ascii: ":") }

  /// Tokens that may stand between a day and its clock.
  private func isGap(_ index: Int) -> Bool {
    if let word = word(index) {
      return DateWords.isFiller(word) || DateWords.zone(word) != nil || Self.weekdays.contains(word)
    }
    return symbol(index).map { ",|-()/.;'".utf8.contains($0) } ?? false
  }

  private static let weekdays: Set<String> = [
    "thứ", "chủ", "nhật", "hai", "ba", "tư", "năm", "sáu", "bảy", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "wed", "thu", "thur", "fri", "sat", "sun",
  ]

  /// `14:05`, `14:05:06.7`, `2:05 pm`, `14h05`, `14 giờ 05 phút`, `3pm`.
  func clockDigits(at index: Int) -> Clock? {
    guard let hour = number(index), hour.digits <= 2, hour.value <= 24 else { return nil }
    if symbol(index + 1) == UInt8(ascii: ":")
      || (symbol(index + 1) == UInt8(ascii: ".") && isDottedClock(index))
    {
      return colonClock(hour.value, at: index)
    }
    if let unit = word(index + 1), ["h", "giờ", "g", "uhr", "時", "时", "點", "点", "시", "hrs"].contains(unit) {
      var clock = Clock(hour: hour.value, minute: 0, start: index, end: index + 2)
      if let minute = number(index + 2), minute.digits <= 2, minute.value < 60 {
        clock.minute = minute.value
        clock.end = index + 3
        if let unit = word(clock.end), ["phút", "p", "分", "분", "min"].contains(unit) { clock.end += 1 }
      }
      return hour.value < 24 ? clock : nil
    }
    if let (isAfternoon, end) = meridiem(at: index + 1), (1...12).contains(hour.value) {
      return Clock(
        hour: hour.value % 12 + (isAfternoon ? 12 : 0), minute: 0, isTwelveHour: true, start: index, end: end)
    }
    return nil
  }

  /// `14.05` is a clock only in front of a word that says so.
  private func isDottedClock(_ index: Int) -> Bool {
    guard isGlued(index + 1), isGlued(index + 2), number(index + 2)?.digits == 2 else { return false }
    return word(index + 3) == "uhr" || meridiem(at: index + 3) != nil
  }

  private func colonClock(_ hour: Int, at index: Int) -> Clock? {
    guard let minute = number(index + 2), minute.digits == 2, minute.value < 60, isGlued(index + 1),
      isGlued(index + 2)
    else { return nil }
    var clock = Clock(hour: hour, minute: minute.value, start: index, end: index + 3)
    if symbol(clock.end) == UInt8(ascii: ":"), isGlued(clock.end) {
      guard let second = number(index + 4), second.digits <= 2, second.value <= 60 else { return nil }
      clock.second = second.value
      clock.end = index + 5
      if let dot = symbol(clock.end), dot == UInt8(ascii: ".") || dot == UInt8(ascii: ","),
        number(clock.end + 1) != nil,
        isGlued(clock.end), isGlued(clock.end + 1)
      {
        clock.end += 2
      } else if symbol(clock.end) == UInt8(ascii: ":"), isGlued(clock.end) {
        return nil
      }
    }
    if let (isAfternoon, end) = meridiem(at: clock.end) {
      // `14:05 PM` says the same twice.
      if (1...12).contains(hour) {
        clock.hour = hour % 12 + (isAfternoon ? 12 : 0)
        clock.isTwelveHour = true
      }
      clock.end = end
    }
    return clock
  }

  /// `am`, `p.m.`, `CH`; true for the afternoon.
  private func meridiem(at index: Int) -> (isAfternoon: Bool, end: Int)? {
    guard let word = word(index) else { return nil }
    if word == "a" || word == "p" {
      guard symbol(index + 1) == UInt8(ascii: "."), self.word(index + 2) == "m" else { return nil }
      return (word == "p", index + (symbol(index + 3) == UInt8(ascii: ".") ? 4 : 3))
    }
    if DateWords.isMorning(word) { return (false, index + 1) }
    return DateWords.isAfternoon(word) ? (true, index + 1) : nil
  }

  // MARK: Zones

  /// `Z`, `+07:00`, `(GMT+7)`, `EST`, `Etc/GMT`; a place (`Europe/Brussels`) is passed over: its offset is not in it.
  func zone(at start: Int) -> (offset: Timestamp.Offset, end: Int)? {
    var index = start
    while index < start + 2, let symbol = symbol(index), "(,|[".utf8.contains(symbol) { index += 1 }
    if let name = word(index) {
      if symbol(index + 1) == UInt8(ascii: "/"), let place = word(index + 2) {
        let offset: Timestamp.Offset = DateWords.zone(place).map { .stated(minutes: $0) } ?? .none
        return (offset, index + 3)
      }
      if ["gmt", "utc", "ut"].contains(name),
        let (minutes, end) = signedOffset(at: index + 1, isAfterName: true)
      {
        return (.stated(minutes: minutes), end)
      }
      return DateWords.zone(name).map { (.stated(minutes: $0), index + 1) }
    }
    return signedOffset(at: index, isAfterName: false).map { (.stated(minutes: $0.minutes), $0.end) }
  }

  private func signedOffset(at index: Int, isAfterName: Bool) -> (minutes: Int, end: Int)? {
    guard let sign = symbol(index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let first = number(index + 1),
      isGlued(index + 1) || isAfterName
    else { return nil }
    let factor = sign == UInt8(ascii: "-") ? -1 : 1
    var minutes: Int?
    var end = index + 2
    if first.digits == 4 {
      minutes = first.value / 100 * 60 + first.value % 100
      if first.value % 100 >= 60 { return nil }
    } else if first.digits <= 2 {
      if symbol(index + 2) == UInt8(ascii: ":"), let second = number(index + 3), second.digits == 2,
        second.value < 60
      {
        minutes = first.value * 60 + second.value
        end = index + 4
      } else if isAfterName || first.digits == 2 {
        minutes = first.value * 60
      }
    }
    guard let minutes, minutes <= 18 * 60 else { return nil }
    return (factor * minutes, end)
  }
}
