private import CTables

/// Letter statistics of the languages that share a script: for a letter after up to four others, the bits that each language
/// spends on it. Fewer bits in all is a better guess.
///
/// A view of a table that data/language/make_profiles.py makes from published n-gram counts; binary_tables.py there has its layout.
final class LanguageProfiles: @unchecked Sendable {  // because memory is only read
  /// The languages of one script.
  struct Group: Sendable {
    var languages: [String]
    /// By place, `width` of them, in quarter bits: how unlikely a language is before a letter is read.
    var priors: [Int32]
    /// Places of Vietnamese and of Vietnamese without marks, which are one language; nil in other scripts.
    var vietnamese: (marked: Int, bare: Int)?

    init(_ languages: [String]) {
      self.languages = languages
      priors = [Int32](repeating: LanguageProfiles.never, count: LanguageProfiles.width)
      for (place, language) in languages.enumerated() {
        priors[place] = -Int32(LanguagePriors.bits(of: language) * Double(LanguageProfiles.unitsPerBit))
      }
      if let marked = languages.firstIndex(of: "vi"), let bare = languages.firstIndex(of: "vi-bare") {
        vietnamese = (marked, bare)
      }
    }
  }

  /// Quarter bits.
  static let unitsPerBit = 4
  /// Costs more than any text.
  private static let never: Int32 = .max / 4
  /// Languages in a row, empty places included.
  static let width = LanguageCosts.width
  /// The symbol for the edge of a word.
  static let edge: UInt8 = 1
  /// A letter of the script that no profile knows.
  static let unknown = LetterAutomaton.symbolCount - 1
  static let devanagari = 3
  /// The first bytes of the table, as a number: "BLP1".
  private static let magic: UInt32 = 0x3150_4C42

  static let shared = LanguageProfiles()

  let groups: [Group]
  /// By group: a row for each n-gram, quarter bits by language.
  let automata: [LetterAutomaton]
  /// Places among the languages of the Latin script, the first group.
  let vietnamese: Int
  let bareVietnamese: Int
  let english: Int
  /// By code point below U+2000, for letters of the table: the number + 1 of the group in the high byte, the symbol in the low one.
  let symbols: UnsafePointer<UInt16>

  private init() {
    let file = ctables_language_profiles()
    let table = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    func number(_ place: Int) -> Int { Int(table.load(fromByteOffset: place, as: UInt32.self)) }
    precondition(number(0) == Int(Self.magic), "language-profiles.bin has another layout")
    var groups: [Group] = []
    var automata: [LetterAutomaton] = []
    for header in (1...number(4)).map({ $0 * 64 }) {
      let names = table[number(header)..<number(header) + number(header + 4)]
      groups.append(Group(String(decoding: names, as: UTF8.self).split(separator: " ").map(String.init)))
      automata.append(
        LetterAutomaton(
          table, stateCount: number(header + 8), wordStart: UInt32(number(header + 12)),
          branchOfState: number(header + 16), branches: number(header + 20), rows: number(header + 24)))
    }
    func place(_ language: String) -> Int { groups.first?.languages.firstIndex(of: language) ?? 0 }
    (vietnamese, bareVietnamese, english) = (place("vi"), place("vi-bare"), place("en"))
    (self.groups, self.automata) = (groups, automata)
    symbols = (UnsafeRawPointer(file.bytes) + number(8)).assumingMemoryBound(to: UInt16.self)
  }
}
