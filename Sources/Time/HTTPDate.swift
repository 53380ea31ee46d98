internal import ASCII

/// A date of an HTTP header field (RFC 9110 §5.6.7), always UTC.
public struct HTTPDate: Sendable, Hashable, Comparable {
  /// Since 1970.
  public var secondsSinceEpoch: Int64

  public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// Reads IMF-fixdate and the two obsolete forms; nil for anything else, which is then as if it had not been sent.
  public init?(_ bytes: some Collection<UInt8>) {
    guard let seconds = Self.parse(bytes) else { return nil }
    secondsSinceEpoch = seconds
  }

  /// As IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
  public var text: String {
    let civil = Timestamp(secondsSinceEpoch: secondsSinceEpoch).civil
    let days = (secondsSinceEpoch - (secondsSinceEpoch % 86_400 + 86_400) % 86_400) / 86_400
    // 1970-01-01 was a Thursday, the list's first.
    let weekday = Self.weekdays[Int((days % 7 + 7) % 7)]
    func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(weekday), \(pad(civil.day)) \(Self.months[civil.month - 1]) \(civil.year) "
      + "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second)) GMT"
  }

  public static func < (left: HTTPDate, right: HTTPDate) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func parse(_ bytes: some Collection<UInt8>) -> Int64? {
    guard bytes.count <= 64 else { return nil }
    // Every form is words and numbers: take them apart first, then see which form they make.
    var words = bytes.split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
      .map { Array($0) }
    guard words.count >= 5 else { return nil }
    words.removeFirst()  // the day's name says nothing that the date does not
    let isAsctime = !(words[0].first?.isASCIIDigit ?? false)
    if isAsctime {
      // Nov  6 08:49:37 1994
      guard words.count == 4, let month = month(words[0]), let day = number(words[1]),
        let year = number(words[3])
      else { return nil }
      return instant(year: year, month: month, day: day, clock: words[2])
    }
    // 06 Nov 1994 08:49:37 GMT, or 06 Nov 94 08:49:37 GMT
    guard words.count == 5, words[4] == Array("GMT".utf8) || words[4] == Array("UTC".utf8),
      let day = number(words[0]), let month = month(words[1]), var year = number(words[2])
    else { return nil }
    if words[2].count == 2 { year += year < 70 ? 2000 : 1900 }
    return instant(year: year, month: month, day: day, clock: words[3])
  }

  private static func instant(year: Int, month: Int, day: Int, clock: [UInt8]) -> Int64? {
    let fields = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { number(Array($0)) }
    guard fields.count == 3, let hour = fields[0], let minute = fields[1], let second = fields[2] else {
      return nil
    }
    return Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)?
      .secondsSinceEpoch
  }

  private static func number(_ word: [UInt8]) -> Int? {
    guard !word.isEmpty, word.count <= 4, word.allSatisfy(\.isASCIIDigit) else { return nil }
    return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func month(_ word: [UInt8]) -> Int? {
    let name = word.map(\.asciiLowercased)
    return months.firstIndex { $0.utf8.map(\.asciiLowercased) == name }.map { $0 + 1 }
  }
}
