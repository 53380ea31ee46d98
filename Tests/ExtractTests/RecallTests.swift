import Model
import Testing

@testable import Extract

/// Text that looks like boilerplate and is not: each kind with the page that shows it, and one where it must go.
@Suite struct RecallTests {
  private func text(_ html: String) throws -> String {
    try MarshGazette.extract(
      MarshGazette.page("<main><article><h1>Bridge to be rebuilt</h1>\(html)</article></main>")
    )
    .article.blocks.map(\.text).joined(separator: "\n")
  }

  private let paragraphs = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
  private static let sentence =
    "On Friday Mark Miller, 54, and Sean Hill, 30, both of Wordsworth Road, denied that they had set the pier on fire."

  @Test func aParagraphThatIsOneLinkStaysWhereItIsASentence() throws {
    let linked = "<p><a href='/court'>\(Self.sentence)</a></p>"
    #expect(try text(paragraphs[0] + paragraphs[1] + linked + paragraphs[2]).contains("Mark Miller"))
    let teaser =
      "<p><a href='/court'>Seven men in court over the pier fire, town in shock about the blaze, see the pictures</a></p>"
    #expect(try !text(paragraphs[0] + paragraphs[1] + teaser + paragraphs[2]).contains("Seven men"))
    let wrapped = "<div class=wrapper>\(linked)</div>"
    let second = wrapped.replacing("Mark Miller, 54", with: "Arthur Small, 39")
    for html in [wrapped + paragraphs[1] + second, wrapped + second + paragraphs[1]] {
      let found = try text(paragraphs[0] + html + paragraphs[2])
      #expect(found.contains("Mark Miller") && found.contains("Arthur Small"))
    }
    let box = "<div class=wrapper>\(teaser)</div>"
    #expect(try !text(paragraphs[0] + paragraphs[1] + box + paragraphs[2]).contains("Seven men"))
  }

  @Test func aQuotationOrAnItemThatIsOneLinkStaysWhereItIsASentence() throws {
    let linked = "<a href='/court'>\(Self.sentence)</a>"
    for element in ["<blockquote>\(linked)</blockquote>", "<blockquote><p>\(linked)</p></blockquote>"] {
      #expect(try text(paragraphs[0] + element + paragraphs[1]).contains("Mark Miller"), "\(element)")
    }
    let other =
      "The judge said that he would hear the three of them again in the spring, when the pier has been looked at."
    let list = "<ul><li>\(linked)</li><li><a href='/judge'>\(other)</a></li></ul>"
    let found = try text(paragraphs[0] + list + paragraphs[1] + paragraphs[2])
    #expect(found.contains("Mark Miller") && found.contains(other))
    #expect(try !text(paragraphs.joined() + list).contains("Mark Miller"), "a list below the text")
  }

  @Test(arguments: [
    "Note: the Gazette may contain affiliate links. If you buy through them, we earn a commission.",
    "We earn a commission for products purchased through some links in this article.",
    "Products are chosen by our editors. Purchases made through our links may earn us a commission.",
    "Dieser Artikel enthält Affiliate-Links. Kaufen Sie darüber ein, erhalten wir eine Provision.",
  ])
  func whatTheHouseEarnsByItsLinksIsNoText(notice: String) throws {
    #expect(try !text("<p>\(notice)</p>" + paragraphs.joined()).contains(notice))
  }

  @Test func aSentenceOnThoseWhoEarnByLinksIsText() throws {
    let sentence =
      "Streamers earn a commission when viewers buy games through their affiliate links, she said."
    #expect(try text(paragraphs.joined() + "<p>\(sentence)</p>" + paragraphs[0]).contains(sentence))
  }

  @Test func aButtonThatIsAHeadingOrAWordStays() throws {
    let question =
      "<h3><button aria-expanded=false>When does the pier close?</button></h3><div hidden><p>It closes in March.</p></div>"
    let found = try text(paragraphs[0] + question + paragraphs[1] + paragraphs[2])
    #expect(found.contains("When does the pier close?"))
    let word =
      "<p>The council and the <button>harbour master</button> agreed on Monday to close the pier for lorries until May.</p>"
    #expect(try text(paragraphs[0] + word + paragraphs[1]).contains("the harbour master agreed"))
    #expect(try !text(paragraphs[0] + "<button>Share this</button>" + paragraphs[1]).contains("Share this"))
  }

