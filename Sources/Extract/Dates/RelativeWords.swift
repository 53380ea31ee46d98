internal import ASCII

/// The words of dates relative to now, in lower case.
enum RelativeWords {
  enum Unit: Int, Comparable {
    case second, minute, hour, day, week, month, year

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Of what the calendar counts in months.
    var months: Int? {
      switch self {
      case .month: 1
      case .year: 12
      default: nil
      }
    }

    /// Of what has one length.
    var seconds: Int64 {
      switch self {
      case .second: 1
      case .minute: 60
      case .hour: 3_600
      case .day: 86_400
      default: 604_800
      }
    }
  }

  static let units: [String: Unit] = {
    let table: [(Unit, StaticString)] = [
      (
        .second,
        "giây second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi"
      ),
      (
        .minute, "phút minute minutes min mins minuten minuto minutos minuti минут минуты минуту menit dakika"
      ),
      (
        .hour,
        "giờ tiếng hour hours hr hrs stunde stunden heure heures hora horas ora ore uur uren час часа часов jam saat godzinę godziny godzin"
      ),
      (
        .day,
        "ngày day days tag tagen tage jour jours día días dia dias giorno giorni dag dagen день дня дней hari gün dni"
      ),
      (
        .week,
        "tuần week weeks woche wochen semaine semaines semana semanas settimana settimane weken неделю недели minggu hafta"
      ),
      (
        .month,
        "tháng month months monat monaten mois mes meses mês mese mesi maand maanden месяц месяца месяцев bulan ay"
      ),
      (
        .year,
        "năm year years jahr jahren an ans année años año ano anos anno anni jaar год года лет tahun yıl"
      ),
    ]
    var units: [String: Unit] = [:]
    for (unit, words) in table {
      for word in words.description.listedWords { units[word] = unit }
    }
    return units
  }()

  /// One where a figure could stand, and what Vietnamese spells out.
  static let numbers: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "ein": 1, "einem": 1, "einer": 1, "un": 1, "une": 1, "una": 1, "um": 1,
    "uma": 1,
    "een": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
  ]

  static let before: [([String], Int)] = [
    (["vor"], -1), (["il", "y", "a"], -1), (["hace"], -1), (["há"], -1), (["cách", "đây"], -1),
    (["sau"], 1), (["in"], 1),
  ]
  static let behind: [String: Int] = [
    "trước": -1, "ago": -1, "fa": -1, "geleden": -1, "atrás": -1, "назад": -1, "temu": -1, "önce": -1,
    "lalu": -1,
    "nữa": 1,
  ]

  static let days: [String: Int] = [
    "hôm nay": 0, "hôm qua": -1, "hôm kia": -2, "today": 0, "yesterday": -1, "heute": 0, "gestern": -1,
    "aujourd": 0,
    "hier": -1, "hoy": 0, "ayer": -1, "hoje": 0, "ontem": -1, "oggi": 0, "ieri": -1, "vandaag": 0,
    "gisteren": -1,
    "сегодня": 0, "вчера": -1, "dzisiaj": 0, "wczoraj": -1, "bugün": 0, "dün": -1, "kemarin": -1,
  ]
}
