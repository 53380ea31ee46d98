/// One space between words, line feeds between lines, nothing at the edges of a line.
enum WhiteSpace {
  /// What a line break is worth: kept, or a space like any other (inside a block).
  enum LineBreaks { case kept, joined }

  static func apply(to text: inout MarkedText, lineBreaks: LineBreaks, collapses: Bool = true) -> Bool {
    let bytes = text.bytes
    let span = bytes.span
    var edits = TextEdits()
    var index = 0
    while index < span.count {
      guard let first = width(in: span, at: index) else {
        index += span[index] < 0x80 ? 1 : codePoint(in: span, at: index).length
        continue
      }
      var end = index
      var breaks = 0
      var next: Int? = first
      while let length = next {
        if isBreak(in: span, at: end) { breaks += 1 }
        end += length
        next = end < span.count ? width(in: span, at: end) : nil
      }
      let range = index..<end
      let replacement: [UInt8]
      if index == 0 || end == span.count {
        replacement = []
      } else if breaks > 0, lineBreaks == .kept {
        replacement = [UInt8](repeating: 0x0A, count: min(breaks, 2))
      } else if !collapses, breaks == 0 {
        replacement = Array(bytes[range])
      } else {
        replacement = [0x20]
      }
      if !bytes[range].elementsEqual(replacement) { edits.replace(range, of: bytes, with: replacement) }
      index = end
    }
    return text.apply(edits)
  }

  /// How many bytes the white space at `index` has (CR LF is one); nil where there is none. U+0085 and U+180E are not here: text has
  /// them by mistakes that other passes repair.
  @inline(__always)
  static func width(in span: Span<UInt8>, at index: Int) -> Int? {
    switch span[index] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C: return 1
    case 0x0D: return index + 1 < span.count && span[index + 1] == 0x0A ? 2 : 1
    case 0xC2: return index + 1 < span.count && span[index + 1] == 0xA0 ? 2 : nil
    case 0xE1, 0xE2, 0xE3:
      switch codePoint(in: span, at: index).value {
      case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
      default: return nil
      }
    default: return nil
    }
  }

  private static func isBreak(in span: Span<UInt8>, at index: Int) -> Bool {
    switch span[index] {
    case 0x0A, 0x0B, 0x0C, 0x0D: true
    case 0xE2: [0x2028, 0x2029].contains(codePoint(in: span, at: index).value)
    default: false
    }
  }
}
