/// Letters of other alphabets that stand for the Vietnamese ones they look like: Ð for Đ, Cyrillic а for a, full-width letters.
///
/// A word of a Vietnamese line is changed where that makes it a Vietnamese syllable.
enum LookAlikes {
  /// What becomes of one word; nil where it stays.
  static func repaired(_ word: [UInt32]) -> [UInt32]? {
    guard word.contains(where: { latin(for: $0) != nil }) else { return nil }
    let result = word.map { latin(for: $0) ?? $0 }
    guard let syllable = Syllable(result), syllable.isValid else { return nil }
    // Đ starts a syllable or is none; Icelandic and Faroese have ð inside and at the end.
    if word.dropFirst().contains(where: { $0 == 0xD0 || $0 == 0xF0 }) { return nil }
    // All of Cyrillic or Greek letters: a word of that alphabet.
    let isMixed = word.contains { latin(for: $0) == nil || $0 == 0xD0 || $0 == 0xF0 || $0 >= 0xFF00 }
    return isMixed ? result : nil
  }

  /// The Latin letter that a foreign one looks like.
  private static func latin(for value: UInt32) -> UInt32? {
    switch value {
    case 0xD0, 0x189: 0x110
    case 0xF0, 0x256: 0x111
    case 0xFF21...0xFF3A: value - 0xFF21 + 0x41
    case 0xFF41...0xFF5A: value - 0xFF41 + 0x61
    case 0x370...0x52F: homoglyphs[value]
    default: nil
    }
  }

  private static let homoglyphs: [UInt32: UInt32] = {
    let pairs = "АAВBЕEКKМMНHОOРPСCТTХXаaеeоoрpсcуyхxіiІIѕsЅSΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιiԁdһh"
    let values = pairs.unicodeScalars.map(\.value)
    return Dictionary(
      stride(from: 0, to: values.count - 1, by: 2).map { (values[$0], values[$0 + 1]) },
      uniquingKeysWith: { a, _ in a })
  }()
}
