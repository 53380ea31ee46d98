internal import ASCII
internal import Time

/// The day that an address names.
enum AddressDate {
  /// `/2021/04/09/`, `/2021/apr/09/` and `/story-2021-04-09`: a year, a month and a day with one sign between them; `20210409` as a
  /// part of the path or at the end of one; nil for anything coarser, and for longer numbers, which count articles.
  static func day(in path: String) -> Timestamp? {
    let numbers = path.utf8.split { !$0.isASCIIDigit }
    for (year, (month, day)) in zip(numbers, zip(numbers.dropFirst(), numbers.dropFirst(2)))
    where year.count == 4 && month.count <= 2 && day.count <= 2 {
      guard path.utf8.distance(from: year.endIndex, to: month.startIndex) == 1,
        path.utf8.distance(from: month.endIndex, to: day.startIndex) == 1,
        let year = Int(Substring(year)), let month = Int(Substring(month)),
        let day = Int(Substring(day)),
        let timestamp = Timestamp(year: year, month: month, day: day, precision: .day),
        DateBounds().contains(timestamp)
      else { continue }
      return timestamp
    }
    return namedMonth(in: path) ?? compact(in: path)
  }

  private static func namedMonth(in path: String) -> Timestamp? {
    let parts = path.split(separator: "/")
    for (year, (month, day)) in zip(parts, zip(parts.dropFirst(), parts.dropFirst(2)))
    where year.utf8.count == 4 && day.utf8.count <= 2 {
      guard let year = Int(year), let month = MonthNames.month(month.lowercased()), let day = Int(day) else {
        continue
      }
      return plausible(year, month, day)
    }
    return nil
  }

  private static func compact(in path: String) -> Timestamp? {
    for part in path.split(separator: "/") {
      let name = part.split(separator: ".").first ?? part
      let digits = name.split { $0 == "-" || $0 == "_" }.last ?? name
      guard digits.utf8.count == 8, let value = Int(digits) else { continue }
      if let found = plausible(value / 10_000, value / 100 % 100, value % 100) { return found }
    }
    return nil
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    Timestamp(year: year, month: month, day: day, precision: .day).flatMap {
      DateBounds().contains($0) ? $0 : nil
    }
  }
}
