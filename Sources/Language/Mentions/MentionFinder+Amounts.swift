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
    guard let (_, next) = rangeEnd(of: number), let other = numbers.read(at: next),
      other.isInDigits == number.isInDigits
    else { return nil }
    let low = number.scale == 1 ? number.value.multiplied(by: DecimalNumber(other.scale)) : number.value
    guard let low, low < other.value else { return nil }
    if number.isYear, other.isYear,
      other.end == line.count || !line.isAttached(other.end) || line[other.end].kind == .sign
    {
      return Found(kind: .date, value: low.text + ".." + other.value.text, end: other.end)
    }
    guard let found = measured(low.text + ".." + other.value.text, other, at: start),
      found.kind != .number
        || number.isInDigits
          && (other.scale > 1 || isRangeAnnounced(at: start) || isCounted(number, other))
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
    guard next + 1 < line.count, isRangeWord(next, from: number.start),
      line.isNumber(next + 1) == number.isInDigits,
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

  /// 20-25 người, 3-4 lần: neither a score nor a day and month.
  private func isCounted(_ low: NumberReader.Result, _ high: NumberReader.Result) -> Bool {
    guard let first = low.value.int, let second = high.value.int else { return false }
    if isVietnamese, first > 0, line.word(high.end) != .none, dates.isCounted(high.end) { return true }
    let isGrouped = line.digits(low.start).count > 4 && line.digits(high.start).count > 4
    return first > 9 && second > 12 && (second < 1_000 || isGrouped) && !line.word(high.end).isEmpty
  }

  private func isRangeAnnounced(at start: Int) -> Bool {
    ["between", "giữa", "from", "từ"].contains(line.word(start - 1))
  }

  /// $9 to $10 million, between 10 and 20 dollars, từ 1.000 đồng đến 2.000 đồng: two amounts of one kind are the ends of a range.
  func joined(_ found: Found, at start: Int) -> Found {
    guard let low = found.number, [.money, .percent, .quantity, .duration].contains(found.kind),
      found.end + 1 < line.count, isRangeWord(found.end, from: start),
      MentionVocabulary.mayStart(line, at: found.end + 1), let other = find(at: found.end + 1),
      other.kind == found.kind, other.currency == found.currency, let high = other.number
    else { return found }
    guard other.unit == found.unit || found.unit == nil else { return found }
    if found.kind == .duration {
      // 6 tháng đến 3 năm: of two units the smaller one stands first.
      guard found.value.last != other.value.last || low < high, !found.value.contains("."),
        !other.value.contains("..")
      else { return found }
      return Found(kind: .duration, value: found.value + ".." + other.value, end: other.end)
    }
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
    } else if let value = withBareChange(number, money, at: next) {
      (result.number, result.value, result.end) = (value, value.text, next + 1)
    }
    return result
  }

  /// 15 dollars 50, hai đô 23: two figures right after whole money are its hundredths where they count nothing else.
  private func withBareChange(_ number: NumberReader.Result, _ money: Found, at index: Int) -> DecimalNumber?
  {
    guard number.scale == 1, number.value.int != nil, money.currency != "VND", let cents = line.int(index),
      line[index].range.count == 2, line[index].isSpaced, line.word(index + 1) == .none,
      line[money.end - 1].kind == .word, !line.isNumber(index + 1), line.sign(index + 1) != "%",
      !["/", "-", ":", "$"].contains(line.sign(index + 1)),
      let part = DecimalNumber(cents).divided(by: 100)
    else { return nil }
    return number.value.adding(part)
  }

  private func isCent(_ index: Int) -> Bool {
    ["cents", "cent", "xu", "xen", "pence", "pennies", "penny"].contains(line.word(index))
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
    if let duration = duration(value, number) { return duration }
    let unit = end < line.count && line[end].text == "-" && !line[end].isSpaced ? end + 1 : end
    if let (code, next) = Units.find(line, at: unit),
      number.scale == 1 || number.isInDigits || number.wordCount > 0
    {
      return Found(kind: .quantity, value: value, unit: code, end: next)
    }
    if let ordinal = ordinal(number, value) { return ordinal }
    // Figures that run on into letters are a name: 4G, 3D.
    if number.isInDigits, number.scale == 1, end < line.count, !line[end].isSpaced,
      line[end].kind == .word
    {
      return nil
    }
    if number.isInDigits, number.scale == 1,
      !number.isYear && MentionVocabulary.isDesignator(line, before: start)
        || isVietnamese && isModel(number, at: start)
    {
      return nil
    }
    guard number.isInDigits ? isFreeStanding(start, end) : isClear(number, at: start) else { return nil }
    return Found(kind: .number, value: value, end: end)
  }

  /// 1m75
  private func metres(_ number: NumberReader.Result) -> Found? {
    guard isVietnamese, number.isInDigits, let whole = number.value.int, whole < 10,
      line.word(number.end) == "m",
      line.isAttached(number.end), line.isAttached(number.end + 1), line.isNumber(number.end + 1),
      line[number.end + 1].range.count <= 2, !["2", "3"].contains(line[number.end + 1].text),
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
    if end + 1 < line.count, !line[end].isSpaced, ["/", ":", "-", "+"].contains(line[end].text),
      !line[end + 1].isSpaced, line[end + 1].kind != .word || line[end - 1].kind != .word
    {
      return false
    }
    if start > 1, !line[start].isSpaced, ["/", ":", "-", "+"].contains(line[start - 1].text),
      !line[start - 1].isSpaced
    {
      return false
    }
    return true
  }

  /// iPhone 16, Windows 11, Top 10: a foreign name and the figures that tell one from others of it.
  private func isModel(_ number: NumberReader.Result, at start: Int) -> Bool {
    guard start > 0, line[start - 1].kind == .word, line[start].range.count <= 5, number.value.int != nil,
      line.word(number.end) != "tuổi"
    else { return false }
    let name = line[start - 1]
    // QNg 90123: ships and the like.
    guard
      line[start].range.count <= 3
        || name.traits.contains(.hasInnerCapital) && !name.traits.contains(.isAllCapital)
    else { return false }
    guard name.traits.contains(.isASCII), name.isCapital || name.traits.contains(.hasInnerCapital) else {
      return false
    }
    // UBND 5 xã
    if VietnameseAbbreviations.contains(name.text) { return false }
    // RON 95, where not all is in capitals.
    let isApart =
      name.letterCount > 1 && name.traits.contains(.isAllCapital)
      && !(number.end < line.count && line[number.end].isCapital)
    return isApart || name.syllable?.isValid != true
  }

  /// A number in words says so by more than one word, or by a minus: một is an article, năm a year, ba a father.
  private func isClear(_ number: NumberReader.Result, at start: Int) -> Bool {
    if number.wordCount > 1 || number.scale > 1 || isCent(number.end) || number.start > start { return true }
    return start == 0 && number.end == line.count
  }
}
