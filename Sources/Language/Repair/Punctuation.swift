/// Quotes, dashes and ellipses in one form each, for those who ask for it: `"`, `'`, `-` for hyphens, `–` for dashes, `...`.
///
/// The spaces that French sets inside « its quotes » go with them. Primes (feet, minutes) and the corner brackets of Japanese stay.
enum Punctuation {
  static func unify(_ text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    // All of them start with one of these bytes.
    guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else { return false }
    let span = bytes.span
    var edits = TextEdits()
    var index = 0
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      if let replacement = replacement(for: value) {
        edits.replace(range(of: value, index..<index + length, span), of: bytes, with: replacement.utf8)
      }
      index += length
    }
    return text.apply(edits)
  }

  private static func replacement(for value: UInt32) -> String? {
    switch value {
    case 0xAB, 0xBB, 0x201C...0x201F, 0x275D, 0x275E, 0x301D...0x301F, 0xFF02: "\""
    case 0x2018...0x201B, 0x2039, 0x203A, 0x275B, 0x275C, 0xFF07: "'"
    case 0x2010, 0x2011, 0xFF0D: "-"
    case 0x2012, 0x2014, 0x2015, 0x2E3A, 0x2E3B: "–"
    case 0x2026: "..."
    default: nil
    }
  }

  /// With the space between a guillemet and the words it stands at, where there is one: « mot », not so »Wort«.
  private static func range(of value: UInt32, _ mark: Range<Int>, _ span: Span<UInt8>) -> Range<Int> {
    func isSpace(_ index: Int) -> Bool {
      index < 0 || index >= span.count || span[index] == 0x20 || span[index] == 0x0A
    }
    switch value {
    case 0xAB, 0x2039:
      guard isSpace(mark.lowerBound - 1), mark.upperBound < span.count, span[mark.upperBound] == 0x20 else {
        return mark
      }
      return mark.lowerBound..<mark.upperBound + 1
    case 0xBB, 0x203A:
      let isWord =
        mark.upperBound < span.count && Words.isLetter(codePoint(in: span, at: mark.upperBound).value)
      guard mark.lowerBound > 0, span[mark.lowerBound - 1] == 0x20, !isWord else { return mark }
      return mark.lowerBound - 1..<mark.upperBound
    default: return mark
    }
  }
}
