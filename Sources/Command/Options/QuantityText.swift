/// Durations and sizes as people write them in feeds.yaml and on the command line.
enum QuantityText {
  private static let durations = ["ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
  private static let sizes = [
    "": 1, "b": 1, "kb": 1_000, "kib": 1 << 10, "mb": 1_000_000, "mib": 1 << 20, "gb": 1_000_000_000,
    "gib": 1 << 30,
  ]

  /// `500ms`, `1s`, `1.5h`, `30d`; `0` needs no unit.
  static func milliseconds(_ text: String) -> Int? { text == "0" ? 0 : scaled(text, by: durations) }

  /// `10485760`, `500KB`, `10MiB`.
  static func bytes(_ text: String) -> Int? { scaled(text, by: sizes) }

  private static func scaled(_ text: String, by units: [String: Int]) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let factor = units[unit], let number = Double(digits), number.isFinite else { return nil }
    let value = number * Double(factor)
    return value <= Double(1 << 52) ? Int(value) : nil
  }
}