  @Test func aButtonThatIsAQuestionAndASumInASentenceStay() throws {
    let questions =
      "<details open><summary><b><button>When does the pier close?</button></b></summary><p>In March.</p></details>"
      + "<dl><dt><button>Who pays for the pier?</button></dt><dd>The town pays for it.</dd></dl>"
    let found = try text(paragraphs[0] + questions + paragraphs[1] + paragraphs[2])
    #expect(found.contains("When does the pier close?") && found.contains("Who pays for the pier?"))
    let sum = "<p>The council told the town that it costs <output>4,500</output> euros for each boat.</p>"
    #expect(try text(paragraphs[0] + sum + paragraphs[1]).contains("costs 4,500 euros"))
    #expect(try !text(paragraphs[0] + "<output>4,500</output>" + paragraphs[1]).contains("4,500"))
  }

  @Test func aTextThatIsFoldedUpInPartsIsTheText() throws {
    let parts = paragraphs.map { "<section style='display:none'>\($0)</section>" }.joined()
    let found = try text(
      "<p>A short introduction of one sentence stands above the parts, and says so in few words.</p>" + parts)
    for paragraph in MarshGazette.paragraphs { #expect(found.contains(paragraph)) }
  }

  @Test func aRefrainStaysAndACopyOutsideOfTheTextGoes() throws {
    let refrain = paragraphs[0] + paragraphs[1] + paragraphs[0] + paragraphs[2]
    #expect(try text(refrain).components(of: MarshGazette.paragraphs[0]) == 2)
    let box = paragraphs.joined() + "<div class=summary><p>\(MarshGazette.paragraphs[0])</p></div>"
    #expect(try text(box).components(of: MarshGazette.paragraphs[0]) == 1)
  }

  @Test func shortParagraphsOfAMarkedTextAreItsText() throws {
    let found = try text("<p>Here is the plan:</p><p>And here is the second one:</p><p>No more is known.</p>")
    #expect(found == "Here is the plan:\nAnd here is the second one:\nNo more is known.")
  }

  @Test func numbersBesideCodeAreNoCode() throws {
    let code = """
      <pre><code><span class="lineno">1</span>let tide = 4
      <span class="lineno">2</span>print(tide)
      </code></pre>
      """
    let column =
      "<table><tr><td class='gutter'><pre>1\n2</pre></td><td class=code><pre>open()\nclose()</pre></td></tr></table>"
    let found = try text(paragraphs[0] + code + column + paragraphs[1])
    #expect(found.contains("\nlet tide = 4\nprint(tide)\n"))
    #expect(!found.contains("1 2"))
    #expect(try text(paragraphs[0] + "<pre><b>1</b> apple</pre>" + paragraphs[1]).contains("1 apple"))
  }

  @Test func whatStandsAboveTheTitlesWordsWithinTheTextStays() throws {
    let page = MarshGazette.page(
      "<main>\(paragraphs[0])\(paragraphs[1])<h2>Bridge to be rebuilt</h2>\(paragraphs[2])\(paragraphs[3])</main>"
    )
    let found = try MarshGazette.extract(page).article.blocks.map(\.text)
    #expect(found.contains(MarshGazette.paragraphs[0]))
    #expect(found.contains(MarshGazette.paragraphs[3]))
  }

  @Test func teasersFarBelowGoEvenWhereTheyAreMoreThanTheText() throws {
    let teasers = (1...9).map { number in
      "<div class=news-item\(number)><div><a href='/\(number)'>Another story of the harbour, number \(number)</a></div>"
        + "<span>\(number). \(Self.sentence) The court sat until late in the evening and will sit again.</span></div>"
    }
    let page = MarshGazette.page(
      "<div><div><div class=text>\(paragraphs.joined())<p>\(Self.sentence)</p></div></div><div>\(teasers.joined())</div></div>"
    )
    let found = try MarshGazette.extract(page).article.blocks.map(\.text).joined(separator: "\n")
    #expect(found.contains(MarshGazette.paragraphs[3]))
    #expect(!found.contains("sat until late"))
  }

  @Test func aLayerThatHoldsTheHeadlineAndTheTextIsNoPopup() throws {
    let page = MarshGazette.page(
      "<div class=modal><h1>Bridge to be rebuilt</h1>\(paragraphs.joined())<p>\(Self.sentence)</p></div>"
        + "<div>\((1...7).map { "<p>\($0). \(Self.sentence)</p>" }.joined())</div>")
    #expect(try MarshGazette.extract(page).article.blocks.contains { $0.text == MarshGazette.paragraphs[0] })
  }

  @Test func aBoxOfSentencesAmidTheTextStaysWhateverItIsCalled() throws {
    let box =
      "<div class=toolbar><p>\(Self.sentence) The trial is to begin in March and to last for five weeks, the court said.</p></div>"
    #expect(try text(paragraphs[0] + paragraphs[1] + box + paragraphs[2]).contains("Mark Miller"))
    let advertisement = "<div class=toolbar><p>Buy tickets now, and save.</p></div>"
    #expect(try !text(paragraphs[0] + advertisement + paragraphs[1] + paragraphs[2]).contains("tickets"))
  }

  @Test func itemsAndQuestionsThatRepeatAreText() throws {
    func answer(_ name: String, _ index: Int) -> String {
      "<h3>\(name)</h3><h4>What did you think of the old bridge over the harbour?</h4><p>\(MarshGazette.paragraphs[index])</p>"
        + "<ul><li>Entry: two crowns for everybody who is older than ten</li></ul>"
    }
    let found = try text(answer("Jo Reed", 0) + answer("Ann Marsh", 1))
    #expect(found.components(of: "What did you think") == 2)
    #expect(found.components(of: "Entry: two crowns") == 2)
  }

  @Test func aLinkedHeadingWithItsOwnTextBelowStays() throws {
    let part = "<h2><a href='https://shop.example/kettle'>The Fenn kettle with the long neck</a></h2>"
    let found = try text(paragraphs[0] + part + paragraphs[1] + paragraphs[2])
    #expect(found.contains("The Fenn kettle"))
    let teaser =
      "<h3><a href='/b/2'>Seven men in court over the pier fire</a></h3><div class=more><p>Short.</p></div>"
    #expect(try !text(paragraphs[0] + teaser + paragraphs[1]).contains("Seven men"))
  }

  @Test func aHeadingThatOpensTheTextIsText() throws {
    #expect(try text("<h2>At a glance</h2>" + paragraphs.joined()).contains("At a glance"))
    let list =
      "<h2>What changes in May</h2><ul><li>Lorries take the ring road</li><li>Buses stop at the mill</li></ul>"
    #expect(try text(list + paragraphs.joined()).contains("What changes in May"))
    let kicker = "<div class=top><h2>Town and country</h2></div>"
    #expect(try !text(kicker + "<div>\(paragraphs.joined())</div>").contains("Town and country"))
  }

  @Test func sentencesOfTheTextAboveTheHeadlineAreText() throws {
    let page = MarshGazette.page(
      "<main><article>\(paragraphs[0])<h1>Bridge to be rebuilt</h1>\(paragraphs[1])\(paragraphs[2])</article></main>"
    )
    let found = try MarshGazette.extract(page).article.blocks.map(\.text)
    #expect(found == Array(MarshGazette.paragraphs.prefix(3)))
  }

  @Test func anAsideOfSentencesBetweenParagraphsIsANote() throws {
    let note = "<aside><p>The old bridge was built in 1911 and has never been painted since.</p></aside>"
    #expect(try text(paragraphs[0] + note + paragraphs[1]).contains("built in 1911"))
    let teaser =
      "<aside><p><a href='/b/2'>The old bridge was built in 1911: see it in forty pictures from the archive.</a></p></aside>"
    #expect(try !text(paragraphs[0] + teaser + paragraphs[1]).contains("built in 1911"))
    #expect(try !text(paragraphs.joined() + note).contains("built in 1911"))
    let pullQuote = "<aside class=large>\(MarshGazette.paragraphs[0])</aside>"
    let found = try text(paragraphs[0] + pullQuote + paragraphs[1])
    #expect(found == [MarshGazette.paragraphs[0], MarshGazette.paragraphs[1]].joined(separator: "\n"))
    let box =
      "<aside><h3>The bridge</h3><ul><li>The old bridge was built in 1911 by the town.</li></ul></aside>"
    #expect(try !text(paragraphs[0] + box + paragraphs[1]).contains("built in 1911"))
  }

  @Test func aPageWithoutFurnitureIsItsText() throws {
    let page =
      "<title>Notes</title><h1>Notes</h1><p>abc</p><p>We built a bridge<sup>1</sup></p><ol><li>Of oak.</li></ol>"
    let article = try MarshGazette.extract(page).article
    #expect(article.text == "abc\nWe built a bridge1\nOf oak.")
    #expect(article.pageType != .article)
  }

  @Test func shortLinesAreTheTextWhereThePageHasNoSentence() throws {
    let lines = (1...60).map { "<div>Bank \($0): oats and barley</div>" }.joined()
    let page = "<title>Harbour</title><div class=nav><a href='/'>Home</a></div>\(lines)"
    let found = try MarshGazette.extract(page).article.text
    #expect(found.hasPrefix("Bank 1: oats and barley"))
    #expect(!found.contains("Home"))
  }

  @Test func whatAScriptShowsWhileItLoadsIsNoArticle() throws {
    let data =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\",\"datePublished\":\"2024-05-01\"}</script>"
    #expect(try MarshGazette.extract("\(data)<div id=app>Loading…</div>").article.pageType != .article)
  }

  @Test func aQuestionAboveTheFirstParagraphIsText() throws {
    #expect(try text("<h2>What is the bridge made of?</h2>" + paragraphs.joined()).contains("made of?"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
