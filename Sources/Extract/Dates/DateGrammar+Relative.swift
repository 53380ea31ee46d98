import Time

/// Days and times told from now: `hôm qua 08:16`, `23 ngày trước`, `2 hours ago`, `vor 3 Tagen`.
extension DateGrammar {
  func relative(at index: Int) -> Day? {
    guard let now else { return nil }
    return namedDay(at: index, now) ?? distance(at: index, now)
  }

  private func namedDay(at index: Int, _ now: Timestamp) -> Day? {
    guard let first = word(index) else { return nil }
    let pair = word(index + 1).map { first + " " + $0 } ?? first
    if pair == "vừa xong" || pair == "just now" { return moved(now, [], 1, end: index + 2) }
    for (name, end) in [(pair, index + 2), (first, index + 1)] {
      if let days = RelativeWords.days[name] { return moved(now, [(days, .day)], 1, end: end) }
    }
    return nil
  }

  /// Amounts of units, and the word before or behind them that says in which direction.
  private func distance(at start: Int, _ now: Timestamp) -> Day? {
    var index = start
    var direction: Int?
    for (words, sign) in RelativeWords.before
    where words.indices.allSatisfy({ word(start + $0) == words[$0] }) {
      (index, direction) = (start + words.count, sign)
    }
    var amounts: [(Int, RelativeWords.Unit)] = []
    while amounts.count < 4, let amount = amount(at: index),
      let unit = word(index + 1).flatMap({ RelativeWords.units[$0] })
    {
      amounts.append((amount, unit))
      index += 2
      if ["and", "và", "et", "und", "y", "e"].contains(word(index) ?? "") { index += 1 }
    }
    guard !amounts.isEmpty else { return nil }
    if let sign = word(index).flatMap({ RelativeWords.behind[$0] }) {
      direction = sign
      index += 1
    }
    return direction.flatMap { moved(now, amounts, $0, end: index) }
  }

  private func amount(at index: Int) -> Int? {
    if let (value, digits) = number(index) { return digits <= 4 ? value : nil }
    return word(index).flatMap { RelativeWords.numbers[$0] }
  }

  private func moved(
    _ now: Timestamp, _ amounts: [(Int, RelativeWords.Unit)], _ sign: Int, end: Int
  ) -> Day? {
    var instant = now
    instant.precision = .minute
    for (amount, unit) in amounts {
      if let months = unit.months {
        guard let shifted = shifted(instant, months: sign * amount * months) else { return nil }
        instant = shifted
      } else {
        instant.secondsSinceEpoch += Int64(sign * amount) * unit.seconds
      }
      if unit >= .day { instant.precision = .day }
    }
    let civil = instant.civil
    return Day(
      year: civil.year, month: civil.month, day: civil.day, instant: instant, end: min(end, tokens.count))
  }

  /// The same day of another month, or its last one.
  private func shifted(_ instant: Timestamp, months: Int) -> Timestamp? {
    let civil = instant.civil
    let index = civil.year * 12 + civil.month - 1 + months
    guard index > 0, Self.years.contains(index / 12) else { return nil }
    for day in stride(from: civil.day, through: max(civil.day - 3, 1), by: -1) {
      if var found = Timestamp(
        year: index / 12, month: index % 12 + 1, day: day, hour: civil.hour, minute: civil.minute,
        second: civil.second, offset: instant.offset)
      {
        found.precision = instant.precision
        return found
      }
    }
    return nil
  }
}
