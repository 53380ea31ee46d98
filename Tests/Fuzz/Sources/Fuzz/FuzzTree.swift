@testable internal import Extract

/// The tree of a page. Any bytes make a tree that holds together, within its limits; and no text outside of hidden
/// elements is lost, wherever the tags around it stand.
enum FuzzTree {
  static func run(_ bytes: [UInt8]) -> Int32 {
    let page = Array(String(decoding: bytes, as: UTF8.self).utf8)
    check(HTMLDocument(utf8: page), .init())
    var limits = HTMLParser.Limits()
    (limits.maximumDepth, limits.maximumNodes, limits.maximumAttributesPerElement) = (6, 40, 3)
    limits.recordsTags = true
    check(HTMLDocument(utf8: page, limits: limits), limits)
    Fuzz.expect(PageText.blocks(html: page).allSatisfy { !$0.isEmpty }, "an empty block")
    checkWords(bytes)
    return 0
  }

  // MARK: What holds for every tree

  /// Tags make at most this many nodes each: what they imply (a table body, a row) comes with them.
  private static let nodesOfATag = 8

  private static func check(_ document: HTMLDocument, _ limits: HTMLParser.Limits) {
    let nodes = document.nodes
    Fuzz.expect(nodes.first?.parent == -1 && document.end(0) == nodes.count, "the root holds all")
    Fuzz.expect(nodes.count <= limits.maximumNodes + nodesOfATag, "more nodes than the limit")
    // The nodes that are open, innermost last.
    var open = [0]
    for index in nodes.indices.dropFirst() {
      while document.end(open[open.count - 1]) <= index { open.removeLast() }
      let node = nodes[index]
      Fuzz.expect(Int(node.parent) == open[open.count - 1], "a parent that does not hold its child")
      Fuzz.expect(document.end(index) > index, "a node that ends in front of itself")
      Fuzz.expect(
        document.end(index) <= document.end(Int(node.parent)), "a child that ends behind its parent")
      let places = node.tag == .text ? document.source.count : document.attributes.count
      Fuzz.expect(
        node.valueStart >= 0 && node.valueStart <= node.valueEnd && Int(node.valueEnd) <= places,
        "a value out of its place")
      if node.tag == .text {
        Fuzz.expect(document.end(index) == index + 1, "a text that holds something")
      } else {
        // The place of the tag is one more where it is recorded.
        let maximum = limits.maximumAttributesPerElement + (limits.recordsTags ? 1 : 0)
        Fuzz.expect(Int(node.valueEnd - node.valueStart) <= maximum, "more attributes than the limit")
      }
      open.append(index)
      Fuzz.expect(open.count <= limits.maximumDepth + 2, "deeper than the limit")
    }
    for attribute in document.attributes {
      Fuzz.expect(
        attribute.start >= 0 && attribute.start <= attribute.end
          && Int(attribute.end) <= document.source.count, "an attribute out of its place")
    }
    for (node, end) in document.earlyEnds {
      Fuzz.expect(node < end && end <= document.end(node), "an effect that ends outside of its element")
    }
  }

  // MARK: No word is lost

  /// Elements that show what is in them, where HTML allows it and where it does not.
  private static let names = [
    "div", "p", "a", "b", "i", "span", "table", "tbody", "tr", "td", "th", "caption", "colgroup", "ul", "li",
    "dl", "dt", "dd", "h1", "h2", "form", "button", "address", "center", "font", "nobr", "pre", "listing",
    "section", "article", "main", "blockquote", "figure", "figcaption", "details", "summary", "ruby", "rt",
    "rp", "em", "code", "applet", "marquee", "object", "html", "body", "head", "br", "hr", "img", "input",
    "u", "s", "strike", "big", "thead", "tfoot", "nav", "label", "menu", "dialog", "col", "output", "math",
    "optgroup", "x-y",
  ]
  /// Whole elements that hide the word in them, whatever stands open within.
  private static let hiding = [
    ("<script>", "</script>"), ("<style>", "</style>"), ("<svg><g><text>", "</svg>"),
    ("<svg><svg/><title>", "</title></svg>"), ("<template><li>", "</template>"),
    ("<noscript><div><b>", "</noscript>"), ("<select><option>", "</select>"), ("<title>", "</title>"),
    ("<textarea><p>", "</textarea>"), ("<iframe><table>", "</iframe>"), ("<!-- <p> ", " -->"),
    ("<template><table><td>", "</template>"), ("<noembed>", "</noembed>"), ("</ ", ">"),
  ]

  /// The bytes as a recipe: a tag from the lists, white space, or a word that no other is like. Each word comes once
  /// if it is to be seen, else never.
  private static func checkWords(_ recipe: [UInt8]) {
    var page = "<body>"
    var (seen, count) = (Set<String>(), 0)
    for byte in recipe {
      switch Int(byte) {
      case ..<(names.count * 2):
        page += byte % 2 == 0 ? "<\(names[Int(byte / 2)])>" : "</\(names[Int(byte / 2)])>"
      case ..<(names.count * 2 + hiding.count):
        let (start, end) = hiding[Int(byte) - names.count * 2]
        page += "\(start)h\(count)x\(end)"
        count += 1
      case 250...: page += "\n"
      default:
        page += " w\(count)x "
        seen.insert("w\(count)x")
        count += 1
      }
    }
    let text = PageText.blocks(html: Array(page.utf8)).joined(separator: " ")
    let found = text.split(separator: " ").map(String.init)
    Fuzz.expect(found.count == seen.count && Set(found) == seen, "a word is lost, hidden or twice: \(page)")
  }
}
