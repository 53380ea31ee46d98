internal import ASCII

/// Vietnamese in ASCII (RFC 1456): Tie^'ng Vie^.t.
enum VIQR {
  static func apply(to text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let words = Self.words(of: bytes)
    var valid = 0
    var shaped = 0
    var invalid = 0
    var decoded: [[UInt32]] = []
    for word in words {
      let (letters, hasShape) = decode(word, bytes)
      decoded.append(letters)
      let isChanged = letters.count != word.count || letters.contains { $0 >= 0x80 }
      if let syllable = Syllable(letters), syllable.isWellSpelt {
        valid += isChanged ? 1 : 0
        shaped += hasShape ? 1 : 0
      } else if isChanged {
        invalid += 1
      }
    }
    guard valid >= 2, shaped >= 1, invalid * 4 <= valid, valid * 3 >= words.count else { return false }
    var edits = TextEdits()
    for (word, letters) in zip(words, decoded) {
      guard let syllable = Syllable(letters), syllable.isWellSpelt, syllable.hasMarks else { continue }
      var replacement: [UInt8] = []
      for value in letters { replacement.append(codePoint: value) }
      edits.replace(word, of: bytes, with: replacement)
    }
    return text.apply(edits)
  }

  /// Letters with the marks that follow them; a full stop, question mark or apostrophe at the end only where it makes a known syllable.
  private static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isASCIILetter else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index].isASCIILetter || isMark(bytes[index]) { index += 1 }
      var end = index
      while end > start, isTone(bytes[end - 1]), !endsWithTone(start..<end, bytes) { end -= 1 }
      words.append(start..<end)
    }
    return words
  }

  private static func endsWithTone(_ word: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let (letters, _) = decode(word, bytes)
    guard
      letters.last.map({ VietnameseVowel($0) != nil }) == true || letters.last.map({ $0 >= 0x61 }) == true,
      let syllable = Syllable(letters), syllable.isWellSpelt
    else { return false }
    // ' and ~ and ` hardly end a word otherwise.
    return (bytes[word.upperBound - 1] != 0x2E && bytes[word.upperBound - 1] != 0x3F)
      || SyllableInventory.contains(syllable)
  }

  private static func decode(_ word: Range<Int>, _ bytes: [UInt8]) -> (letters: [UInt32], hasShape: Bool) {
    var letters: [UInt32] = []
    var hasShape = false
    for byte in bytes[word] {
      guard let last = letters.last else {
        letters.append(UInt32(byte))
        continue
      }
      if byte | 0x20 == 0x64, last | 0x20 == 0x64, letters.count == 1 {
        letters[0] = last == 0x44 ? 0x110 : 0x111
        hasShape = true
      } else if let mark = marks[byte], let composite = VietnameseVowel(last)?.adding(mark: mark) {
        letters[letters.count - 1] = composite.codePoint
        if mark == 0x302 || mark == 0x306 || mark == 0x31B { hasShape = true }
      } else {
        letters.append(UInt32(byte))
      }
    }
    return (letters, hasShape)
  }

  private static let marks: [UInt8: UInt32] = [
    UInt8(ascii: "^"): 0x302, UInt8(ascii: "("): 0x306, UInt8(ascii: "+"): 0x31B, UInt8(ascii: "*"): 0x31B,
    UInt8(ascii: "'"): 0x301, UInt8(ascii: "`"): 0x300, UInt8(ascii: "?"): 0x309, UInt8(ascii: "~"): 0x303,
    UInt8(ascii: "."): 0x323,
  ]

  private static func isMark(_ byte: UInt8) -> Bool { marks[byte] != nil }
  private static func isTone(_ byte: UInt8) -> Bool {
    isMark(byte) && byte != UInt8(ascii: "^") && byte != UInt8(ascii: "+")
  }
}
