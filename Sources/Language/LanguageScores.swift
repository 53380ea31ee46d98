/// What the letters of a stretch of text say: for each script how many there are, and what each language spends on them.
struct LanguageScores {
  /// Letters by place in `Scripts.languages`; empty where there are none.
  private(set) var scriptLetters: [Int] = []
  /// Letters by group of `LanguageProfiles`.
  private(set) var groupLetters: SIMD4<Int> = .zero
  /// Quarter bits: `LanguageProfiles.width` languages a group.
  private(set) var units = [UInt32](repeating: 0, count: groupCount * LanguageProfiles.width)
  /// Bits for English and Vietnamese from words that are theirs.
  private(set) var englishBits = 0
  private(set) var vietnameseBits = 0

  static let groupCount = 4
  /// Past this words add nothing: the letters have said enough.
  private static let enoughWordBits = 60
  /// So many letters cannot overflow 16 bits of quarter bits.
  private static let lettersPerFlush = 500

  var letterCount: Int { groupLetters.wrappedSum() + scriptLetters.reduce(0, +) }

  mutating func add(_ other: LanguageScores) {
    englishBits += other.englishBits
    vietnameseBits += other.vietnameseBits
    groupLetters &+= other.groupLetters
    for index in units.indices { units[index] &+= other.units[index] }
    guard !other.scriptLetters.isEmpty else { return }
    if scriptLetters.isEmpty { scriptLetters = [Int](repeating: 0, count: Scripts.languages.count) }
    for index in scriptLetters.indices { scriptLetters[index] += other.scriptLetters[index] }
  }

  /// Adds the letters of `range`, which is in NFC. Reads no more than `maximumLetters` letters.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, maximumLetters: Int = .max) {
    var start = range.lowerBound
    var left = maximumLetters
    while start < range.upperBound, left > 0 {
      start = addSome(bytes, start..<range.upperBound, maximumLetters: min(left, Self.lettersPerFlush))
      left -= Self.lettersPerFlush
    }
  }

  /// Adds letters up to the end of the word in which `maximumLetters` is reached; where it stopped.
  private mutating func addSome(_ bytes: [UInt8], _ range: Range<Int>, maximumLetters: Int) -> Int {
    let width = LanguageProfiles.width
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Self.groupCount * width) { sums in
      sums.initialize(repeating: 0)
      let end = read(bytes, range, maximumLetters, sums)
      for group in 0..<Self.groupCount where groupLetters[group] > 0 {
        for index in group * width..<(group + 1) * width { units[index] &+= UInt32(sums[index]) }
      }
      return end
    }
  }

  private mutating func read(
    _ bytes: [UInt8], _ range: Range<Int>, _ maximumLetters: Int, _ sums: UnsafeMutableBufferPointer<UInt16>
  ) -> Int {
    let profiles = LanguageProfiles.shared
    let span = bytes.span
    let symbols = profiles.symbols.span
    var index = range.lowerBound
    var letters = 0
    var word = WordInProgress()
    // The symbols of the current word so far, an edge before them, and the word's group + 1.
    var history = UInt64(LanguageProfiles.edge)
    var group = 0
    while index < range.upperBound {
      let (value, length) = codePoint(in: span, at: index)
      index += length
      let symbol = value < 0x2000 ? symbols[Int(value)] : 0
      let here = Int(symbol >> 8)
      if group != 0, here != group {
        Self.count(history << 8 | UInt64(LanguageProfiles.edge), profiles.groups[group - 1], group - 1, sums)
        history = UInt64(LanguageProfiles.edge)
        if group == 1 { finish(&word) }
        if letters >= maximumLetters { return index }
      }
      group = here
      if here != 0 {
        history = history << 8 | UInt64(symbol & 0xFF)
        Self.count(history, profiles.groups[here - 1], here - 1, sums)
        groupLetters[here - 1] &+= 1
        letters += 1
        if here == 1 { word.append(value) }
        // A word this long is no word; its sums would not fit.
        if letters >= 2 * maximumLetters { return index }
      } else if value >= 0x370, let place = Scripts.place(of: value) {
        if scriptLetters.isEmpty { scriptLetters = [Int](repeating: 0, count: Scripts.languages.count) }
        scriptLetters[place] += 1
        letters += 1
        if letters >= maximumLetters { return index }
      }
    }
    if group != 0 {
      Self.count(history << 8 | UInt64(LanguageProfiles.edge), profiles.groups[group - 1], group - 1, sums)
      if group == 1 { finish(&word) }
    }
    return index
  }

  /// Charges every language of the group for the last symbol of `history`, by the longest n-gram there is a row for.
  @inline(__always)
  private static func count(
    _ history: UInt64, _ group: LanguageProfiles.Group, _ number: Int,
    _ sums: UnsafeMutableBufferPointer<UInt16>
  ) {
    var place = -1
    var mask: UInt64 = 0xFF
    for _ in 0..<LanguageProfiles.longestGram {
      guard let found = group.places[history & mask] else { break }
      place = found
      if history & ~mask == 0 { break }
      mask = mask << 8 | 0xFF
    }
    guard place >= 0, let sums = sums.baseAddress else { return }
    let row = group.rows + place * LanguageProfiles.width
    let target = sums + number * LanguageProfiles.width
    for language in 0..<LanguageProfiles.width { target[language] &+= UInt16(row[language]) }
  }

  /// A Latin word as it is read: a Vietnamese syllable so far, or an English word so far.
  private struct WordInProgress {
    var syllable = Syllable()
    var isSyllable = true
    var english = EnglishWords.Key()
    var length = 0
    /// Has a letter of Latin Extended Additional, as Vietnamese words have and hardly any others.
    var isUnmistakable = false

    @inline(__always)
    mutating func append(_ value: UInt32) {
      length += 1
      if value >= 0x1EA0 { isUnmistakable = true }
      if isSyllable { isSyllable = syllable.append(value) }
      english.append(value)
    }
  }

  /// A word of letters beyond ASCII that is a Vietnamese syllable, or of ASCII letters that is a known English word.
  @inline(__always)
  private mutating func finish(_ word: inout WordInProgress) {
    if englishBits + vietnameseBits < Self.enoughWordBits {
      if word.isSyllable, word.syllable.hasMarks {
        if word.syllable.isWellSpelt {
          vietnameseBits += SyllableInventory.contains(word.syllable) ? word.isUnmistakable ? 9 : 5 : 1
        }
      } else if word.length > 2, EnglishWords.contains(word.english) {
        englishBits += 3
      }
    }
    word = WordInProgress()
  }
}
