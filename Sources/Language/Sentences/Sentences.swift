/// Where sentences end, in Vietnamese, English and what is punctuated like them.
///
/// A line feed always ends one. A full stop, question mark, exclamation mark or ellipsis does unless something speaks against it:
/// an abbreviation or an initial before it, a small letter after it, a number that it counts.
public enum Sentences {
  /// The sentences of a text as ranges of UTF-8 offsets, without white space at their edges.
  public static func ranges(in text: String) -> [Range<Int>] { ranges(of: TokenTable(Array(text.utf8))) }

  static func ranges(of table: TokenTable) -> [Range<Int>] {
    let span = table.bytes.span
    var ranges: [Range<Int>] = []
    for line in table.lines {
      var start = line.range.lowerBound
      var read = start
      var isInQuotes = false
      lazy var isVietnamese = line.tokens.contains { table.tokens[$0].traits.contains(.isUnmistakable) }
      for index in line.tokens where table.tokens[index].kind == .sign {
        let place = table.tokens[index].range.lowerBound
        if span[place] == UInt8(ascii: "\"") { isInQuotes.toggle() }
        guard place >= read, let mark = terminator(span, at: place) else { continue }
        let run = Terminators(span, from: place, mark, isInQuotes: isInQuotes)
        if endsSentence(span, start, run, isVietnamese: isVietnamese) {
          append(start..<run.end, span, &ranges)
          start = run.end
        }
        read = run.end
      }
      append(start..<line.range.upperBound, span, &ranges)
    }
    return ranges
  }

  private static func append(_ range: Range<Int>, _ span: Span<UInt8>, _ ranges: inout [Range<Int>]) {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, span[start] == 0x20 { start += 1 }
    while end > start, span[end - 1] == 0x20 { end -= 1 }
    if start < end { ranges.append(start..<end) }
  }

  /// What a character that may end a sentence is.
  private enum Mark { case stop, question, exclamation, ellipsis, dash, ideographic }

  private static func terminator(_ span: Span<UInt8>, at index: Int) -> Mark? {
    switch span[index] {
    case UInt8(ascii: "."): return .stop
    case UInt8(ascii: "?"): return .question
    case UInt8(ascii: "!"): return .exclamation
    case 0xE2:
      let value = codePoint(in: span, at: index).value
      // A dash breaks speech off, if anything stands before it.
      let isDash = value == 0x2014 && index > 0 && span[index - 1] != 0x0A
      return value == 0x2026 ? .ellipsis : isDash ? .dash : nil
    case 0xE3: return codePoint(in: span, at: index).value == 0x3002 ? .ideographic : nil
    case 0xEF: return [0xFF01, 0xFF1F].contains(codePoint(in: span, at: index).value) ? .ideographic : nil
    case 0xE0: return codePoint(in: span, at: index).value == 0x964 ? .ideographic : nil
    case 0xD8, 0xDB: return [0x61F, 0x6D4].contains(codePoint(in: span, at: index).value) ? .question : nil
    default: return nil
    }
  }

  /// A run of marks, and the quotes and brackets that close after it. Where words and signs stand apart (treebanks, old newspapers'
  /// archives) there is a space between them: `lắm ! " .`
  private struct Terminators {
    var start: Int
    /// After the closing quotes.
    var end: Int
    var first: Mark
    var isEllipsis = false
    var isStrong = false
    /// A quote or bracket closes after the last mark.
    var hasClosing = false

    /// - Parameter isInQuotes: a straight quote is open before the run.
    init(_ span: Span<UInt8>, from index: Int, _ mark: Mark, isInQuotes: Bool) {
      start = index
      first = mark
      end = index
      var isInQuotes = isInQuotes
      var count = 0
      while end < span.count {
        let place = end > index && span[end] == 0x20 && end + 1 < span.count ? end + 1 : end
        if let next = Sentences.terminator(span, at: place), place == end || next != .dash {
          isStrong = isStrong || next == .question || next == .exclamation || next == .ideographic
          isEllipsis = isEllipsis || next == .ellipsis
          end = place + codePoint(in: span, at: place).length
          hasClosing = false
          count += 1
        } else if let next = Self.closingEnd(span, at: place, isApart: place > end, isInQuotes) {
          if span[place] == 0x22 { isInQuotes = false }
          hasClosing = true
          end = next
        } else {
          break
        }
      }
      if count > 1, !isStrong { isEllipsis = true }
      end = Self.afterFootnotes(span, end)
    }

