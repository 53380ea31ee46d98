/// How likely a language is before a letter is read, in bits: news of the web, seen from here.
enum LanguagePriors {
  static func bits(of name: String) -> Double { table[name] ?? 0 }

  private static let table: [String: Double] = [
    "en": 11.5, "vi": 9.25, "vi-bare": -2, "hi": 3,
    // Rarely written in news, and close to languages that are.
    "la": -5, "eo": -4, "nn": -6, "bs": -5, "mi": -3, "lg": -2, "sn": -2, "st": -2, "tn": -2, "ts": -2,
    "xh": -3,
  ]
}
