internal import Model

extension MentionFinder {
  /// $9 tỷ; US$3-5 million
  func amountAfterSign(_ code: String, at index: Int, _ start: Int) -> Found? {
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
    var found = Found(kind: .money, value: number.value.text, currency: code, end: end, number: number.value)
    found.isPrefixed = number.scale == 1
    found.scale = number.scale
    return per(found)
  }

  /// 7-8%, 0,5 - 1 tỷ USD, từ 2 đến 3 kg: two numbers and what they share.
  func range(from number: NumberReader.Result, at start: Int) -> Found? {
    guard number.isInDigits, let (_, next) = rangeEnd(of: number), let other = numbers.read(at: next),
      other.isInDigits
    else { return nil }
    let low = number.scale == 1 ? number.value.multiplied(by: DecimalNumber(other.scale)) : number.value
    guard let low, low < other.value else { return nil }
    if number.isYear, other.isYear,
      other.end == line.count || !line.isAttached(other.end) || line[other.end].kind == .sign
    {
      return Found(kind: .date, value: low.text + ".." + other.value.text, end: other.end)
    }
    guard let found = measured(low.text + ".." + other.value.text, other, at: start),
      found.kind != .number || other.scale > 1 || isRangeAnnounced(at: start) || isCounted(number, other)
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
    guard next + 1 < line.count, isRangeWord(next, from: number.start), line[next + 1].kind == .number,
      let other = numbers.read(at: next + 1)
    else { return nil }
    return (other.end, next + 1)
  }

  /// What stands between the two ends of a range.
  private func isRangeWord(_ index: Int, from start: Int) -> Bool {
    switch line[index].text {
    case "-", "–", "—": true
    case "đến", "tới", "to": !isChange(before: start)
    case "and", "và": ["between", "giữa"].contains(line.word(start - 1))
    default: false
    }
  }

  /// rose from 2 to 3 percent, tăng từ 2 lên 3: two amounts at two times, no range.
  private func isChange(before start: Int) -> Bool {
    guard ["from", "từ"].contains(line.word(start - 1)) else { return false }
    for index in stride(from: start - 2, to: max(start - 10, -1), by: -1) {
      switch line.word(index) {
      case "rose", "rise", "rises", "risen", "rising", "increase", "increased", "increases", "increasing",
        "grew", "grow",
        "grown", "jumped", "climbed", "fell", "fall", "fallen", "falling", "drop", "dropped", "cut",
        "reduced", "raised",
        "up", "down", "going", "went", "gone", "tăng", "giảm", "nâng", "hạ", "rút":
        return true
      default: break
      }
    }
    return false
  }

  /// 20-25 người: neither a score nor a day and month.
  private func isCounted(_ low: NumberReader.Result, _ high: NumberReader.Result) -> Bool {
    guard let first = low.value.int, let second = high.value.int else { return false }
    return first > 9 && second > 12 && second < 1_000 && !line.word(high.end).isEmpty
  }

  private func isRangeAnnounced(at start: Int) -> Bool {
    ["between", "giữa", "from", "từ"].contains(line.word(start - 1))
  }

  /// $9 to $10 million, between 10 and 20 dollars, từ 1.000 đồng đến 2.000 đồng: two amounts of one kind are the ends of a range.
  func joined(_ found: Found, at start: Int) -> Found {
    guard let low = found.number, [.money, .percent, .quantity].contains(found.kind),
      found.end + 1 < line.count, isRangeWord(found.end, from: start),
      MentionVocabulary.mayStart(line, at: found.end + 1), let other = find(at: found.end + 1),
      other.kind == found.kind, other.currency == found.currency, let high = other.number
    else { return found }
    guard other.unit == found.unit || found.unit == nil else { return found }
    let scaled = found.isPrefixed ? low.multiplied(by: DecimalNumber(other.scale)) : low
    guard let scaled, scaled < high else { return found }
    return Found(
      kind: found.kind, value: scaled.text + ".." + high.text, unit: other.unit, currency: other.currency,
      end: other.end)
  }

  /// 75 USD million; 20 dollars and 43 cents; 2 đô 23 xu
  private func withSmallChange(_ money: Found, _ number: NumberReader.Result) -> Found {
    var result = money
    result.number = number.value
    let next = ["and", "và"].contains(line.word(money.end)) ? money.end + 1 : money.end
    if number.scale == 1, let scale = NumberWords.englishScales[line.word(money.end)],
      let value = number.value.multiplied(by: DecimalNumber(scale))
    {
      (result.number, result.value, result.end) = (value, value.text, money.end + 1)
    } else if let cents = line.int(next), (1...99).contains(cents), isCent(next + 1),
      let part = DecimalNumber(cents).divided(by: 100), let value = number.value.adding(part)
    {
      (result.number, result.value, result.end) = (value, value.text, next + 2)
    }
    return result
  }

  private func isCent(_ index: Int) -> Bool {
    ["cents", "cent", "xu", "xen", "pence"].contains(line.word(index))
  }

  func measured(_ value: String, _ number: NumberReader.Result, at start: Int) -> Found? {
    let end = number.end
    if end < line.count, line[end].text == "%" {
      return Found(kind: .percent, value: value, unit: "%", end: end + 1)
    }
    if let percent = percentEnd(end) { return Found(kind: .percent, value: value, unit: "%", end: percent) }
    if let (code, next) = Currencies.after.find(line, at: end), isCurrency(at: end, number) {
      return per(withSmallChange(Found(kind: .money, value: value, currency: code, end: next), number))
    }
    if let height = metres(number) { return height }
    let unit = end < line.count && line[end].text == "-" && !line[end].isSpaced ? end + 1 : end
    if let (code, next) = Units.find(line, at: unit),
      number.scale == 1 || number.isInDigits || number.wordCount > 0
    {
      return Found(kind: .quantity, value: value, unit: code, end: next)
    }
    if let pattern = Units.durations[line.word(unit)], line[unit].isSpaced != (unit > end),
      !value.contains("..")
    {
      return Found(
        kind: .duration,
        value: pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: value),
        end: unit + 1)
    }
    if let ordinal = ordinal(number, value) { return ordinal }
    // Figures that run on into letters are a name: 4G, 3D.
    if number.isInDigits, number.scale == 1, end < line.count, !line[end].isSpaced,
      line[end].kind == .word
    {
      return nil
    }
    if number.isInDigits, number.scale == 1, MentionVocabulary.isDesignator(line, before: start) {
      return nil
    }
    guard number.isInDigits ? isFreeStanding(start, end) : isClear(number, at: start) else { return nil }
    return Found(kind: .number, value: value, end: end)
  }

  /// 1m75
  private func metres(_ number: NumberReader.Result) -> Found? {
    guard isVietnamese, number.isInDigits, let whole = number.value.int, line.word(number.end) == "m",
      line.isAttached(number.end), line.isAttached(number.end + 1), line.isNumber(number.end + 1),
      line[number.end + 1].range.count <= 2,
      let value = DecimalNumber(whole: String(whole).utf8, fraction: line.digits(number.end + 1))
    else { return nil }
    return Found(kind: .quantity, value: value.text, unit: "m", end: number.end + 2, number: value)
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

  /// No part of a fraction, a score, a version, a class (hạng 4/4).
  private func isFreeStanding(_ start: Int, _ end: Int) -> Bool {
    if end + 1 < line.count, !line[end].isSpaced, ["/", ":", "-"].contains(line[end].text),
      !line[end + 1].isSpaced, line[end + 1].kind != .word || line[end - 1].kind != .word
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
