/// Takes out what no reader sees and every comparison stumbles over.
///
/// Joiners stay where scripts and emoji need them, direction marks where right-to-left letters stand in the text.
enum InvisibleCharacters {
  static func apply(to text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let span = bytes.span
    let hasRightToLeft = containsRightToLeft(span)
    var edits = TextEdits()
    var neighbours = Neighbours()
    var index = 0
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      let end = index + length
      let isDirection = isDirectionMark(value) && !hasRightToLeft
      if isSuperfluous(value) || isDirection || neighbours.makesSuperfluous(value, span, end) {
        edits.replace(index..<end, of: bytes, with: [])
      } else {
        neighbours.pass(value)
      }
      index = end
    }
    return text.apply(edits)
  }

  /// Whatever stands around it.
  private static func isSuperfluous(_ value: UInt32) -> Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F, 0x80...0x9F: true
    case 0xAD, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  private static func isDirectionMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isJoiner(_ value: UInt32) -> Bool { value == 0x200C || value == 0x200D }

  /// What stands around a character once all is taken out that will be, so that a second look finds nothing more.
  private struct Neighbours {
    /// The last letter or sign that was kept: no joiner, no combining mark.
    private var letter: UInt32 = 0
    private var last: UInt32 = 0
    /// The next letter or sign, and where it stands.
    private var following: (value: UInt32, index: Int) = (0, 0)

    mutating func pass(_ value: UInt32) {
      last = value
      if !InvisibleCharacters.isJoiner(value), !(0x300...0x36F).contains(value) { letter = value }
    }

    /// Joiners and tags stay where scripts, flags and emoji need them.
    mutating func makesSuperfluous(_ value: UInt32, _ span: Span<UInt8>, _ end: Int) -> Bool {
      switch value {
      case 0x200C, 0x200D:
        letter < 0x300 || (0x1E00...0x1EFF).contains(letter) || next(span, end) < 0x80
      case 0xE0000...0xE007F: !(last == 0x1F3F4 || (0xE0020...0xE007F).contains(last))
      default: false
      }
    }

    private mutating func next(_ span: Span<UInt8>, _ start: Int) -> UInt32 {
      guard following.index < start else { return following.value }
      var index = start
      while index < span.count {
        let (value, length) = codePoint(in: span, at: index)
        let isLeftAside = InvisibleCharacters.isSuperfluous(value) || InvisibleCharacters.isJoiner(value)
        if !isLeftAside, !InvisibleCharacters.isDirectionMark(value) {
          following = (value, index)
          return value
        }
        index += length
      }
      following = (0, span.count)
      return 0
    }
  }

  private static func containsRightToLeft(_ span: Span<UInt8>) -> Bool {
    for index in span.indices where span[index] >= 0xD6 && span[index] <= 0xDF { return true }
    return false
  }
}
