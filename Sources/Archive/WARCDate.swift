internal import ASCII
internal import Time

/// `WARC-Date`: UTC as W3C's profile of ISO 8601 writes it, `YYYY-MM-DDThh:mm:ssZ`; WARC 1.1 allows fractions of a second
/// and less precise dates. Read as well is what other writers made of it: the 14 digits of ARC files, an offset from UTC.
enum WARCDate {
  static func parse(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    if bytes.count == compactWidths.reduce(0, +), bytes.allSatisfy(\.isASCIIDigit) {
      var start = 0
      return timestamp(
        compactWidths.map { width in
          defer { start += width }
          return number(bytes[start..<start + width])
        })
    }
    let zone = bytes.firstIndex(of: UInt8(ascii: "T")).flatMap { clock in
      bytes[clock...].firstIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    }
    guard var date = fields(bytes[..<(zone ?? bytes.endIndex)]).flatMap(timestamp) else { return nil }
    if let zone {
      guard let minutes = offsetMinutes(bytes[zone...]) else { return nil }
      date.secondsSinceEpoch -= Int64(minutes) * 60
    }
    return date
  }

  /// `YYYYMMDDhhmmss`
  private static let compactWidths = [4, 2, 2, 2, 2, 2]

  private static func timestamp(_ fields: [Int]) -> Timestamp? {
    guard (1...6).contains(fields.count) else { return nil }
    func field(_ index: Int, _ missing: Int) -> Int { index < fields.count ? fields[index] : missing }
    return Timestamp(
      year: fields[0], month: field(1, 1), day: field(2, 1), hour: field(3, 0), minute: field(4, 0),
      second: field(5, 0), offset: .stated(minutes: 0))
  }

  /// The numbers, without the fraction behind a full stop: the record counts seconds.
  private static func fields(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    let whole = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "Z") }
    let parts = whole.split(omittingEmptySubsequences: false) { !$0.isASCIIDigit }
    guard parts.allSatisfy({ (1..<10).contains($0.count) }) else { return nil }
    return parts.map(number)
  }

  /// `+07:00`, `-0530`
  private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    let minutes = number(digits[..<2]) * 60 + number(digits[2...])
    return bytes.first == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
