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
  func parts(between sign: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: sign)).map { Substring($0) }
  }
}
