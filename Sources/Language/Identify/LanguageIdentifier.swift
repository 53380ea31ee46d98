public import Model

/// Tells which language a text is written in: by script where one language has it to itself, else by what letters follow which.
///
/// Deterministic. 75 languages by letters and some more by script; what the page declares tips the scales where letters leave a
/// doubt, never more.
public struct LanguageIdentifier: Sendable {
  /// Of a longer text no more letters are read, in stretches from its whole length.
  static let maximumLetters = 6_000
  /// Letters read of one line.
  static let maximumLettersPerLine = 600
  /// What a declaration is worth, and what the rest of the text is worth to one of its lines, in bits.
  private static let declaredBits = 6
  private static let contextBits = 10
  /// A line of names and abbreviations is in the language of the text: by so many bits over English, where English is likeliest.
  private static let contextBitsOverEnglish = 4.0

  public init() {}

  /// - Parameters:
  ///   - text: of any length and any number of lines.
  ///   - declared: what the page or the feed claims.
  public func identify(_ text: String, declared: LanguageTag? = nil) -> LanguageGuess {
    var marked = MarkedText(text)
    if marked.findings.contains(.composition) {
      _ = CanonicalComposition.apply(to: &marked)
    }
    return identify(TokenTable(marked.bytes), declared: declared, findsSpans: false).whole
  }

  /// A line of a text: where it is, its letters, and its language.
  struct Line {
    var range: Range<Int>
    var letterCount: Int
    var verdict: Verdict
    /// Vietnamese and English stretches of a line in either.
    var spans: [TokenLanguages.Span] = []
    /// Of the letters, those of English words in a Vietnamese line, or the other way round.
    var otherLetters = 0
    var isMostlyOther = false
  }

  /// A language and how much better it is than the next one.
  struct Verdict {
    var language = "und"
    /// Bits between it and the best other language.
    var margin = 0.0
    /// Of the letters, those of scripts that the language does not write: by script, its language.
    var otherScripts: [(language: String, letters: Int)] = []
    var letters = 0
    /// What the letters of its script count for beside those of others.
    var weight = 0
  }

  /// Identifies each line of a text in NFC and sums up.
  func identify(
    _ table: TokenTable, declared: LanguageTag? = nil, findsSpans: Bool = true
  ) -> (whole: LanguageGuess, lines: [Line]) {
    var scores: [LanguageScores] = []
    scores.reserveCapacity(table.lines.count)
    var budget = Self.maximumLetters
    let share = max(Self.maximumLetters / max(table.lines.count, 1), 40)
    let most = table.lines.count > 10 ? share * 2 : Self.maximumLettersPerLine
    for line in table.lines {
      var score = LanguageScores()
      if budget > 0 { score.add(table, line, maximumLetters: min(most, budget)) }
      budget -= score.letterCount
      scores.append(score)
    }
    // Addresses are all that there is to tell by.
    if table.hasAddresses, scores.allSatisfy({ $0.letterCount == 0 }) {
      return identify(
        TokenTable(table.bytes, findsAddresses: false), declared: declared, findsSpans: findsSpans)
    }
    var total = scores.first ?? LanguageScores()
    for score in scores.dropFirst() { total.add(score) }
    let expected = declared?.primary
    let overall = Self.verdict(of: total, expected: expected, bits: Self.declaredBits)
    var lines: [Line] = []
    lines.reserveCapacity(table.lines.count)
    for (tokens, score) in zip(table.lines, scores) {
      func line(_ score: LanguageScores, _ verdict: Verdict) -> Line {
        Self.line(table, tokens, score.letterCount, verdict, findsSpans: findsSpans)
      }
      func verdict(_ score: LanguageScores) -> Verdict {
        Self.verdict(of: score, expected: overall.language, bits: Self.contextBits(overall.language))
      }
      lines.append(line(score, table.lines.count == 1 ? overall : verdict(score)))
      // It was told by its beginning, and most of its words are of the other language: it is read to its end.
      if lines[lines.count - 1].isMostlyOther {
        var whole = LanguageScores()
        whole.add(table, tokens, maximumLetters: most, stopsWhenTold: false)
        lines[lines.count - 1] = line(whole, verdict(whole))
      }
    }
    return (Self.sum(lines, overall), lines)
  }

