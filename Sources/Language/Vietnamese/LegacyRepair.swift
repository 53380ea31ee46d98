internal import ASCII

/// Finds and converts Vietnamese whose bytes (TCVN3, VNI, VISCII, VPS, windows-1258) were read as windows-1252 or Latin-1.
///
/// Nothing declares these encodings; what gives them away is that hardly any word with letters beyond ASCII is readable as it
/// stands, and nearly all become Vietnamese syllables in one of them.
enum LegacyRepair {
  /// The encoding that `text` was written in; nil where it makes sense as it is.
  static func detect(in text: [UInt8]) -> LegacyEncoding? {
    let reading = Windows1252.Reading(of: text, keepsStarts: false)
    // A sign alone (a dash, ©, ») would be a letter in some encoding: only words with plain letters too give proof.
    var marked: [Range<Int>] = []
    var plain = Score()
    forEachWord(of: reading.bytes) { word, isMarked in
      if isMarked {
        marked.append(word)
      } else if plain.valid + plain.invalid < maximumWords {
        plain.add(reading.bytes[word])
      }
    }
    guard marked.count >= minimumWords, reading.otherCount * 10 <= marked.count else { return nil }
    // Of the words without marks most can be Vietnamese.
    guard plain.invalid <= plain.valid + marked.count else { return nil }
    let sample = marked.prefix(maximumWords)
    var asItIs = Score()
    for word in sample { asItIs.add(reading.bytes[word]) }
    var best: (encoding: LegacyEncoding, score: Score)?
    for encoding in LegacyEncoding.all {
      let found = score(sample, of: reading.bytes, in: encoding)
      guard found.isConvincing, found.points > asItIs.points, found.valid > asItIs.valid else { continue }
      if best == nil || found.points > best!.score.points { best = (encoding, found) }
    }
    return best?.encoding
  }

  /// Converts the words of `text` that are syllables in `encoding`, and the rest of them as far as it goes.
  static func apply(_ encoding: LegacyEncoding, to text: inout MarkedText) -> Bool {
    let bytes = text.bytes
    let reading = Windows1252.Reading(of: bytes)
    var edits = TextEdits()
    forEachWord(of: reading.bytes) { word, _ in
      let decoded = encoding.decode(reading.bytes[word])
      guard !decoded.elementsEqual(reading.bytes[word].lazy.map(UInt32.init)) else { return }
      // A dash or a bullet by itself is more likely what it looks like than a capital vowel.
      if decoded.count == 1, VietnameseVowel(decoded[0])?.isUppercase != false,
        reading.isSign(at: word.lowerBound, of: bytes)
      {
        return
      }
      var replacement: [UInt8] = []
      for value in decoded { replacement.append(codePoint: value) }
      edits.replace(reading.range(of: word), of: bytes, with: replacement)
    }
    return text.apply(edits)
  }

  /// Words of fewer than this many give no proof.
  private static let minimumWords = 2
  /// So many are read, with and without marks.
  private static let maximumWords = 500

  private struct Score {
    var valid = 0
    var invalid = 0
    /// Valid ones that no news has, or with a capital after a small letter.
    var rare = 0
    /// How common the syllables are.
    var points = 0

    /// Few words have to be beyond doubt.
    var isConvincing: Bool {
      valid >= minimumWords && invalid * 6 <= valid && points >= 3 * valid && (valid > 4 || rare == 0)
    }

    @inline(__always)
    mutating func add<Value: BinaryInteger>(_ word: ArraySlice<Value>) {
      // Quotation marks, dashes and dots may be bytes of letters too: what stands at the edges is left aside.
      func isLetter(_ index: Int) -> Bool { Words.isLetter(UInt32(word[index])) }
      var letters = word.indices
      while let first = letters.first, !isLetter(first) { letters.removeFirst() }
      while let last = letters.last, !isLetter(last) { letters.removeLast() }
      guard !letters.isEmpty else { return }
      var syllable = Syllable()
      for index in letters where !syllable.append(UInt32(word[index])) {
        invalid += 1
        return
      }
      guard syllable.isWellSpelt else {
        invalid += 1
        return
      }
      valid += 1
      let level = SyllableInventory.level(of: syllable)
      points += 2 + (level ?? 0)
      if level == nil || hasCapitalInside(word[letters]) { rare += 1 }
    }
  }

  private static func score(
    _ words: ArraySlice<Range<Int>>, of bytes: [UInt8], in encoding: LegacyEncoding
  ) -> Score {
    var score = Score()
    var word: [UInt32] = []
    for range in words {
      word.removeAll(keepingCapacity: true)
      encoding.decode(bytes[range], into: &word)
      score.add(word[...])
    }
    return score
  }

  private static func hasCapitalInside(_ letters: ArraySlice<some BinaryInteger>) -> Bool {
    var isAfterSmall = false
    for letter in letters {
      let value = UInt32(letter)
      let isCapital = VietnameseVowel(value)?.isUppercase ?? ((0x41...0x5A).contains(value) || value == 0x110)
      if isCapital, isAfterSmall { return true }
      isAfterSmall = !isCapital
    }
    return false
  }

  /// Runs of ASCII letters, bytes above ASCII, and the controls that VISCII and VPS use for capitals; with whether a run has letters
  /// and others.
  private static func forEachWord(of bytes: [UInt8], _ body: (Range<Int>, _ isMarked: Bool) -> Void) {
    let span = bytes.span
    var start = 0
    var (hasLetters, hasOthers) = (false, false)
    for index in 0...span.count {
      if index < span.count {
        let byte = span[index]
        if byte.isASCIILetter {
          hasLetters = true
          continue
        }
        if byte >= 0x80 && byte != 0xA0 || byte > 0 && byte < 0x20 && ![0x0A, 0x09, 0x0D].contains(byte) {
          hasOthers = true
          continue
        }
      }
      if index > start { body(start..<index, hasLetters && hasOthers) }
      start = index + 1
      (hasLetters, hasOthers) = (false, false)
    }
  }
}
