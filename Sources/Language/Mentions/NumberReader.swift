internal import ASCII

/// Reads one number from tokens: digits, words, and both with scales (7,68 tỷ; 16 tỷ 500 triệu; twenty-five million; 2 tỷ rưỡi).
struct NumberReader {
  /// A number, and the token after it.
  struct Result {
    var value: DecimalNumber
    var start: Int
    var end: Int
    /// The product of the scale words, 1 without any.
    var scale: Int
    /// Starts with digits, not with a word.
    var isInDigits: Bool
    /// How many words it has that mean numbers.
    var wordCount: Int

    /// Four figures that are a year of our time.
    var isYear: Bool {
      guard isInDigits, scale == 1, end == start + 1, let year = value.int else { return false }
      return (1900...2100).contains(year)
    }
  }

  let line: TokenLine
  let notation: NumberNotation
  let isVietnamese: Bool

  /// - Parameter isMoney: a currency sign stands before it, so that m and b are scales.
  func read(at start: Int, isMoney: Bool = false) -> Result? {
    guard var part = readHalf(at: start) ?? readPart(at: start) else { return nil }
    addFraction(to: &part)
    var total = DecimalNumber(0)
    var last = Int.max
    while true {
      let (scale, end, count) = readScale(at: part.end, isMoney: isMoney, part.isInDigits)
      guard scale < last, let value = part.value.multiplied(by: DecimalNumber(scale)),
        let sum = total.adding(value)
      else { return nil }
      total = sum
      part.end = end
      part.wordCount += count
      part.scale = max(part.scale, scale)
      guard scale > 1 else { break }
      last = scale
      if word(end) == "rưỡi", let half = DecimalNumber(scale).half, let sum = total.adding(half) {
        total = sum
        part.end = end + 1
        break
      }
      // one million and a half
      if word(end) == "and", word(end + 1) == "a", word(end + 2) == "half",
        let half = DecimalNumber(scale).half, let sum = total.adding(half)
      {
        total = sum
        part.end = end + 3
        break
      }
      let next = word(end) == "and" ? end + 1 : end
      guard let more = readPart(at: next), continues(more, from: next, below: scale) else {
        addTenth(of: scale, to: &total, &part)
        break
      }
      part.end = more.end
      part.value = more.value
      part.wordCount += more.wordCount
    }
    part.value = total
    return part
  }

  /// What follows a scale belongs to the number where it has a smaller scale, or is words after words.
  private func continues(_ more: Result, from start: Int, below scale: Int) -> Bool {
    let (next, _, _) = readScale(at: more.end, isMoney: false, more.isInDigits)
    if more.isInDigits { return next > 1 && next < scale }
    if next >= scale { return false }
    return next > 1 || more.wordCount > 1 || scale == 1_000 && !isVietnamese
  }

  /// một tỷ hai, 1 triệu 5: a figure alone after a scale is tenths of it where nothing is counted by it.
  private func addTenth(of scale: Int, to total: inout DecimalNumber, _ part: inout Result) {
    let index = part.end
    guard isVietnamese, scale >= 1_000, index < line.count, line[index].isSpaced,
      let digit = line.int(index) ?? NumberWords.vietnameseDigits[word(index)], (1...9).contains(digit),
      index + 1 == line.count || line[index + 1].kind == .sign && !line.isNumber(index + 2)
        || word(index + 1) == "đồng",
      let more = DecimalNumber(digit).multiplied(by: DecimalNumber(scale / 10)), let sum = total.adding(more)
    else { return }
    total = sum
    part.end = index + 1
    part.wordCount += 1
  }

  /// How five, one and four are said after tens.
  private static func isFinalDigit(_ word: Lemma) -> Bool { ["lăm", "mốt", "nhăm", "tư"].contains(word) }

  // MARK: Fractions

  /// half a million, quarter of a billion, nửa triệu
  private func readHalf(at start: Int) -> Result? {
    let isHalf = word(start) == "half" || word(start) == "nửa"
    guard isHalf || word(start) == "quarter" else { return nil }
    var next = start + 1
    if word(next) == "of" { next += 1 }
    if word(next) == "a" { next += 1 }
    guard NumberWords.vietnameseScales[word(next)] ?? NumberWords.englishScales[word(next)] != nil,
      let value = DecimalNumber(1).divided(by: isHalf ? 2 : 4)
    else { return nil }
    return Result(value: value, start: start, end: next, scale: 1, isInDigits: false, wordCount: 1)
  }

