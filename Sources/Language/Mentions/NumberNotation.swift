/// Which of point and comma parts thousands, and which the fraction.
enum NumberNotation: Sendable {
  /// 1.234,5 as in Vietnam and most of Europe.
  case commaDecimal
  /// 1,234.5
  case pointDecimal

  /// By evidence: numbers that can be read in one way only; what the language is used to where there is none.
  static func of(_ table: TokenTable, _ lines: some Sequence<TokenTable.Line>, isVietnamese: Bool) -> Self {
    var comma = isVietnamese ? 2 : 0
    var point = isVietnamese ? 0 : 2
    for line in lines {
      for index in line.tokens where table.tokens[index].kind == .number {
        guard let evidence = evidence(table.bytes[table.tokens[index].range]) else { continue }
        if evidence.notation == .commaDecimal { comma += evidence.weight } else { point += evidence.weight }
      }
    }
    return comma >= point ? .commaDecimal : .pointDecimal
  }

  /// What a number with separators says.
  private static func evidence(_ digits: ArraySlice<UInt8>) -> (notation: NumberNotation, weight: Int)? {
    let separators = digits.indices.filter { digits[$0] == 0x2E || digits[$0] == 0x2C }
    guard let first = separators.first, let last = separators.last, first - digits.startIndex <= 3 else {
      return nil
    }
    let isPoint = digits[last] == 0x2E
    if separators.count > 1 {
      if digits[first] != digits[last] { return (isPoint ? .pointDecimal : .commaDecimal, 2) }
      let isGrouped = zip(separators, separators.dropFirst() + [digits.endIndex]).allSatisfy { $1 - $0 == 4 }
      let isOfOneKind = separators.allSatisfy { digits[$0] == digits[first] }
      return isGrouped && isOfOneKind ? (isPoint ? .commaDecimal : .pointDecimal, 2) : nil
    }
    // 7.2 may be a date, 7,2 hardly.
    let fraction = digits[(last + 1)...]
    guard fraction.count < 3 else { return nil }
    if !isPoint { return (.commaDecimal, 1) }
    return fraction.count == 2 && TokenLine.int(fraction) ?? 0 > 12 ? (.pointDecimal, 1) : nil
  }

  /// Reads digits with separators; nil where they make no number (an address, a version, a telephone number).
  func read(_ digits: ArraySlice<UInt8>) -> DecimalNumber? {
    let bytes = Array(digits)
    let separators = bytes.indices.filter { bytes[$0] == 0x2E || bytes[$0] == 0x2C }
    guard let first = separators.first, let last = separators.last else {
      // What starts with a zero and goes on is a name: 012345678.
      if bytes.count > 4, bytes[0] == 0x30 { return nil }
      return DecimalNumber(whole: bytes, fraction: [])
    }
    let tail = bytes.count - last - 1
    let isMixed = separators.contains { bytes[$0] != bytes[first] }
    var isFraction = isMixed
    if separators.count == 1 {
      let isPoint = bytes[last] == 0x2E
      let isDecimalSign = isPoint == (self == .pointDecimal)
      isFraction = tail != 3 || first > 3 || bytes[0] == 0x30 || isDecimalSign
      if isFraction, bytes[0] == 0x30, first > 1 { return nil }
    }
    if isMixed {
      // One kind of sign groups, the other one comes once and last.
      guard separators.dropLast().allSatisfy({ bytes[$0] == bytes[first] }), bytes[last] != bytes[first]
      else { return nil }
    }
    let groups = isFraction ? separators.dropLast() : separators[...]
    var place = groups.first
    if let place, place > 3 || bytes[0] == 0x30 { return nil }
    for next in groups.dropFirst() + [isFraction ? last : bytes.count] {
      if let before = place, next - before != 4 { return nil }
      place = place == nil ? nil : next
    }
    let whole = bytes[..<(isFraction ? last : bytes.count)].filter { $0 != 0x2E && $0 != 0x2C }
    return DecimalNumber(whole: whole, fraction: isFraction ? bytes[(last + 1)...] : [])
  }
}
