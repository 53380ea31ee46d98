extension Sentences {
  /// The word before a mark.
  struct Word {
    /// Lower case.
    var text = ""
    var start: Int
    var count = 0
    /// Starts with a capital.
    var isCapital = false
    /// Letters in small case only.
    var isPlainSmall = true
    var isNumber = true
    /// Full stops inside, and no part is longer than those of abbreviations are: U.S, p.m, PGS.TS.
    var hasStops = false
    /// What stands after the last of them: one letter in U.S, a name or an address in TP.HCM, bao.vn.
    var lastPart: Substring {
      text.utf8.lastIndex(of: 0x2E).map { text[text.utf8.index(after: $0)...] } ?? text[...]
    }
    /// Nothing but white space and opening brackets stands before it in the sentence.
    var isFirst = false
    /// A figure stands before it.
    var isAfterNumber = false

    init(_ span: Span<UInt8>, before mark: Int, after limit: Int) {
      // The mark may stand apart: TP . HCM
      let end = mark > limit && span[mark - 1] == 0x20 ? mark - 1 : mark
      start = end
      while start > limit, end - start < 40 {
        let previous = codePointStart(in: span, before: start)
        let value = codePoint(in: span, at: previous).value
        guard Words.isLetter(value) || (0x30...0x39).contains(value) || value == 0x2E || value == 0x26 else {
          break
        }
        start = previous
      }
      var index = start
      var scalars = String.UnicodeScalarView()
      var (partCount, longestPart) = (0, 0)
      while index < end {
        let (value, length) = codePoint(in: span, at: index)
        if let scalar = Unicode.Scalar(value) {
          let lower = scalar.properties.lowercaseMapping.unicodeScalars
          let isCapital = lower.first != scalar
          if count == 0 { self.isCapital = isCapital }
          if isCapital || !Words.isLetter(value) { isPlainSmall = false }
          scalars.append(contentsOf: lower)
        }
        if !(0x30...0x39).contains(value), value != 0x2E { isNumber = false }
        partCount = value == 0x2E ? 0 : partCount + 1
        longestPart = max(longestPart, partCount)
        if value == 0x2E { hasStops = true }
        count += 1
        index += length
      }
      if count == 0 {
        isNumber = false
        isPlainSmall = false
      }
      if longestPart > 4 { hasStops = false }
      text = String(scalars)
      var before = start
      while before > limit, [0x20, 0x28, 0x5B, 0x22, 0x2D].contains(span[before - 1]) { before -= 1 }
      isFirst = before == limit
      isAfterNumber = start > limit + 1 && span[start - 1] == 0x20 && (0x30...0x39).contains(span[start - 2])
    }
  }

  /// What follows a mark.
  struct Follower {
    enum Kind { case none, closing, mark, small, capital, digit, other }
    var kind = Kind.none
    var word = ""
    /// A quote opens before it.
    var isQuoted = false
    var isAfterDash = false
    /// A round bracket opens right before it.
    var isBracketed = false
    /// Of a number without signs in it.
    var digitCount = 0

    /// A word that starts many sentences and follows few abbreviations.
    var isStarter: Bool { !isInitial && Abbreviations.starters.contains(word) }
    /// One letter before a full stop or a comma: of a name, and not the article.
    private var isInitial = false
    /// said, hỏi: the speaker of the words before.
    var isSpeech: Bool { Abbreviations.speech.contains(word) }

    init(_ span: Span<UInt8>, after end: Int) {
      var index = end
      while index < span.count {
        let (value, length) = codePoint(in: span, at: index)
        switch value {
        case 0x20: index += length
        case 0x0A: return
        case 0x22, 0x27, 0x28, 0x5B, 0x2018, 0x201C, 0xAB, 0x2D, 0x2013, 0x2014, 0x2A, 0xBF, 0xA1:
          index += length
          isQuoted = isQuoted || value == 0x22 || value == 0x201C || value == 0xAB
          isBracketed = value == 0x28
          isAfterDash = isAfterDash || kind == .none && [0x2D, 0x2013, 0x2014].contains(value)
          if kind == .none { kind = .other }
        case 0x29, 0x5D, 0x2019, 0x201D, 0xBB:
          if kind == .none { kind = .closing }
          return
        case 0x2C, 0x3B, 0x3A:
          if kind == .none { kind = .mark }
          return
        default:
          read(span, index, value)
          return
        }
      }
    }

    private mutating func read(_ span: Span<UInt8>, _ start: Int, _ value: UInt32) {
      if (0x30...0x39).contains(value) {
        kind = .digit
        var index = start
        while index < span.count, (0x30...0x39).contains(span[index]) { index += 1 }
        digitCount = index - start
        return
      }
      guard Words.isLetter(value), let scalar = Unicode.Scalar(value) else {
        kind = .other
        return
      }
      kind =
        scalar.properties.lowercaseMapping.unicodeScalars.first == scalar && scalar.properties.isLowercase
        ? .small : .capital
      var index = start
      var letters = String.UnicodeScalarView()
      // Of the second letter.
      var hasCapital = false
      while index < span.count, letters.count < 24 {
        let (value, length) = codePoint(in: span, at: index)
        guard Words.isLetter(value), let scalar = Unicode.Scalar(value) else { break }
        hasCapital = hasCapital || letters.count == 1 && scalar.properties.isUppercase
        letters.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        index += length
      }
      word = String(letters)
      let next = index < span.count ? span[index] : 0
      isInitial = letters.count == 1 && (next == 0x2E || next == 0x2C)
      // a) and b) count; iPhone starts a sentence as any name does.
      let isLabel = letters.count == 1 && next == 0x29 && !isBracketed
      if isLabel || hasCapital && kind == .small { kind = .capital }
    }
  }
}
