import Testing

@testable import Extract

/// Bad HTML that browsers read without loss: the text behind it stays.
struct HTMLTreeTests {
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
      } else if HTMLTagSet.unseen.contains(record.tag) {
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

  /// Each pair differs in one tag, which decides where the blocks are.
  @Test(arguments: [
    // A page that has begun its body has no second beginning.
    ("w0 <html>w1", ["w0 w1"]), ("<html>w0 <body>w1", ["w0 w1"]), ("<x-a>w0</x-a><body>w1", ["w0w1"]),
    ("<head></p><title>t</title>w0</head>w1", ["w0w1"]),
    // The end of formatting ends what is open in it, but no block.
    ("<b><audio>w0</b>w1", ["w0", "w1"]), ("<b><div>w0</b>w1", ["w0w1"]),
    ("<b><datalist><div>w0</b>w1", ["w0w1"]), ("<i><datalist><div>w0</b>w1", []),
    // It goes on behind the end of its block: its end tag ends what was opened since.
    ("<p><b></p><audio>w0</b>w1", ["w0", "w1"]), ("<p><b></b></p><audio>w0</b>w1", ["w0w1"]),
    // Not within a cell or an object.
    ("<b><object><audio>w0</b>w1</object>", ["w0w1"]), ("<b><table><td><audio>w0</b>w1", ["w0w1"]),
    // A button is no block, but holds off the end of formatting.
    ("<a><dialog>w0<button><a>w1", ["w0", "w1"]), ("<a><dialog>w0<span><a>w1", ["w0", "w1"]),
    // At most three of the same are opened again, and those of other attributes beside them.
    ("<p><b><b><b><b></p>-<audio>w0</b></b></b>w1</b>w2", ["-", "w0", "w1w2"]),
    // Links do not nest, nor do <nobr>s.
    ("<a><legend>w0<a>w1", ["w0", "w1"]), ("<nobr><legend>w0<nobr>w1", ["w0", "w1"]),
    ("<b><legend>w0<b>w1", ["w0w1"]),
    // Elements of no known name are told apart; ordinary ones end across no special one.
    ("<x-a><legend>w0</x-a>w1", ["w0", "w1"]), ("<x-a><legend>w0</x-b>w1", ["w0w1"]),
    ("<legend><div>w0</legend></div>w1", ["w0", "w1"]), ("<div><legend>w0</div>w1", ["w0", "w1"]),
    // A form is pointed at, wherever it stands.
    ("<table><form><tr><td>w0<form>w1", ["w0w1"]), ("<form></form><form>w0", ["w0"]),
    ("<table><b><form>w0<legend>w1</form>w2", ["w0", "w1w2"]), ("<table><b><form>w0<b>w1", ["w0w1"]),
    ("<form><div><p>w0</form>w1", ["w0", "w1"]), ("<div><div><p>w0</form>w1", ["w0w1"]),
    // Implied ends.
    ("<ruby><p>w0<rt>w1", ["w0", "w1"]), ("<span><p>w0<rt>w1", ["w0w1"]),
    ("<option><p>w0<option>w1", ["w0w1"]),
    // Groups that no tag begins.
    ("<table><tr><td>w0</tbody>w1", ["w1", "w0"]), ("<table><thead><tr><td>w0</tbody>w1", ["w0w1"]),
    ("<table>w0<col> w1", ["w0w1"]), ("<table>w0<tr> w1", ["w0 w1"]),
    // A frameset stands in place of a body that has nothing in it yet.
    ("<div><frameset>w0", []), ("<div>w0<frameset>w1", ["w0w1"]), ("<body><frameset>w0", ["w0"]),
  ])
  func blocksAreWhereBrowsersHaveThem(_ html: String, _ expected: [String]) {
    #expect(PageText.blocks(html: Array("<!doctype html>\(html)".utf8)) == expected)
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
    #expect(lines("<div><template shadowrootmode='Closed'>seen</template></div>") == ["seen"])
    for mode in ["shadowrootmode", "shadowrootmode=opened", "shadowrootmode=none"] {
      #expect(lines("<div><template \(mode)>not</template>seen</div>") == ["seen"])
    }
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

  @Test(.timeLimit(.minutes(5)))
  func formattingThatNeverEndsIsOpenedAgainQuicklyAndWithoutNodes() {
    let open = (0..<500).map { "<b id=\($0)>" }.joined()
    let html = "<p>\(open)" + String(repeating: "<p>x", count: 20_000)
    let document = HTMLDocument(utf8: Array(html.utf8))
    #expect(document.nodes.filter { $0.tag == .b }.count == 500)
    #expect(lines(html).count == 20_000)
  }

  @Test(.timeLimit(.minutes(5)))
  func rawElementsThatNeverEndAreReadQuickly() {
    let html = String(repeating: "<textarea><iframe><title>", count: 300_000) + "<p>end"
    #expect(lines(html).last == "end")
  }

  @Test func aParagraphThatIsTooDeepEndsNothingElse() {
    let deep = String(repeating: "<div>", count: 600)
    #expect(lines("\(deep)a</p>b</p>c") == ["a", "b", "c"])
    let unseen = "<title>t</title><textarea>t</textarea><iframe>t</iframe><template><p>t</template>"
    #expect(lines("\(deep)a\(unseen)b") == ["ab"])
    for depth in 505..<515 {
      let adopted = String(repeating: "<div>", count: depth) + "<b><div></b>"
      #expect(lines("\(adopted)a\(unseen)b") == ["ab"], "\(depth)")
    }
  }
}
