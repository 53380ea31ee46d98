/// Reads dates and times from tokens and resolves what is relative against the time of publication.
struct DateReader {
  /// What was read: one time, or the first and last of a range; and the token after it.
  struct Result {
    var time: CivilTime
    var last: CivilTime?
    var end: Int
    /// The text states no year: it was taken from the publication.
    var isYearGuessed = false
    /// The text states a time of day and no day.
    var isDayGuessed = false

    var text: String { last.map { time.text + ".." + $0.text } ?? time.text }
  }

  let line: TokenLine
  let isVietnamese: Bool
  /// When the text was published, on the clock of its zone; without it relative dates are not read.
  let reference: CivilTime?
  /// A day is read with the time of day after it.
  var readsTimes = true

  /// The longest date that starts at `start`.
  func read(at start: Int) -> Result? {
    guard start < line.count else { return nil }
    if line[start].kind == .number, let found = timestamp(at: start) { return found }
    guard let found = single(at: start) else { return nil }
    if isVietnamese, matches(["âm", "lịch"], at: found.end) { return asLunar(found) }
    return range(from: found) ?? found
  }

  /// One date or time.
  func single(at start: Int) -> Result? {
    let found =
      isVietnamese ? vietnamese(at: start) ?? english(at: start) : english(at: start) ?? vietnamese(at: start)
    return found ?? (line[start].kind == .number ? numeric(at: start) : nil)
  }

  // MARK: Tokens

  func word(_ index: Int) -> Lemma { line.word(index) }

  func sign(_ index: Int) -> Lemma { line.sign(index) }

  func int(_ index: Int) -> Int? { line.int(index) }

  func isAttached(_ index: Int) -> Bool { line.isAttached(index) }

  func matches(_ words: [Lemma], at index: Int) -> Bool {
    index + words.count <= line.count && words.indices.allSatisfy { line[index + $0].text == words[$0] }
  }

  // MARK: Days in figures

  /// 30/12/2025, 30-12-2025, 30.12.2025, 2025-12-30, and without a year where something before says that it is a date.
  func day(at start: Int, isCued: Bool) -> (day: CivilDay, end: Int)? {
    guard start < line.count, line[start].kind == .number else { return nil }
    if line.digits(start).contains(0x2E) { return dotted(at: start, isCued: isCued) }
    let separator = sign(start + 1)
    guard let first = int(start), ["/", "-", "–"].contains(separator), isAttached(start + 1),
      isAttached(start + 2), let second = int(start + 2)
    else { return nil }
    if sign(start + 3) == separator, isAttached(start + 3), isAttached(start + 4), let third = int(start + 4)
    {
      if first > 31 { return CivilDay(first, second, third).map { ($0, start + 5) } }
      return dayMonthYear(first, second, third, digits: line[start + 4].range.count).map {
        ($0, start + 5)
      }
    }
    guard isCued, !(sign(start + 3) == "/" && isAttached(start + 3)) else { return nil }
    return nearest(first, second).map { ($0, start + 3) }
  }

  private func dotted(at start: Int, isCued: Bool) -> (day: CivilDay, end: Int)? {
    let parts = line.digits(start).split(separator: 0x2E).map { (TokenLine.int($0) ?? -1, $0.count) }
    if parts.count == 3 {
      if parts[0].1 == 4 { return CivilDay(parts[0].0, parts[1].0, parts[2].0).map { ($0, start + 1) } }
      return dayMonthYear(parts[0].0, parts[1].0, parts[2].0, digits: parts[2].1).map { ($0, start + 1) }
    }
    guard isCued, parts.count == 2, parts[0].1 <= 2, parts[1].1 <= 2 else { return nil }
    return nearest(parts[0].0, parts[1].0).map { ($0, start + 1) }
  }

  private func dayMonthYear(_ first: Int, _ second: Int, _ year: Int, digits: Int) -> CivilDay? {
    guard digits == 4 || digits == 2 else { return nil }
    let full = digits == 4 ? year : year + (year < 70 ? 2000 : 1900)
    return CivilDay(full, second, first) ?? (isVietnamese ? nil : CivilDay(full, first, second))
  }

