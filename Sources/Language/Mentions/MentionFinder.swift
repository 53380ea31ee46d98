internal import ASCII
import Model

/// Finds numbers, money, percentages, quantities, durations and dates in a text.
///
/// Ranges have a value of two ends, `a..b`. `unit` is a UCUM code; of money it is what the amount is for one of (`năm`, `cổ phiếu`).
struct MentionFinder {
  /// What was found between two tokens.
  struct Found {
    var kind: Mention.Kind
    var value: String
    var unit: String?
    var currency: String?
    var end: Int
    /// The value where it is one number.
    var number: DecimalNumber?
    /// The product of its scale words.
    var scale = 1
    /// The currency's sign stands before the figures: of a range a scale after the last of them counts for both.
    var isPrefixed = false
    var date: DateReader.Result?
  }

  let line: TokenLine
  let numbers: NumberReader
  let dates: DateReader
  let isVietnamese: Bool

  init(_ line: TokenLine, notation: NumberNotation, isVietnamese: Bool, reference: CivilTime?) {
    self.line = line
    self.isVietnamese = isVietnamese
    numbers = NumberReader(line: line, notation: notation, isVietnamese: isVietnamese)
    dates = DateReader(line: line, isVietnamese: isVietnamese, reference: reference)
  }

  /// The mentions with UTF-8 ranges, in order, none inside another.
  func mentions() -> [(mention: Mention, bytes: Range<Int>)] {
    var result: [(mention: Mention, bytes: Range<Int>)] = []
    var index = 0
    // A list of dates goes on after each of them.
    var date: DateReader.Result?
    while index < line.count {
      if let before = date, index <= before.end + 2, let next = dates.listed(at: index, after: before) {
        result.append(mention(Found(kind: .date, value: next.text, end: next.end), at: index))
        (date, index) = (next, next.end)
      } else if let end = codeEnd(at: index) ?? telephoneEnd(at: index) {
        index = end
      } else if !MentionVocabulary.mayStart(line, at: index) {
        index += 1
      } else if let found = find(at: index).map({ joined($0, at: index) }) {
        result.append(mention(found, at: index))
        date = found.date
        index = found.end
      } else {
        index += 1
      }
    }
    return result
  }

  private func mention(_ found: Found, at start: Int) -> (mention: Mention, bytes: Range<Int>) {
    let mention = Mention(
      kind: found.kind, text: "", range: 0..<0, value: found.value, unit: found.unit, currency: found.currency
    )
    return (mention, line[start].range.lowerBound..<line[found.end - 1].range.upperBound)
  }

  /// 028 3829 1234, 0912 345 678, 1900 1234: groups of figures of which the first is no number; where they end.
  private func telephoneEnd(at start: Int) -> Int? {
    guard line.isNumber(start), line[start].isSpaced || ["+", "("].contains(line.sign(start - 1)),
      (2...4).contains(line[start].range.count)
    else {
      return nil
    }
    let digits = line.digits(start)
    guard
      digits.first == 0x30 && digits.count > 2 || line.sign(start - 1) == "+"
        || ["1900", "1800"].contains(line[start].text),
      digits.allSatisfy(\.isASCIIDigit)
    else { return nil }
    var (end, count) = (start + 1, line[start].range.count)
    if line.sign(end) == ")" { end += 1 }
    while count <= 12, line.isNumber(end), (2...4).contains(line[end].range.count),
      line.digits(end).allSatisfy(\.isASCIIDigit)
    {
      count += line[end].range.count
      end += 1
    }
    return (8...12).contains(count) ? end : nil
  }

  /// Names with figures in them (F-16, 51F-153.82, 25/2025/TT-NHNN, H5N1) are no numbers; where such a name ends.
  private func codeEnd(at start: Int) -> Int? {
    guard line[start].isSpaced else { return nil }
    var end = start + 1
    var hasNumber = line[start].kind == .number
    while end < line.count, !line[end].isSpaced {
      if line[end].kind == .number { hasNumber = true }
      end += 1
    }
    guard hasNumber, end - start > 1 else { return nil }
    // Letters right before figures, or capitals after a slash or hyphen.
    for index in start..<end - 1 {
      let (left, right) = (line[index], line[index + 1])
      // Q.1, CT.01
      if left.kind == .word, left.traits.contains(.isAllCapital), left.letterCount <= 3, right.text == ".",
        index + 2 < end, line[index + 2].kind == .number
      {
        return codeStop(start..<end)
      }
      if left.kind == .word, right.kind == .number, !isUnitBeforeFigure(index) {
        return codeStop(start..<end)
      }
      if index > start, left.kind == .sign, ["/", "-"].contains(left.text),
        right.kind == .word || right.kind == .number
      {
        if line[index - 1].kind == .word, right.kind == .number, !isAttachedScale(index - 1),
          right.range.count > 1 || left.text == "-", !isClock(index - 1), !isQuarter(index - 1)
        {
          return codeStop(start..<end)
        }
        if line[index - 1].kind == .number, right.kind == .word, right.isCapital, isAllCapital(right),
          Currencies.before.find(line, at: index + 1) == nil || !line.isNumber(index + 2)
        {
          return codeStop(start..<end)
        }
      }
    }
    return nil
  }

