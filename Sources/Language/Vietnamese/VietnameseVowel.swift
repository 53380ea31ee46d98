/// A vowel of the Vietnamese alphabet, taken apart: its shape (a, ă, â …), its tone and its case.
struct VietnameseVowel: Equatable {
  /// The twelve vowels, in the order of the alphabet.
  enum Shape: UInt8 { case a, ă, â, e, ê, i, o, ô, ơ, u, ư, y }
  /// In the order of dictionaries (and of VNI's digits but for the first).
  enum Tone: UInt8 { case level, grave, acute, hook, tilde, dot }

  var shape: Shape
  var tone: Tone
  var isUppercase: Bool

  init(_ shape: Shape, _ tone: Tone = .level, isUppercase: Bool = false) {
    self.shape = shape
    self.tone = tone
    self.isUppercase = isUppercase
  }

  /// nil where the code point is no vowel of the alphabet.
  init?(_ codePoint: UInt32) {
    guard codePoint < UInt32(Self.codes.count) else { return nil }
    let code = Self.codes[Int(codePoint)]
    let index = code & 0x7F
    guard index > 0, let shape = Shape(rawValue: (index - 1) / 6), let tone = Tone(rawValue: (index - 1) % 6)
    else { return nil }
    self.init(shape, tone, isUppercase: code & 0x80 != 0)
  }

  var codePoint: UInt32 {
    let index = Int(shape.rawValue) * 6 + Int(tone.rawValue)
    return isUppercase ? Self.uppercase[index] : Self.lowercase[index]
  }

  /// The vowel with one more combining mark, in whatever order marks come; nil where it takes none such.
  func adding(mark: UInt32) -> VietnameseVowel? {
    var result = self
    switch (shape, mark) {
    case (_, 0x300) where tone == .level: result.tone = .grave
    case (_, 0x301) where tone == .level: result.tone = .acute
    case (_, 0x309) where tone == .level: result.tone = .hook
    case (_, 0x303) where tone == .level: result.tone = .tilde
    case (_, 0x323) where tone == .level: result.tone = .dot
    case (.a, 0x302): result.shape = .â
    case (.a, 0x306): result.shape = .ă
    case (.e, 0x302): result.shape = .ê
    case (.o, 0x302): result.shape = .ô
    case (.o, 0x31B): result.shape = .ơ
    case (.u, 0x31B): result.shape = .ư
    default: return nil
    }
    return result
  }

  /// The vowel's letter without its marks, lower case.
  var base: UInt8 {
    switch shape {
    case .a, .ă, .â: UInt8(ascii: "a")
    case .e, .ê: UInt8(ascii: "e")
    case .i: UInt8(ascii: "i")
    case .o, .ô, .ơ: UInt8(ascii: "o")
    case .u, .ư: UInt8(ascii: "u")
    case .y: UInt8(ascii: "y")
    }
  }

  /// Twelve shapes, six tones each.
  static let lowercase = letters("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
  static let uppercase = letters("AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ")

  private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// By code point: 0, or 1 + place among the letters, with the high bit for capitals.
  private static let codes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 0x1F00)
    for (index, value) in lowercase.enumerated() { codes[Int(value)] = UInt8(index + 1) }
    for (index, value) in uppercase.enumerated() { codes[Int(value)] = UInt8(index + 1) | 0x80 }
    return codes
  }()
}
