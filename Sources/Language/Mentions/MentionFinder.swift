import Model

/// Finds numbers, money, percentages, quantities, durations and dates in a text.
///
/// Ranges have a value of two ends, `a..b`. `unit` is a UCUM code; of money it is what the amount is for one of (`năm`, `cổ phiếu`).
struct MentionFinder {
  /// What was found between two tokens.
  private struct Found {
    var kind: Mention.Kind
    var value: String
    var unit: String?
    var currency: String?
    var end: Int
  }

  private let line: TokenLine
  private let numbers: NumberReader
  private let dates: DateReader
  private let isVietnamese: Bool

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
    while index < line.count {
      if let end = codeEnd(at: index) {
        index = end
      } else if !MentionVocabulary.mayStart(line, at: index) {
        index += 1
      } else if let found = find(at: index) {
        let bytes = line[index].range.lowerBound..<line[found.end - 1].range.upperBound
        result.append(
          (
            Mention(
              kind: found.kind, text: "", range: 0..<0, value: found.value, unit: found.unit,
              currency: found.currency), bytes
          ))
        index = found.end
      } else {
        index += 1
      }
    }
    return result
  }

  /// Names with figures in them (F-16, 51F-153.82, 25/2025/TT-NHNN, H5N1) are no numbers; where such a name ends.
  private func codeEnd(at start: Int) -> Int? {
    guard line[start].isSpaced else { return nil }
    var end = start + 1
    while end < line.count, !line[end].isSpaced { end += 1 }
    guard end - start > 1 else { return nil }
    let run = line.tokens[start..<end]
    guard run.contains(where: { $0.kind == .number }) else { return nil }
    // Letters right before figures, or capitals after a slash or hyphen.
    for index in start..<end - 1 {
      let (left, right) = (line[index], line[index + 1])
      if left.kind == .word, right.kind == .number, !isUnitBeforeFigure(index) { return codeStop(run) }
      if index > start, left.kind == .sign, ["/", "-"].contains(left.text),
        right.kind == .word || right.kind == .number
      {
        if line[index - 1].kind == .word, right.kind == .number,
          right.range.count > 1 || left.text == "-", !isClock(index - 1)
        {
          return codeStop(run)
        }
        if line[index - 1].kind == .number, right.kind == .word, right.isCapital, isAllCapital(right) {
          return codeStop(run)
        }
      }
    }
    return nil
  }

  /// Closing signs at the end of the run belong to the sentence.
  private func codeStop(_ run: ArraySlice<MentionToken>) -> Int {
    var end = run.endIndex
    while end > run.startIndex + 1, line[end - 1].kind == .sign { end -= 1 }
    return end
  }

  private func isAllCapital(_ token: MentionToken) -> Bool { token.text.count > 1 }

  /// m2, 10h45, US$3, T12: the word before figures that is none of a name.
  private func isUnitBeforeFigure(_ index: Int) -> Bool {
    let word = line[index].text
    if ["m", "km", "cm"].contains(word), ["2", "3"].contains(line[index + 1].text) { return true }
    if Currencies.before.find(line, at: index) != nil { return true }
    return isClock(index) || word == "t" && index > 0 && line[index - 1].kind == .number
  }

  private func isClock(_ index: Int) -> Bool {
    line[index].text == "h" && index > 0 && line[index - 1].kind == .number
  }

  private func find(at start: Int) -> Found? {
    if let date = dates.read(at: start), date.end > start {
      return Found(kind: kind(of: date), value: date.text, end: date.end)
    }
    if let (code, next) = Currencies.before.find(line, at: start), next < line.count {
      if let found = amountAfterSign(code, at: next, start) { return found }
    }
    if let ordinal = ordinalInWords(at: start) { return ordinal }
    guard mayStartNumber(start) else { return nil }
    let isNegative = line[start].text == "-" || line[start].text == "−"
    guard let number = numbers.read(at: isNegative ? start + 1 : start) else { return nil }
    if !isNegative, let range = range(from: number, at: start) { return range }
    return measured(isNegative ? number.value.negated.text : number.value.text, number, at: start)
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
      return ["-", "−"].contains(token.text) && token.isSpaced && start + 1 < line.count
        && line[start + 1].kind == .number
        && !line[start + 1].isSpaced
    }
  }

  // MARK: After the number

  /// $9 tỷ; US$3-5 million
  private func amountAfterSign(_ code: String, at index: Int, _ start: Int) -> Found? {
    guard line[index].kind == .number, let number = numbers.read(at: index, isMoney: true) else {
      return nil
    }
    if let (last, end) = rangeEnd(of: number), let other = numbers.read(at: end, isMoney: true) {
      let low = number.scale == 1 ? number.value.multiplied(by: DecimalNumber(other.scale)) : number.value
      if let low, low < other.value, last == other.end {
        return Found(kind: .money, value: low.text + ".." + other.value.text, currency: code, end: other.end)
      }
    }
    var end = number.end
    // $9 USD says it twice.
    if let (again, next) = Currencies.after.find(line, at: end),
      again == code || code == "USD" && again == "USD"
    {
      end = next
    }
    return per(Found(kind: .money, value: number.value.text, currency: code, end: end))
  }

  /// 7-8%, 0,5 - 1 tỷ USD, từ 2 đến 3 kg: two numbers and what they share.
  private func range(from number: NumberReader.Result, at start: Int) -> Found? {
    guard number.isInDigits, let (_, next) = rangeEnd(of: number), let other = numbers.read(at: next),
      other.isInDigits
    else { return nil }
    let low = number.scale == 1 ? number.value.multiplied(by: DecimalNumber(other.scale)) : number.value
    guard let low, low < other.value else { return nil }
    guard let found = measured(low.text + ".." + other.value.text, other, at: start),
      found.kind != .number || other.scale > 1
    else { return nil }
    var result = found
    if result.kind == .number { result.kind = .range }
    return result
  }

  /// Where the second number of a range starts, and where it ends.
  private func rangeEnd(of number: NumberReader.Result) -> (end: Int, next: Int)? {
    var next = number.end
    // 5% - 7%: the sign may stand twice.
    if next < line.count, line[next].text == "%" { next += 1 }
    guard next + 1 < line.count, ["-", "–", "—", "đến", "tới", "to"].contains(line[next].text),
      line[next + 1].kind == .number,
      let other = numbers.read(at: next + 1)
    else { return nil }
    return (other.end, next + 1)
  }

  private func measured(_ value: String, _ number: NumberReader.Result, at start: Int) -> Found? {
    let end = number.end
    if end < line.count, line[end].text == "%" {
      return Found(kind: .percent, value: value, unit: "%", end: end + 1)
    }
    if let percent = percentEnd(end) { return Found(kind: .percent, value: value, unit: "%", end: percent) }
    if let (code, next) = Currencies.after.find(line, at: end), isCurrency(at: end, number) {
      return per(Found(kind: .money, value: value, currency: code, end: next))
    }
    let unit = end < line.count && line[end].text == "-" && !line[end].isSpaced ? end + 1 : end
    if let (code, next) = Units.find(line, at: unit),
      number.scale == 1 || number.isInDigits || number.wordCount > 0
    {
      return Found(kind: .quantity, value: value, unit: code, end: next)
    }
    if end < line.count, let pattern = Units.durations[line[end].text], line[end].kind == .word,
      line[end].isSpaced, !value.contains("..")
    {
      return Found(
        kind: .duration,
        value: pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: value),
        end: end + 1)
    }
    if let ordinal = ordinal(number, value) { return ordinal }
    // Figures that run on into letters are a name: 4G, 3D.
    if number.isInDigits, number.scale == 1, end < line.count, !line[end].isSpaced,
      line[end].kind == .word
    {
      return nil
    }
    guard number.isInDigits ? isFreeStanding(start, end) : isClear(number, at: start) else { return nil }
    return Found(kind: .number, value: value, end: end)
  }

  private func percentEnd(_ end: Int) -> Int? {
    switch (numbers.word(end), numbers.word(end + 1)) {
    case ("phần", "trăm"), ("per", "cent"): end + 2
    case ("percent", _), ("percentage", _), ("pct", _): end + 1
    default: nil
    }
  }

  /// "3 đ" may be đ for đồng; a word alone before "đồng" (ba đồng chí, hội đồng) is not enough.
  private func isCurrency(at end: Int, _ number: NumberReader.Result) -> Bool {
    if line[end].text == "đồng",
      ["chí", "nghiệp", "đội", "bào", "hồ", "thời", "minh", "đều"].contains(numbers.word(end + 1))
    {
      return false
    }
    return true
  }

  /// 12.450 đồng/cổ phiếu, 500 triệu đồng/năm: one or two words after a slash.
  private func per(_ money: Found) -> Found {
    guard money.end + 1 < line.count, line[money.end].text == "/", line[money.end + 1].kind == .word
    else { return money }
    var result = money
    let unit = line[money.end + 1].text
    result.end = money.end + 2
    if ["cổ", "thành", "căn", "mét", "trái"].contains(unit), !numbers.word(result.end).isEmpty {
      result.end += 1
    }
    if unit == "m", result.end < line.count, line[result.end].text == "2", !line[result.end].isSpaced {
      result.end += 1
    }
    result.unit = String(
      decoding: line.bytes[line[money.end + 1].range.lowerBound..<line[result.end - 1].range.upperBound],
      as: UTF8.self)
    return result
  }

  /// 21st
  private func ordinal(_ number: NumberReader.Result, _ value: String) -> Found? {
    guard number.isInDigits, number.scale == 1, number.end < line.count, !line[number.end].isSpaced,
      ["st", "nd", "rd", "th"].contains(line[number.end].text)
    else { return nil }
    return Found(kind: .ordinal, value: value, end: number.end + 1)
  }

  /// third, twenty-first; thứ nhất. "second" may be one of time.
  private func ordinalInWords(at start: Int) -> Found? {
    let word = numbers.word(start)
    if isVietnamese {
      guard word == "thứ", numbers.word(start + 1) == "nhất" else { return nil }
      return Found(kind: .ordinal, value: "1", end: start + 2)
    }
    if let value = NumberWords.englishOrdinals[word],
      value != 2 || start > 0 && ["the", "a"].contains(numbers.word(start - 1))
    {
      return Found(kind: .ordinal, value: String(value), end: start + 1)
    }
    guard let tens = NumberWords.englishTens[word] else { return nil }
    let next = start + 1 < line.count && line[start + 1].text == "-" ? start + 2 : start + 1
    guard let value = NumberWords.englishOrdinals[numbers.word(next)], value < 10 else { return nil }
    return Found(kind: .ordinal, value: String(tens + value), end: next + 1)
  }

  /// No part of a fraction, a score, a version, a class (hạng 4/4).
  private func isFreeStanding(_ start: Int, _ end: Int) -> Bool {
    if end + 1 < line.count, !line[end].isSpaced, ["/", ":", "-"].contains(line[end].text),
      !line[end + 1].isSpaced
    {
      return false
    }
    if start > 1, !line[start].isSpaced, ["/", ":", "-"].contains(line[start - 1].text),
      !line[start - 1].isSpaced
    {
      return false
    }
    return true
  }

  /// A number in words says so by more than one word: một is an article, năm a year, ba a father.
  private func isClear(_ number: NumberReader.Result, at start: Int) -> Bool {
    if number.wordCount > 1 || number.scale > 1 { return true }
    return start == 0 && number.end == line.count
  }
}
