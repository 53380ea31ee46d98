/// A syllable, number or mark as the segmenter sees it.
struct WordSegmenterToken {
  /// What it looks like. The numbers are those of data/language/make_segmenter.py.
  enum Shape: UInt8 { case start, mark, digits, mixed, upper, name, foreignName, small, foreign }

  /// Equal for equal syllables, whatever their case and the place of the tone mark; 0 for marks.
  var id: UInt64
  var shape: Shape
  /// UTF-8 offsets.
  var range: Range<Int>

  /// Calls `body` with the tokens of a line: what stands between spaces, without the marks at its edges, each of which is a token of
  /// its own.
  static func forEach(of table: TokenTable, _ line: TokenTable.Line, _ body: (WordSegmenterToken) -> Void) {
    var index = line.tokens.lowerBound
    while index < line.tokens.upperBound {
      // The last word or number before the next space.
      var last: Int?
      var end = index
      repeat {
        if table.tokens[end].kind != .sign { last = end }
        end += 1
      } while end < line.tokens.upperBound && !table.tokens[end].isSpaced
      while index < end {
        let token = table.tokens[index]
        if token.kind == .sign {
          body(mark(table.bytes.span, token.range))
        } else if let last {
          body(last == index ? Self.word(token, table.bytes) : compound(table, index...last))
          index = last
        }
        index += 1
      }
    }
  }

  private static func mark(_ span: Span<UInt8>, _ range: Range<Int>) -> WordSegmenterToken {
    let shape: Shape
    switch codePoint(in: span, at: range.lowerBound).value {
    case 0x2E, 0x3F, 0x21, 0x2026, 0x3A, 0x3B, 0x22, 0x201C, 0x201D, 0x2018, 0x28: shape = .start
    default: shape = .mark
    }
    return WordSegmenterToken(id: 0, shape: shape, range: range)
  }

  private static func word(_ token: Token, _ bytes: [UInt8]) -> WordSegmenterToken {
    guard token.kind == .word else {
      let isAllDigits = bytes[token.range].allSatisfy { $0 >= 0x30 }
      return number(token.range, hasOnlyDigits: isAllDigits)
    }
    let isUpper = token.letterCount > 1 && token.traits.contains(.isAllCapital)
    return word(token.range, token.syllable, token.text, isUpper: isUpper, isCapital: token.isCapital)
  }

  /// What has marks or changes of script inside.
  private static func compound(_ table: TokenTable, _ tokens: ClosedRange<Int>) -> WordSegmenterToken {
    let parts = table.tokens[tokens]
    let range =
      table.tokens[tokens.lowerBound].range.lowerBound..<table.tokens[tokens.upperBound].range.upperBound
    guard !parts.contains(where: { $0.kind == .number }) else {
      return number(range, hasOnlyDigits: false)
    }
    return word(
      range, nil, Lemma(lowercasing: table.bytes.span, range),
      isUpper: parts.allSatisfy { $0.kind == .sign || $0.traits.contains(.isAllCapital) },
      isCapital: table.tokens[tokens.lowerBound].isCapital)
  }

  private static func number(_ range: Range<Int>, hasOnlyDigits: Bool) -> WordSegmenterToken {
    let shape: Shape = hasOnlyDigits ? .digits : .mixed
    return WordSegmenterToken(
      id: WordSegmenterModel.mixed(UInt64(shape.rawValue)), shape: shape, range: range)
  }

  private static func word(
    _ range: Range<Int>, _ syllable: Syllable?, _ text: Lemma, isUpper: Bool, isCapital: Bool
  ) -> WordSegmenterToken {
    let syllable = syllable.flatMap { $0.toneCount <= 1 ? $0 : nil }
    let isKnown = syllable.map(SyllableInventory.contains) ?? false
    let shape: Shape =
      isUpper ? .upper : isCapital ? (isKnown ? .name : .foreignName) : isKnown ? .small : .foreign
    let key = syllable?.wordKey ?? text.hash
    return WordSegmenterToken(id: WordSegmenterModel.mixed(key &+ 16), shape: shape, range: range)
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
