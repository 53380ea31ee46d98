/// What the letters of a stretch of text say: for each script how many there are, and what each language spends on them.
struct LanguageScores {
  /// Letters by place in `Scripts.languages`; empty where there are none.
  private(set) var scriptLetters: [Int] = []
  /// Letters by group of `LanguageProfiles`.
  private(set) var groupLetters: SIMD4<Int> = .zero
  /// Quarter bits: `LanguageProfiles.width` languages a group, up to the last group that has letters.
  private(set) var units: [UInt32] = []
  /// Bits for English and Vietnamese from words that are theirs.
  private(set) var englishBits = 0
  private(set) var vietnameseBits = 0

  static let groupCount = 4
  /// Past this words add nothing: the letters have said enough.
  private static let enoughWordBits = 60
  /// So many letters of a word, and what is added to them, cannot overflow 16 bits of quarter bits; what is longer is no word.
  private static let longestWord = 500
  /// Quarter bits that a syllable is worth to Vietnamese over its letters, which know nothing of syllables.
  private static let syllableUnits: UInt16 = 8
  /// Quarter bits that a word which is no syllable costs Vietnamese, until it costs what it costs English; more where its letters
  /// have marks, which had their chance to make a syllable.
  private static let foreignUnits: UInt16 = 40
  private static let foreignMarkedUnits: UInt16 = 64

  var letterCount: Int { groupLetters.wrappedSum() + scriptLetters.reduce(0, +) }

  mutating func add(_ other: LanguageScores) {
    englishBits += other.englishBits
    vietnameseBits += other.vietnameseBits
    groupLetters &+= other.groupLetters
    makeRoom(other.units.count)
    for index in other.units.indices { units[index] &+= other.units[index] }
    guard !other.scriptLetters.isEmpty else { return }
    if scriptLetters.isEmpty { scriptLetters = [Int](repeating: 0, count: Scripts.languages.count) }
    for index in scriptLetters.indices { scriptLetters[index] += other.scriptLetters[index] }
  }

  private mutating func makeRoom(_ count: Int) {
    if units.count < count { units.append(contentsOf: repeatElement(0, count: count - units.count)) }
  }

