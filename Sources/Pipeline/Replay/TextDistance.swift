/// How far two texts are apart: 0 where they are the same, 1 where no three words in a row are.
public enum TextDistance {
  /// 1 − Dice's coefficient of the multisets of word trigrams (of all words together in texts of fewer than three).
  public static func between(_ left: String, _ right: String) -> Double {
    if left == right { return 0 }
    let (first, second) = (trigrams(left), trigrams(right))
    let total = first.values.reduce(0, +) + second.values.reduce(0, +)
    guard total > 0 else { return 0 }
    let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    return 1 - 2 * Double(common) / Double(total)
  }

  private static func trigrams(_ text: String) -> [ArraySlice<Substring>: Int] {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= 3 else { return words.isEmpty ? [:] : [words[...]: 1] }
    var counts: [ArraySlice<Substring>: Int] = [:]
    for start in 0...(words.count - 3) { counts[words[start..<(start + 3)], default: 0] += 1 }
    return counts
  }
}
