/// A tone written before the mark of shape: à and a breve for ằ. Unicode keeps that order apart, Vietnamese readers do not.
enum MarkOrder {
  static func apply(to text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let span = bytes.span
    var edits = TextEdits()
    var index = 0
    var last: (vowel: VietnameseVowel, start: Int)?
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      let end = index + length
      if let (vowel, start) = last, vowel.tone != .level, let shape = shaped(vowel.shape, by: value) {
        var replacement: [UInt8] = []
        let composed = VietnameseVowel(shape, vowel.tone, isUppercase: vowel.isUppercase)
        replacement.append(codePoint: composed.codePoint)
        edits.replace(start..<end, of: bytes, with: replacement)
        last = nil
      } else {
        last = VietnameseVowel(value).map { ($0, index) }
      }
      index = end
    }
    return text.apply(edits)
  }

  private static func shaped(_ shape: VietnameseVowel.Shape, by mark: UInt32) -> VietnameseVowel.Shape? {
    switch (shape, mark) {
    case (.a, 0x302): .â
    case (.a, 0x306): .ă
    case (.e, 0x302): .ê
    case (.o, 0x302): .ô
    case (.o, 0x31B): .ơ
    case (.u, 0x31B): .ư
    default: nil
    }
  }
}
