/// The letters of a word as the Vietnamese alphabet has them, with the tone taken off.
struct Syllable {
  /// Longest spelling of a syllable: nghiêng, nghuệch.
  static let maximumLetterCount = 7

  /// Of the digits of ``key``: one more than the highest code of a letter.
  static let base: UInt64 = 34

  /// The letters' codes (1…33) as digits, the first letter highest: tells one toneless spelling from another in 36 bits.
  private(set) var key: UInt64 = 0
  /// How many letters there are, how many of them carry a tone, and which is the last that does: three bits each from the lowest on;
  /// then that tone, and `markBit` where a letter is beyond ASCII.
  private var counts: UInt32 = 0
  private static let markBit: UInt32 = 0x8000

  init() {}

  var letterCount: Int { Int(counts & 7) }
  var toneCount: Int { Int(counts >> 3 & 7) }
  var toneIndex: Int { Int(counts >> 6 & 7) }
  private var toneNumber: UInt8 { UInt8(truncatingIfNeeded: counts >> 9 & 7) }
  var hasMarks: Bool { counts & Self.markBit != 0 }

  /// A letter of either case as syllables have it.
  struct Letter {
    /// Its code (1…33; 0 where it is not of the alphabet, which has no f, j, w, z), then its tone, then whether it is beyond ASCII.
    private var bits: UInt16 = 0

    init() {}

    init(_ codePoint: UInt32) {
      if codePoint < 0x80 {
        let lower = codePoint | 0x20
        if lower >= 0x61, lower <= 0x7A { bits = UInt16(lower - 0x60) }
      } else if let vowel = VietnameseVowel(codePoint) {
        let code: UInt16 =
          switch vowel.shape {
          case .ă: 27
          case .â: 28
          case .ê: 29
          case .ô: 30
          case .ơ: 31
          case .ư: 32
          default: UInt16(vowel.base - 0x60)
          }
        bits = code | UInt16(vowel.tone.rawValue) << 8 | 0x8000
      } else if codePoint == 0x110 || codePoint == 0x111 {
        bits = 33 | 0x8000
      }
    }

    @inline(__always) var code: UInt64 { UInt64(bits & 0xFF) }
    @inline(__always) var toneNumber: UInt8 { UInt8(truncatingIfNeeded: bits >> 8 & 7) }
    @inline(__always) var isMarked: Bool { bits & 0x8000 != 0 }
  }

  /// Adds a letter; false where it is not of the alphabet or there are too many.
  mutating func append(_ codePoint: UInt32) -> Bool { append(Letter(codePoint)) }

  @inline(__always)
  mutating func append(_ letter: Letter) -> Bool {
    guard letterCount < Self.maximumLetterCount, letter.code != 0 else { return false }
    if letter.isMarked {
      counts |= Self.markBit
      if letter.toneNumber != 0 {
        let place = counts & 7
        counts = (counts & ~0xFC0) &+ 8 | place << 6 | UInt32(letter.toneNumber) << 9
      }
    }
    key = key &* Self.base &+ letter.code
    counts &+= 1
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

  init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    let span = bytes.span
    var index = 0
    while index < span.count {
      let (value, length) = codePoint(in: span, at: index)
      guard append(value) else { return nil }
      index += length
    }
  }

  init?(_ codePoints: some Sequence<UInt32>) {
    for value in codePoints {
      guard append(value) else { return nil }
    }
  }

  /// What the spelling is; nil where no syllable is spelt so.
  var form: SyllableForm? { SyllableForm.find(key) }

  var tone: VietnameseVowel.Tone { VietnameseVowel.Tone(rawValue: toneNumber) ?? .level }

  /// True where the spelling is possible, tone included: at most one mark, and one that the coda allows. The mark may be misplaced.
  var isValid: Bool {
    guard toneCount <= 1, let form else { return false }
    return form.allows(tone)
  }

  /// True where it is valid and the mark stands where the old or the new style puts it.
  var isWellSpelt: Bool { isWellSpelt(as: form) }

  func isWellSpelt(as form: SyllableForm?) -> Bool {
    guard toneCount <= 1, let form, form.allows(tone) else { return false }
    return toneCount == 0 || toneIndex == form.oldToneIndex || toneIndex == form.newToneIndex
  }

  /// Key and tone in one number of 39 bits.
  var tonedKey: UInt64 { key << 3 | UInt64(toneNumber) }
}
