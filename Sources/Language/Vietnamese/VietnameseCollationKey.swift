internal import ASCII

/// Orders words as Vietnamese dictionaries do: by letters (a ă â b c d đ e ê …), then by tones (level, grave, hook, tilde, acute, dot),
/// then small letters before capitals. Punctuation comes before digits, digits before letters.
public struct VietnameseCollationKey: Comparable, Hashable, Sendable {
  /// Comparable byte by byte.
  public let bytes: [UInt8]

  public init(_ text: String) {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    var cases: [UInt8] = []
    for scalar in Fold.composed(text).unicodeScalars {
      let (weight, tone, isCapital) = Self.weights(of: scalar.value)
      letters += weight
      tones.append(tone + 1)
      cases.append(isCapital ? 2 : 1)
    }
    bytes = letters + [0] + tones + [0] + cases
  }

  /// The bytes as small hexadecimal digits: text in the same order.
  public var hexadecimal: String { bytes.hexadecimal }

  public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

  private static let alphabet = Array("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars.map(\.value))
  /// As the Default Unicode Collation Element Table has them.
  private static let punctuation = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8)

  private static func weights(of value: UInt32) -> (weight: [UInt8], tone: UInt8, isCapital: Bool) {
    if let vowel = VietnameseVowel(value) {
      let toneRanks: [UInt8] = [0, 1, 4, 2, 3, 5]
      let letter = VietnameseVowel(vowel.shape).codePoint
      return (rank(of: letter), toneRanks[Int(vowel.tone.rawValue)], vowel.isUppercase)
    }
    if value == 0x110 { return (rank(of: 0x111), 0, true) }
    if value < 0x80 {
      let isCapital = value >= 0x41 && value <= 0x5A
      return (rank(of: isCapital ? value | 0x20 : value), 0, isCapital)
    }
    return (rank(of: value), 0, false)
  }

  private static func rank(of value: UInt32) -> [UInt8] {
    if let place = alphabet.firstIndex(of: value) { return [UInt8(100 + place)] }
    if (0x30...0x39).contains(value) { return [UInt8(60 + value - 0x30)] }
    if value < 0x80, let place = punctuation.firstIndex(of: UInt8(value)) { return [UInt8(2 + place)] }
    return [200, UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }
}