  /// Adds the letters of `range`, which is in NFC, up to the end of the word in which `maximumLetters` is reached.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, maximumLetters: Int = .max) {
    let profiles = LanguageProfiles.shared
    let span = bytes.span
    let symbolTable = profiles.symbols
    let symbols = symbolTable.span
    var index = range.lowerBound
    var letters = 0
    // The group + 1 of the word that is being read, 0 between words.
    var group = 0
    var word = WordInProgress(profiles.automata[0], isCapital: false, after: 0x20)
    var previous: UInt32 = 0x20
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.longestWord + 1) { states in
      while index < range.upperBound {
        let (value, length) = codePoint(in: span, at: index)
        index += length
        let symbol = value < 0x2000 ? symbols[Int(value)] : 0
        let here = Int(symbol >> 8 & 7)
        if group != 0, here != group || word.letterCount == Self.longestWord {
          if Self.isInAddress(value, index < range.upperBound ? span[index] : 0x20) {
            word.isInAddress = true
          }
          finish(&word, group - 1, profiles, states)
          group = 0
          if letters >= maximumLetters { return }
        }
        if here != 0 {
          if group == 0 {
            group = here
            let isCapital = symbol & LanguageProfiles.capital != 0
            word = WordInProgress(profiles.automata[here - 1], isCapital: isCapital, after: previous)
          }
          word.append(value, UInt8(truncatingIfNeeded: symbol), states)
          letters += 1
        } else if value >= 0x370, let place = Scripts.place(of: value) {
          if scriptLetters.isEmpty { scriptLetters = [Int](repeating: 0, count: Scripts.languages.count) }
          scriptLetters[place] += 1
          letters += 1
          if letters >= maximumLetters { return }
        }
        previous = value
      }
      if group != 0 { finish(&word, group - 1, profiles, states) }
    }
  }

  /// True where a word that `value` and then `next` follow is part of one: http://, name@, example.org.
  private static func isInAddress(_ value: UInt32, _ next: UInt8) -> Bool {
    switch value {
    case 0x2F, 0x40: true
    case 0x2E, 0x3A: next == UInt8(ascii: "/") || (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
    default: false
    }
  }

  /// A word as it is read. The states that its letters lead to are noted beside it and their rows added up at its end:
  /// memory is slow, and what waits for each other is fetched one by one.
  private struct WordInProgress {
    let automaton: LetterAutomaton
    private var state = 0
    private(set) var letterCount = 0
    var latin = LatinWord()
    private let isCapital: Bool
    var isInAddress: Bool

    /// By how many bits its costs are shifted: names tell little of the language they stand in, and parts of addresses hardly
    /// anything.
    var shift: UInt32 { isInAddress ? 2 : isCapital ? 1 : 0 }

    init(_ automaton: LetterAutomaton, isCapital: Bool, after previous: UInt32) {
      self.automaton = automaton
      state = automaton.wordStart
      self.isCapital = isCapital
      isInAddress = previous == 0x2E || previous == 0x2F || previous == 0x40
    }

    @inline(__always)
    mutating func append(_ value: UInt32, _ symbol: UInt8, _ states: UnsafeMutableBufferPointer<UInt32>) {
      state = automaton.next(state, symbol)
      states[letterCount] = UInt32(truncatingIfNeeded: state)
      letterCount &+= 1
      latin.append(value)
    }

    /// What the word costs each language.
    @inline(__always)
    func add(
      _ states: UnsafeMutableBufferPointer<UInt32>, to sums: UnsafeMutableBufferPointer<UInt16>
    ) {
      sums.initialize(repeating: 0)
      states[letterCount] = UInt32(automaton.next(state, LanguageProfiles.edge))
      guard let sums = sums.baseAddress else { return }
      for place in 0...letterCount {
        let row = automaton.row(states[place])
        for language in 0..<LanguageProfiles.width { sums[language] &+= UInt16(row[language]) }
      }
    }
  }

  private mutating func finish(
    _ word: inout WordInProgress, _ number: Int, _ profiles: LanguageProfiles,
    _ states: UnsafeMutableBufferPointer<UInt32>
  ) {
    groupLetters[number] &+= word.letterCount
    let start = number * LanguageProfiles.width
    makeRoom(start + LanguageProfiles.width)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: LanguageProfiles.width) { sums in
      word.add(states, to: sums)
      if number == 0 { weigh(word.latin, profiles, sums) }
      let shift = word.shift
      units.withUnsafeMutableBufferPointer { units in
        guard let units = units.baseAddress, let sums = sums.baseAddress else { return }
        for language in 0..<LanguageProfiles.width {
          units[start + language] &+= UInt32(sums[language]) >> shift
        }
      }
    }
  }

  /// What the orthography of Vietnamese and a list of English words add to the letters.
  private mutating func weigh(
    _ word: LatinWord, _ profiles: LanguageProfiles, _ sums: UnsafeMutableBufferPointer<UInt16>
  ) {
    let reading = word.reading()
    let (vietnamese, bare, english) = (profiles.vietnamese, profiles.bareVietnamese, profiles.english)
    if reading.isVietnamese {
      sums[vietnamese] -= min(Self.syllableUnits, sums[vietnamese])
    } else if !word.isUnmistakable {
      let most = word.isASCII ? Self.foreignUnits : Self.foreignMarkedUnits
      sums[vietnamese] = Self.foreign(sums[vietnamese], sums[english], atMost: most)
    }
    if reading.isBareVietnamese {
      sums[bare] -= min(Self.syllableUnits, sums[bare])
    } else {
      sums[bare] = Self.foreign(sums[bare], sums[english], atMost: Self.foreignUnits)
    }
    guard englishBits + vietnameseBits < Self.enoughWordBits else { return }
    englishBits += reading.englishBits
    vietnameseBits += reading.vietnameseBits
  }

  private static func foreign(_ units: UInt16, _ english: UInt16, atMost most: UInt16) -> UInt16 {
    max(units, min(units + most, english))
  }
}
