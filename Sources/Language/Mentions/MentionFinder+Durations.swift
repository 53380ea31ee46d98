internal import Model

extension MentionFinder {
  /// Units of time that may follow one another, each smaller than the one before.
  private static let order: LemmaTable<Int> = [
    "năm": 6, "year": 6, "years": 6, "tháng": 5, "month": 5, "months": 5, "ngày": 3, "day": 3, "days": 3,
    "giờ": 2, "tiếng": 2, "hour": 2, "hours": 2, "phút": 1, "minute": 1, "minutes": 1,
    "giây": 0, "second": 0, "seconds": 0,
  ]

  /// 3 năm, 90-minute, 2-3 ngày, hai tiếng rưỡi, 7 năm 6 tháng
  func duration(_ value: String, _ number: NumberReader.Result) -> Found? {
    let end = number.end
    let unit = end < line.count && line[end].text == "-" && !line[end].isSpaced ? end + 1 : end
    if line.word(unit) == "h", unit == end { return hours(value, number) }
    guard let (pattern, next) = Units.duration(line, at: unit), line[unit].isSpaced != (unit > end) else {
      return nil
    }
    var found = Found(kind: .duration, value: filled(pattern, value), end: next)
    if value.contains("..") { return found }
    if line.word(next) == "rưỡi", !pattern.contains("0"), let half = DecimalNumber(1).half,
      let sum = number.value.adding(half)
    {
      found.value = filled(pattern, sum.text)
      found.end = next + 1
    } else if unit == end, let rest = smaller(after: unit, next) {
      let isInDay = pattern.hasPrefix("PT")
      found.value += isInDay ? String(rest.value.dropFirst(2)) : String(rest.value.dropFirst(1))
      found.end = rest.end
    }
    return found
  }

  /// The pattern with a number in it, or with both ends of a range.
  private func filled(_ pattern: String, _ value: String) -> String {
    guard let place = value.firstRange(of: "..") else {
      return pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: value)
    }
    return filled(pattern, String(value[..<place.lowerBound])) + ".."
      + filled(pattern, String(value[place.upperBound...]))
  }

  /// What goes on with the next smaller unit: 6 tháng, and 30 minutes.
  private func smaller(after unit: Int, _ end: Int) -> (value: String, end: Int)? {
    guard let place = Self.order[line.word(unit)] else { return nil }
    let start = line.word(end) == "and" ? end + 1 : end
    guard let number = numbers.read(at: start), number.scale == 1,
      let next = Self.order[line.word(number.end)], next + 1 == place,
      let pattern = Units.durations[line.word(number.end)]
    else { return nil }
    let rest = smaller(after: number.end, number.end + 1)
    let value = filled(pattern, number.value.text)
    guard let rest else { return (value, number.end + 1) }
    return (value + String(rest.value.dropFirst(value.hasPrefix("PT") ? 2 : 1)), rest.end)
  }

  /// 24h qua, trong 48h: hours where a word says that they are no time of day.
  private func hours(_ value: String, _ number: NumberReader.Result) -> Found? {
    guard number.isInDigits, line.isAttached(number.end),
      !line.isNumber(number.end + 1) || line[number.end + 1].isSpaced,
      ["qua", "tới", "liên"].contains(line.word(number.end + 1))
        || ["trong", "suốt", "vòng"].contains(line.word(number.start - 1))
        || line.word(number.start - 1) == "sau" && DecimalNumber(23) < number.value
    else { return nil }
    return Found(kind: .duration, value: filled("PT%H", value), end: number.end + 1)
  }

  /// nửa giờ, nửa năm, half an hour
  func halfUnit(at start: Int) -> Found? {
    var unit = start + 1
    if line.word(start) == "half" {
      guard ["a", "an"].contains(line.word(unit)) else { return nil }
      unit += 1
    } else if line.word(start) != "nửa" {
      return nil
    }
    guard let (pattern, end) = Units.duration(line, at: unit), !pattern.contains("0"),
      line.word(unit) != "ngày"
    else {
      return nil
    }
    return Found(kind: .duration, value: filled(pattern, "0.5"), end: end)
  }
}
