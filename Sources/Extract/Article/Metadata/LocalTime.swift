internal import Time

/// The offset of countries that keep one time all year, for clocks that a page writes without one.
enum LocalTime {
  /// Minutes east of UTC by country-code domain: one zone, no summer time (IANA time zone database).
  private static let minutes: [String: Int] = [
    "vn": 420, "th": 420, "kh": 420, "la": 420, "sg": 480, "my": 480, "ph": 480, "hk": 480, "tw": 480,
    "cn": 480,
    "jp": 540, "kr": 540, "in": 330, "lk": 330, "np": 345, "bd": 360, "pk": 300, "uz": 300, "ae": 240,
    "sa": 180,
    "qa": 180, "kw": 180, "tr": 180, "by": 180, "ke": 180, "tz": 180, "ug": 180, "ng": 60, "dz": 60,
    "ar": -180, "uy": -180, "bo": -240, "ve": -240, "pe": -300, "co": -300, "ec": -300, "pa": -300,
  ]

  private static let maximumScalars = 200

  static func offsetMinutes(host: String?, language: String?) -> Int? {
    if let domain = host?.split(separator: ".").last.map(String.init), let offset = minutes[domain] {
      return offset
    }
    return language.flatMap {
      languages[LetterCase.lowercased($0.prefix(before: { $0 == UInt8(ascii: "-") || $0 == 0x5F }))]
    }
    .flatMap { minutes[$0] }
  }

  /// Languages of one zone, by the domain of a country in it.
  private static let languages = [
    "vi": "vn", "zh": "cn", "ja": "jp", "ko": "kr", "th": "th", "km": "kh", "lo": "la", "hi": "in",
    "ta": "in",
    "te": "in", "ml": "in", "kn": "in", "mr": "in", "gu": "in", "pa": "in", "si": "lk", "ne": "np",
    "tr": "tr",
  ]

  /// The language that a title's script tells where the page does not say it; nil for scripts of many languages.
  static func language(ofTitle title: String?) -> String? {
    var hasHan = false
    for scalar in title?.unicodeScalars.prefix(maximumScalars) ?? "".unicodeScalars.prefix(0) {
      switch scalar.value {
      case 0x3041...0x30FF: return "ja"
      case 0xAC00...0xD7A3: return "ko"
      case 0x0E01...0x0E5B: return "th"
      case 0x1EA0...0x1EF9, 0x01A0, 0x01A1, 0x01AF, 0x01B0: return "vi"
      case 0x4E00...0x9FFF: hasHan = true
      default: break
      }
    }
    return hasHan ? "zh" : nil
  }
}

extension Timestamp {
  /// Reads a clock without an offset at the one given.
  mutating func infer(_ minutes: Int) {
    guard offset == .none, precision == .second || precision == .minute else { return }
    secondsSinceEpoch -= Int64(minutes) * 60
    offset = .inferred(minutes: minutes)
  }
}
