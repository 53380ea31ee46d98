/// A syllable, number or mark as the segmenter sees it.
struct WordSegmenterToken {
  /// What it looks like. The numbers are those of data/language/make_segmenter.py.
  enum Shape: UInt8 { case start, mark, digits, mixed, upper, name, foreignName, small, foreign }

  /// Equal for equal syllables, whatever their case and the place of the tone mark; 0 for marks.
  var id: UInt64
  var shape: Shape
  /// UTF-8 offsets.
  var range: Range<Int>

  /// Calls `body` with the tokens of a text: what stands between spaces, without the marks at its edges, each of which is a token of
  /// its own.
  static func forEach(in bytes: [UInt8], _ range: Range<Int>, _ body: (WordSegmenterToken) -> Void) {
    let span = bytes.span
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = span[index]
      if byte == 0x20 || byte == 0x0A {
        index += 1
        continue
      }
      let word = Reading(span, from: index, to: range.upperBound)
      for mark in index..<word.start where span[mark] & 0xC0 != 0x80 { body(Self.mark(span, at: mark)) }
      if word.start < word.end { body(word.token) }
      for mark in word.end..<word.chunkEnd where span[mark] & 0xC0 != 0x80 { body(Self.mark(span, at: mark)) }
      index = word.chunkEnd
    }
  }

  private static func mark(_ span: Span<UInt8>, at index: Int) -> WordSegmenterToken {
    let (value, length) = codePoint(in: span, at: index)
    let shape: Shape
    switch value {
    case 0x2E, 0x3F, 0x21, 0x2026, 0x3A, 0x3B, 0x22, 0x201C, 0x201D, 0x2018, 0x28: shape = .start
    default: shape = .mark
    }
    return WordSegmenterToken(id: 0, shape: shape, range: index..<index + length)
  }
}

/// What stands between two spaces, read from its start to its end.
private struct Reading {
  /// Of the part from the first letter or digit to the last.
  var start: Int
  var end: Int
  var chunkEnd: Int
  private var syllable = Syllable()
  private var isSyllable = true
  private var lemma = Lemma.none
  private var hasDigits = false
  private var isAllDigits = true
  private var isCapital = false
  private var isUpper = true
  private var length = 0

  init(_ span: Span<UInt8>, from first: Int, to limit: Int) {
    let letters = SmallLetters.shared
    start = first
    end = first
    chunkEnd = first
    // Marks inside count only where a letter or digit follows them.
    var pending = first
    while chunkEnd < limit, span[chunkEnd] != 0x20, span[chunkEnd] != 0x0A {
      let (value, width) = codePoint(in: span, at: chunkEnd)
      let isDigit = value >= 0x30 && value <= 0x39
      let small = letters[value]
      if small != 0 || isDigit {
        if length == 0 {
          start = chunkEnd
        } else if pending < chunkEnd {
          isSyllable = false
          isAllDigits = false
          for place in pending..<chunkEnd { lemma.append(span[place]) }
        }
        add(value, small, isDigit)
        end = chunkEnd + width
        pending = end
      }
      chunkEnd += width
    }
    if length == 0 { (start, end) = (chunkEnd, chunkEnd) }
  }

  @inline(__always)
  private mutating func add(_ value: UInt32, _ small: UInt16, _ isDigit: Bool) {
    if isDigit {
      hasDigits = true
    } else {
      isAllDigits = false
      let isCapital = small != value && small != SmallLetters.other
      if length == 0 { self.isCapital = isCapital }
      if !isCapital { isUpper = false }
      lemma.append(codePoint: small)
      if isSyllable { isSyllable = syllable.append(value) && syllable.toneCount <= 1 }
    }
    length += 1
  }

  var token: WordSegmenterToken {
    typealias Shape = WordSegmenterToken.Shape
    guard !hasDigits else {
      let shape: Shape = isAllDigits ? .digits : .mixed
      return WordSegmenterToken(
        id: WordSegmenterModel.mixed(UInt64(shape.rawValue)), shape: shape, range: start..<end)
    }
    let isKnown = isSyllable && SyllableInventory.contains(syllable)
    let shape: Shape =
      isUpper && length > 1
      ? .upper : isCapital ? (isKnown ? .name : .foreignName) : isKnown ? .small : .foreign
    let key = isSyllable ? syllable.wordKey : lemma.hash
    return WordSegmenterToken(id: WordSegmenterModel.mixed(key &+ 16), shape: shape, range: start..<end)
  }
}

extension Syllable {
  /// `tonedKey`, the same for both spellings of an open i: lý and lí, mỹ and mĩ.
  fileprivate var wordKey: UInt64 {
    let last = key % 34
    let before = key / 34 % 34
    let isVowel = before >= 27 && before <= 32 || [1, 5, 9, 15, 21, 25].contains(before)
    guard last == 25, before != 0, !isVowel else { return tonedKey }
    return (key - 16) << 3 | UInt64(tone.rawValue)
  }
}
