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
      for index in line.tokens where table.tokens[index].kind == .sign {
        let place = table.tokens[index].range.lowerBound
        guard place >= read, let mark = terminator(span, at: place) else { continue }
        let run = Terminators(span, from: place, mark)
        if endsSentence(span, start, run) {
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

  /// A run of marks, and the quotes and brackets that close after it.
  private struct Terminators {
    var start: Int
    /// After the closing quotes.
    var end: Int
    var first: Mark
    var isEllipsis = false
    var isStrong = false
    var hasClosing = false

    init(_ span: Span<UInt8>, from index: Int, _ mark: Mark) {
      start = index
      first = mark
      var end = index
      var count = 0
      while end < span.count, let next = Sentences.terminator(span, at: end) {
        isStrong = isStrong || next == .question || next == .exclamation || next == .ideographic
        isEllipsis = isEllipsis || next == .ellipsis
        end += codePoint(in: span, at: end).length
        count += 1
      }
      if count > 1, !isStrong { isEllipsis = true }
      while end < span.count {
        let (value, length) = codePoint(in: span, at: end)
        guard [0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0x300D, 0x300F].contains(value) else { break }
        hasClosing = true
        end += length
      }
      self.end = Self.afterFootnotes(span, end)
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

  private static func endsSentence(_ span: Span<UInt8>, _ start: Int, _ run: Terminators) -> Bool {
    guard run.end < span.count else { return true }
    if run.first == .ideographic { return true }
    // A quote apart from the mark (a treebank's habit, or an opening one): what follows it counts.
    guard span[run.end] == 0x20 || span[run.end] == 0x0A else { return false }
    let next = Follower(span, after: run.end)
    switch next.kind {
    case .none: return true
    case .closing, .mark: return false
    case .small: return run.isStrong ? !run.hasClosing && !next.isSpeech : mayEndBeforeSmall(span, start, run)
    case .capital, .digit, .other: break
    }
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

  private static func isAbbreviation(
    _ span: Span<UInt8>, _ start: Int, _ run: Terminators, _ next: Follower
  ) -> Bool {
    guard !run.hasClosing else { return false }
    let word = Word(span, before: run.start, after: start)
    // "1. Introduction": a number or a letter that counts, at the start of the sentence.
    if word.isNumber || word.count == 1, word.start == start || word.isFirst { return word.count <= 3 }
    if word.isNumber { return false }
    if word.count == 0 { return false }
    // Initials: J. Anderson; but "World War I. It".
    if word.count == 1, word.isCapital { return next.kind != .digit && !next.isStarter }
    // U.S., p.m., Ph.D.: ends a sentence before a word that starts most.
    if word.hasStops { return !next.isStarter }
    if Abbreviations.titles.contains(word.text) { return true }
    if Abbreviations.contains(word.text) {
      return !next.isStarter || Abbreviations.beforeNumbers.contains(word.text) && next.kind == .digit
    }
    return false
  }
}