  /// The year in which a day and month are nearest to the publication.
  func nearest(_ day: Int, _ month: Int) -> CivilDay? {
    guard let reference else { return nil }
    let years = [reference.day.year, reference.day.year - 1, reference.day.year + 1]
    let days = years.compactMap { CivilDay($0, month, day) }
    return days.min { abs($0.number - reference.day.number) < abs($1.number - reference.day.number) }
  }

  private func numeric(at start: Int) -> Result? {
    // A day and month alone in a field of their own.
    let isAlone = isVietnamese && start == 0 && line.count == 3 && !isAlways(start)
    if let (day, end) = day(at: start, isCued: isAlone || isEvident(start)) {
      var found = withTime(CivilTime(day), end)
      found.isYearGuessed = end == start + 3
      return found
    }
    if word(start - 1) == "ngày", let found = listedDay(at: start) { return found }
    return daysOfMonth(at: start, isCued: false) ?? clockFirst(at: start) ?? monthOfYear(at: start)
      ?? season(at: start)
  }

  /// 24/7: all day and all week.
  private func isAlways(_ start: Int) -> Bool { int(start) == 24 && int(start + 2) == 7 }

  /// A day and month that nothing announces: in brackets, or of too great a day for a part of something. A house has such a number too.
  private func isEvident(_ start: Int) -> Bool {
    guard isVietnamese, sign(start + 1) == "/", let first = int(start), !isAlways(start) else { return false }
    if sign(start - 1) == "(", sign(start + 3) == ")" { return true }
    guard first > 12, start == 0 || line[start].isSpaced || sign(start - 1) == "(",
      !MentionVocabulary.isDesignator(line, before: start)
    else { return false }
    return start + 3 >= line.count || !line[start + 3].isCapital && !isCounted(start + 3)
  }

  /// 12/2023, 3-2024: a month and a year.
  func monthOfYear(at start: Int) -> Result? {
    guard let month = int(start), (1...12).contains(month), line[start].range.count <= 2,
      sign(start + 1) == "/" || isVietnamese && sign(start + 1) == "-", isAttached(start + 1),
      isAttached(start + 2), let year = int(start + 2), (1900...2100).contains(year),
      line[start + 2].range.count == 4, start == 0 || line[start].isSpaced || sign(start - 1) == "(",
      !["/", "-", ":"].contains(sign(start + 3)) || !isAttached(start + 3), !isCounted(start + 3),
      !MentionVocabulary.isDesignator(line, before: start), let day = CivilDay(year, month, 1)
    else { return nil }
    return Result(time: CivilTime(day, .month), last: nil, end: start + 3)
  }

  /// Signs that stand between a day and a time of day.
  func separatorsEnd(_ index: Int) -> Int {
    var next = index
    while [",", "-", "–", "|"].contains(sign(next)) { next += 1 }
    return next
  }

  /// A day, and the time of day after it: "22/10/2025, 19:25 (GMT+7)".
  ///
  /// - Parameter part: the part of the day that the words before said: "tối nay 8 giờ" is at 20:00.
  func withTime(_ date: CivilTime, _ end: Int, part: PartOfDay? = nil) -> Result {
    var next = separatorsEnd(end)
    if ["lúc", "vào", "at"].contains(word(next)) { next += 1 }
    if word(next) == "lúc" { next += 1 }
    guard readsTimes, next < end + 4, let (read, after) = clock(at: next) else {
      return Result(time: date, last: nil, end: end)
    }
    var clock = read
    if let part, !clock.hasPart { clock.move(to: part) }
    var time = clock.on(date.day)
    if isMonthFirst(clock, before: end), let swapped = CivilDay(date.day.year, date.day.day, date.day.month) {
      time.day = swapped
    }
    return Result(time: time, last: nil, end: after)
  }

  /// 9/5/2026 1:30:00 PM: only American software writes seconds with AM and PM.
  private func isMonthFirst(_ clock: Clock, before end: Int) -> Bool {
    clock.isEnglish && clock.grain == .second && sign(end - 2) == "/"
      && line.digits(end - 3).first != 0x30
  }

  /// 2026-03-07T08:52:11.000 +07:00
  private func timestamp(at start: Int) -> Result? {
    guard let (day, end) = day(at: start, isCued: false), word(end) == "t", isAttached(end),
      isAttached(end + 1),
      let (clock, after) = clock(at: end + 1)
    else { return nil }
    return Result(time: clock.on(day), last: nil, end: after)
  }
}
