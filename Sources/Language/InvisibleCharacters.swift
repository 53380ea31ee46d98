/// Takes out what no reader sees and every comparison stumbles over.
///
/// Joiners stay where scripts and emoji need them, direction marks where right-to-left letters stand in the text.
enum InvisibleCharacters {
  static func apply(to text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let span = bytes.span
    let hasRightToLeft = containsRightToLeft(span)
    var edits = TextEdits()
    var index = 0
    var before: UInt32 = 0
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      let end = index + length
      let after = end < span.count ? codePoint(in: span, at: end).value : 0
      if isSuperfluous(value, before: before, after: after, hasRightToLeft: hasRightToLeft) {
        edits.replace(index..<end, of: bytes, with: [])
      } else {
        before = value
      }
      index = end
    }
    return text.apply(edits)
  }

  private static func isSuperfluous(
    _ value: UInt32, before: UInt32, after: UInt32, hasRightToLeft: Bool
  ) -> Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F, 0x80...0x9F: true
    case 0xAD, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: !hasRightToLeft
    case 0x200C, 0x200D: before < 0x300 || (0x1E00...0x1EFF).contains(before) || after < 0x80
    case 0xE0000...0xE007F: !(before == 0x1F3F4 || (0xE0020...0xE007F).contains(before))
    default: false
    }
  }

  private static func containsRightToLeft(_ span: Span<UInt8>) -> Bool {
    for index in span.indices where span[index] >= 0xD6 && span[index] <= 0xDF { return true }
    return false
  }
}
