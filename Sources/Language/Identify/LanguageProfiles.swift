/// Letter statistics of the languages that share a script: for a letter after up to four others, the bits that each language
/// spends on it. Fewer bits in all is a better guess.
///
/// Made from published n-gram counts (data/language/make_profiles.py); kept are the n-grams that tell languages apart best.
final class LanguageProfiles: Sendable {
  /// The languages of one script.
  struct Group: Sendable {
    var languages: [String]
    /// By place, `width` of them, in quarter bits: how unlikely a language is before a letter is read.
    var priors: [Int32]
    /// Places of Vietnamese and of Vietnamese without marks, which are one language; nil in other scripts.
    var vietnamese: (marked: Int, bare: Int)?
  }

  /// Quarter bits.
  static let unitsPerBit = 4
  /// Costs more than any text.
  private static let never: Int32 = .max / 4
  /// Languages in a row, empty places included.
  static let width = LanguageCosts.width
  static let longestGram = 5
  /// The symbol for the edge of a word.
  static let edge: UInt8 = 1
  /// A letter of the script that no profile knows.
  static let unknown = LetterAutomaton.symbolCount - 1
  /// The most that a language spends on a letter.
  private static let ceiling: UInt8 = 63

  static let shared = LanguageProfiles()

  let groups: [Group]
  /// By group: a row for each n-gram, quarter bits by language.
  let automata: [LetterAutomaton]
  /// Places among the languages of the Latin script, the first group.
  let vietnamese: Int
  let bareVietnamese: Int
  let english: Int
  /// By code point below U+2000, for letters of the table: the number + 1 of the group in the high byte, the symbol in the low one.
  let symbols: [UInt16]

  private init() {
    var builders: [Builder] = []
    var symbols = [UInt16](repeating: 0, count: Int(LetterTable.limit))
    // The bytes of a static string stay where they are.
    let table = UnsafeBufferPointer(start: Self.table.utf8Start, count: Self.table.utf8CodeUnitCount)
    var index = 0
    while index < table.count {
      let start = index
      while table[index] != 0x20 { index += 1 }
      let name = start..<index
      index += 1
      let rest = index
      while index < table.count, table[index] != 0x0A { index += 1 }
      let values = UnsafeBufferPointer(rebasing: table[rest..<index])
      index += 1
      if table[name.lowerBound] == 0x3D {
        let words = String(decoding: values, as: UTF8.self).split(separator: " ").dropFirst()
        builders.append(Builder(number: builders.count, languages: words.map(String.init)))
      } else if let last = builders.indices.last {
        builders[last].add(table, name, values, &symbols)
      }
    }
    groups = builders.map { $0.group() }
    automata = builders.map { $0.automaton() }
    func place(_ language: String) -> Int { builders.first?.languages.firstIndex(of: language) ?? 0 }
    (vietnamese, bareVietnamese, english) = (place("vi"), place("vi-bare"), place("en"))
    self.symbols = symbols
  }

  /// Reads the lines of one script.
  private struct Builder {
    let number: Int
    let languages: [String]
    private var grams: [LetterAutomaton.Gram] = []
    private var lastSymbol = LanguageProfiles.edge

    init(number: Int, languages: [String]) {
      self.number = number
      self.languages = languages
    }

    mutating func add(
      _ table: UnsafeBufferPointer<UInt8>, _ gram: Range<Int>, _ changes: UnsafeBufferPointer<UInt8>,
      _ symbols: inout [UInt16]
    ) {
      var key: UInt64 = 0
      var index = gram.lowerBound
      while index < gram.upperBound {
        let (value, length) = codePoint(in: table.span, at: index)
        key = key << 8 | UInt64(symbol(for: value, &symbols))
        index += length
      }
      grams.append(.init(symbols: key, changes: changes))
    }

    private mutating func symbol(for value: UInt32, _ symbols: inout [UInt16]) -> UInt8 {
      if value == 0x5F { return LanguageProfiles.edge }
      let known = symbols[Int(value)]
      if known != 0 { return UInt8(truncatingIfNeeded: known) }
      lastSymbol += 1
      precondition(lastSymbol < LanguageProfiles.unknown, "an alphabet has more letters than symbols")
      symbols[Int(value)] = UInt16(number + 1) << 8 | UInt16(lastSymbol)
      return lastSymbol
    }

    /// The 64 digits of the table: `0` up, without the backslash.
    private static func digit(_ byte: UInt8) -> Int { Int(byte) - 48 - (byte > 0x5C ? 1 : 0) }

    func group() -> Group {
      let (marked, bare) = (languages.firstIndex(of: "vi"), languages.firstIndex(of: "vi-bare"))
      var priors = [Int32](repeating: LanguageProfiles.never, count: LanguageProfiles.width)
      for (place, language) in languages.enumerated() {
        priors[place] = -Int32(LanguagePriors.bits(of: language) * Double(LanguageProfiles.unitsPerBit))
      }
      return Group(
        languages: languages, priors: priors,
        vietnamese: marked.flatMap { marked in bare.map { (marked, $0) } })
    }

    func automaton() -> LetterAutomaton {
      LetterAutomaton(grams, ceiling: LanguageProfiles.ceiling) { changes, row in
        var index = 0
        while index + 1 < changes.count {
          row[Self.digit(changes[index])] = UInt8(Self.digit(changes[index + 1]))
          index += 2
        }
      }
    }
  }

  static let devanagari = 3
}
