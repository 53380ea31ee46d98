/// A word of Latin letters as it is read: a Vietnamese syllable so far, an English word so far.
struct LatinWord {
  private var syllable = Syllable()
  private var isSyllable = true
  private var key = EnglishWords.Key()
  private var length = 0
  private var isUnmistakable = false
  private var isASCII = true

  @inline(__always)
  mutating func append(_ value: UInt32, _ letter: Syllable.Letter) {
    length &+= 1
    if value >= 0x80 {
      isASCII = false
      switch value {
      case 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...: isUnmistakable = true
      default: break
      }
    }
    if isSyllable { isSyllable = syllable.append(letter) }
    key.append(value)
  }

  /// What the orthographies say of the whole word.
  struct Reading {
    /// A Vietnamese syllable with its mark in place.
    var isVietnamese = false
    /// A Vietnamese syllable once it gets its marks back.
    var isBareVietnamese = false
    /// Bits for either language from words that are its own.
    var vietnameseBits: UInt8 = 0
    var englishBits: UInt8 = 0
    /// Has a letter that Vietnamese words have and few others: đ, ơ, ư, a vowel with two marks, a hook or a dot.
    var isUnmistakable = false
    var isASCII = true
  }

  func reading() -> Reading {
    var reading = Reading(isUnmistakable: isUnmistakable, isASCII: isASCII)
    if isSyllable {
      let (form, isBare) = SyllableForm.look(syllable.key)
      reading.isVietnamese = syllable.isWellSpelt(as: form)
      // What is a syllable without a mark is one that needs none.
      reading.isBareVietnamese = !syllable.hasMarks && (reading.isVietnamese || isBare)
    }
    if isSyllable, syllable.hasMarks {
      if reading.isVietnamese {
        reading.vietnameseBits = SyllableInventory.contains(syllable) ? isUnmistakable ? 9 : 5 : 1
      }
    } else if length > 2, EnglishWords.contains(key) {
      reading.englishBits = 3
    } else if length > 2, VietnameseAbbreviations.contains(key) {
      reading.vietnameseBits = 8
    }
    return reading
  }
}
