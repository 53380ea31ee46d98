internal import ASCII

/// Source text to plain text: references resolved, white space collapsed, invisible control bytes dropped.
enum HTMLText {
  /// Appends with every run of white space as one space; none is appended where one stands already.
  ///
  /// In an attribute a name without its semicolon is no reference before a letter, a digit or `=`: `?a=1&copy=2` is an
  /// address (HTML §13.2.5.73).
  static func append(
    _ source: Span<UInt8>, _ range: Range<Int>, isAttribute: Bool = false, to text: inout [UInt8]
  ) {
    if text.isEmpty { text.reserveCapacity(range.count) }
    var index = range.lowerBound
    while index < range.upperBound {
      index = appendRun(source, index..<range.upperBound, to: &text)
      guard index < range.upperBound else { return }
      let byte = source[index]
      if byte <= 0x20 {
        if byte.isHTMLSpace, text.last != 0x20 { text.append(0x20) }
        index += 1
        // Markup is indented.
        let isAfterSpace = text.last == 0x20
        while index < range.upperBound, source[index] <= 0x20, isAfterSpace || !source[index].isHTMLSpace {
          index += 1
        }
      } else if byte == UInt8(ascii: "&"),
        let reference = HTMLEntities.reference(in: source, at: index),
        index + reference.length <= range.upperBound,
        !isAttribute || reference.isComplete(in: source, at: index, end: range.upperBound)
      {
        appendCharacters(reference.characters, to: &text)
        index += reference.length
      } else if byte == 0xEF, index + 2 < range.upperBound, source[index + 1] == 0xBB,
        source[index + 2] == 0xBF
      {
        // A byte order mark inside of a text joins nothing and parts nothing.
        index += 3
      } else if let length = blankLength(source, at: index, end: range.upperBound) {
        if text.last != 0x20 { text.append(0x20) }
        index += length
      } else {
        text.append(byte)
        index += 1
      }
    }
  }

  /// The text with its references resolved and nothing else changed; nil where it has none.
  static func withoutReferences(_ source: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    var text: [UInt8] = []
    var copied = range.lowerBound
    var index = range.lowerBound
    while let found = ByteSearch.first(UInt8(ascii: "&"), in: source, from: index, to: range.upperBound) {
      index = found + 1
      guard let reference = HTMLEntities.reference(in: source, at: found),
        found + reference.length <= range.upperBound
      else { continue }
      for place in copied..<found { text.append(source[place]) }
      reference.append(to: &text)
      index = found + reference.length
      copied = index
    }
    guard copied > range.lowerBound else { return nil }
    for place in copied..<range.upperBound { text.append(source[place]) }
    return text
  }

  /// Appends what needs no look: letters, marks, single spaces. Returns where something else begins.
  private static func appendRun(_ source: Span<UInt8>, _ range: Range<Int>, to text: inout [UInt8]) -> Int {
    let end = endOfRun(source, range, isAfterSpace: text.last == 0x20)
    source.extracting(range.lowerBound..<end).withUnsafeBufferPointer { text.append(contentsOf: $0) }
    return end
  }

  private static func endOfRun(_ source: Span<UInt8>, _ range: Range<Int>, isAfterSpace: Bool) -> Int {
    source.extracting(range).withUnsafeBytes { bytes in
      var index = 0
      var wasSpace = isAfterSpace
      while index < bytes.count {
        if index + 8 <= bytes.count,
          isPlain(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), &wasSpace)
        {
          index += 8
          continue
        }
        // Something in the next eight is not as plain as that.
        let end = min(index + 8, bytes.count)
        while index < end {
          let byte = bytes[index]
          if byte == 0x20 {
            if wasSpace { return range.lowerBound + index }
            wasSpace = true
          } else {
            // Most bytes are told by one comparison: letters, digits, what goes on in a character.
            if byte &- 0x27 >= 0x9B, byte < 0x20 || isSpecial(byte) { return range.lowerBound + index }
            wasSpace = false
          }
          index += 1
        }
      }
      return range.upperBound
    }
  }

  /// Eight bytes of ASCII without control bytes, references and a space behind another.
  @inline(__always)
  private static func isPlain(_ word: UInt64, _ wasSpace: inout Bool) -> Bool {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    // The high bit of each byte that is 0.
    func zeros(_ word: UInt64) -> UInt64 { ~(word & ~high &+ ~high | word | ~high) }
    let spaces = zeros(word ^ ones * 0x20)
    let controls = ~(word & ~high &+ ones * 0x60) & high
    let doubled = spaces & (spaces << 8 | (wasSpace ? 0x80 : 0))
    guard word & high | controls | doubled | zeros(word ^ ones * 0x26) == 0 else { return false }
    wasSpace = spaces >> 63 != 0
    return true
  }

  /// The text of a range, as `append` makes it, without the spaces at its ends; nil where nothing is left.
  static func string(_ source: [UInt8], _ range: Range<Int>, isAttribute: Bool) -> String? {
    if endOfRun(source.span, range, isAfterSpace: false) == range.upperBound { return trimmed(source[range]) }
    var decoded: [UInt8] = []
    append(source.span, range, isAttribute: isAttribute, to: &decoded)
    return trimmed(decoded)
  }

  /// May begin a reference, a space that is not ASCII or a byte order mark.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
  }

  /// What a reference stands for: white space, or text as it is (an ampersand begins nothing anew).
  private static func appendCharacters(_ characters: [UInt8], to text: inout [UInt8]) {
    if characters == [UInt8(ascii: "&")] {
      text.append(UInt8(ascii: "&"))
    } else {
      append(characters.span, 0..<characters.count, to: &text)
    }
  }

  /// White space that is not ASCII: no-break space, the spaces of U+2000…200A, line and paragraph separators,
  /// U+3000.
  private static func blankLength(_ source: Span<UInt8>, at index: Int, end: Int) -> Int? {
    if source[index] == 0xC2 {
      // After Ã it may be the second half of an "à" that was encoded twice: Language decides.
      let isHalf = index > 1 && source[index - 2] == 0xC3 && source[index - 1] == 0x83
      return index + 1 < end && source[index + 1] == 0xA0 && !isHalf ? 2 : nil
    }
    guard index + 2 < end else { return nil }
    let (second, third) = (source[index + 1], source[index + 2])
    if source[index] == 0xE2, second == 0x80, third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
    {
      return 3
    }
    // The mathematical space, U+205F.
    if source[index] == 0xE2, second == 0x81, third == 0x9F { return 3 }
    return source[index] == 0xE3 && second == 0x80 && third == 0x80 ? 3 : nil
  }

  /// Nil where nothing but a space is left.
  ///
  /// - Parameter text: valid UTF-8.
  static func trimmed(_ text: ArraySlice<UInt8>) -> String? {
    var (start, end) = (text.startIndex, text.endIndex)
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    return start < end ? String(validUTF8: text[start..<end]) : nil
  }

  static func trimmed(_ text: [UInt8]) -> String? { trimmed(text[...]) }

  /// What a string read elsewhere says (JSON-LD with HTML inside it): references resolved, white space collapsed, and no tags where
  /// elements begin or end in it.
  static func plain(_ text: String) -> String? {
    var decoded: [UInt8] = []
    let bytes = text.utf8Span.span
    append(bytes, 0..<bytes.count, to: &decoded)
    if decoded.first == UInt8(ascii: "<")
      || ByteSearch.first("</", in: decoded, from: 0, to: decoded.count) != nil,
      HTMLFragment.hasMarkup(decoded[...])
    {
      decoded = Array(HTMLFragment.plainText(decoded[...]).utf8)
    }
    return trimmed(decoded)
  }
}
