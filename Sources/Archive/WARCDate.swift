internal import ASCII
internal import Time

/// `WARC-Date`: UTC as W3C's profile of ISO 8601 writes it, `YYYY-MM-DDThh:mm:ssZ`; WARC 1.1 allows fractions of a second
/// and less precise dates.
enum WARCDate {
  static func parse(_ text: String) -> Timestamp? {
    var digits: [Int] = []
    var number = 0
    var width = 0
    for byte in text.utf8 {
      if byte.isASCIIDigit {
        guard width < 9 else { return nil }
        number = number * 10 + Int(byte) - 0x30
        width += 1
      } else {
        guard width > 0 else { return nil }
        digits.append(number)
        (number, width) = (0, 0)
        // What follows a full stop is a fraction: the record counts seconds.
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "Z") { break }
      }
    }
    if width > 0 { digits.append(number) }
    guard (1...6).contains(digits.count) else { return nil }
    func field(_ index: Int, _ missing: Int) -> Int { index < digits.count ? digits[index] : missing }
    return Timestamp(
      year: digits[0], month: field(1, 1), day: field(2, 1), hour: field(3, 0), minute: field(4, 0),
      second: field(5, 0), offset: .stated(minutes: 0))
  }
}
