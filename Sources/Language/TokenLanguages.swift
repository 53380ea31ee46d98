import Model

/// Which words of a Vietnamese or English line are Vietnamese and which English.
///
/// The orthography decides: Vietnamese has a finite set of syllables. What could be both (an, to, ban) goes with its neighbours.
/// Names and acronyms are neither: in a Vietnamese line they stand for themselves, in an English one they go with the English.
enum TokenLanguages {
  enum Kind: UInt8 { case vietnamese, english, either, neither }

  struct Token {
    var range: Range<Int>
    var kind: Kind
    var letterCount = 0
    /// Starts with a capital.
    var isCapital = false
    /// What stands between it and the token before is one space, or a hyphen.
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
  static func tokens(in bytes: [UInt8], _ line: Range<Int>, isVietnamese: Bool) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(line.count / 4)
    let letters = LanguageProfiles.shared.letters
    Words.forEach(in: bytes, line) { range in
      var token = token(bytes, range, letters, isVietnamese: isVietnamese)
      if let last = tokens.last, range.lowerBound == last.range.upperBound + 1 {
        let between = bytes[last.range.upperBound]
        token.follows = between == 0x20 ? .space : between == UInt8(ascii: "-") ? .hyphen : .none
      }
      tokens.append(token)
    }
    for index in tokens.indices where tokens[index].kind == .either {
      let isEnglish = isVietnamese ? isAmongEnglish(tokens, index) : !isAmongVietnamese(tokens, index)
      tokens[index].kind = isEnglish ? .english : .vietnamese
    }
    guard !isVietnamese else { return tokens }
    for index in tokens.indices where tokens[index].kind == .neither && isAmongVietnamese(tokens, index) {
      tokens[index].kind = .vietnamese
    }
    return tokens
  }

  /// From the first word to the last of an English line without a letter beyond ASCII: no word of it is Vietnamese. nil where
  /// there are such letters, or no words.
  static func plainWords(in bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    let span = bytes.span
    var start = -1
    var end = -1
    var index = line.lowerBound
    while index < line.upperBound {
      let byte = span[index]
      if byte >= 0x80 {
        // Quotes, dashes and ellipses only.
        guard byte == 0xE2, index + 2 < line.upperBound, span[index + 1] == 0x80 else { return nil }
        index += 3
        continue
      }
      index += 1
      guard byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A else { continue }
      if start < 0 { start = index - 1 }
      end = index
    }
    return start < 0 ? nil : start..<end
  }

  /// Stretches of one language.
  static func spans(of tokens: [Token], isVietnamese: Bool) -> [Span] {
    var spans: [Span] = []
    for token in tokens {
      let kind = token.kind == .neither && !isVietnamese ? .english : token.kind
      if let last = spans.indices.last, spans[last].kind == kind {
        spans[last].range = spans[last].range.lowerBound..<token.range.upperBound
      } else {
        spans.append(Span(kind: kind, range: token.range))
      }
    }
    return spans
  }

  // MARK: One word

  private static func token(
    _ bytes: [UInt8], _ range: Range<Int>, _ letters: [LanguageProfiles.Letter], isVietnamese: Bool
  ) -> Token {
    var word = Letters()
    word.read(bytes, range, letters)
    var token = Token(
      range: range, kind: .neither, letterCount: word.count, isCapital: word.startsWithCapital)
    guard word.isASCII else {
      if let syllable = word.syllable, syllable.isValid { token.kind = .vietnamese }
      return token
    }
    if word.count == 1 || word.hasInnerCapital {
      let isAbbreviation = word.isAllCapital && VietnameseAbbreviations.contains(word.key)
      token.kind = isVietnamese && isAbbreviation ? .vietnamese : .neither
      return token
    }
    let level = word.syllable.flatMap { $0.isValid ? SyllableInventory.level(of: $0) : nil }
    let englishLevel = EnglishWords.level(of: word.key)
    switch (level, englishLevel) {
    case (let level?, let english?):
      token.kind = .either
      token.englishLead = english - level
    case (_?, nil): token.kind = isVietnamese ? .vietnamese : .neither
    case (nil, _?): token.kind = .english
    // A capital makes it a name; else letters that no syllable has make it a foreign word, English as most are.
    case (nil, nil): token.kind = word.startsWithCapital || word.count < 3 ? .neither : .english
    }
    return token
  }

  /// What the letters of a word are, read once.
  private struct Letters {
    var count = 0
    var isASCII = true
    var startsWithCapital = false
    /// A capital after the first letter.
    var hasInnerCapital = false
    var isAllCapital = true
    var key = EnglishWords.Key()
    private var letters = Syllable()
    private var isSyllable = true

    var syllable: Syllable? { isSyllable ? letters : nil }

    mutating func read(_ bytes: [UInt8], _ range: Range<Int>, _ table: [LanguageProfiles.Letter]) {
      let span = bytes.span
      let table = table.span
      var index = range.lowerBound
      while index < range.upperBound {
        let (value, length) = codePoint(in: span, at: index)
        index += length
        let isCapital = value >= 0x41 && value <= 0x5A
        if value >= 0x80 { isASCII = false }
        if count == 0 { startsWithCapital = isCapital } else if isCapital { hasInnerCapital = true }
        if !isCapital { isAllCapital = false }
        if isSyllable { isSyllable = value < 0x2000 && letters.append(table[Int(value)].inSyllable) }
        key.append(value)
        count += 1
      }
    }
  }

  // MARK: Neighbours

  /// English words on both sides, or on one and none that is Vietnamese on the other; or tied to one by a hyphen, or far more
  /// English than Vietnamese and right after one (made in).
  private static func isAmongEnglish(_ tokens: [Token], _ index: Int) -> Bool {
    if tokens[index].follows == .hyphen, tokens[index - 1].kind == .english { return true }
    let before = neighbour(tokens, index, -1)
    let after = neighbour(tokens, index, 1)
    if before == .english, tokens[index].englishLead >= 3, tokens[index].follows == .space { return true }
    return before == .english && after != .vietnamese || after == .english && before != .vietnamese
  }

  /// Vietnamese words on both sides; for a name, on one.
  private static func isAmongVietnamese(_ tokens: [Token], _ index: Int) -> Bool {
    let isBefore =
      index > 0 && tokens[index].follows == .space && tokens[index - 1].kind == .vietnamese
    let isAfter =
      index + 1 < tokens.count && tokens[index + 1].follows == .space && tokens[index + 1].kind == .vietnamese
    return tokens[index].isCapital ? isBefore || isAfter : isBefore && isAfter
  }

  /// The next word that tells, no more than three away and none beyond punctuation.
  private static func neighbour(_ tokens: [Token], _ index: Int, _ step: Int) -> Kind? {
    var place = index
    for _ in 0..<3 {
      let joint = step < 0 ? place : place + 1
      place += step
      guard tokens.indices.contains(place), tokens[joint].follows != .none else { return nil }
      if tokens[place].kind == .vietnamese || tokens[place].kind == .english { return tokens[place].kind }
    }
    return nil
  }
}
