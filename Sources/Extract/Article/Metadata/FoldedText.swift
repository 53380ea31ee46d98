/// A text's letters and digits in lower case, so that two spellings of one line compare equal: neither
/// punctuation, spaces nor capitals count.
enum FoldedText {
  /// Of what is not ASCII only the general punctuation is left out.
  static func fold(_ text: String) -> String { withFolded(text) { String(validUTF8: $0) } }

  /// Lends the folded text as UTF-8.
  private static func withFolded<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let bytes = text.utf8Span.span
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: LetterCase.maximumCount(bytes.count)) {
      folded in
      guard let start = folded.baseAddress else { return body(UnsafeBufferPointer(folded)) }
      let end =
        bytes.withUnsafeBufferPointer { write($0, to: start, isSmall: false) }
        ?? Array(text.lowercased().utf8).withUnsafeBufferPointer { write($0, to: start, isSmall: true) }
      return body(UnsafeBufferPointer(start: start, count: (end ?? start) - start))
    }
  }

  /// Where the output ends; nil where a character stands whose small letter only `String` knows, unless the text has
  /// small letters only.
  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, to start: UnsafeMutablePointer<UInt8>, isSmall: Bool
  ) -> UnsafeMutablePointer<UInt8>? {
    let (ascii, table) = (Self.ascii, LetterCase.table)
    var output = start
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        // Written always, kept where it is a letter or digit: what to keep is no branch.
        let letter = ascii[Int(byte)]
        output.pointee = letter
        output += letter == 0 ? 0 : 1
        index += 1
      } else if let length = punctuationLength(text, at: index) {
        index += length
      } else if !LetterCase.writeLetter(text, &index, to: &output, table) {
        guard isSmall else { return nil }
        output.pointee = byte
        output += 1
        index += 1
      }
    }
    return output
  }

  /// Letters and digits as they are kept; 0 for all else.
  private static let ascii: [UInt8] = (UInt8.min..<0x80).map { byte in
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: 0
    }
  }

  /// U+0080…00BF, U+2000…206F, U+3000…301F, U+FF00…FF0F: the bytes of one sign there.
  @inline(__always)
  private static func punctuationLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
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
