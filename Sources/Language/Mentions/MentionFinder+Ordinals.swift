internal import Model

extension MentionFinder {
  /// lần thứ ba, đứng thứ hai: what is counted says that it is no day of the week.
  func rank(at start: Int) -> Found? {
    guard isVietnamese, line.word(start) == "thứ", start > 0 else { return nil }
    switch line.word(start - 1) {
    case "lần", "hạng", "đứng", "xếp", "trí", "kỷ", "hệ", "khóa", "tập", "kỳ", "bàn", "người", "con", "năm",
      "phút",
      "vòng", "hiệp", "trận", "set", "bậc", "loại", "nhóm", "lớn", "cao", "đông", "liều", "mũi", "quý",
      "nước",
      "tuần", "tháng":
      if let value = dates.roman(start + 1) {
        return Found(kind: .ordinal, value: String(value), end: start + 2)
      }
      guard let number = numbers.read(at: start + 1), number.scale == 1, let value = number.value.int else {
        return nil
      }
      return Found(kind: .ordinal, value: String(value), end: number.end)
    default: return nil
    }
  }

  /// A part of one: 1/4 mile, three-quarters, one fifth of them. What is no finite decimal is no mention.
  func fraction(at start: Int) -> Found? {
    if let over = line.int(start), line.sign(start + 1) == "/", line.isAttached(start + 1),
      line.isAttached(start + 2), let under = line.int(start + 2), over > 0, over < under, under <= 10,
      let (code, end) = Units.find(line, at: start + 3), line[start + 3].kind == .word,
      let value = DecimalNumber(over).divided(by: under)
    {
      return Found(kind: .quantity, value: value.text, unit: code, end: end, number: value)
    }
    guard let over = numerator(at: start) else { return nil }
    let next = line.sign(start + 1) == "-" ? start + 2 : start + 1
    guard let part = NumberWords.englishParts[line.word(next)], over == 1 || part.isPlural,
      next > start + 1 || line.word(next + 1) == "of" || next + 1 == line.count,
      let value = DecimalNumber(over).divided(by: part.value)
    else { return nil }
    return Found(kind: .number, value: value.text, end: next + 1, number: value)
  }

  /// one fifth, a fifth
  private func numerator(at index: Int) -> Int? {
    guard !isVietnamese else { return nil }
    if line.word(index) == "a" { return 1 }
    return NumberWords.englishSmall[line.word(index)].flatMap { $0 > 0 ? $0 : nil }
  }

  /// 21st
  func ordinal(_ number: NumberReader.Result, _ value: String) -> Found? {
    guard number.isInDigits, number.scale == 1, number.end < line.count, !line[number.end].isSpaced,
      ["st", "nd", "rd", "th"].contains(line[number.end].text)
    else { return nil }
    return Found(kind: .ordinal, value: value, end: number.end + 1)
  }

  /// third, twenty-first; thứ nhất. "second" may be one of time.
  func ordinalInWords(at start: Int) -> Found? {
    let word = numbers.word(start)
    if isVietnamese {
      if word == "đầu", numbers.word(start + 1) == "tiên" {
        return Found(kind: .ordinal, value: "1", end: start + 2)
      }
      guard word == "thứ" else { return nil }
      if ["nhất", "nhì"].contains(numbers.word(start + 1)) {
        let value = numbers.word(start + 1) == "nhất" ? "1" : "2"
        return Found(kind: .ordinal, value: value, end: start + 2)
      }
      // The second to the seventh may be days of the week.
      guard let number = numbers.read(at: start + 1), let value = number.value.int, value > 7 else {
        return nil
      }
      return Found(kind: .ordinal, value: String(value), end: number.end)
    }
    // "one third" is a part, not the third.
    if NumberWords.englishSmall[line.word(start - 1)] != nil { return nil }
    if let value = NumberWords.englishOrdinals[word],
      value != 2 || start > 0 && ["the", "a"].contains(numbers.word(start - 1))
    {
      return Found(kind: .ordinal, value: String(value), end: start + 1)
    }
    guard let tens = NumberWords.englishTens[word] else { return nil }
    let next = ["-", "–", "—"].contains(line.sign(start + 1)) ? start + 2 : start + 1
    guard let value = NumberWords.englishOrdinals[numbers.word(next)], value < 10 else { return nil }
    return Found(kind: .ordinal, value: String(tens + value), end: next + 1)
  }
}