  /// The same lines, their languages told, in a text whose words were repaired.
  static func read(_ table: TokenTable, again lines: [Line]) -> [Line] {
    zip(table.lines, lines).map { line(table, $0, $1.letterCount, $1.verdict, findsSpans: true) }
  }

  private static func contextBits(_ language: String) -> Int {
    let overEnglish =
      LanguagePriors.bits(of: "en") - LanguagePriors.bits(of: language) + contextBitsOverEnglish
    return max(contextBits, Int(overEnglish))
  }

  /// In a Vietnamese or English line the words of the other one have their share.
  private static func line(
    _ table: TokenTable, _ tokens: TokenTable.Line, _ letters: Int, _ verdict: Verdict, findsSpans: Bool
  ) -> Line {
    var line = Line(range: tokens.range, letterCount: letters, verdict: verdict)
    let isVietnamese = verdict.language == "vi"
    guard isVietnamese || verdict.language == "en" else { return line }
    // Vietnamese written without marks has few syllables that the orthography would know.
    if isVietnamese, !table.bytes[tokens.range].contains(where: { $0 >= 0x80 }) { return line }
    if !isVietnamese, let words = TokenLanguages.plainWords(of: table, tokens) {
      line.spans = [.init(kind: .english, range: words)]
      return line
    }
    let words = TokenLanguages.words(of: table, tokens, isVietnamese: isVietnamese)
    if findsSpans { line.spans = TokenLanguages.spans(of: words, isVietnamese: isVietnamese) }
    let other: TokenLanguages.Kind = isVietnamese ? .english : .vietnamese
    var all = 0
    var others = 0
    for word in words {
      all += word.letterCount
      if word.kind == other { others += word.letterCount }
    }
    // A long line was not read to its end: the share of its words is that of its letters.
    // What the letters told stands: the words of the other language are its smaller part.
    if all > 0 { line.otherLetters = min(letters * others / all, (letters - 1) / 2) }
    line.isMostlyOther = others * 2 > all
    return line
  }

  // MARK: One stretch

  /// - Parameters:
  ///   - expected: a language that gets `bits` of advance.
  static func verdict(of score: LanguageScores, expected: String?, bits: Int) -> Verdict {
    var verdict = Verdict()
    verdict.letters = score.letterCount
    guard verdict.letters > 0 else { return verdict }
    if score.scriptLetters.isEmpty, let group = score.onlyGroup {
      (verdict.language, verdict.margin) = bestLanguage(of: score, group, expected: expected, bits: bits)
      verdict.weight = verdict.letters * weight(ofGroup: group)
      return verdict
    }
    var candidates: [(language: String, letters: Int)] = []
    let kana = score.scriptLetters.isEmpty ? 0 : score.scriptLetters[Scripts.kana]
    for (place, letters) in score.scriptLetters.enumerated() where letters > 0 {
      var language = Scripts.languages[place]
      // Japanese is written with both; a Chinese text has no kana.
      if place == Scripts.han, kana * 12 > letters { language = "ja" }
      candidates.append((language, letters))
      let weight = letters * (place <= Scripts.kana + 1 ? 4 : 2)
      guard weight > verdict.weight else { continue }
      (verdict.language, verdict.weight, verdict.margin) = (language, weight, 20 + 4 * Double(letters))
    }
    for group in 0..<LanguageScores.groupCount where score.groupLetters[group] > 0 {
      let found = bestLanguage(of: score, group, expected: expected, bits: bits)
      candidates.append((found.language, score.groupLetters[group]))
      let weight = score.groupLetters[group] * weight(ofGroup: group)
      guard weight >= verdict.weight else { continue }
      (verdict.language, verdict.weight, verdict.margin) = (found.language, weight, found.margin)
    }
    verdict.otherScripts = candidates.filter { $0.language != verdict.language }
    return verdict
  }

