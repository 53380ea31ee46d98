extension String {
  /// Parts before and behind the last occurrence, trimmed.
  func lastSplit(_ separator: String) -> (String, String)? {
    guard ByteSearch.contains(separator, in: self) else { return nil }
    let (text, mark) = (Array(utf8), Array(separator.utf8))
    var index = text.count - mark.count
    while index > 0 {
      if text[index..<index + mark.count].elementsEqual(mark) { return Self.halves(text, index, mark.count) }
      index -= 1
    }
    return nil
  }

  func firstSplit(_ separator: String) -> (String, String)? {
    guard let index = ByteSearch.first(separator, in: self) else { return nil }
    return Self.halves(Array(utf8), index, separator.utf8.count)
  }

  private static func halves(_ text: [UInt8], _ index: Int, _ length: Int) -> (String, String)? {
    guard let head = HTMLText.trimmed(text[..<index]), let tail = HTMLText.trimmed(text[(index + length)...])
    else { return nil }
    return (head, tail)
  }
}
