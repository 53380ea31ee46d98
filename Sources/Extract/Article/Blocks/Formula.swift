internal import ASCII

/// Formulas in TeX between dollar signs: as their author wrote them where the page still says so, else what their
/// MathML means.
enum Formula {
  /// A longer one is read as the text that it shows.
  private static let maximumNodes = 4_000
  private static let maximumDepth = 40
  private static let maximumBytes = 4_000

  /// Of a `<math>` element: its `alttext`, its annotation in TeX, or its own structure (MathML Core).
  static func tex(of math: Int, _ document: borrowing HTMLDocument) -> String? {
    let end = document.end(math)
    guard end - math <= maximumNodes else { return nil }
    var tex = document.value(.alttext, of: math)
    var node = math + 1
    while node < end, tex == nil {
      if document.nodes[node].tag == .annotation, isTeX(document.value(.encoding, of: node)) {
        tex = document.text(of: node)
      }
      node += 1
    }
    return marked(tex ?? MathML(copy document).tex(of: math, depth: maximumDepth))
  }

  private static func isTeX(_ encoding: String?) -> Bool {
    encoding == "application/x-tex" || encoding == "TeX" || encoding == "LaTeX"
  }

  /// Of a picture that draws one: what stands in its `alt`.
  static func tex(ofPicture picture: Int, _ document: borrowing HTMLDocument) -> String? {
    guard let range = document.attribute(.alt, of: picture), !range.isEmpty else { return nil }
    let isNamed =
      document.attribute(.class, of: picture).map { names in
        ["latex", "math"].contains { (name: StaticString) in
          ByteSearch.first(name, in: document.source, from: names.lowerBound, to: names.upperBound) != nil
        }
      } ?? false
    guard let alt = document.value(.alt, of: picture), isNamed || holdsCommands(alt) else { return nil }
    return marked(alt)
  }

  /// A command with an argument, or two commands: a backslash elsewhere parts the folders of a path.
  private static func holdsCommands(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var count = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") {
      let isInsideWord =
        index > 0 && (bytes[index - 1].isASCIILetter || bytes[index - 1] == UInt8(ascii: ":"))
      let length = bytes[(index + 1)...].prefix(while: \.isASCIILetter).count
      guard !isInsideWord, length >= 2 else { continue }
      count += 1
      let next = index + 1 + length
      if next < bytes.count, bytes[next] == UInt8(ascii: "{") { return true }
    }
    return count >= 2
  }

  /// Without what only sets the size, between dollar signs; nil where nothing is left.
  private static func marked(_ tex: String?) -> String? {
    guard var tex, tex.utf8.count <= maximumBytes else { return nil }
    for opening in ["{\\displaystyle", "{\\textstyle"] where tex.hasPrefix(opening) && tex.hasSuffix("}") {
      tex = String(tex.dropFirst(opening.count).dropLast())
    }
    return HTMLText.trimmed(Array(tex.utf8)).map { "$\($0)$" }
  }
}
