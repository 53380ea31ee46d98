import Model

/// Which words of a Vietnamese or English line are Vietnamese and which English.
///
/// The orthography decides: Vietnamese has a finite set of syllables. What could be both (an, to, ban) goes with its neighbours.
/// Names and acronyms are neither: in a Vietnamese line they stand for themselves, in an English one they go with the English.
enum TokenLanguages {
  enum Kind: UInt8 { case vietnamese, english, either, neither }

  struct Word {
    var range: Range<Int>
    var kind = Kind.neither
    var letterCount: Int
    /// Starts with a capital.
    var isCapital: Bool
    /// What stands between it and the word before is one space, or a hyphen.
    var follows = Joint.none
    /// How much commoner it is in English than in Vietnamese, as a logarithm of 2; told for `either` only.
    var englishLead = 0
  }

  enum Joint: UInt8 { case none, space, hyphen }

  /// A stretch of one language; of none where `kind` is `neither`.
  struct Span {
    var kind: Kind
    var range: Range<Int>

    var language: LanguageTag {
      switch kind {
      case .vietnamese: .vietnamese
      case .english: .english
      case .either, .neither: .undetermined
      }
    }
  }

  /// The words of a line with their languages; none is left `either`.
  static func words(of table: TokenTable, _ line: TokenTable.Line, isVietnamese: Bool) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(line.tokens.count)
    for index in line.tokens where table.tokens[index].kind == .word {
      var word = Self.word(table.tokens[index], isVietnamese: isVietnamese)
      if let last = words.last, word.range.lowerBound == last.range.upperBound + 1 {
        let between = table.bytes[last.range.upperBound]
        word.follows = between == 0x20 ? .space : between == UInt8(ascii: "-") ? .hyphen : .none
      }
      words.append(word)
    }
    for index in words.indices where words[index].kind == .either {
      let isEnglish = isVietnamese ? isAmongEnglish(words, index) : !isAmongVietnamese(words, index)
      words[index].kind = isEnglish ? .english : .vietnamese
    }
    guard !isVietnamese else { return words }
    for index in words.indices where words[index].kind == .neither && isAmongVietnamese(words, index) {
      words[index].kind = .vietnamese
    }
    return words
  }

  /// From the first word to the last of an English line without a letter beyond ASCII: no word of it is Vietnamese. nil where
  /// there are such letters, or no words.
  static func plainWords(of table: TokenTable, _ line: TokenTable.Line) -> Range<Int>? {
    var range: Range<Int>?
    for index in line.tokens {
      let token = table.tokens[index]
      if !token.traits.contains(.isASCII) {
        // Quotes, dashes and ellipses only.
        let start = token.range.lowerBound
        guard token.kind == .sign, table.bytes[start] == 0xE2, table.bytes[start + 1] == 0x80 else {
          return nil
        }
      } else if token.kind == .word {
        range = (range ?? token.range).lowerBound..<token.range.upperBound
      }
    }
    return range
  }

  /// Stretches of one language.
  static func spans(of words: [Word], isVietnamese: Bool) -> [Span] {
    var spans: [Span] = []
    for word in words {
      let kind = word.kind == .neither && !isVietnamese ? .english : word.kind
      if let last = spans.indices.last, spans[last].kind == kind {
        spans[last].range = spans[last].range.lowerBound..<word.range.upperBound
      } else {
        spans.append(Span(kind: kind, range: word.range))
      }
    }
    return spans
  }

  // MARK: One word

  private static func word(_ token: Token, isVietnamese: Bool) -> Word {
    var word = Word(range: token.range, letterCount: Int(token.letterCount), isCapital: token.isCapital)
    guard token.traits.contains(.isASCII) else {
      if let syllable = token.syllable, syllable.isValid { word.kind = .vietnamese }
      return word
    }
    if word.letterCount == 1 || token.traits.contains(.hasInnerCapital) {
      let isAbbreviation =
        token.traits.contains(.isAllCapital) && VietnameseAbbreviations.contains(token.text)
      if isVietnamese, isAbbreviation { word.kind = .vietnamese }
      return word
    }
    let level = token.syllable.flatMap { $0.isValid ? SyllableInventory.level(of: $0) : nil }
    switch (level, EnglishWords.level(of: token.text)) {
    case (let level?, let english?):
      word.kind = .either
      word.englishLead = english - level
    case (_?, nil): word.kind = isVietnamese ? .vietnamese : .neither
    case (nil, _?): word.kind = .english
    // A capital makes it a name; else letters that no syllable has make it a foreign word, English as most are.
    case (nil, nil): word.kind = token.isCapital || word.letterCount < 3 ? .neither : .english
    }
    return word
  }

  // MARK: Neighbours

  /// English words on both sides, or on one and none that is Vietnamese on the other; or tied to one by a hyphen, or far more
  /// English than Vietnamese and right after one (made in).
  private static func isAmongEnglish(_ words: [Word], _ index: Int) -> Bool {
    if words[index].follows == .hyphen, words[index - 1].kind == .english { return true }
    let before = neighbour(words, index, -1)
    let after = neighbour(words, index, 1)
    if before == .english, words[index].englishLead >= 3, words[index].follows == .space { return true }
    return before == .english && after != .vietnamese || after == .english && before != .vietnamese
  }

  /// Vietnamese words on both sides; for a name, on one.
  private static func isAmongVietnamese(_ words: [Word], _ index: Int) -> Bool {
    let isBefore =
      index > 0 && words[index].follows == .space && words[index - 1].kind == .vietnamese
    let isAfter =
      index + 1 < words.count && words[index + 1].follows == .space && words[index + 1].kind == .vietnamese
    return words[index].isCapital ? isBefore || isAfter : isBefore && isAfter
  }

  /// The next word that tells, no more than three away and none beyond punctuation.
  private static func neighbour(_ words: [Word], _ index: Int, _ step: Int) -> Kind? {
    var place = index
    for _ in 0..<3 {
      let joint = step < 0 ? place : place + 1
      place += step
      guard words.indices.contains(place), words[joint].follows != .none else { return nil }
      if words[place].kind == .vietnamese || words[place].kind == .english { return words[place].kind }
    }
    return nil
  }
}
