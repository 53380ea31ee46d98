/// Which words of a Vietnamese or English line are Vietnamese and which English.
///
/// The orthography decides: Vietnamese has a finite set of syllables. What could be both (an, to, ban) goes with its neighbours;
/// acronyms and names are neither and go with what they stand in.
enum TokenLanguages {
  enum Kind: UInt8 { case vietnamese, english, either, neither }

  struct Token {
    var range: Range<Int>
    var kind: Kind
  }

  /// A stretch of one language.
  struct Span {
    var isEnglish: Bool
    var range: Range<Int>
  }

  /// The words of a line with their languages; none is left `either`.
  static func tokens(in bytes: [UInt8], _ line: Range<Int>, isVietnamese: Bool) -> [Token] {
    var tokens: [Token] = []
    Words.forEach(in: bytes, line) { range in
      tokens.append(Token(range: range, kind: kind(of: bytes, range, isVietnamese: isVietnamese)))
    }
    for index in tokens.indices where tokens[index].kind == .either {
      let isEnglish = isVietnamese ? isAmongEnglish(tokens, index) : !isAmongVietnamese(tokens, index)
      tokens[index].kind = isEnglish ? .english : .vietnamese
    }
    return tokens
  }

  /// Stretches of one language; what is neither belongs to the stretch it stands in.
  static func spans(of tokens: [Token], isVietnamese: Bool) -> [Span] {
    var spans: [Span] = []
    for token in tokens {
      let isEnglish = token.kind == .neither ? spans.last?.isEnglish ?? !isVietnamese : token.kind == .english
      if let last = spans.indices.last, spans[last].isEnglish == isEnglish {
        spans[last].range = spans[last].range.lowerBound..<token.range.upperBound
      } else if token.kind == .neither, spans.isEmpty {
        spans.append(Span(isEnglish: !isVietnamese, range: token.range))
      } else {
        spans.append(Span(isEnglish: isEnglish, range: token.range))
      }
    }
    return spans
  }

  private static func kind(of bytes: [UInt8], _ range: Range<Int>, isVietnamese: Bool) -> Kind {
    let isASCII = bytes[range].allSatisfy { $0 < 0x80 }
    let syllable = Words.shortWord(in: bytes, range).flatMap { Syllable($0) }
    if !isASCII {
      if let syllable, syllable.isValid { return .vietnamese }
      return .neither
    }
    let isCapital = bytes[range.lowerBound] <= 0x5A
    let isAcronym = range.count > 1 && bytes[range].allSatisfy { $0 <= 0x5A }
    if isAcronym || range.count == 1 { return .neither }
    let isEnglish = EnglishWords.contains(EnglishWords.Key(bytes[range]))
    let isSyllable = syllable.map { $0.isValid && SyllableInventory.contains($0) } ?? false
    switch (isSyllable, isEnglish) {
    case (true, true): return .either
    case (true, false): return isVietnamese ? .vietnamese : .neither
    case (false, true): return .english
    // A capital makes it a name; else letters that no syllable has make it a foreign word, English as most are.
    case (false, false): return isCapital || range.count < 3 ? .neither : .english
    }
  }

  /// English words on both sides, or on one and none that is Vietnamese on the other.
  private static func isAmongEnglish(_ tokens: [Token], _ index: Int) -> Bool {
    let before = neighbour(tokens, index, -1)
    let after = neighbour(tokens, index, 1)
    return before == .english && after != .vietnamese || after == .english && before != .vietnamese
  }

  private static func isAmongVietnamese(_ tokens: [Token], _ index: Int) -> Bool {
    neighbour(tokens, index, -1) == .vietnamese && neighbour(tokens, index, 1) == .vietnamese
  }

  /// The next word that tells, no more than three away.
  private static func neighbour(_ tokens: [Token], _ index: Int, _ step: Int) -> Kind? {
    var place = index + step
    for _ in 0..<3 {
      guard tokens.indices.contains(place) else { return nil }
      if tokens[place].kind == .vietnamese || tokens[place].kind == .english { return tokens[place].kind }
      place += step
    }
    return nil
  }
}
