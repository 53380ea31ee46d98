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
      if let (vowel, start) = last, let composed = vowel.adding(mark: value) {
        var replacement: [UInt8] = []
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
}