  /// The script with the most letters decides. Latin ones stand among all the others, in names and terms, and not the other way
  /// round; ideographs weigh more still, each being a syllable, and so do the letters of Devanagari, whose vowel signs are not
  /// counted.
  private static func weight(ofGroup group: Int) -> Int {
    group == 0 ? 1 : group == LanguageProfiles.devanagari ? 3 : 2
  }

  private static func bestLanguage(
    of score: LanguageScores, _ group: Int, expected: String?, bits: Int
  ) -> (language: String, margin: Double) {
    let profile = LanguageProfiles.shared.groups[group]
    let favoured = expected.flatMap { profile.languages.firstIndex(of: $0) }
    let (place, lead) = score.leader(of: profile, group, favoured: favoured, bits: bits)
    return (profile.languages[place], Double(lead) / Double(LanguageProfiles.unitsPerBit))
  }

  // MARK: The whole

  private static func sum(_ lines: [Line], _ overall: Verdict) -> LanguageGuess {
    var letters: [(language: String, letters: Int)] = []
    func add(_ language: String, _ count: Int) {
      if let index = letters.firstIndex(where: { $0.language == language }) {
        letters[index].letters += count
      } else {
        letters.append((language, count))
      }
    }
    // The language is that of most lines, by weight: their letters alone would be for the script that has more of them in a word.
    var votes: [(language: String, weight: Int)] = []
    for line in lines where line.letterCount > 0 {
      let foreign = line.verdict.otherScripts.reduce(0) { $0 + $1.letters }
      add(line.verdict.language, line.letterCount - foreign - line.otherLetters)
      if line.otherLetters > 0 { add(line.verdict.language == "vi" ? "en" : "vi", line.otherLetters) }
      for other in line.verdict.otherScripts { add(other.language, other.letters) }
      if let index = votes.firstIndex(where: { $0.language == line.verdict.language }) {
        votes[index].weight += line.verdict.weight
      } else {
        votes.append((line.verdict.language, line.verdict.weight))
      }
    }
    let total = letters.reduce(0) { $0 + $1.letters }
    guard total > 0, let most = votes.max(by: { ($0.weight, $1.language) < ($1.weight, $0.language) }) else {
      return LanguageGuess()
    }
    letters.sort { ($1.letters, $0.language) < ($0.letters, $1.language) }
    let shares = letters.map {
      Article.LanguageShare(
        tag: LanguageTag(canonical: $0.language), share: Double($0.letters) / Double(total))
    }
    let language = LanguageTag(canonical: most.language)
    let margin = most.language == overall.language ? overall.margin : 4
    return LanguageGuess(language: language, confidence: confidence(margin), shares: shares)
  }

  /// From bits to 0…1: letters are no independent witnesses, so a bit of margin counts a fifth.
  static func confidence(_ bits: Double) -> Double {
    let odds = Double.power2(min(max(bits, 0) / 5, 40))
    return Double(Int(odds / (odds + 1) * 1000 + 0.5)) / 1000
  }
}

extension Double {
  /// 2 to the power of `exponent` (0…1000), by squares and a short series: the same bits on every machine.
  static func power2(_ exponent: Double) -> Double {
    let whole = Double(Int(exponent))  // not rounded(.down): that needs libm, which nothing else here does
    let rest = (exponent - whole) * 0.693_147_180_559_945_3
    let series = 1 + rest * (1 + rest / 2 * (1 + rest / 3 * (1 + rest / 4 * (1 + rest / 5 * (1 + rest / 6)))))
    return series * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
