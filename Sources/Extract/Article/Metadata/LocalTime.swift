internal import Model

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

  static func offsetMinutes(host: String?, language: String?) -> Int? {
    if let domain = host?.split(separator: ".").last.map(String.init), let offset = minutes[domain] {
      return offset
    }
    return language?.lowercased().hasPrefix("vi") == true ? minutes["vn"] : nil
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
