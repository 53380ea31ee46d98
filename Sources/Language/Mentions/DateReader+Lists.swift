/// Days, months and years one after the other, of which the last states what all share.
extension DateReader {
  /// The token after a comma or "and" between two of a list.
  func listedEnd(_ index: Int) -> Int? {
    var next = index
    if sign(next) == "," { next += 1 }
    if word(next) == "và" { next += 1 }
    return next > index ? next : nil
  }

  /// ngày 5, 6 và 7/3; đêm 4 rạng sáng 5/3: a day whose month the last one states.
  func listedDay(at start: Int) -> Result? {
    guard isVietnamese, let first = dayFigures(start) else { return nil }
    var index = start + 1
    for _ in 0..<10 {
      var next = listedEnd(index) ?? index
      let part = partOfDay(at: next)
      if let part { next = part.end }
      if word(next) == "ngày" || word(next) == "mùng" { next += 1 }
      guard next > index else { return nil }
      if let stated = statedDay(at: next) {
        return CivilDay(stated.year, stated.month, first).map {
          Result(time: CivilTime($0), last: nil, end: start + 1)
        }
      }
      guard dayFigures(next) != nil else { return nil }
      index = next + 1
    }
    return nil
  }

  /// A day with its month: 7/3, 7-3, 7 tháng 3.
  private func statedDay(at start: Int) -> CivilDay? {
    if ["/", "-"].contains(sign(start + 1)), let (day, end) = day(at: start, isCued: true), !isCounted(end) {
      return day
    }
    return spelledDay(at: start)?.time.day
  }

  private func dayFigures(_ index: Int) -> Int? {
    guard let day = int(index), (1...31).contains(day), line[index].range.count <= 2 else { return nil }
    return day
  }

  /// The year that the last of several months or quarters states: tháng 9, 10 năm 2025, quý 1 và quý 2/2025.
  func listedYear(at start: Int) -> Int? {
    var index = start
    for _ in 0..<10 {
      guard var next = listedEnd(index) else { return nil }
      if ["tháng", "quý"].contains(word(next)) { next += 1 }
      let isRoman = next < line.count && !line.isNumber(next) && roman(next) != nil
      guard let (_, end) = numbered(next, isRoman),
        isRoman || line.isNumber(next) && line[next].range.count <= 2
      else {
        return nil
      }
      if let (year, _) = year(at: end) { return year }
      index = end
    }
    return nil
  }

  /// One more of a list: what stands at `start`, after another of the same grain that ends before `end`.
  func listed(at start: Int, after first: Result) -> Result? {
    guard let next = listedEnd(first.end), next == start else { return nil }
    if first.time.grain == .quarter {
      guard let (number, end) = numbered(start, true), let (year, after) = year(at: end) else { return nil }
      return CivilDay(year, number * 3 - 2, 1).map {
        Result(time: CivilTime($0, .quarter), last: nil, end: after)
      }
    }
    guard line.isNumber(start) else { return nil }
    switch first.time.grain {
    case .day:
      // With the sign of the one before, if that has one.
      let sign = sign(start + 1)
      let last = self.sign(first.end - 2)
      if sign == "/" || sign == "-" && (last == "-" || last != "/"),
        let (day, end) = day(at: start, isCued: true), !isCounted(end)
      {
        return Result(time: CivilTime(day), last: nil, end: end, isYearGuessed: end == start + 3)
      }
      return listedDay(at: start)
    case .month:
      guard let month = int(start), (1...12).contains(month), line[start].range.count <= 2 else { return nil }
      let stated = year(at: start + 1)
      return (stated?.year ?? listedYear(at: start + 1)).flatMap { CivilDay($0, month, 1) }.map {
        Result(time: CivilTime($0, .month), last: nil, end: stated?.end ?? start + 1)
      }
    case .year:
      guard let year = int(start), (1900...2100).contains(year), !isCounted(start + 1),
        sign(start + 1) != "/"
      else { return nil }
      return CivilDay(year, 1, 1).map { Result(time: CivilTime($0, .year), last: nil, end: start + 1) }
    default: return nil
    }
  }

  /// What stands at `index` is a unit, a scale or a thing: the figures before it count.
  func isCounted(_ index: Int) -> Bool {
    guard index < line.count else { return false }
    if sign(index) == "%" { return true }
    guard line[index].kind == .word else { return false }
    if !line[index].isSpaced { return true }
    switch word(index) {
    case "năm": return yearWord(index) == nil && !((1000...2999).contains(int(index + 1) ?? 0))
    case "lần", "người", "con", "cái", "chiếc", "em", "cháu", "bài", "trận", "điểm", "bàn", "suất", "vé",
      "xe", "căn",
      "tầng", "hộ", "bước", "loại", "đội", "nhóm", "tuổi", "học", "mét", "trang", "phần", "chỗ", "ca", "vụ":
      return true
    default:
      return NumberWords.vietnameseScales[word(index)] != nil || Units.durations[word(index)] != nil
        || Currencies.after.find(line, at: index) != nil || Units.find(line, at: index) != nil
    }
  }
}
