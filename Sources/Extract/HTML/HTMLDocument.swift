/// An HTML page as a flat tree: nodes in document order over the page's own bytes.
///
/// A node's descendants are the nodes from the next one up to its `end`, so that a walk is a loop over an
/// array, a subtree is a range and nothing recurses. Text and attribute values stay where they are in the
/// source until somebody asks for them.
struct HTMLDocument {
  struct Node {
    var tag: HTMLTag
    /// The bits of its attributes' names: asked for one that it has not, most elements need not look.
    var attributeBits: UInt16 = 0
    /// -1 for the root.
    var parent: Int32
    /// The index behind the last descendant.
    var end: Int32
    /// Text: its bytes in `source`. Element: its attributes in `attributes`.
    var valueStart: Int32
    var valueEnd: Int32
  }

  let source: [UInt8]
  /// The first node is a root that stands for the document.
  let nodes: [Node]
  let attributes: [HTMLAttribute]
  /// Inline elements whose end tag came while a block inside them was still open: where their effect ends.
  let earlyEnds: [Int: Int]
  /// False where a limit on nodes ended the parse before the bytes did.
  let isWhole: Bool

  /// - Parameter utf8: valid UTF-8.
  init(utf8: [UInt8], limits: HTMLParser.Limits = .init()) {
    var parser = HTMLParser(limits: limits, byteCount: utf8.count)
    parser.parse(utf8.span)
    source = utf8
    nodes = parser.nodes
    attributes = parser.attributes
    earlyEnds = parser.earlyEnds
    isWhole = !parser.hitLimit
  }
}

extension HTMLDocument {
  @inline(__always)
  func end(_ node: Int) -> Int { Int(nodes[node].end) }

  @inline(__always)
  func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

  /// The innermost node that holds them all.
  ///
  /// - Parameter nodes: in document order, one at least.
  func ancestor(of nodes: [Int]) -> Int {
    var node = nodes[0]
    while node > 0, let last = nodes.last, last >= end(node) { node = parent(node) }
    return node
  }

  /// Where the effect of an inline element ends.
  func effectEnd(_ node: Int) -> Int { earlyEnds.isEmpty ? end(node) : earlyEnds[node] ?? end(node) }

  @inline(__always)
  func attribute(_ name: HTMLAttribute.Name, of node: Int) -> Range<Int>? {
    nodes[node].attributeBits & name.bit == 0 ? nil : find(name, of: node)
  }

  private func find(_ name: HTMLAttribute.Name, of node: Int) -> Range<Int>? {
    let record = nodes[node]
    var index = Int(record.valueStart)
    while index < Int(record.valueEnd) {
      let attribute = attributes[index]
      if attribute.name == name { return Int(attribute.start)..<Int(attribute.end) }
      index += 1
    }
    return nil
  }

  /// The value with references resolved and white space at the ends cut; nil where it is absent or blank.
  func value(_ name: HTMLAttribute.Name, of node: Int) -> String? {
    guard let range = attribute(name, of: node) else { return nil }
    return HTMLText.string(source, range, isAttribute: true)
  }

  /// All text inside of a node, white space collapsed; nil where there is none.
  func text(of node: Int, maximumBytes: Int = .max) -> String? {
    text(in: node..<end(node), maximumBytes: maximumBytes)
  }

  /// The text of a range of nodes: of a line, whose owner may hold more.
  func text(in range: Range<Int>, maximumBytes: Int = .max) -> String? {
    var decoded: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound, decoded.count < maximumBytes {
      switch nodes[index].tag {
      case .text:
        HTMLText.append(source.span, Int(nodes[index].valueStart)..<Int(nodes[index].valueEnd), to: &decoded)
      case .script, .style, .noscript, .template, .svg, .iframe:
        index = max(end(index), index + 1)
        continue
      case let tag where tag == .br || !HTMLTagSet.inline.contains(tag):
        if let last = decoded.last, last != 0x20 { decoded.append(0x20) }
      default: break
      }
      index += 1
    }
    return HTMLText.trimmed(decoded)
  }

  /// The source of a text node or of the only text node of a raw element (a script, a title).
  func rawText(of node: Int) -> Range<Int>? {
    let index = nodes[node].tag == .text ? node : node + 1
    guard index < nodes.count, index < max(end(node), node + 1), nodes[index].tag == .text else { return nil }
    return Int(nodes[index].valueStart)..<Int(nodes[index].valueEnd)
  }
}
