/// What each code point is to those who read words letter by letter: one look for all of them.
struct LetterTable: @unchecked Sendable {  // because the memory is only read once `init` is done
  struct Letter {
    /// The small letter, itself where it has none, `LetterTable.other` for letters beyond the table; 0 for what is no letter.
    fileprivate(set) var small: UInt16 = 0
    /// What it is to a Vietnamese syllable.
    fileprivate(set) var inSyllable = Syllable.Letter()
    /// Which of the letters of its group.
    fileprivate(set) var symbol: UInt8 = 0
    /// The number + 1 of the group of `LanguageProfiles` that its script is; 0 where it is none.
    fileprivate(set) var group: UInt8 = 0
    fileprivate(set) var traits: Traits = []

    @inline(__always) var isLetter: Bool { small != 0 }

    /// The small letter of `value`, whose entry this is; `value` itself for what is no letter.
    @inline(__always)
    func small(of value: UInt32) -> UInt32 {
      small == 0 || small == LetterTable.other ? value : UInt32(small)
    }
  }

  struct Traits: OptionSet {
    var rawValue: UInt8

    static let isCapital = Traits(rawValue: 1)
    static let isNotASCII = Traits(rawValue: 2)
    /// Vietnamese words have it and few others: đ, ơ, ư, a vowel with two marks, a hook or a dot.
    static let isUnmistakable = Traits(rawValue: 4)
  }

  static let shared = LetterTable(LanguageProfiles.shared)

  /// What stands for the small letter of one beyond the table: it is its own.
  static let other: UInt16 = .max
  static let limit: UInt32 = 0x2000

  private let letters: UnsafeMutablePointer<Letter>

  @inline(__always)
  subscript(_ value: UInt32) -> Letter {
    if value < Self.limit { return letters[Int(value)] }
    var letter = Letter()
    letter.traits = .isNotASCII
    if Words.isLetter(value) { letter.small = Self.other }
    return letter
  }

  private init(_ profiles: LanguageProfiles) {
    letters = .allocate(capacity: Int(Self.limit))
    letters.initialize(repeating: Letter(), count: Int(Self.limit))
    for value in 0..<Self.limit {
      let letter = letters + Int(value)
      letter.pointee.inSyllable = Syllable.Letter(value)
      letter.pointee.traits = Self.traits(of: value)
      guard Words.isLetter(value), let scalar = Unicode.Scalar(value) else { continue }
      let small = Self.small(scalar)
      letter.pointee.small = UInt16(small < Self.limit ? small : value)
      if letter.pointee.small != value { letter.pointee.traits.insert(.isCapital) }
      let known = profiles.symbols[Int(letter.pointee.small)]
      if known != 0 {
        letter.pointee.group = UInt8(truncatingIfNeeded: known >> 8)
        letter.pointee.symbol = UInt8(truncatingIfNeeded: known)
      } else if let group = Self.group(ofScriptOf: value), Self.isLetter(scalar) {
        // The counts were made of letters alone: vowel signs part words here as they did there.
        (letter.pointee.group, letter.pointee.symbol) = (group + 1, LanguageProfiles.unknown)
      }
    }
  }

  /// Between the alphabets that have capitals (Armenian is the last below U+0590) nothing is asked: it takes a while.
  private static func small(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x590..<0x10A0, 0x1100..<0x13A0, 0x1400..<0x1C80: scalar.value
    default: scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
    }
  }

  private static func traits(of value: UInt32) -> Traits {
    switch value {
    case ..<0x80: []
    case 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EFF: [.isNotASCII, .isUnmistakable]
    default: .isNotASCII
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// Groups are in the order of the table of `LanguageProfiles`: Latin, Cyrillic, Arabic, Devanagari.
  private static func group(ofScriptOf value: UInt32) -> UInt8? {
    switch value {
    case 0x41...0x24F, 0x1E00...0x1EFF: 0
    case 0x400...0x52F: 1
    case 0x620...0x6FF, 0x750...0x77F: 2
    case 0x904...0x963: 3
    default: nil
    }
  }
}
