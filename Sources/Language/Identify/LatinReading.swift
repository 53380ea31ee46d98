/// What the orthographies of Vietnamese and English say of a word of Latin letters.
struct LatinReading {
  /// A Vietnamese syllable with its mark in place.
  var isVietnamese = false
  /// A Vietnamese syllable once it gets its marks back.
  var isBareVietnamese = false
  /// Bits for either language from words that are its own.
  var vietnameseBits: UInt8 = 0
  var englishBits: UInt8 = 0
  var isUnmistakable: Bool
  var isASCII: Bool

  init(_ token: Token) {
    isUnmistakable = token.traits.contains(.isUnmistakable)
    isASCII = token.traits.contains(.isASCII)
    if let syllable = token.syllable {
      let (form, isBare) = SyllableForm.look(syllable.key)
      isVietnamese = syllable.isWellSpelt(as: form)
      if syllable.hasMarks {
        guard isVietnamese else { return }
        vietnameseBits = SyllableInventory.contains(syllable) ? isUnmistakable ? 9 : 5 : 1
        return
      }
      // What is a syllable without a mark is one that needs none.
      isBareVietnamese = isVietnamese || isBare
    }
    guard isASCII, token.letterCount > 2 else { return }
    if EnglishWords.contains(token.text) {
      englishBits = 3
    } else if VietnameseAbbreviations.contains(token.text) {
      vietnameseBits = 8
    }
  }
}
