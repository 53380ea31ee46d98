internal import Time

/// How a source writes its dates, in the letters of Unicode's date patterns (UTS #35): `dd/MM/yyyy HH:mm`.
///
/// | letters | read |
/// |---|---|
/// | `yyyy`, `yy` | the year; of two digits in 1970…2069 |
/// | `MM`, `M` | the month: two digits; one or two |
/// | `MMM`, `MMMM` | the month's name in any language that dates are read in |
/// | `dd`, `d` | the day |
/// | `HH`, `H`; `hh`, `h` | the hour of 24; of 12, with `a` |
/// | `mm`, `m`; `ss`, `s` | minute, second |
/// | `a` | AM, PM, SA, CH |
/// | `EEEE`, `EEE` | any one word: the day of the week |
/// | three `X` | the offset: `Z`, `+07:00`, `+0700` |
/// | `'…'` | the letters between |
///
/// A blank stands for any number of them; every other sign for itself. The date may stand anywhere in the text.
public struct DateFormat: Sendable, Hashable {
  private enum Field: Sendable, Hashable {
    case year(Int)
    case month(Int)
    case monthName
    case day(Int)
    case hour(Int)
    case hourOfTwelve(Int)
    case minute(Int)
    case second(Int)
    case half, word, offset, blank
    case literal(Unicode.Scalar)
  }

  public static let maximumCharacters = 100
  /// Of the text that the date is looked for in.
  static let maximumTextCharacters = 500

  public let text: String
  private let fields: [Field]

