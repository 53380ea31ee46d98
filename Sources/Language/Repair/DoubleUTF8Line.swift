internal import ASCII

/// One line of text that may have been encoded as UTF-8 twice: its characters, and what speaks for and against it.
struct DoubleUTF8Line {
  private struct Piece {
    enum Kind {
      /// A character as it stands.
      case plain
      /// A well-formed sequence of UTF-8 bytes that stands for a Latin letter or a mark of punctuation.
      case sequence
      /// One that stands for a letter of another script. Two in a row are evidence: no text has such signs so close.
      case otherScript
      /// A sequence whose last byte, a no-break space, has become a plain space or is gone at the end of the line.
      case spaced
      /// A sequence whose last byte is one that windows-1252 leaves free, and is gone.
      case cut
    }
    var kind = Kind.plain
    /// Places in the reading.
    var range: Range<Int>
    /// The character; of a cut sequence the first of those that it may have been.
    var value: UInt32
    /// Nobody would write this: it is repaired whatever the rest of the line looks like.
    var isEvident = false
  }

  private var pieces: [Piece] = []
  /// Sequences that hardly stand for themselves.
  private var evidence = 0
  /// What may be a sequence or stand for itself.
  private var neutral = 0
  /// Letters beyond ASCII that are no part of a sequence.
  private var strays = 0
  /// Sequences of other scripts, and how many of them stand behind another one.
  private var otherScripts = (count: 0, pairs: 0)

  private let reading: Windows1252.Reading
  private let line: Range<Int>

  init(_ reading: Windows1252.Reading, _ line: Range<Int>, of source: [UInt8]) {
    (self.reading, self.line) = (reading, line)
    pieces.reserveCapacity(line.count)
    var index = line.lowerBound
    while index < line.upperBound {
      var piece = Piece(
        range: index..<index + 1, value: codePoint(in: source.span, at: reading.starts[index]).value)
      let byte = reading.bytes[index]
      if let (value, length) = sequence(at: index) {
        (piece.kind, piece.value, piece.range) = (.sequence, value, index..<index + length)
        piece.isEvident = byte == 0xE2 && reading.bytes[index + 1] == 0x80
        weigh(piece)
      } else if let gap = gap(at: index) {
        (piece.kind, piece.value, piece.range) = (gap.kind, gap.value, index..<index + gap.length)
        piece.isEvident = gap.value == 0x201D
        weigh(piece)
      } else if let (value, length) = otherScript(at: index) {
        (piece.kind, piece.value, piece.range) = (.otherScript, value, index..<index + length)
        piece.isEvident = value >= Self.firstPictograph
        weigh(piece)
      } else if byte >= 0xC0 || byte == 0 && reading.starts[index + 1] - reading.starts[index] > 1 {
        strays += 1
      }
      pieces.append(piece)
      index = piece.range.upperBound
    }
  }

  /// Where another character stands than the bytes were read as, in order.
  func replacements(isExpected: Bool) -> [(range: Range<Int>, value: UInt32)] {
    let isOtherScript = otherScripts.pairs > 0
    let evidence = evidence + (isOtherScript ? otherScripts.count : 0)
    let strays = strays + (isOtherScript ? 0 : otherScripts.count)
    let isDouble =
      evidence > 0 || isExpected && neutral > 0
      ? strays * 4 <= evidence + neutral : false
    var found: [(range: Range<Int>, value: UInt32)] = []
    for (place, piece) in pieces.enumerated() where piece.kind != .plain && (isDouble || piece.isEvident) {
      switch piece.kind {
      case .plain: break
      case .otherScript:
        if isOtherScript || piece.isEvident { found.append((piece.range, piece.value)) }
      case .sequence: found.append((piece.range, piece.value))
      case .spaced: found.append((absorbsSpace(place) ? widened(piece.range) : piece.range, piece.value))
      case .cut:
        if let value = cutLetter(place) { found.append((piece.range, value)) }
      }
    }
    return found
  }

  // MARK: What the bytes may be

  private func byte(_ index: Int) -> UInt8 { index < line.upperBound ? reading.bytes[index] : 0x0A }

