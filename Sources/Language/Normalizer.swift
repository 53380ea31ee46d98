public import Model
public import Time

/// Brings text into one form: an ordered list of passes, each idempotent, each named where it changed something.
///
/// Legacy encodings and double-encoded UTF-8, NFC, invisible characters, white space; then the language; then, in Vietnamese text
/// only, letters that merely look right and the place of tone marks. Quotes, dashes and ellipses stay as written unless asked for in
/// one form.
public struct Normalizer: Sendable {
  public struct Options: Sendable {
    /// Where the mark of an open oa, oe, uy stands: `old` is hòa, `new` is hoà, `keep` leaves all marks where they are.
    public enum ToneMarks: String, Sendable { case old, new, keep }
    public var toneMarks = ToneMarks.old
    /// Whether quotes, dashes and ellipses stay as written or are put in one form each (see `Punctuation`).
    public enum Punctuation: String, Sendable { case keep, unify }
    public var punctuation = Punctuation.keep
    /// Whether numbers, money, quantities and dates are looked for.
    public var findsMentions = true
    /// Whether Vietnamese words of more than one syllable are looked for.
    public var findsWords = false

    public init() {}
  }

  public var options: Options

  public init(_ options: Options = .init()) { self.options = options }

  /// Normalises plain text; line feeds stay.
  ///
  /// - Parameters:
  ///   - text: plain text; markup is not removed.
  ///   - declared: the language it is said to be in: evidence, no more.
  ///   - publicationDate: what relative dates are resolved against.
  public func normalize(
    _ text: String, declared: LanguageTag? = nil, publicationDate: Timestamp? = nil
  ) -> NormalizedText {
    var segmenter = WordSegmenter()
    return normalize(text, declared: declared, publicationDate: publicationDate, segmenter: &segmenter)
  }

  /// The same for text after text, whose words are found with one segmenter and its memory.
  public func normalize(
    _ text: String, declared: LanguageTag?, publicationDate: Timestamp?, segmenter: inout WordSegmenter
  ) -> NormalizedText {
    var marked = MarkedText(text)
    var repair = Repair()
    // What the passes take out may have hidden what the bytes were.
    for _ in 0..<2 {
      let before = marked.editCount
      let encoding = Self.legacyEncoding(of: &marked)
      repair.apply(to: &marked, encoding: encoding, lineBreaks: .kept)
      guard encoding == nil, marked.editCount != before else { break }
    }
    unifyPunctuation(&marked, &repair)
    var table = TokenTable(marked.bytes)
    let identified = LanguageIdentifier().identify(table, declared: declared)
    // A single syllable is too little to tell a language by, and needs its mark in place all the same.
    let isSyllable = marked.bytes.count < 24 && Words.isSyllable(marked.bytes)
    var lines = identified.lines
    let unrepaired = (text: marked, repair: repair, table: table, lines: lines)
    for _ in 0..<Self.maximumRepairs {
      let vietnamese = lines.filter { $0.verdict.language == "vi" || isSyllable }.map(\.range)
      guard repairVietnamese(&marked, in: vietnamese, &repair) else { break }
      table = TokenTable(marked.bytes)
      // A word that is spelt right now may show that another line is Vietnamese, too.
      lines =
        vietnamese.count == lines.count
        ? LanguageIdentifier.read(table, again: lines)
        : LanguageIdentifier().identify(table, declared: declared).lines
    }
    // xoẽ has a letter that no legacy encoding has, xõe has not: a text that would now pass for legacy bytes stays as it was.
    if marked.editCount != unrepaired.text.editCount, Self.legacyEncoding(of: &marked) != nil {
      (marked, repair, table, lines) = unrepaired
    }
    var result = NormalizedText()
    result.text = marked.isEdited ? marked.text : text
    result.guess = identified.whole
    result.normalization = repair.names
    complete(&result, table, lines, declared: declared, published: publicationDate, segmenter: &segmenter)
    return result
  }

  private static let maximumRepairs = 4
  /// Of a line whose own language counts for more than the one declared.
  private static let fewestLetters = 12

  private static func legacyEncoding(of text: inout MarkedText) -> LegacyEncoding? {
    let findings = text.findings
    guard findings.contains(.latin1), !findings.contains(.vietnamese) else { return nil }
    return LegacyRepair.detect(in: text.bytes)
  }

  func unifyPunctuation(_ text: inout MarkedText, _ repair: inout Repair) {
    guard options.punctuation == .unify else { return }
    repair.note("punctuation", Punctuation.unify(&text))
  }

  /// Word count, spans, sentences, words and mentions, with offsets in code points.
  private func complete(
    _ result: inout NormalizedText, _ table: TokenTable, _ lines: [LanguageIdentifier.Line],
    declared: LanguageTag?, published: Timestamp?, segmenter: inout WordSegmenter
  ) {
    result.wordCount = WordCount.count(table.tokens[...], of: table)
    var counter = CodePointCounter(table.bytes)
    result.sentences = Sentences.ranges(of: table).map { counter.range($0) }
    for span in lines.flatMap(\.spans) {
      result.spans.append(.init(language: span.language, range: counter.range(span.range)))
    }
    let told = lines.enumerated().map { number, line in
      // "1.300 won": so few letters say less than what is declared.
      let isShort = line.verdict.language == "und" || line.verdict.letters < Self.fewestLetters
      let language = isShort ? declared?.primary ?? line.verdict.language : line.verdict.language
      return (number: number, isVietnamese: language == "vi")
    }
    if options.findsWords {
      for line in told where line.isVietnamese {
        result.words += segmenter.words(of: table, table.lines[line.number]).map { counter.range($0) }
      }
    }
    guard options.findsMentions else { return }
    result.mentions = Mentions.find(in: table, told, published: published)
  }

  /// Builds the tables that all texts need, which takes some milliseconds: for those who have something else to wait for meanwhile.
  public static func prepare() { _ = TokenTable([]) }

  /// True where no pass would find anything to do in `text`, whatever its language: the first look that clean text costs.
  public static func isClean(_ text: String) -> Bool {
    TextScan.findings(in: Array(text.utf8)).isSubset(of: Repair.harmless)
  }

  /// The passes for Vietnamese, on the lines that are in it (UTF-8 ranges, ascending); whether they changed anything.
  @discardableResult
  func repairVietnamese(_ text: inout MarkedText, in lines: [Range<Int>], _ repair: inout Repair) -> Bool {
    let misplaced: TextScan.Findings = options.toneMarks == .new ? .notNewStyle : .notOldStyle
    let reasons: TextScan.Findings = options.toneMarks == .keep ? .lookAlikes : [.lookAlikes, misplaced]
    guard !lines.isEmpty, !text.findings.isDisjoint(with: reasons) else { return false }
    let toneMarks = options.toneMarks == .keep ? nil : ToneMarks(newStyle: options.toneMarks == .new)
    let bytes = text.bytes
    var edits = TextEdits()
    for line in lines {
      Words.forEach(in: bytes, line) { range in
        guard range.count > 1, let word = Words.shortWord(in: bytes, range) else { return }
        let lettered = LookAlikes.repaired(word)
        let placed = toneMarks?.placed(lettered ?? word)
        guard let result = placed ?? lettered else { return }
        repair.note("look-alikes", lettered != nil)
        repair.note("tone-marks", placed != nil)
        var replacement: [UInt8] = []
        for value in result { replacement.append(codePoint: value) }
        edits.replace(range, of: bytes, with: replacement)
      }
    }
    return text.apply(edits)
  }
}
