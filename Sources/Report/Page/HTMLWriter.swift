internal import Model
internal import Pipeline
internal import Time

/// Writes HTML. Markup is only what stands in the program's text (`StaticString`); whatever comes from a page, a source or the state
/// goes through `text` or `attribute`, which escape it.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init() {}

  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// - Parameter limit: characters that are shown; what is longer is cut, with an ellipsis.
  mutating func text(_ value: String, limit: Int = 2_000) {
    guard value.utf8.count > limit || !value.utf8.allSatisfy(Self.isPlain) else {
      bytes.append(contentsOf: value.utf8)
      return
    }
    var count = 0
    for character in value {
      guard count < limit else {
        bytes.append(contentsOf: "…".utf8)
        return
      }
      count += 1
      for scalar in character.unicodeScalars { append(scalar) }
    }
  }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  mutating func attribute(_ name: StaticString, _ value: Int) {
    markup(" ")
    markup(name)
    markup("=")
    digits(value)
  }

  /// In groups of three, which no language takes for a fraction: `1 234 567` with narrow spaces.
  mutating func number(_ value: Int) { bytes.append(contentsOf: Self.grouped(value).utf8) }

  static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  /// Without groups: part of a name or an attribute's value.
  mutating func digits(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// A word in both languages; the page shows one of them.
  mutating func words(_ english: StaticString, _ vietnamese: StaticString) {
    markup("<span class=en>")
    markup(english)
    markup("</span><span class=vi lang=vi>")
    markup(vietnamese)
    markup("</span>")
  }

  mutating func words(_ wording: ReasonText.Wording) {
    guard wording.english != wording.vietnamese else { return text(wording.english) }
    markup("<span class=en>")
    textWithCode(wording.english)
    markup("</span><span class=vi lang=vi>")
    textWithCode(wording.vietnamese)
    markup("</span>")
  }

  /// What stands between backticks is a command or a key.
  private mutating func textWithCode(_ value: String) {
    for (index, piece) in value.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 { markup("<code>") }
      text(String(piece))
      if index % 2 == 1 { markup("</code>") }
    }
  }

  /// `2026-11-23 08:05`, UTC.
  mutating func time(_ seconds: Int64) {
    bytes.append(contentsOf: Self.minute(seconds).utf8)
  }

  static func minute(_ seconds: Int64) -> String {
    let time = Timestamp(secondsSinceEpoch: seconds).rfc3339
    return "\(time.prefix(10)) \(time.dropFirst(11).prefix(5))"
  }

  /// `12 min`, `3 h`, `2 d`; below ten with one decimal.
  static func duration(_ seconds: Int64) -> String {
    let value = Double(seconds)
    if value < 60 { return rounded(value, "s") }
    if value < 3_600 { return rounded(value / 60, "min") }
    return value < 172_800 ? rounded(value / 3_600, "h") : rounded(value / 86_400, "d")
  }

  /// `1.2 GB`, in powers of 1000.
  static func size(_ bytes: Int64) -> String {
    var (value, unit) = (Double(bytes), 0)
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1_000, unit + 1) }
    return rounded(value, units[unit])
  }

  private static func rounded(_ value: Double, _ unit: String) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths >= 100 || tenths % 10 == 0
      ? "\((tenths + 5) / 10)\u{202F}\(unit)" : "\(tenths / 10).\(tenths % 10)\u{202F}\(unit)"
  }

  /// ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": markup("&amp;")
    case "<": markup("&lt;")
    case ">": markup("&gt;")
    case "\"": markup("&quot;")
    case "'": markup("&#39;")
    case "\n", "\t", "\r": markup(" ")
    case _ where scalar.steersDisplay: markup("\u{FFFD}")
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }
}
