internal import Time

/// Clocks and zones around a day.
extension DateGrammar {
  /// How far from the day its clock may stand, in tokens: `07/01/2015 | 22:34`, `2016年1月3日(日)午後8時15分`.
  private static let maximumGap = 7

  /// The clock that belongs to a day: inside it, behind it, or in front of it. A zone may stand behind either.
  func clock(of day: Day, startingAt start: Int) -> Clock? {
    guard day.precision == .day, day.instant.map({ $0.precision == .day }) ?? true else { return day.clock }
    guard var clock = day.clock ?? clockBehind(day.end) ?? clockBefore(start) else { return nil }
    if clock.zone == nil { clock.zone = zone(at: clock.end) }
    if clock.zone == nil, clock.end <= start { clock.zone = zone(at: day.end) }
    return clock
  }

  private func clockBehind(_ start: Int) -> Clock? {
    if word(start) == "t", let clock = compactClock(at: start + 1) { return clock }
    if isWholeText, number(start)?.digits == 6, let clock = compactClock(at: start) { return clock }
    for cursor in start..<max(start, min(start + Self.maximumGap, tokens.count)) {
      if var clock = clockDigits(at: cursor, isBehindDay: true) {
        if clock.hour < 12, !clock.isTwelveHour, isAfternoonWord(before: cursor) { clock.hour += 12 }
        return clock
      }
      guard isGap(cursor) else { return nil }
    }
    return nil
  }

  private func clockBefore(_ start: Int) -> Clock? {
    let earliest = max(0, start - 12)
    for index in earliest..<start {
      guard number(index) != nil, !isTail(index), var clock = clockDigits(at: index), clock.end <= start
      else { continue }
      if let zone = zone(at: clock.end), zone.end <= start { clock.zone = zone }
      guard ((clock.zone?.end ?? clock.end)..<start).allSatisfy(isGap) else { continue }
      return clock
    }
    return nil
  }

  private func isTail(_ index: Int) -> Bool { isGlued(index) && symbol(index - 1) == UInt8(ascii: ":") }

  /// Tokens that may stand between a day and its clock. A text that is meant to be a date may have any word there.
  private func isGap(_ index: Int) -> Bool {
    if let word = word(index) {
      return isWholeText || DateWords.isFiller(word) || DateWords.zone(word) != nil
        || Self.weekdays.contains(word) || DateWords.eastAsianHalves.contains(word)
    }
    if isWeekdayNumber(index) { return true }
    return symbol(index).map { ",|-()/.;':".utf8.contains($0) } ?? false
  }

  /// The number of a weekday as Vietnamese counts them: `T4`, `Th 4`, `thứ 4`, Sunday being `CN`.
  func isWeekdayNumber(_ index: Int) -> Bool {
    guard let (value, digits) = number(index), digits == 1, (2...7).contains(value) else { return false }
    let before = symbol(index - 1) == UInt8(ascii: ".") ? index - 2 : index - 1
    return word(before).map(["t", "th", "thứ"].contains) ?? false
  }

  /// `下午3:18`, `오후 3:18`: East Asian languages name the half of the day in front of the clock.
  private func isAfternoonWord(before index: Int) -> Bool {
    guard let first = word(index - 2), let second = word(index - 1) else { return false }
    return DateWords.isEastAsianAfternoon(first + second)
  }

  private static let weekdays: Set<String> = [
    "thứ", "chủ", "nhật", "hai", "ba", "tư", "năm", "sáu", "bảy", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "wed", "thu", "thur", "fri", "sat", "sun", "t", "th", "cn",
  ]

  /// `14:05`, `14:05:06.7`, `2:05 pm`, `14h05`, `14 giờ 05 phút`, `3pm`.
  ///
  /// - Parameter isBehindDay: a day stands in front of it, so that `14.05` may be a clock.
  func clockDigits(at index: Int, isBehindDay: Bool = false) -> Clock? {
    guard let hour = number(index), hour.digits <= 2, hour.value <= 24 else { return nil }
    if symbol(index + 1) == UInt8(ascii: ":") { return separatedClock(hour.value, at: index) }
    if symbol(index + 1) == UInt8(ascii: "."), isDottedClock(index, isBehindDay: isBehindDay) {
      return separatedClock(hour.value, at: index)
    }
    if let unit = word(index + 1), ["h", "giờ", "g", "uhr", "時", "时", "點", "点", "시", "hrs"].contains(unit) {
      var clock = Clock(hour: hour.value, minute: 0, start: index, end: index + 2)
      if let minute = number(index + 2), minute.digits <= 2, minute.value < 60 {
        clock.minute = minute.value
        clock.end = index + 3
        if let unit = word(clock.end), ["phút", "p", "分", "분", "min"].contains(unit) { clock.end += 1 }
      }
      addMeridiem(to: &clock)
      return hour.value < 24 ? clock : nil
    }
    if let (isAfternoon, end) = meridiem(at: index + 1), (1...12).contains(hour.value) {
      return Clock(
        hour: hour.value % 12 + (isAfternoon ? 12 : 0), minute: 0, isTwelveHour: true, start: index, end: end)
    }
    return nil
  }

  /// `14.05` is a clock behind a day, in a text that is a date, and in front of a word that says so.
  private func isDottedClock(_ index: Int, isBehindDay: Bool) -> Bool {
    guard isGlued(index + 1), isGlued(index + 2), number(index + 2)?.digits == 2 else { return false }
    return isWholeText && isBehindDay || word(index + 3) == "uhr" || meridiem(at: index + 3) != nil
      || isBehindDay && word(index + 3).flatMap(DateWords.zone) != nil
  }

