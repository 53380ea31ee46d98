/// Numbers in words, Vietnamese and English.
enum NumberWords {
  static let vietnameseDigits: LemmaTable<Int> = [
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
  ]
  static let vietnameseScales: LemmaTable<Int> = [
    "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
  ]
  static let englishSmall: LemmaTable<Int> = [
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
  ]
  static let englishTens: LemmaTable<Int> = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
  static let englishScales: LemmaTable<Int> = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "millions": 1_000_000, "billions": 1_000_000_000, "trillions": 1_000_000_000_000,
    "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
  ]
  /// Short for a scale, apart from the digits or not.
  static let shortScales: LemmaTable<Int> = [
    "bn": 1_000_000_000, "bln": 1_000_000_000, "mln": 1_000_000, "tn": 1_000_000_000_000,
    "tln": 1_000_000_000_000,
  ]
  /// Written right after the digits: 100k, 5tr, 9bn.
  static let attachedScales: LemmaTable<Int> = [
    "k": 1_000, "tr": 1_000_000, "bn": 1_000_000_000, "mn": 1_000_000, "mln": 1_000_000, "bln": 1_000_000_000,
    "tn": 1_000_000_000_000, "tln": 1_000_000_000_000,
  ]
  /// After a currency sign only: $9m, £2b.
  static let moneyScales: LemmaTable<Int> = ["m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000]
  /// ¼, ½ and ¾ in quarters.
  static let quarters: LemmaTable<Int> = ["¼": 1, "½": 2, "¾": 3]
  /// Parts of one, and whether the word is that for several.
  static let englishParts: LemmaTable<(value: Int, isPlural: Bool)> = [
    "half": (2, false), "halves": (2, true), "third": (3, false), "thirds": (3, true), "quarters": (4, true),
    "fourths": (4, true), "fifth": (5, false), "fifths": (5, true), "sixths": (6, true),
    "sevenths": (7, true),
    "eighth": (8, false), "eighths": (8, true), "ninths": (9, true), "tenth": (10, false),
    "tenths": (10, true),
    "hundredths": (100, true),
  ]
  static let englishOrdinals: LemmaTable<Int> = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1_000,
    "millionth": 1_000_000,
  ]
}
