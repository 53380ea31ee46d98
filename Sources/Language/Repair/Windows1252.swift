/// windows-1252 as the Encoding Standard has it: the 27 characters above its C1 controls' places.
enum Windows1252 {
  /// What 0x80…0x9F stand for; the five free ones stay controls.
  private static let characters: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The byte that a character was read from; nil where no byte gives it.
  static func byte(of value: UInt32) -> UInt8? {
    value < 0x100 ? UInt8(value) : characters.firstIndex(of: value).map { UInt8(0x80 + $0) }
  }

  /// The character meant by a C1 control (a numeric reference such as &#150;, or Latin-1 claimed for windows-1252).
  static func character(ofC1 value: UInt32) -> UInt32 { characters[Int(value - 0x80)] }

  /// Puts the characters meant in the place of C1 controls.
  static func repairC1(_ text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let span = bytes.span
    var edits = TextEdits()
    for index in span.indices where span[index] == 0xC2 && index + 1 < span.count && span[index + 1] < 0xA0 {
      let meant = character(ofC1: UInt32(span[index + 1]))
      guard meant >= 0xA0 else { continue }
      var replacement: [UInt8] = []
      replacement.append(codePoint: meant)
      edits.replace(index..<index + 2, of: bytes, with: replacement)
    }
    return text.apply(edits)
  }

  /// A text and the bytes it was read from: by byte, where its character stands in the UTF-8 text.
  struct Reading {
    /// 0 for characters that no byte gives.
    var bytes: [UInt8] = []
    var starts: [Int] = []
    /// Letters that no byte gives.
    var otherCount = 0

    /// - Parameter keepsStarts: whether `starts` are asked for.
    init(of text: [UInt8], keepsStarts: Bool = true) {
      bytes.reserveCapacity(text.count)
      if keepsStarts { starts.reserveCapacity(text.count + 1) }
      let span = text.span
      var index = 0
      while index < span.count {
        let (value, length) = codePoint(in: span, at: index)
        let byte = Windows1252.byte(of: value)
        if byte == nil, Words.isLetter(value) { otherCount += 1 }
        bytes.append(byte ?? 0)
        if keepsStarts { starts.append(index) }
        index += length
      }
      if keepsStarts { starts.append(index) }
    }

    /// True where the character is no letter.
    func isSign(at place: Int, of text: [UInt8]) -> Bool {
      !Words.isLetter(codePoint(in: text.span, at: starts[place]).value)
    }

    /// Where a stretch of the bytes stands in the text.
    func range(of range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<starts[range.upperBound] }
  }
}
