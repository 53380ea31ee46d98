import Time

/// Dates in any of the forms that people and programs write, found among the tokens of a text.
///
/// A date is looked for at each token in turn (`+Forms`), then its clock and zone behind it, or in front of it (`+Clock`).
struct DateGrammar {
  /// A day, month or year, before its clock is known.
  struct Day {
    var year: Int
    var month: Int = 1
    var day: Int = 1
    var precision = Timestamp.Precision.day
    /// Set where both numbers can be either.
    var isSwappable = false
    var order: DateParser.Order?
    /// A clock inside the date: `Jan 4 16:29:06 2004`.
    var clock: Clock?
    /// A relative date is an instant already, but for the clock of a day: `hôm qua 08:16`.
    var instant: Timestamp?
    /// Behind its last token.
    var end: Int
  }

  struct Clock {
    var hour: Int
    var minute: Int
    var second: Int?
    var isTwelveHour = false
    var zone: Zone?
    var start: Int
    var end: Int
  }

  struct Zone {
    /// Nil for an unknown place: it is a zone all the same, without an offset.
    var place: PlaceZone?
    var start: Int
    /// Behind its last token.
    var end: Int
  }

  /// Years outside are numbers of something else.
  static let years = 1900...2100

  let tokens: [DateToken]
  let now: Timestamp?
  /// The text is meant to be a date, not to contain one: shorter forms count, and what is left over counts against it.
  let isWholeText: Bool

  init(_ text: String, now: Timestamp?, isWholeText: Bool) {
    tokens = DateToken.tokens(of: text)
    self.now = now
    self.isWholeText = isWholeText
  }

  /// The one date of a text that is meant to be one.
  func reading() -> DateParser.Reading? {
    if let instant = epochSeconds() { return DateParser.Reading(instant) }
    for index in tokens.indices {
      guard let day = day(at: index) else { continue }
      let clock = clock(of: day, startingAt: index)
      guard !hasLeftOverNumbers(outside: index..<day.end, clock) else { return nil }
      return reading(day, clock)
    }
    return nil
  }

  /// Every date of a text, with the UTF-8 range of its day.
  func readings() -> [(reading: DateParser.Reading, range: Range<Int>)] {
    var found: [(reading: DateParser.Reading, range: Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      if let day = day(at: index), let reading = reading(day, clock(of: day, startingAt: index)) {
        found.append((reading, tokens[index].range.lowerBound..<tokens[day.end - 1].range.upperBound))
        index = day.end
      } else {
        index += 1
      }
    }
    return found
  }

  private func reading(_ day: Day, _ clock: Clock?) -> DateParser.Reading? {
    if let instant = day.instant, clock == nil || instant.precision != .day {
      return DateParser.Reading(instant)
    }
    var (month, date, order) = (day.month, day.day, day.order)
    if day.isSwappable, order == .dayMonth, clock.map(endsInEnglish) == true {
      (month, date, order) = (date, month, .monthDay)
    }
    guard let timestamp = timestamp(day, month, date, clock) else { return nil }
    let other = day.isSwappable && month != date ? self.timestamp(day, date, month, clock) : nil
    return DateParser.Reading(timestamp, alternative: other, order: order)
  }

  /// `am`, `p.m.`: whoever writes them writes the month first; `SA`, `μ.μ.` and `م` stand behind days that come first.
  private func endsInEnglish(_ clock: Clock) -> Bool {
    let last = symbol(clock.end - 1) == UInt8(ascii: ".") ? clock.end - 2 : clock.end - 1
    return clock.isTwelveHour && word(last).map(["am", "pm", "a", "p", "m"].contains) ?? false
  }

  private func timestamp(_ day: Day, _ month: Int, _ date: Int, _ clock: Clock?) -> Timestamp? {
    guard let clock, day.precision == .day else {
      return Timestamp(year: day.year, month: month, day: date, offset: .none, precision: day.precision)
    }
    // 24:05 is five minutes past midnight of the next day.
    let wall = Timestamp(
      year: day.year, month: month, day: date, hour: clock.hour % 24, minute: clock.minute,
      second: clock.second ?? 0, precision: clock.second == nil ? .minute : .second)
    guard var timestamp = wall else { return nil }
    if clock.hour == 24 { timestamp.secondsSinceEpoch += 86_400 }
    guard let place = clock.zone?.place else { return timestamp }
    let minutes = place.minutes(at: timestamp)
    timestamp.secondsSinceEpoch -= Int64(minutes) * 60
    timestamp.offset = .stated(minutes: minutes)
    return timestamp
  }

  /// Seconds since 1970 in ten digits, milliseconds in thirteen, and nothing else but a fraction, an offset
  /// and the word of JavaScript: `1767078300.5`, `/Date(1767078300000+0700)/`.
  private func epochSeconds() -> Timestamp? {
    guard isWholeText, let (value, digits) = tokens.indices.lazy.compactMap(number).first,
      tokens.indices.allSatisfy({ index in
        if let word = word(index) { return word == "date" }
        let isFraction = symbol(index - 1).map { ".+-".utf8.contains($0) } ?? false
        return number(index).map { $0.digits >= 10 || isFraction } ?? true
      })
    else { return nil }
    switch digits {
    case 10 where value < 4_102_444_800: return Timestamp(secondsSinceEpoch: Int64(value))
    case 13 where value < 4_102_444_800_000: return Timestamp(secondsSinceEpoch: Int64(value / 1_000))
    default: return nil
    }
  }

  private func hasLeftOverNumbers(outside range: Range<Int>, _ clock: Clock?) -> Bool {
    let clockRange = clock.map { $0.start..<$0.end } ?? 0..<0
    let zoneRange = clock?.zone.map { $0.start..<$0.end } ?? 0..<0
    return tokens.indices.contains { index in
      guard case .number = tokens[index].kind else { return false }
      return !range.contains(index) && !clockRange.contains(index) && !zoneRange.contains(index)
        && !isWeekdayNumber(index)
    }
  }

  // MARK: Tokens

  func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index].kind else {
      return nil
    }
    return (value, digits)
  }

  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  func symbol(_ index: Int) -> UInt8? {
    guard tokens.indices.contains(index), case .symbol(let symbol) = tokens[index].kind else { return nil }
    return symbol
  }

  /// True where no white space stands before the token.
  func isGlued(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].followsSpace }

  /// Thailand counts from 543 BC: `9 มีนาคม 2564`.
  private func buddhistYear(_ value: Int) -> Int? {
    let year = value - 543
    return Self.years.contains(year) && tokens.contains { $0.isThai } ? year : nil
  }

  func fullYear(_ value: Int, digits: Int) -> Int? {
    switch digits {
    case 4: Self.years.contains(value) ? value : buddhistYear(value)
    case 2: buddhistYear(2500 + value) ?? (value < 70 ? 2000 + value : 1900 + value)
    default: nil
    }
  }
}
