/// Measures of a text that may be a headline, in any script.
struct LinkText {
  /// Words; two letters of a script without spaces count as one.
  let words: Double
  /// Has a sign that names of sections rarely have: a comma, a colon, a quotation or question mark.
  let hasSentenceMark: Bool
  let hasDigit: Bool

  init(_ text: String) {
    var words = 0
    var wide = 0
    var isInWord = false
    var hasMark = false
    var hasDigit = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20: isInWord = false
      case 0x30...0x39:
        hasDigit = true
        if !isInWord { words += 1 }
        isInWord = true
      case 0x22, 0x27, 0x2C, 0x3A, 0x3F, 0x21, 0x2018...0x201F, 0x2026, 0xAB, 0xBB, 0x3001, 0x300C, 0x300D,
        0xFF0C, 0xFF1A, 0xFF1F, 0xFF01, 0x300A:
        hasMark = true
      case 0x3040...0x30FF, 0x3400...0x9FFF:
        wide += 1
        isInWord = false
      case 0x21...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0xBF, 0x2000...0x206F, 0x3000...0x303F: break
      default:
        if !isInWord { words += 1 }
        isInWord = true
      }
    }
    self.words = Double(words) + Double(wide) / 2
    hasSentenceMark = hasMark
    self.hasDigit = hasDigit
  }
}
