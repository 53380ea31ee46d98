/// Questions to a text's bytes. `String` answers them for characters, which may be written in several ways, and takes ten
/// times as long; where the other side is ASCII or folded, both answers are the same.
extension String {
  /// Begins with these bytes.
  func begins(with opening: String) -> Bool {
    let (text, opening) = (utf8Span.span, opening.utf8Span.span)
    guard opening.count <= text.count else { return false }
    for index in 0..<opening.count where text[index] != opening[index] { return false }
    return true
  }

  /// Ends with these bytes.
  func ends(with ending: String) -> Bool {
    let (text, ending) = (utf8Span.span, ending.utf8Span.span)
    let start = text.count - ending.count
    guard start >= 0 else { return false }
    for index in 0..<ending.count where text[start + index] != ending[index] { return false }
    return true
  }

  /// The parts between a sign of ASCII, empty ones left out.
  func parts(between sign: Unicode.Scalar) -> [String] {
    let sign = UInt8(ascii: sign)
    return parts { $0 == sign }
  }

  /// The parts between signs of ASCII, empty ones left out.
  func parts(where isSign: (UInt8) -> Bool) -> [String] {
    let bytes = utf8Span.span
    var parts: [String] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || isSign(bytes[index]) {
      if index > start { parts.append(String(validUTF8: bytes.extracting(start..<index))) }
      start = index + 1
    }
    return parts
  }

  /// What stands before the first of such signs; all of it where there is none.
  func prefix(before isSign: (UInt8) -> Bool) -> String {
    let bytes = utf8Span.span
    for index in bytes.indices where isSign(bytes[index]) {
      return String(validUTF8: bytes.extracting(0..<index))
    }
    return self
  }
}