  /// - Throws: ``RuleError`` `date-format` with the place of a letter that means nothing, or where there is no day.
  public init(_ text: String) throws(RuleError) {
    self.text = text
    let letters = Array(text.unicodeScalars)
    guard letters.count <= Self.maximumCharacters else {
      throw RuleError(code: "date-format", detail: "is longer than \(Self.maximumCharacters) characters")
    }
    var fields: [Field] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      let run = letters[index...].prefix { $0 == letter }.count
      if letter == "'" {
        guard let end = letters[(index + 1)...].firstIndex(of: "'") else {
          throw RuleError(code: "date-format", detail: "the quote is not closed", offset: index)
        }
        fields += letters[(index + 1)..<end].map(Field.literal)
        index = end + 1
        continue
      }
      if Self.isBlank(letter) {
        fields.append(.blank)
      } else if (0x61...0x7A).contains(letter.value | 0x20) {
        guard let field = Self.field(letter, run) else {
          throw RuleError(
            code: "date-format",
            detail:
              "\(String(repeating: Character(letter), count: run)) is no field of a date; letters stand in quotes",
            offset: index)
        }
        fields.append(field)
      } else {
        fields += Array(repeating: .literal(letter), count: run)
      }
      index += run
    }
    self.fields = fields
    func has(_ isField: (Field) -> Bool) -> Bool { fields.contains(where: isField) }
    guard has({ if case .year = $0 { true } else { false } }),
      has({ if case .day = $0 { true } else { false } }),
      has({ if case .month = $0 { true } else { $0 == .monthName } })
    else {
      throw RuleError(code: "date-format", detail: "needs a year (yyyy), a month (MM) and a day (dd)")
    }
  }

  private static func field(_ letter: Unicode.Scalar, _ count: Int) -> Field? {
    switch (letter, count) {
    case ("y", 4), ("y", 2): .year(count)
    case ("M", 3), ("M", 4): .monthName
    case ("M", 1...2): .month(count)
    case ("d", 1...2): .day(count)
    case ("H", 1...2): .hour(count)
    case ("h", 1...2): .hourOfTwelve(count)
    case ("m", 1...2): .minute(count)
    case ("s", 1...2): .second(count)
    case ("a", 1): .half
    case ("E", 1...4): .word
    case ("X", 3): .offset
    default: nil
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  // MARK: Reading

  /// The first date in a text; nil where none is written so. Its offset is none where the format has none.
  func date(in text: String) -> Timestamp? {
    let letters = Array(text.unicodeScalars.prefix(Self.maximumTextCharacters))
    for start in letters.indices {
      var reading = Reading(letters: letters, index: start)
      if fields.allSatisfy({ Self.read($0, &reading) }), let date = reading.timestamp { return date }
    }
    return nil
  }

  private struct Reading {
    let letters: [Unicode.Scalar]
    var index: Int
    var year = 0
    var month = 1
    var day = 1
    var hour: Int?
    var isOfTwelve = false
    var isAfternoon = false
    var minute = 0
    var second: Int?
    var offsetMinutes: Int?

    /// One digit at least and `most` at most; exactly two where two letters ask for them.
    mutating func number(_ letters: Int, most: Int = 2) -> Int? {
      var (value, count) = (0, 0)
      while count < most, index < self.letters.count, case let digit = self.letters[index].value &- 0x30,
        digit < 10
      {
        value = value * 10 + Int(digit)
        index += 1
        count += 1
      }
      return count > 0 && (letters == 1 || count == letters) ? value : nil
    }

    mutating func word() -> String? {
      let start = index
      while index < letters.count, letters[index].properties.isAlphabetic { index += 1 }
      return index > start ? String(String.UnicodeScalarView(letters[start..<index])).lowercased() : nil
    }

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
      guard index < letters.count, letters[index] == letter else { return false }
      index += 1
      return true
    }

    var timestamp: Timestamp? {
      var clock = hour ?? 0
      if isOfTwelve {
        guard (1...12).contains(clock) else { return nil }
        clock = clock % 12 + (isAfternoon ? 12 : 0)
      }
      return Timestamp(
        year: year, month: month, day: day, hour: clock, minute: minute, second: second ?? 0,
        offset: offsetMinutes.map { .stated(minutes: $0) } ?? .none,
        precision: hour == nil ? .day : second == nil ? .minute : .second)
    }
  }

  private static func read(_ field: Field, _ reading: inout Reading) -> Bool {
    func set(_ value: Int?, _ path: WritableKeyPath<Reading, Int>) -> Bool {
      guard let value else { return false }
      reading[keyPath: path] = value
      return true
    }
    switch field {
    case .year(let count):
      let year = reading.number(count, most: count)
      return set(count == 4 ? year : year.map { $0 < 70 ? 2_000 + $0 : 1_900 + $0 }, \.year)
    case .month(let count): return set(reading.number(count), \.month)
    case .monthName: return set(reading.word().flatMap(MonthNames.month), \.month)
    case .day(let count): return set(reading.number(count), \.day)
    case .hour(let count), .hourOfTwelve(let count):
      if case .hourOfTwelve = field { reading.isOfTwelve = true }
      reading.hour = reading.number(count)
      return reading.hour != nil
    case .minute(let count): return set(reading.number(count), \.minute)
    case .second(let count):
      reading.second = reading.number(count)
      return reading.second != nil
    case .half:
      guard let word = reading.word() else { return false }
      reading.isAfternoon = DateWords.isAfternoon(word)
      return reading.isAfternoon || DateWords.isMorning(word)
    case .word: return reading.word() != nil
    case .offset: return readOffset(&reading)
    case .blank:
      while reading.index < reading.letters.count, isBlank(reading.letters[reading.index]) {
        reading.index += 1
      }
      return true
    case .literal(let letter): return reading.take(letter)
    }
  }

  private static func readOffset(_ reading: inout Reading) -> Bool {
    if reading.take("Z") {
      reading.offsetMinutes = 0
      return true
    }
    let isWest = reading.take("-") || reading.take("\u{2212}")
    guard isWest || reading.take("+"), let hours = reading.number(2), hours <= 14 else { return false }
    _ = reading.take(":")
    guard let minutes = reading.number(2), minutes < 60 else { return false }
    reading.offsetMinutes = (isWest ? -1 : 1) * (hours * 60 + minutes)
    return true
  }
}
