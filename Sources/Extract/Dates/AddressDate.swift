internal import Model

/// The day that an address names.
enum AddressDate {
  /// `/2021/04/09/` and `/story-2021-04-09`: a year, a month and a day with one sign between them; nil for anything coarser, and for
  /// longer numbers, which count articles.
  static func day(in path: String) -> Timestamp? {
    let numbers = path.utf8.split { $0 &- 0x30 > 9 }
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
    return nil
  }
}