  /// A well-formed sequence of UTF-8 bytes that stands for a letter of Latin scripts or a mark of punctuation.
  private func sequence(at index: Int) -> (value: UInt32, length: Int)? {
    let length: Int
    switch reading.bytes[index] {
    case 0xC2...0xC6, 0xCB: length = 2
    case 0xE1...0xE2: length = 3
    default: return nil
    }
    guard index + length <= line.upperBound else { return nil }
    var value = UInt32(reading.bytes[index]) & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length {
      guard byte(index + offset) & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte(index + offset) & 0x3F)
    }
    switch value {
    // The bytes that windows-1252 leaves free: what was encoded twice before.
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: return (value, length)
    case 0xA0...0x1BF, 0x2C6, 0x2DC, 0x1E00...0x1EFF, 0x2010...0x2027, 0x2030...0x203A, 0x20AB, 0x20AC,
      0x2122,
      0x2190...0x27BF:
      return (value, length)
    default: return nil
    }
  }

  /// A sequence of UTF-8 bytes that stands for a letter of another script, for its punctuation or for a pictograph. One of
  /// its bytes may be a no-break space that has become a plain one, where the sequence or the next one shows that the
  /// word goes on.
  private func otherScript(at index: Int) -> (value: UInt32, length: Int)? {
    let lead = reading.bytes[index]
    let length: Int
    switch lead {
    case 0xCD...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0: length = 4
    default: return nil
    }
    guard index + length <= line.upperBound else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    var spaces = 0
    for offset in 1..<length {
      var next = byte(index + offset)
      if next == 0x20 {
        spaces += 1
        next = 0xA0
      }
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let isWhole =
      spaces == 0
      || spaces == 1 && (byte(index + length - 1) != 0x20 || byte(index + length) & 0xC0 == 0xC0)
    return isWhole && Self.isOtherScript(value) ? (value, length) : nil
  }

  private static func isOtherScript(_ value: UInt32) -> Bool {
    switch value {
    // Greek, Cyrillic, Armenian, Hebrew, Arabic; those of India, Thai, Lao, Burmese, Georgian; Hangul, Khmer.
    case 0x370...0x3FF, 0x400...0x45F, 0x48A...0x58F, 0x5B0...0x6FF, 0x900...0xEFF, 0x1000...0x11FF,
      0x1780...0x17FF:
      true
    // Greek with marks; Chinese, Japanese and Korean with their punctuation; forms of Arabic; full-width letters.
    case 0x1F00...0x1FFF, 0x3000...0x9FFF, 0xAC00...0xD7A3, 0xFB50...0xFE0F, 0xFE70...0xFEFC, 0xFF00...0xFFEF:
      true
    case firstPictograph...0x1FAFF: true
    default: false
    }
  }

  private static let firstPictograph: UInt32 = 0x1F000

  /// A sequence without its last byte.
  private func gap(at index: Int) -> (kind: Piece.Kind, value: UInt32, length: Int)? {
    let next = byte(index + 1)
    let isSpaceNext = next == 0x20 || next == 0x0A
    switch reading.bytes[index] {
    case 0xC2 where isSpaceNext: return (.spaced, 0xA0, 1)
    case 0xC3 where isSpaceNext: return (.spaced, 0xE0, 1)
    case 0xC6 where isSpaceNext: return (.spaced, 0x1A0, 1)
    case 0xE1 where next == 0xBA && [0x20, 0x0A].contains(byte(index + 2)): return (.spaced, 0x1EA0, 2)
    case 0xE1 where next == 0xBB && byte(index + 2) & 0xC0 != 0x80: return (.cut, 0x1EDD, 2)
    case 0xE2 where next == 0x80 && byte(index + 2) & 0xC0 != 0x80: return (.cut, 0x201D, 2)
    case 0xC3 where isLetter(next): return (.cut, 0xC1, 1)
    case 0xC4 where isLetter(next): return (.cut, 0x110, 1)
    default: return nil
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0xC0 }

  // MARK: What speaks for it

  private enum Neighbour { case small, firstCapital, capital, other }

  /// What stands right before the piece that comes next.
  private var before: Neighbour {
    guard let last = pieces.last, Words.isLetter(last.value) else { return .other }
    guard Self.isCapital(last.value) else { return .small }
    let isFirst = pieces.count < 2 || !Words.isLetter(pieces[pieces.count - 2].value)
    return isFirst ? .firstCapital : .capital
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  private mutating func weigh(_ piece: Piece) {
    guard !piece.isEvident else {
      evidence += 1
      return
    }
    switch piece.kind {
    case .plain: break
    case .cut:
      // NÃO, Äpfel; á» is no end of a word that is followed by one.
      if piece.range.count > 1 { neutral += 1 } else { strays += 1 }
    case .spaced: weighSpaced(piece)
    case .otherScript:
      otherScripts.count += 1
      if pieces.last?.kind == .otherScript { otherScripts.pairs += 1 }
    case .sequence:
      if isCapitalBeforeSign(piece) { neutral += 1 } else { evidence += 1 }
    }
  }

  /// No word of small letters goes on with Ã, no sentence with Â; capitals may: IRMÃ MARIA.
  private mutating func weighSpaced(_ piece: Piece) {
    let isFirstOfTwo = pieces.last?.kind == .sequence
    switch (before, piece.value) {
    case (.small, 0xE0), (.small, 0xA0): evidence += 1
    case (.other, 0xA0)
    where pieces.last.map { [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29].contains($0.value) } == true:
      evidence += 1
    case (.capital, _) where !isFirstOfTwo: strays += 1
    default: neutral += 1
    }
  }

  /// A capital at the end of a word and a sign after it may be just that: IRMÃ”, MÃ, NÃO…, «está»…
  private func isCapitalBeforeSign(_ piece: Piece) -> Bool {
    let last = byte(piece.range.upperBound - 1)
    let isAtEnd = !isLetter(byte(piece.range.upperBound))
    if piece.range.count == 3 {
      // á»… and á»” end a quotation in Spanish.
      return isAtEnd && byte(piece.range.lowerBound) == 0xE1 && byte(piece.range.lowerBound + 1) == 0xBB
        && (last == 0x85 || (0x91...0x97).contains(last))
    }
    let isAfterSmall = before == .small && piece.range.count == 2
    switch last {
    case 0x82, 0x84, 0x85, 0x91...0x97, 0xAB, 0xBB: return isAtEnd && !isAfterSmall
    case 0xA0: return before == .capital || before == .firstCapital
    default: return false
    }
  }

  // MARK: What was there

  /// Whether the plain space after a letter is a part of it: a syllable, or a word before a hyphen or comma, goes on.
  private func absorbsSpace(_ place: Int) -> Bool {
    let piece = pieces[place]
    guard byte(piece.range.upperBound) == 0x20, place + 1 < pieces.count else { return false }
    if piece.value == 0xA0 { return true }
    let prefix = letters(before: place)
    let suffix = letters(after: place + 2)
    if suffix.isEmpty {
      let next = place + 2 < pieces.count ? pieces[place + 2].value : 0
      return !prefix.isEmpty && [0x2C, 0x2E, 0x29, 0x2D].contains(next)
    }
    // Portuguese às: no word is a mere s.
    if piece.value == 0xE0, prefix.isEmpty, suffix == [0x73] { return true }
    guard let joined = Self.level(prefix + [piece.value] + suffix) else { return false }
    return joined >= Self.level(suffix) ?? 0
  }

  private func widened(_ range: Range<Int>) -> Range<Int> { range.lowerBound..<range.upperBound + 1 }

  /// The letter that makes the commonest syllable; nil where none does.
  private func cutLetter(_ place: Int) -> UInt32? {
    let candidates: [UInt32]
    switch pieces[place].value {
    case 0x201D: return 0x201D
    case 0x1EDD: candidates = [0x1EC1, 0x1ECD, 0x1ECF, 0x1EDD, 0x1ED0]
    case 0xC1: candidates = [0xC1, 0xCD, 0xDD]
    default: candidates = [0x110]
    }
    let prefix = letters(before: place)
    let suffix = letters(after: place + 1)
    var best: (value: UInt32, level: Int)?
    for value in candidates {
      guard let level = Self.level(prefix + [value] + suffix), level > best?.level ?? -1 else { continue }
      best = (value, level)
    }
    return best?.value
  }

  private static func level(_ letters: [UInt32]) -> Int? {
    guard let syllable = Syllable(letters), syllable.isWellSpelt else { return nil }
    return SyllableInventory.level(of: syllable)
  }

  /// The letters of a word before a piece, no more than a syllable has and one more.
  private func letters(before place: Int) -> [UInt32] {
    var start = place
    while start > 0, place - start <= Syllable.maximumLetterCount, Words.isLetter(pieces[start - 1].value),
      pieces[start - 1].kind != .spaced
    {
      start -= 1
    }
    return pieces[start..<place].map(\.value)
  }

  private func letters(after place: Int) -> [UInt32] {
    var end = place
    while end < pieces.count, end - place <= Syllable.maximumLetterCount, Words.isLetter(pieces[end].value) {
      end += 1
      if pieces[end - 1].kind == .spaced { break }
    }
    return place < end ? pieces[place..<end].map(\.value) : []
  }
}
