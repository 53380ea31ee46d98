internal import ASCII

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
  /// With a lead of so many bits a language is decided: what is expected, and what follows, could hardly change it.
  private static let enoughBits = 40
  /// Letters that are passed over once a language is decided; twice as many each time it is confirmed.
  private static let firstPass = 64
  /// Quarter bits that a syllable is worth to Vietnamese over its letters, which know nothing of syllables.
  private static let syllableUnits = 8
  /// Quarter bits that a word which is no syllable costs Vietnamese, until it costs what it costs English; more where its letters
  /// have marks, which had their chance to make a syllable.
  private static let foreignUnits = 40
  private static let foreignMarkedUnits = 64

  var letterCount: Int { groupLetters.wrappedSum() + scriptLetters.reduce(0, +) }

  /// The group that all letters are of; nil where they are of several, or of none.
  var onlyGroup: Int? {
    let all = groupLetters.wrappedSum()
    for group in 0..<Self.groupCount where groupLetters[group] == all { return all > 0 ? group : nil }
    return nil
  }

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

  /// Adds the letters of a line in NFC, up to the end of the word in which `maximumLetters` is reached.
  ///
  /// - Parameter stopsWhenTold: once the language is beyond doubt, most letters that follow are counted and not weighed: of ever
  ///   longer stretches the last words, in case that it was but a title or a quotation.
  mutating func add(
    _ table: TokenTable, _ line: TokenTable.Line, maximumLetters: Int = .max, stopsWhenTold: Bool = true
  ) {
    let profiles = LanguageProfiles.shared
    var letters = 0
    // The number + 1 of the group that the words so far are of; from which letter on they are weighed, and how many are passed over
    // next.
    var group = 0
    var weighedFrom = 0
    var pass = Self.firstPass
    var lead = 0
    table.withSymbols { symbols in
      WordBatch.with { batch in
        for index in line.tokens where letters < maximumLetters {
          let token = table.tokens[index]
          guard token.kind == .word else { continue }
          guard token.group != 0 else {
            letters += addScriptLetters(
              table.bytes.span, token.range, maximumLetters: maximumLetters - letters)
            continue
          }
          if token.group != group {
            weigh(&batch, group - 1, profiles)
            group = Int(token.group)
            (weighedFrom, pass, lead) = (0, Self.firstPass, 0)
            makeRoom(group * LanguageProfiles.width)
          }
          let count = Int(token.letterCount)
          let isWeighed = letters >= weighedFrom
          letters += count
          groupLetters[group - 1] &+= count
          guard isWeighed else { continue }
          // Names tell little of the language they stand in, and parts of addresses hardly anything.
          let isInAddress = Self.isInAddress(table.bytes.span, token.range, line.range)
          batch.append(
            symbols + token.range.lowerBound, count, group == 1 ? LatinReading(token) : nil,
            shift: isInAddress ? 2 : token.isCapital ? 1 : 0)
          guard batch.isFull else { continue }
          weigh(&batch, group - 1, profiles)
          let before = lead
          lead = leader(of: profiles.groups[group - 1], group - 1).lead
          guard stopsWhenTold, lead >= Self.enoughBits * LanguageProfiles.unitsPerBit else { continue }
          // What speaks for another language may be the first of more.
          guard lead > before else {
            pass = Self.firstPass
            continue
          }
          weighedFrom = letters + pass
          pass *= 2
        }
        weigh(&batch, group - 1, profiles)
      }
    }
  }

  /// Counts the letters of scripts that one language writes; how many there were.
  private mutating func addScriptLetters(
    _ span: Span<UInt8>, _ word: Range<Int>, maximumLetters: Int
  ) -> Int {
    var letters = 0
    var index = word.lowerBound
    while index < word.upperBound, letters < maximumLetters {
      let (value, length) = codePoint(in: span, at: index)
      index += length
      guard value >= 0x370, let place = Scripts.place(of: value) else { continue }
      if scriptLetters.isEmpty { scriptLetters = [Int](repeating: 0, count: Scripts.languages.count) }
      scriptLetters[place] += 1
      letters += 1
    }
    return letters
  }

  /// The language that spends least on the letters of a group, and how many quarter bits less than any other.
  ///
  /// - Parameters:
  ///   - favoured: the place of a language that gets `bits` of advance.
  func leader(
    of profile: LanguageProfiles.Group, _ group: Int, favoured: Int? = nil, bits: Int = 0
  ) -> (place: Int, lead: Int) {
    let width = LanguageProfiles.width
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { costs in
      for place in 0..<width {
        costs[place] = profile.priors[place] &+ Int32(bitPattern: units[group &* width &+ place])
      }
      if let favoured {
        costs[favoured] -= Int32(bits * LanguageProfiles.unitsPerBit)
        if let other = profile.vietnamese, favoured == other.marked {
          costs[other.bare] -= Int32(bits * LanguageProfiles.unitsPerBit)
        }
      }
      if group == 0 {
        costs[0] -= Int32(vietnameseBits * LanguageProfiles.unitsPerBit)
        costs[1] -= Int32(englishBits * LanguageProfiles.unitsPerBit)
      }
      let least = Self.least(of: costs)
      var winner = costs.firstIndex(of: least) ?? 0
      costs[winner] = .max
      if let one = profile.vietnamese, winner == one.marked || winner == one.bare {
        winner = one.marked
        (costs[one.marked], costs[one.bare]) = (.max, .max)
      }
      return (winner, Int(Self.least(of: costs)) - Int(least))
    }
  }

  private static func least(of costs: UnsafeMutableBufferPointer<Int32>) -> Int32 {
    var least = Int32.max
    for place in 0..<LanguageProfiles.width { least = min(least, costs[place]) }
    return least
  }

  /// True for a word that is part of an address: http://, name@, example.org.
  @inline(__always)
  private static func isInAddress(_ span: Span<UInt8>, _ word: Range<Int>, _ line: Range<Int>) -> Bool {
    if word.lowerBound > line.lowerBound, [0x2E, 0x2F, 0x40].contains(span[word.lowerBound - 1]) {
      return true
    }
    guard word.upperBound < line.upperBound else { return false }
    switch span[word.upperBound] {
    case 0x2F, 0x40: return true
    case 0x2E, 0x3A:
      let next = word.upperBound + 1 < line.upperBound ? span[word.upperBound + 1] : 0x20
      return next == 0x2F || next.isASCIILetter
    default: return false
    }
  }

  /// Adds what the words of one group cost, and empties the batch.
  private mutating func weigh(_ batch: inout WordBatch, _ number: Int, _ profiles: LanguageProfiles) {
    guard batch.wordCount > 0 else { return }
    let automaton = profiles.automata[number]
    batch.follow(automaton)
    units.withUnsafeMutableBufferPointer { units in
      guard let start = units.baseAddress else { return }
      for shift in 0..<WordBatch.shiftCount {
        guard let costs = batch.costs(automaton, shift: shift) else { continue }
        costs.add(to: start + number * LanguageProfiles.width, shift: shift)
      }
    }
    if number == 0 {
      for index in 0..<batch.wordCount { weigh(batch, index, automaton, profiles) }
    }
    batch.removeAll()
  }

  /// Adds what the orthography of Vietnamese and a list of English words say beyond the letters of a word.
  @inline(__always)
  private mutating func weigh(
    _ batch: WordBatch, _ index: Int, _ automaton: LetterAutomaton, _ profiles: LanguageProfiles
  ) {
    guard let reading = batch[index].reading else { return }
    let shift = batch[index].shift
    let (vietnamese, bare, english) = batch.costs(
      of: index, automaton, at: (profiles.vietnamese, profiles.bareVietnamese, profiles.english))
    var units = vietnamese
    if reading.isVietnamese {
      units = max(vietnamese - Self.syllableUnits, 0)
    } else if !reading.isUnmistakable {
      units = Self.foreign(
        vietnamese, english, atMost: reading.isASCII ? Self.foreignUnits : Self.foreignMarkedUnits)
    }
    change(profiles.vietnamese, by: units - vietnamese, shift)
    units =
      reading.isBareVietnamese
      ? max(bare - Self.syllableUnits, 0) : Self.foreign(bare, english, atMost: Self.foreignUnits)
    change(profiles.bareVietnamese, by: units - bare, shift)
    guard englishBits + vietnameseBits < Self.enoughWordBits else { return }
    englishBits += Int(reading.englishBits)
    vietnameseBits += Int(reading.vietnameseBits)
  }

  private static func foreign(_ units: Int, _ english: Int, atMost most: Int) -> Int {
    max(units, min(units + most, english))
  }

  @inline(__always)
  private mutating func change(_ place: Int, by units: Int, _ shift: UInt32) {
    guard units != 0 else { return }
    self.units[place] &+= UInt32(bitPattern: Int32(units >> shift))
  }
}
