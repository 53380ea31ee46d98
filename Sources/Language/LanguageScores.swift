/// What the letters of a stretch of text say: for each script how many there are, and what each language spends on them.
struct LanguageScores {
  /// Letters by place in `Scripts.languages`.
  private(set) var scriptLetters = [Int](repeating: 0, count: Scripts.languages.count)
  /// Letters by group of `LanguageProfiles`.
  private(set) var groupLetters: [Int]
  /// Quarter bits by group and language.
  private(set) var units: [[Int]]

  init() {
    let profiles = LanguageProfiles.shared
    groupLetters = [Int](repeating: 0, count: profiles.groups.count)
    units = profiles.groups.map { [Int](repeating: 0, count: $0.languages.count) }
  }

  /// Bits for English and Vietnamese from words that are theirs.
  private(set) var englishBits = 0.0
  private(set) var vietnameseBits = 0.0

  var letterCount: Int { groupLetters.reduce(0, +) + scriptLetters.reduce(0, +) }

  mutating func add(_ other: LanguageScores) {
    englishBits += other.englishBits
    vietnameseBits += other.vietnameseBits
    for index in scriptLetters.indices { scriptLetters[index] += other.scriptLetters[index] }
    for group in units.indices {
      groupLetters[group] += other.groupLetters[group]
      for index in units[group].indices { units[group][index] += other.units[group][index] }
    }
  }

  /// Adds the letters of `range`, which is in NFC. Reads no more than `maximumLetters` letters.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, maximumLetters: Int = .max) {
    let span = bytes.span
    let table = LanguageProfiles.shared.symbols
    let symbols = table.span
    var index = range.lowerBound
    var left = maximumLetters
    // The symbols of the current word so far, an edge before them, and the word's group + 1.
    var history = UInt64(LanguageProfiles.edge)
    var group = 0
    var wordStart = -1
    while index < range.upperBound, left > 0 {
      let (value, length) = codePoint(in: span, at: index)
      index += length
      let symbol = value < 0x2000 ? symbols[Int(value)] : 0
      let here = Int(symbol >> 8)
      if here == 1 {
        if wordStart < 0 { wordStart = index - length }
      } else if wordStart >= 0 {
        countWord(bytes, wordStart..<index - length)
        wordStart = -1
      }
      if group != 0, here != group {
        count(history << 8 | UInt64(LanguageProfiles.edge), group - 1)
        history = UInt64(LanguageProfiles.edge)
      }
      group = here
      if here != 0 {
        history = history << 8 | UInt64(symbol & 0xFF)
        count(history, here - 1)
        groupLetters[here - 1] += 1
        left -= 1
      } else if value >= 0x370, let place = Scripts.place(of: value) {
        scriptLetters[place] += 1
        left -= 1
      }
    }
    if group != 0 { count(history << 8 | UInt64(LanguageProfiles.edge), group - 1) }
    if wordStart >= 0 { countWord(bytes, wordStart..<index) }
  }

  /// A word of letters beyond ASCII that is a known Vietnamese syllable, or of ASCII letters that is a known English word.
  private mutating func countWord(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count >= 3, englishBits + vietnameseBits < Self.enoughWordBits else { return }
    guard range.count <= 3 * Syllable.maximumLetterCount else { return }
    if bytes[range].contains(where: { $0 >= 0x80 }) {
      guard let word = Words.shortWord(in: bytes, range), let syllable = Syllable(word), syllable.isWellSpelt else { return }
      vietnameseBits += SyllableInventory.contains(syllable) ? 5 : 1
    } else if EnglishWords.contains(bytes[range]) {
      englishBits += 3
    }
  }

  /// Past this the letters have said enough.
  private static let enoughWordBits = 60.0

  /// Charges every language of the group for the last symbol of `history`, by the longest n-gram there is a row for.
  @inline(__always)
  private mutating func count(_ history: UInt64, _ group: Int) {
    let profile = LanguageProfiles.shared.groups[group]
    var place: Int?
    var mask: UInt64 = 0xFF
    for _ in 0..<LanguageProfiles.longestGram {
      guard let found = profile.place(of: history & mask) else { break }
      place = found
      if history & ~mask == 0 { break }
      mask = mask << 8 | 0xFF
    }
    guard let place else { return }
    let start = place * profile.width
    for language in units[group].indices {
      units[group][language] &+= Int(profile.rows[start + language])
    }
  }
}
