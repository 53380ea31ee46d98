/// A text's letters and digits in lower case, so that two spellings of one line compare equal: neither
/// punctuation, spaces nor capitals count.
enum FoldedText {
  /// Of what is not ASCII only the general punctuation is left out.
  static func fold(_ text: String) -> String { String(validUTF8: bytes(text)[...]) }

  /// The same as UTF-8.
  static func bytes(_ text: String) -> [UInt8] {
    let bytes = LetterCase.lowercasedBytes(text)
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { folded, count in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          // Written always, kept where it is a letter or digit: what to keep is no branch.
          folded[count] = byte
          count += byte &- 0x61 < 26 || byte &- 0x30 < 10 ? 1 : 0
          index += 1
        } else if let length = punctuationLength(bytes, at: index) {
          index += length
        } else {
          folded[count] = byte
          count += 1
          index += 1
        }
      }
    }
  }

  /// U+0080…00BF, U+2000…206F, U+3000…301F, U+FF00…FF0F: the bytes of one sign there.
  @inline(__always)
  private static func punctuationLength(_ bytes: [UInt8], at index: Int) -> Int? {
    switch bytes[index] {
    case 0xC2: return 2
    case 0xE2:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0x80 || (bytes[index + 1] == 0x81 && bytes[index + 2] < 0xB0) ? 3 : nil
    case 0xE3:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0x80 && bytes[index + 2] < 0xA0 ? 3 : nil
    case 0xEF:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0xBC && bytes[index + 2] < 0x90 ? 3 : nil
    default: return nil
    }
  }
}
