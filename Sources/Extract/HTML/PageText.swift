/// The text of a whole page, menus and all, as its tree holds it.
public enum PageText {
  /// The text block after block: a block element, its beginning, its end, or a `br` ends a run of text. White space is
  /// collapsed, blank runs are left out; the text of scripts, styles, drawings, templates, titles and form fields is not in
  /// it.
  ///
  /// - Parameter html: UTF-8; bytes that are none are replaced.
  public static func blocks(html: [UInt8]) -> [String] {
    let document = HTMLDocument(utf8: Array(String(decoding: html, as: UTF8.self).utf8))
    let inline = HTMLTagSet.inline
    var blocks: [String] = []
    var text: [UInt8] = []
    var openEnds: [Int] = []
    func flush() {
      if let text = HTMLText.trimmed(text) { blocks.append(text) }
      text.removeAll(keepingCapacity: true)
    }
    var node = 0
    while node < document.nodes.count {
      while let end = openEnds.last, end <= node {
        openEnds.removeLast()
        flush()
      }
      let record = document.nodes[node]
      switch record.tag {
      case .text:
        HTMLText.append(document.source.span, Int(record.valueStart)..<Int(record.valueEnd), to: &text)
      case let tag where HTMLTagSet.unseen.contains(tag):
        node = max(document.end(node), node + 1)
        continue
      case .br: flush()
      case let tag where !inline.contains(tag):
        flush()
        openEnds.append(document.end(node))
      default: break
      }
      node += 1
    }
    flush()
    return blocks
  }
}
