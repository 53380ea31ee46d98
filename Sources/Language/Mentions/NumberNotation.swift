/// Which of point and comma parts thousands, and which the fraction.
enum NumberNotation: Sendable {
  /// 1.234,5 as in Vietnam and most of Europe.
  case commaDecimal
  /// 1,234.5
  case pointDecimal

  /// By evidence: numbers that can be read in one way only; what the language is used to where there is none.
  static func of(_ tokens: some Sequence<MentionToken>, isVietnamese: Bool) -> NumberNotation {
    var comma = isVietnamese ? 2 : 0
    var point = isVietnamese ? 0 : 2
    for token in tokens where token.kind == .number {
      let parts = token.digits.utf8.split(whereSeparator: { $0 == 0x2E || $0 == 0x2C })
      guard parts.count > 1, parts[0].count <= 3 else { continue }
      let separators = token.digits.utf8.filter { $0 == 0x2E || $0 == 0x2C }
      let isGrouped = parts.dropFirst().allSatisfy { $0.count == 3 }
      if Set(separators).count == 1, parts.count > 2, isGrouped {
        if separators[0] == 0x2E { comma += 2 } else { point += 2 }
      } else if separators.count > 1, separators.last != separators.first {
        if separators.last == 0x2C { comma += 2 } else { point += 2 }
      } else if parts.count == 2, parts[1].count < 3 {
        // 7.2 may be a date, 7,2 hardly.
        if separators[0] == 0x2C {
          comma += 1
        } else if parts[1].count == 2, (Int(String(parts[1]) ?? "") ?? 0) > 12 {
          point += 1
        }
      }
    }
    return comma >= point ? .commaDecimal : .pointDecimal
  }

  /// Reads digits with separators; nil where they make no number (an address, a version, a telephone number).
  func read(_ text: String) -> DecimalNumber? {
    let bytes = Array(text.utf8)
    let separators = bytes.indices.filter { bytes[$0] == 0x2E || bytes[$0] == 0x2C }
    guard let first = separators.first, let last = separators.last else {
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