  /// two point five, hai phẩy năm; 2½
  private func addFraction(to part: inout Result) {
    let sign = line.sign(part.end)
    if part.isInDigits, line.isAttached(part.end), let quarters = NumberWords.quarters[sign],
      let fraction = DecimalNumber(quarters).divided(by: 4), let sum = part.value.adding(fraction)
    {
      part.value = sum
      part.end += 1
      return
    }
    guard ["point", "phẩy", "chấm"].contains(word(part.end)), let whole = part.value.int else { return }
    var digits: [UInt8] = []
    var index = part.end + 1
    while digits.count < 9,
      let digit = NumberWords.englishSmall[word(index)] ?? NumberWords.vietnameseDigits[word(index)],
      digit < 10
    {
      digits.append(UInt8(0x30 + digit))
      index += 1
    }
    if digits.isEmpty, line.isNumber(index), line[index].range.count <= 9 {
      digits = Array(line.digits(index))
      index += 1
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCIIDigit }),
      let value = DecimalNumber(whole: String(whole).utf8, fraction: digits)
    else { return }
    part.value = value
    part.end = index
    part.wordCount += 2
  }

  // MARK: Below a thousand

  private func readPart(at start: Int) -> Result? {
    guard start < line.count else { return nil }
    let token = line[start]
    if token.kind == .number {
      if let found = readGroups(at: start) { return found }
      guard let value = notation.read(line.digits(start)) else { return nil }
      return Result(value: value, start: start, end: start + 1, scale: 1, isInDigits: true, wordCount: 1)
    }
    if token.kind == .sign { return readSign(at: start) }
    if isVietnamese, let found = readVietnamese(at: start) { return found }
    return readEnglish(at: start)
  }

  /// 40 000, 1 234 567: groups of three figures apart.
  private func readGroups(at start: Int) -> Result? {
    guard let first = line.int(start), first > 0, line[start].range.count <= 3, line[start].isSpaced,
      !line.isNumber(start - 1), !["+", "("].contains(line.sign(start - 1))
    else { return nil }
    var digits = Array(line.digits(start))
    var end = start + 1
    while end < start + 5, line.isNumber(end), line[end].range.count == 3, line[end].isSpaced,
      line.digits(end).allSatisfy(\.isASCIIDigit)
    {
      digits += line.digits(end)
      end += 1
    }
    // One group alone may be a number of its own: "400 737 jets".
    guard end > start + 2 || end > start + 1 && line[end - 1].text == "000", !line.isNumber(end),
      end == line.count || line[end].isSpaced || line[end].kind == .sign,
      !MentionVocabulary.isDesignator(line, before: start),
      let value = DecimalNumber(whole: digits, fraction: [])
    else { return nil }
    return Result(value: value, start: start, end: end, scale: 1, isInDigits: true, wordCount: 1)
  }

  /// .08: a fraction without its zero. A comma before figures is more often one that stands in the wrong place.
  func isBareFraction(_ index: Int) -> Bool {
    [".", ","].contains(line.sign(index)) && line[index].isSpaced
      && (index == 0 || line.sign(index) == "." && !isVietnamese)
      && line.isNumber(index + 1) && line.isAttached(index + 1) && line[index + 1].range.count < 10
      && line.digits(index + 1).allSatisfy(\.isASCIIDigit)
  }

  /// .08, ¾
  private func readSign(at start: Int) -> Result? {
    var value: DecimalNumber?
    var end = start + 1
    if let quarters = NumberWords.quarters[line.sign(start)] {
      value = DecimalNumber(quarters).divided(by: 4)
    } else if isBareFraction(start) {
      value = DecimalNumber(whole: "0".utf8, fraction: Array(line.digits(start + 1)))
      end += 1
    }
    return value.map { Result(value: $0, start: start, end: end, scale: 1, isInDigits: true, wordCount: 1) }
  }

  private func readVietnamese(at start: Int) -> Result? {
    var index = start
    var value = 0
    var count = 0
    if let digit = NumberWords.vietnameseDigits[word(index)], word(index + 1) == "trăm" {
      value = digit * 100
      index += 2
      count = 2
      if word(index) == "rưỡi" { return result(start, value + 50, index + 1, 3) }
      if word(index) == "linh" || word(index) == "lẻ",
        let digit = NumberWords.vietnameseDigits[word(index + 1)]
      {
        return result(start, value + digit, index + 2, 4)
      }
    }
    if word(index) == "mười" {
      let digit = NumberWords.vietnameseDigits[word(index + 1)] ?? 0
      let isDigit = digit > 0 && !isUnitYear(index + 1)
      return result(
        start, value + 10 + (isDigit ? digit : 0), index + (isDigit ? 2 : 1), count + (isDigit ? 2 : 1))
    }
    if let tens = NumberWords.vietnameseDigits[word(index)] {
      if word(index + 1) == "mươi" || word(index + 1) == "chục" {
        let digit =
          word(index + 1) == "mươi" && !isUnitYear(index + 2)
          ? NumberWords.vietnameseDigits[word(index + 2)] ?? 0 : 0
        return result(
          start, value + tens * 10 + digit, index + (digit > 0 ? 3 : 2), count + (digit > 0 ? 3 : 2))
      }
      // hai lăm: 25; a hundred and one digit is tens in speech, which no number in print is.
      if let digit = NumberWords.vietnameseDigits[word(index + 1)],
        Self.isFinalDigit(word(index + 1)), tens > 1, count == 0
      {
        return result(start, tens * 10 + digit, index + 2, 2)
      }
      if count == 0 { return result(start, tens, index + 1, 1) }
    }
    return count > 0 ? result(start, value, index, count) : nil
  }

  /// "mười năm" is ten years more often than fifteen (mười lăm).
  private func isUnitYear(_ index: Int) -> Bool { word(index) == "năm" }

  private func readEnglish(at start: Int) -> Result? {
    var index = start
    var value = 0
    var count = 0
    if word(index) == "a" || word(index) == "an",
      word(index + 1) == "hundred" || word(index + 1) == "dozen"
        || NumberWords.englishScales[word(index + 1)] != nil
    {
      value = 1
      index += 1
      count = 1
      if word(index) != "hundred" { return result(start, 1, index, 1) }
    } else if let small = NumberWords.englishSmall[word(index)] {
      value = small
      index += 1
      count = 1
    } else if let tens = NumberWords.englishTens[word(index)] {
      (value, index, count) = readTens(tens, index)
    } else if NumberWords.englishScales[word(index)] != nil || word(index) == "hundred" {
      return nil
    }
    guard count > 0 else { return nil }
    if word(index) == "hundred" {
      value *= 100
      index += 1
      count += 1
      let next = word(index) == "and" ? index + 1 : index
      if let tens = NumberWords.englishTens[word(next)] {
        let (more, end, words) = readTens(tens, next)
        return result(start, value + more, end, count + words)
      }
      if let small = NumberWords.englishSmall[word(next)] {
        return result(start, value + small, next + 1, count + 1)
      }
    }
    return result(start, value, index, count)
  }

  /// twenty-five, twenty five
  private func readTens(_ tens: Int, _ start: Int) -> (value: Int, end: Int, count: Int) {
    var next = start + 1
    if next < line.count, line[next].text == "-" { next += 1 }
    if let digit = NumberWords.englishSmall[word(next)], digit > 0, digit < 10 {
      return (tens + digit, next + 1, 2)
    }
    return (tens, start + 1, 1)
  }

  // MARK: Scales

  private func readScale(at start: Int, isMoney: Bool, _ isInDigits: Bool) -> (
    scale: Int, end: Int, count: Int
  ) {
    var scale = 1
    var index = start
    if isInDigits, index < line.count, !line[index].isSpaced {
      let attached =
        NumberWords.attachedScales[word(index)] ?? (isMoney ? NumberWords.moneyScales[word(index)] : nil)
      if let attached { return (attached, index + 1, 1) }
      if isCapitalMillion(index) { return (1_000_000, index + 1, 1) }
    }
    if isInDigits, word(index) == "trăm" || word(index) == "hundred" {
      scale = 100
      index += 1
    }
    if word(index) == "dozen" || word(index) == "dozens" { return (12, index + 1, 1) }
    // $10-million
    if isInDigits, line.sign(index) == "-", line.isAttached(index), line.isAttached(index + 1),
      NumberWords.englishScales[word(index + 1)] != nil
    {
      index += 1
    }
    // nghìn tỷ, triệu tỷ
    while index < start + 4,
      let next = NumberWords.vietnameseScales[word(index)] ?? NumberWords.englishScales[word(index)]
        ?? NumberWords.shortScales[word(index)]
    {
      let (product, isTooBig) = scale.multipliedReportingOverflow(by: next)
      guard !isTooBig else { break }
      scale = product
      index += 1
    }
    return (scale, index, index - start)
  }

  /// 10M; 10m are metres, a 5500M is a model, and 3M a company in all but a field of its own.
  private func isCapitalMillion(_ index: Int) -> Bool {
    guard word(index) == "m", line[index].isCapital, !line.isNumber(index + 1) || line[index + 1].isSpaced
    else {
      return false
    }
    let digits = line.digits(index - 1)
    return digits.prefix { $0.isASCIIDigit }.count <= 3 && (digits != [0x33] || line.count <= 3)
  }

  private func result(_ start: Int, _ value: Int, _ end: Int, _ count: Int) -> Result {
    Result(value: DecimalNumber(value), start: start, end: end, scale: 1, isInDigits: false, wordCount: count)
  }

  func word(_ index: Int) -> Lemma { line.word(index) }
}
