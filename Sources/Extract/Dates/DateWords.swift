internal import ASCII

/// Zones and the small words around dates, in lower case.
enum DateWords {
  /// Minutes east of Greenwich.
  static func zone(_ word: String) -> Int? { zones[word] }

  /// Words that may stand inside a date without changing it.
  static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  static func isMorning(_ word: String) -> Bool {
    ["am", "a", "sa", "sáng", "ص", "πμ"].contains(word)
  }
  static func isAfternoon(_ word: String) -> Bool {
    ["pm", "p", "ch", "chiều", "tối", "م", "μμ"].contains(word)
  }

  /// Halves of the day in Chinese, Japanese and Korean: each letter is a word of its own.
  static let eastAsianHalves: Set<String> = ["上", "下", "午", "前", "後", "晚", "早", "오", "전", "후"]
  static func isEastAsianAfternoon(_ word: String) -> Bool { ["下午", "午後", "오후", "晚上"].contains(word) }

  /// The year before the first of an era of Japan or Taiwan.
  static let eras: [String: Int] = ["令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911]

  /// Vietnamese names of months are numbers: `tháng Mười Hai`.
  static let vietnameseNumbers: [String: Int] = [
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
  ]

  private static let fillers: Set<String> = [
    "at", "on", "of", "the", "lúc", "vào", "ngày", "năm", "um", "uhr", "am", "den", "vom", "à", "le", "de",
    "del", "di", "alle", "ore",
    "a", "las", "às", "om", "kl", "kell", "в", "г", "року", "роки", "saat", "pukul", "jam", "st", "nd", "rd",
    "th", "er", "t", "h",
    "hrs", "hours", "year",
  ]

  /// Abbreviations of zones; where two zones share one, the one that feeds mean.
  private static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "zulu": 0, "wet": 0,
    "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360,
    "mt": -420,
    "pst": -480, "pdt": -420, "pt": -480, "at": -240, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    "akst": -540, "akdt": -480, "hst": -600, "hdt": -540,
    "bst": 60, "cet": 60, "met": 60, "mez": 60, "west": 60, "wat": 60, "cest": 120, "mest": 120, "mesz": 120,
    "eet": 120,
    "sast": 120, "cat": 120, "eest": 180, "msk": 180, "eat": 180, "trt": 180, "gst": 240, "pkt": 300,
    "ist": 330,
    "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "wita": 480,
    "jst": 540, "kst": 540,
    "wit": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180,
    "brst": -120,
    "art": -180, "clt": -240,
  ]
}
