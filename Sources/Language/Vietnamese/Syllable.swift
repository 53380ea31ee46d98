/// The letters of a word as the Vietnamese alphabet has them, with the tone taken off.
struct Syllable {
  /// Longest spelling of a syllable: nghiêng, nghuệch.
  static let maximumLetterCount = 7

  /// The letters' codes (1…33) as digits, the first letter highest: tells one toneless spelling from another in 36 bits.
  private(set) var key: UInt64 = 0
  private(set) var letterCount = 0
  private(set) var tone = VietnameseVowel.Tone.level
  /// How many letters carry a tone, and which is the last that does.
  private(set) var toneCount = 0
  private(set) var toneIndex = 0

  /// True where a letter is beyond ASCII.
  private(set) var hasMarks = false

  init() {}

  /// Adds a letter of either case; false where it is not of the alphabet (which has no f, j, w, z) or there are too many.
  mutating func append(_ codePoint: UInt32) -> Bool {
    guard letterCount < Self.maximumLetterCount else { return false }
    var code: UInt64
    if codePoint < 0x80 {
      let lower = codePoint | 0x20
      guard lower >= 0x61, lower <= 0x7A else { return false }
      code = UInt64(lower - 0x60)
    } else if let vowel = VietnameseVowel(codePoint) {
      hasMarks = true
      if vowel.tone != .level {
        tone = vowel.tone
        toneCount += 1
        toneIndex = letterCount
      }
      switch vowel.shape {
      case .ă: code = 27
      case .â: code = 28
      case .ê: code = 29
      case .ô: code = 30
      case .ơ: code = 31
      case .ư: code = 32
      default: code = UInt64(vowel.base - 0x60)
      }
    } else if codePoint == 0x110 || codePoint == 0x111 {
      hasMarks = true
      code = 33
    } else {
      return false
    }
    key = key * 34 + code
    letterCount += 1
    return true
  }

  /// The code of a letter without its marks: a for ă and â, d for đ.
  static func bareCode(_ code: UInt64) -> UInt64 {
    switch code {
    case 27, 28: 1
    case 29: 5
    case 30, 31: 15
    case 32: 21
    case 33: 4
    default: code
    }
  }

  init?(_ codePoints: some Sequence<UInt32>) {
    for value in codePoints {
      guard append(value) else { return nil }
    }
  }

  /// What the spelling is; nil where no syllable is spelt so.
  var form: SyllableForm? { SyllableForm.find(key) }

  /// True where the spelling is possible, tone included: at most one mark, and one that the coda allows. The mark may be misplaced.
  var isValid: Bool {
    guard toneCount <= 1, let form else { return false }
    return form.allows(tone)
  }

  /// True where it is valid and the mark stands where the old or the new style puts it.
  var isWellSpelt: Bool {
    guard toneCount <= 1, let form, form.allows(tone) else { return false }
    return toneCount == 0 || toneIndex == form.oldToneIndex || toneIndex == form.newToneIndex
  }

  /// Key and tone in one number of 39 bits.
  var tonedKey: UInt64 { key << 3 | UInt64(tone.rawValue) }
}
