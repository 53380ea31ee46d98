/// The base letters of Latin letters with marks: `ệ` is `e`, `đ` is `d`. A text written without its marks, or with them
/// apart (NFD), then has the same tokens as the text itself.
enum LatinLetters {
  /// A letter that has no base letter and stands for itself.
  static let other = UInt8(ascii: "?")
  /// No letter: it ends a word.
  static let separator = UInt8(ascii: " ")

  /// U+00C0…U+024F, one byte a letter.
  static let extended = Array(
    """
    aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccdd\
    ddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll??llnnnnnn???oooooooorrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzz?????????????????????????????????oo?????????????u\
    u????????????????????????????aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????\
    aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????????????????????
    """.utf8)

  /// U+1E00…U+1EFF, where most Vietnamese letters are.
  static let additional = Array(
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
    oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
    uuyyyyyyyy??????
    """.utf8)

  /// The lower-case base letter of a code point beyond ASCII, `other`, or `separator`.
  static func base(of codePoint: UInt32) -> UInt8 {
    switch codePoint {
    case 0xC0...0x24F: extended[Int(codePoint - 0xC0)]
    case 0x1E00...0x1EFF: additional[Int(codePoint - 0x1E00)]
    case 0xAA, 0xB5, 0xBA: other
    // Latin-1 signs, general punctuation, currency, arrows, symbols, CJK punctuation, halves and full widths, emoji.
    case 0...0xBF, 0x2000...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFF20, 0x1F000...0x1FBFF:
      separator
    default: other
    }
  }

  /// Scripts that put no space between words: each of their letters is a word of its own here.
  static func isWrittenWithoutSpaces(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0xA4CF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