  /// `14:05`, `14:05:06.7` or with points; a text that is a date may leave zeros out: `7:8:9`.
  private func separatedClock(_ hour: Int, at index: Int) -> Clock? {
    let separator = symbol(index + 1)
    guard let minute = number(index + 2), minute.digits == 2 || isWholeText && minute.digits == 1,
      minute.value < 60, isGlued(index + 1), isGlued(index + 2)
    else { return nil }
    var clock = Clock(hour: hour, minute: minute.value, start: index, end: index + 3)
    if symbol(clock.end) == separator, isGlued(clock.end), number(clock.end + 1) != nil {
      guard let second = number(index + 4), second.digits <= 2, second.value <= 60 else { return nil }
      clock.second = second.value
      clock.end = index + 5
      if let dot = symbol(clock.end), dot == UInt8(ascii: ".") || dot == UInt8(ascii: ","),
        number(clock.end + 1) != nil,
        isGlued(clock.end), isGlued(clock.end + 1)
      {
        clock.end += 2
      } else if symbol(clock.end) == UInt8(ascii: ":"), isGlued(clock.end) {
        // SQL Server writes thousandths behind a colon.
        guard number(clock.end + 1)?.digits == 3 else { return nil }
        clock.end += 2
      }
    }
    addMeridiem(to: &clock)
    return clock
  }

  /// Reads `pm` and its kin behind a clock; `14:05 PM` says the same twice.
  private func addMeridiem(to clock: inout Clock) {
    guard let (isAfternoon, end) = meridiem(at: clock.end) else { return }
    if (1...12).contains(clock.hour) {
      clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
      clock.isTwelveHour = true
    }
    clock.end = end
  }

  /// `am`, `p.m.`, `CH`; true for the afternoon.
  private func meridiem(at index: Int) -> (isAfternoon: Bool, end: Int)? {
    guard let word = word(index) else { return nil }
    if let isAfternoon = ["a": false, "p": true, "π": false, "μ": true][word] {
      guard symbol(index + 1) == UInt8(ascii: "."), let second = self.word(index + 2),
        ["m", "μ"].contains(second)
      else {
        return nil
      }
      return (isAfternoon, index + (symbol(index + 3) == UInt8(ascii: ".") ? 4 : 3))
    }
    if DateWords.isMorning(word) { return (false, index + 1) }
    return DateWords.isAfternoon(word) ? (true, index + 1) : nil
  }

  // MARK: Zones

  /// `Z`, `+07:00`, `(GMT+7)`, `EST`, `Etc/GMT+5`, `[Europe/Berlin]`, `+0700 +07`.
  func zone(at start: Int) -> Zone? {
    var index = start
    while index < start + 2, let symbol = symbol(index), "(,|[".utf8.contains(symbol) { index += 1 }
    if let name = word(index) {
      if symbol(index + 1) == UInt8(ascii: "/"), word(index + 2) != nil { return place(at: index) }
      if ["gmt", "utc", "ut"].contains(name), let offset = signedOffset(at: index + 1, isAfterName: true) {
        return Zone(place: PlaceZone(minutes: offset.minutes), start: start, end: offset.end)
      }
      return DateWords.zone(name).map { Zone(place: PlaceZone(minutes: $0), start: start, end: index + 1) }
    }
    guard let offset = signedOffset(at: index, isAfterName: false) else { return nil }
    // Go prints the offset and then the zone, whose name may be the offset again.
    let end = signedOffset(at: offset.end, isAfterName: false)?.end ?? offset.end
    return Zone(place: PlaceZone(minutes: offset.minutes), start: start, end: end)
  }

  /// `America/Argentina/Buenos_Aires`: the last part is looked up.
  private func place(at start: Int) -> Zone {
    var name = word(start + 2) ?? ""
    var end = start + 3
    // `Etc/GMT+5` is five hours west: POSIX counts the other way.
    if word(start) == "etc", let offset = signedOffset(at: end, isAfterName: true) {
      return Zone(place: PlaceZone(minutes: -offset.minutes), start: start, end: offset.end)
    }
    while let joint = symbol(end), "/_-".utf8.contains(joint), isGlued(end), isGlued(end + 1),
      let part = word(end + 1)
    {
      name = joint == UInt8(ascii: "/") ? part : name + (joint == UInt8(ascii: "_") ? "_" : "-") + part
      end += 2
    }
    let place = PlaceZone(name: name) ?? DateWords.zone(name).map { PlaceZone(minutes: $0) }
    return Zone(place: place, start: start, end: end)
  }

  private func signedOffset(at index: Int, isAfterName: Bool) -> (minutes: Int, end: Int)? {
    guard let sign = symbol(index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let first = number(index + 1),
      isGlued(index + 1) || isAfterName || isWholeText && first.digits == 4
    else { return nil }
    let factor = sign == UInt8(ascii: "-") ? -1 : 1
    var minutes: Int?
    var end = index + 2
    if first.digits == 4 || isWholeText && first.digits == 3 {
      minutes = first.value / 100 * 60 + first.value % 100
      if first.value % 100 >= 60 { return nil }
    } else if first.digits <= 2 {
      if symbol(index + 2) == UInt8(ascii: ":"), let second = number(index + 3), second.value < 60,
        second.digits == 2 || isWholeText && second.digits == 1
      {
        // `+00:0` was cut off: the digit counts tens of minutes.
        minutes = first.value * 60 + (second.digits == 1 ? second.value * 10 : second.value)
        end = index + 4
      } else if isAfterName || first.digits == 2 || isWholeText {
        minutes = first.value * 60
      }
    }
    guard let minutes, minutes <= 18 * 60 else { return nil }
    return (factor * minutes, end)
  }
}
