internal import ASCII

/// Numbers of lines beside code: an element with nothing but figures that is named after them, or that nobody can
/// select together with the code.
enum LineNumbers {
  private static let names: [StaticString] = [
    "lineno", "linenum", "line-n", "lnt", "gutter", "blob-num", "ln-num",
  ]
  private static let styles: [StaticString] = ["user-select:none", "user-select: none"]
  /// Those of a long file in one element.
  private static let maximumBytes = 60_000

  static func isOne(_ document: borrowing HTMLDocument, _ node: Int) -> Bool {
    guard
      holds(names, document.attribute(.class, of: node), document)
        || holds(styles, document.attribute(.style, of: node), document),
      let text = document.text(of: node, maximumBytes: maximumBytes)
    else { return false }
    return text.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x20 }
  }

  private static func holds(
    _ words: [StaticString], _ range: Range<Int>?, _ document: borrowing HTMLDocument
  ) -> Bool {
    guard let range else { return false }
    return words.contains {
      ByteSearch.first($0, in: document.source, from: range.lowerBound, to: range.upperBound) != nil
    }
  }
}