  /// Closing signs at the end of the run belong to the sentence.
  private func codeStop(_ run: Range<Int>) -> Int {
    var end = run.upperBound
    while end > run.lowerBound + 1, line[end - 1].kind == .sign { end -= 1 }
    return end
  }

  private func isAllCapital(_ token: Token) -> Bool { token.text.count > 1 }

  /// 30k-50k
  private func isAttachedScale(_ index: Int) -> Bool {
    index > 0 && line.isNumber(index - 1) && NumberWords.attachedScales[line.word(index)] != nil
  }

  /// m2, 10h45, US$3, T12: the word before figures that is none of a name.
  private func isUnitBeforeFigure(_ index: Int) -> Bool {
    let word = line[index].text
    if ["m", "km", "cm"].contains(word), ["2", "3"].contains(line[index + 1].text) { return true }
    if word == "m", isVietnamese, index > 0, line[index - 1].kind == .number { return true }
    if Currencies.before.find(line, at: index) != nil { return true }
    return isClock(index) || isQuarter(index) || word == "t" && index > 0 && line[index - 1].kind == .number
  }

  /// Q3
  private func isQuarter(_ index: Int) -> Bool {
    line[index].text == "q" && (1...4).contains(line.int(index + 1) ?? 0)
  }

  private func isClock(_ index: Int) -> Bool {
    (line[index].text == "h" || line[index].text == "g" && isVietnamese) && index > 0
      && line[index - 1].kind == .number
  }

  func find(at start: Int) -> Found? {
    if let ordinal = rank(at: start) { return ordinal }
    if let date = dates.read(at: start), date.end > start {
      return Found(kind: kind(of: date), value: date.text, end: date.end, date: date)
    }
    if let (code, next) = Currencies.before.find(line, at: start), next < line.count,
      !isArticle(start, beforeSignAt: next - 1)
    {
      if let found = amountAfterSign(code, at: next, start) { return found }
    }
    if let part = fraction(at: start) ?? halfUnit(at: start) { return part }
    if let ordinal = ordinalInWords(at: start) { return ordinal }
    guard mayStartNumber(start) else { return nil }
    let isNegative = isMinus(start)
    guard let number = numbers.read(at: isNegative ? start + 1 : start) else { return nil }
    let value = isNegative ? number.value.negated : number.value
    if !isNegative || ["từ", "from"].contains(line.word(start - 1)) {
      var low = number
      low.value = value
      if let range = range(from: low, at: start) { return range }
    }
    var found = measured(value.text, number, at: start)
    if found?.number == nil { found?.number = value }
    found?.scale = number.scale
    return found
  }

  /// `a $75 billion deal` is no `A$75`: one letter belongs to the sign that it touches.
  private func isArticle(_ word: Int, beforeSignAt sign: Int) -> Bool {
    sign == word + 1 && line[word].text.count == 1 && line[sign].isSpaced
  }

  /// -5, âm 5, minus five
  private func isMinus(_ index: Int) -> Bool {
    ["-", "−"].contains(line.sign(index)) || ["minus", "negative", "âm"].contains(line.word(index))
  }

  private func kind(of date: DateReader.Result) -> Mention.Kind {
    switch date.time.grain {
    case .hour, .minute, .second: .time
    default: .date
    }
  }

  /// Figures, a word for a number, or a minus right before figures and after white space.
  private func mayStartNumber(_ start: Int) -> Bool {
    let token = line[start]
    switch token.kind {
    case .number:
      return start == 0 || token.isSpaced
        || line[start - 1].kind == .sign && !["/", ":"].contains(line[start - 1].text)
    case .word: return true
    case .sign:
      if NumberWords.quarters[token.text] != nil { return token.isSpaced }
      return ["-", "−"].contains(token.text) && token.isSpaced && start + 1 < line.count
        && line[start + 1].kind == .number
        && !line[start + 1].isSpaced || numbers.isBareFraction(start)
    }
  }
}
