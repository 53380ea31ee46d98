import Testing

@testable import Extract

/// Bad HTML that browsers read without loss: the text behind it stays.
struct HTMLTreeTests {
  private static let hidden: HTMLTagSet = [
    .script, .style, .noscript, .template, .select, .textarea, .iframe,
  ]

  /// The visible text of a page, a line where a block or a `<br>` begins or ends.
  private func lines(_ html: String) -> [String] {
    let document = HTMLDocument(utf8: Array(html.utf8))
    var lines: [String] = []
    var line: [UInt8] = []
    var ends: [Int] = []
    func endLine() {
      if let text = HTMLText.trimmed(line) { lines.append(text) }
      line = []
    }
    var node = 0
    while node < document.nodes.count {
      while let end = ends.last, end <= node {
        ends.removeLast()
        endLine()
      }
      let record = document.nodes[node]
      if record.tag == .text {
        HTMLText.append(
          document.source.span, Int(record.valueStart)..<Int(record.valueEnd), to: &line)
      } else if Self.hidden.contains(record.tag) {
        node = document.end(node)
        continue
      } else if record.tag == .br || !HTMLTagSet.inline.contains(record.tag) {
        endLine()
        ends.append(document.end(node))
      }
      node += 1
    }
    endLine()
    return lines
  }

  @Test(arguments: [
    "<noscript><div id=a><p>Enable it.</noscript>", "<template><li>x<div></template>",
    "<select><option>One<div>Two</select>", "<h2>Heading</h3>", "<noscript><div></p></h1></noscript>",
    "<svg><path d='M0 0'/>", "<svg><svg></svg><desc>no</desc></svg>", "<select><option>never ended",
    "<template><p>never ended", "<script><!-- <script>a</script> --></script>", "<td></div><tr></div>",
  ])
  func textBehindAnElementThatEndsBadlyStays(_ bad: String) {
    let html = "<!doctype html><body><div>\(bad)<p>Text behind it.</div><p>The end."
    #expect(lines(html).suffix(2) == ["Text behind it.", "The end."])
  }

  @Test func cellsWithoutARowGetOne() {
    let document = HTMLDocument(utf8: Array("<table><thead><th>Town<th>Rain</table>".utf8))
    #expect(document.nodes.filter { $0.tag == .tr }.count == 1)
    #expect(document.nodes.filter { $0.tag == .th }.count == 2)
  }

  @Test func textBetweenThePartsOfATableStandsInFrontOfIt() {
    #expect(lines("<table>a<tr><td>1</td>b</tr></table>c") == ["ab", "1", "c"])
    #expect(lines("<p>x<table><tr><td>1<table>i<tr><td>2</table></table>") == ["x", "1i", "2"])
  }

  @Test func anEndTagOfABreakOrAParagraphBreaksTheLine() {
    #expect(lines("one</br>two</p>three") == ["one", "two", "three"])
  }

  @Test(arguments: [
    ("Orl&eacuteans", "Orléans"), ("&copy2026", "©2026"), ("Ger&aumlten", "Geräten"), ("&notit;", "¬it;"),
    ("&ampersand", "&ersand"), ("&hellip; &#8211 x", "… – x"), ("&unknown; &", "&unknown; &"),
  ])
  func namesWithoutASemicolonAreReadWhereHTMLSaysSo(_ source: String, _ text: String) {
    #expect(lines(source) == [text])
  }

  @Test func inAttributesANameWithoutASemicolonIsReadBeforeABlankOnly() {
    func alternative(_ value: String) -> String? {
      let document = HTMLDocument(utf8: Array("<img alt=\"\(value)\">".utf8))
      return document.nodes.indices.last.flatMap { document.value(.alt, of: $0) }
    }
    #expect(alternative("Marks &amp Spencer") == "Marks & Spencer")
    #expect(alternative("?a=1&copy=2&reg3") == "?a=1&copy=2&reg3")
    #expect(alternative("&#8211 x") == "– x")
  }

  @Test func aDrawingEndsWhereHTMLBegins() {
    #expect(lines("<div><svg><g><text>no</text></div>yes") == ["yes"])
    #expect(lines("<svg><foreignObject><p>no</p></foreignObject></svg>yes") == ["yes"])
    #expect(lines("a<svg><use/><div>b</div>") == ["a", "b"])
  }

  @Test func aDeclarativeShadowRootIsRenderedAndATemplateIsNot() {
    #expect(
      lines("<x-a><template shadowrootmode=open><p>seen</template></x-a><template>not</template>") == ["seen"]
    )
  }

  @Test func endTagsWithoutANameAreNoText() {
    #expect(lines("a</>b</ p>c</3>d") == ["abcd"])
  }

  @Test func aManyfoldSelectAndTableEndQuickly() {
    let selects = String(repeating: "<select>", count: 200_000) + "</select>"
    #expect(lines(selects + "<p>end").last == "end")
    let tables = String(repeating: "<table>x", count: 100_000)
    #expect(lines(tables).joined().count == 100_000)
  }
}