    /// The end of a quote or bracket that closes. Apart from the mark a straight quote does where one is open and where
    /// another mark follows; it opens where a word follows right after it.
    private static func closingEnd(
      _ span: Span<UInt8>, at index: Int, isApart: Bool, _ isInQuotes: Bool
    ) -> Int? {
      let (value, length) = codePoint(in: span, at: index)
      let end = index + length
      switch value {
      case 0x22, 0x27:
        guard isApart else { return end }
        guard end < span.count, span[end] != 0x0A else { return end }
        let next = span[end] == 0x20 && end + 1 < span.count ? end + 1 : end
        if Sentences.terminator(span, at: next) != nil || [0x2C, 0x3B, 0x3A, 0x2D].contains(span[next]) {
          return end
        }
        return value == 0x22 && isInQuotes && next > end ? end : nil
      case 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0x300D, 0x300F: return end
      default: return nil
      }
    }

    /// Footnote signs belong to the sentence before them: [12], a space before them or none.
    private static func afterFootnotes(_ span: Span<UInt8>, _ start: Int) -> Int {
      var end = start
      while true {
        let open = end < span.count && span[end] == 0x20 ? end + 1 : end
        guard open + 2 < span.count, span[open] == 0x5B, span[open + 1] >= 0x30, span[open + 1] <= 0x39 else {
          return end
        }
        var close = open + 1
        while close < span.count, close < open + 6, span[close] != 0x5D, span[close] != 0x0A { close += 1 }
        guard close < span.count, span[close] == 0x5D else { return end }
        end = close + 1
      }
    }
  }

  private static func endsSentence(
    _ span: Span<UInt8>, _ start: Int, _ run: Terminators, isVietnamese: Bool
  ) -> Bool {
    guard run.end < span.count else { return true }
    if run.first == .ideographic { return true }
    // A quote apart from the mark (a treebank's habit, or an opening one): what follows it counts.
    guard span[run.end] == 0x20 || span[run.end] == 0x0A else { return false }
    let next = Follower(span, after: run.end)
    switch next.kind {
    case .none: return true
    case .closing, .mark: return false
    case .small where !next.isQuoted:
      if run.isStrong { return !run.hasClosing && !next.isSpeech }
      return !isVietnamese && mayEndBeforeSmall(span, start, run)
    case .small, .capital, .digit, .other: break
    }
    // "…!" - ông nói: who said it.
    if run.hasClosing, next.isAfterDash { return false }
    if run.first == .dash {
      // Between spaces it parts more than sentences: what follows must start one.
      let isSpaced = run.start > 0 && span[run.start - 1] == 0x20
      return next.kind == .capital && (!isSpaced || next.isStarter)
    }
    if run.isStrong { return !(run.hasClosing && next.kind == .other) }
    if run.isEllipsis { return next.kind != .digit || run.hasClosing }
    return !isAbbreviation(span, start, run, next)
  }

  /// Careless writing: a small letter after a full stop starts a sentence after a plain word of small letters only.
  private static func mayEndBeforeSmall(_ span: Span<UInt8>, _ start: Int, _ run: Terminators) -> Bool {
    guard !run.isEllipsis, !run.hasClosing, run.first == .stop else { return false }
    let word = Word(span, before: run.start, after: start)
    return word.isPlainSmall && word.count > 2 && !Abbreviations.contains(word.text)
  }

  /// TP.HCM and bao.vn are names, U.S and Lt.Col are short for something.
  private static func isShortened(_ word: Word) -> Bool {
    let last = word.lastPart
    return last.unicodeScalars.count == 1 || Abbreviations.contains(String(last))
  }

  private static func isAbbreviation(
    _ span: Span<UInt8>, _ start: Int, _ run: Terminators, _ next: Follower
  ) -> Bool {
    guard !run.hasClosing else { return false }
    let word = Word(span, before: run.start, after: start)
    // "1. Introduction": a number or a letter that counts, at the start of the sentence.
    if word.isNumber || word.count == 1, word.start == start || word.isFirst { return word.count <= 3 }
    // 70. 000: of figures that were set apart three are the rest of a number.
    if word.isNumber { return word.count <= 3 && next.kind == .digit && next.digitCount == 3 }
    // 26.000 đ.
    if word.count == 1, word.isAfterNumber { return false }
    if word.count == 0 { return false }
    // Initials: J. Anderson; but "World War I. It".
    if word.count == 1, word.isCapital, next.isBracketed { return true }
    if word.count == 1, word.isCapital, next.kind != .digit { return !next.isStarter }
    if Abbreviations.beforeNumbers.contains(word.text) {
      return next.kind == .digit || Abbreviations.titles.contains(word.text)
    }
    if Abbreviations.titles.contains(word.text) { return true }
    // 5 p.m. Monday; but "Doors open at 5 p.m. Bring a coat."
    if word.isAfterNumber, ["a.m", "p.m"].contains(word.text) {
      return Abbreviations.afterHours.contains(next.word)
    }
    // U.S., p.m., Ph.D.: ends a sentence before a word that starts most.
    let isKnown = word.hasStops && isShortened(word) || Abbreviations.general.contains(word.text)
    if isKnown || word.isCapital && Abbreviations.names.contains(word.text) { return !next.isStarter }
    return false
  }
}
