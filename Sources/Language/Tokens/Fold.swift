/// Forms of a text for searching: what a user types without marks finds what was written with them.
public enum Fold {
  /// Lower case, without marks, đ as d, everything but letters and numbers as one space, none at the edges: `Hà Nội, Việt Nam!` →
  /// `ha noi viet nam`. The Icelandic ð is no đ and stays.
  public static func searchForm(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var isPending = false
    for value in unmarked(text) {
      for lower in lowercase(value == 0x110 || value == 0x111 ? 0x64 : value) {
        if (0x300...0x36F).contains(lower) { continue }
        guard Words.isLetter(lower) || isNumber(lower) else {
          isPending = !output.isEmpty
          continue
        }
        if isPending { output.append(0x20) }
        isPending = false
        output.append(codePoint: lower)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Unicode Normalization Form C.
  public static func composed(_ text: String) -> String {
    var marked = MarkedText(text)
    return CanonicalComposition.apply(to: &marked) ? marked.text : text
  }

  /// The code points without combining marks of U+0300…U+036F, written alone or as part of a letter.
  private static func unmarked(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0x300...0x36F).contains(value) { continue }
      while value >= 0xC0, value < 0x2000,
        let (first, second) = CanonicalData.shared.decomposition(of: value),
        (0x300...0x36F).contains(second)
      {
        value = first
      }
      result.append(value)
    }
    return result
  }

  /// Digits, and of the rest what Unicode gives a numeric value: ①, ½.
  private static func isNumber(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x30 && value <= 0x39 }
    return Unicode.Scalar(value)?.properties.numericType != nil
  }

  private static func lowercase(_ value: UInt32) -> [UInt32] {
    if value < 0x80 { return [value >= 0x41 && value <= 0x5A ? value | 0x20 : value] }
    guard let scalar = Unicode.Scalar(value) else { return [value] }
    return scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
  }
}
