import Model
import Testing

@testable import Extract

/// What belongs to the text, and what stands in or around it and does not.
@Suite struct BodyTextTests {
  private static let head = "<h1>Bridge to be rebuilt</h1>"

  /// The text of a page whose article is the story with something before, between or behind its paragraphs.
  private func text(before: String = "", between: String = "", behind: String = "", head: String = head)
    throws
    -> String
  {
    let body =
      head + before + "<p>\(MarshGazette.paragraphs[0])</p>" + between
      + MarshGazette.paragraphs.dropFirst().map { "<p>\($0)</p>" }.joined() + behind
    return try MarshGazette.extract(MarshGazette.page("<main><article>\(body)</article></main>")).article.text
  }

  // MARK: Where the text is

  @Test func aTableThatMicrodataCallsTheBodyBeatsASidebarOfSentences() throws {
    let rows = (1...12).map { "<tr><td>\($0)</td><td>Harbour race \($0)</td><td>\($0 * 7) points</td></tr>" }
      .joined()
    let page = MarshGazette.page(
      """
      <div itemprop="articleBody"><h1>Standings of the harbour races</h1><table>\(rows)</table></div>
      <div class="column"><p>Click here for the great preview of the race in May, with all boats, crews and sponsors.</p>
      <p>The podcast about rowing is back for its twelfth season, with more guests than in any before.</p></div>
      """)
    let text = try MarshGazette.extract(page).article.text
    #expect(text.contains("12 | Harbour race 12 | 84 points"))
    #expect(!text.contains("podcast"))
  }

  @Test func aPageThatAScriptHasYetToBuildIsReadFromItsData() throws {
    let html = MarshGazette.paragraphs.map { "\\u003cp class=\\\"t\\\"\\u003e\($0)\\u003c/p\\u003e" }.joined()
    let page = """
      <html><head><title>Bridge to be rebuilt</title></head><body><div id="app"></div>
      <script>window.state={"story":{"id":7,"contentHtml":"\(html)","tags":[]}};</script></body></html>
      """
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func aPageThatShowsNothingIsReadFromTheBodyOfItsJSONLD() throws {
    let body = MarshGazette.paragraphs.joined(separator: "\\n\\n")
    let page = """
      <html><head><title>Bridge to be rebuilt</title><script type="application/ld+json">{"@type":"NewsArticle",
      "headline":"Bridge to be rebuilt","articleBody":"\(body)"}</script></head><body><div id="app"></div></body></html>
      """
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func aFooterWithMoreSentencesThanAShortArticleStaysOut() throws {
    let page = """
      <html><head><title>Bridge closed</title></head><body><div><div><div><div><p>\(MarshGazette.paragraphs[0])</p>
      <p>It stays closed for a week.</p></div></div></div></div><footer><h2>News that you can trust</h2>
      <p>The Marsh Gazette has told the town what happens in it since the year of the great flood, every day of the week.</p>
      </footer></body></html>
      """
    #expect(try !MarshGazette.extract(page).article.text.contains("great flood"))
  }

  @Test func aBoxFarBehindTheTextIsNoneOfIt() throws {
    let page = MarshGazette.page(
      """
      <div id="app"><div><div><div><div class="text">\(Self.head)\(MarshGazette.body)</div></div></div></div>
      <div><div><p>Where the Marsh Gazette comes from, and who may read it in which parts of the province.</p></div></div></div>
      """)
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func whatStandsBelowTheColumnOfTheTextIsNoneOfIt() throws {
    let page = MarshGazette.page(
      """
      <main><div class="column"><div class="text">\(Self.head)\(MarshGazette.body)</div></div>
      <div><p>The Marsh Gazette has told the town what happens in it since the year of the great flood.</p></div></main>
      """)
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func aLaterHeadingOfTheFirstRankDoesNotEndTheHead() throws {
    let page = MarshGazette.page(
      """
      <div>\(Self.head)\(MarshGazette.paragraphs.prefix(2).map { "<p>\($0)</p>" }.joined())<h1>Ups...</h1>
      <p>Your browser is too old for this page.</p></div>
      """)
    #expect(try MarshGazette.extract(page).article.text.hasPrefix(MarshGazette.paragraphs[0]))
  }

  @Test func shortLinesAndListsAtTheHeadAreKept() throws {
    let text = try text(before: "<p>For 12 people</p><ul><li>two planks</li><li>one rope</li></ul>")
    #expect(text.hasPrefix("For 12 people\ntwo planks\none rope\n"))
  }

  @Test func scoresAtTheHeadAreNoDates() throws {
    #expect(
      try text(before: "<p>Upper Marsh beat Lower Marsh 70-44</p>").hasPrefix(
        "Upper Marsh beat Lower Marsh 70-44\n"))
    #expect(try text(before: "<p>Upper Marsh, 12/03/2026 14:05</p>") == MarshGazette.text)
  }

  @Test func aParagraphRightBelowTheHeadlineIsTheStandfirst() throws {
    let lead = "The town has waited two years for this vote, and the ferry has never been so full as now."
    let page = MarshGazette.page(
      "<header>\(Self.head)<p class='x1'>\(lead)</p></header><main><div>\(MarshGazette.body)</div></main>")
    #expect(try MarshGazette.extract(page).article.text == lead + "\n" + MarshGazette.text)
  }

  // MARK: Captions

  @Test func aCaptionThatBeginsLikeTheDescriptionIsNoStandfirst() throws {
    let page = MarshGazette.page(
      """
      <header>\(Self.head)<div><figcaption><span>The old harbour bridge of Lower Marsh in the ice. Photo: J. Oak</span></figcaption></div></header>
      <main><article>\(MarshGazette.body)</article></main>
      """, head: "<meta name='description' content='The old harbour bridge of Lower Marsh will be rebuilt.'>")
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func aLineInItalicsByStyleBelowAPictureIsItsCaption() throws {
    let pictures = (1...2).map {
      """
      <span style="font-style: italic;"><img src="/\($0).jpg"></span><br>
      <span style="font-style: italic;">The pillar in March, seen from boat \($0)</span><br><br>
      """
    }
    let page = MarshGazette.page(
      "<div>\(Self.head)\(MarshGazette.paragraphs.joined(separator: "<br><br>"))<br><br>\(pictures.joined())</div>"
    )
    let article = try MarshGazette.extract(page).article
    #expect(article.text == MarshGazette.text)
    #expect(article.images.map(\.caption) == (1...2).map { "The pillar in March, seen from boat \($0)" })
  }

  // MARK: Between the paragraphs

  @Test func aCardWithinASentenceIsTakenOut() throws {
    let card = """
      <p>The plan of Mayor <span class="who"><a href="/reed">Ann Reed</a><span><img src="/reed.jpg"><a href="/x">Reed opens
      the fair</a> <a href="/y">Reed closes the fair</a></span></span> was praised by all four parties of the council.</p>
      """
    #expect(
      try text(between: card).contains(
        "The plan of Mayor Ann Reed was praised by all four parties of the council."))
  }

  @Test func anAddressOnALineOfItsOwnIsText() throws {
    #expect(
      try text(between: "<p><a href='https://a.example/b'>https://a.example/b</a></p>").contains(
        "https://a.example/b"))
    #expect(
      try text(between: "<p><a href='/b'>Ferry fares to rise again in June</a></p>") == MarshGazette.text)
  }

  @Test func linksWithNothingBetweenThemAreATagList() throws {
    let tags =
      "<p>Tags <a href='/t/1'>harbour of the town</a>, <a href='/t/2'>bridges</a>, <a href='/t/3'>council</a></p>"
    #expect(try text(between: tags) == MarshGazette.text)
  }

  @Test func aParagraphThatEndsInALinkToTheRestIsATeaser() throws {
    let teaser =
      "<p>The ferry will run every hour while the bridge is closed, says the town. <a href='/ferry'>mehr</a></p>"
    #expect(try text(between: teaser) == MarshGazette.text)
  }

  @Test func aLinkedHeadlineTakesTheExcerptInItsBoxAlong() throws {
    let box = """
      <div><a href="/f"><h2>Ferry fares to rise again in June</h2></a>
      <p>The town has raised the fares three times since spring, and will do so once more.</p></div>
      """
    #expect(try text(between: box) == MarshGazette.text)
  }

  @Test func aNoticeAboutCookiesAboveTheHeadlineIsGoneWithItsBox() throws {
    let notice = """
      <div><p>We and our partners use cookies for personalised ads and tracking. Your consent can be withdrawn in the settings.</p>
      <p>With a subscription you read the website without ads and tracking, and without cookies of partners.</p>
      <p>All answers about consent, cookies and privacy of the subscription are in the settings.</p></div>
      """
    #expect(try text(head: notice + Self.head) == MarshGazette.text)
  }

  @Test func belowTheHeadingThatAsksForCommentsIsNoTextHoweverMuchItIs() throws {
    let house = (1...3).map {
      "<p>The Gazette was founded \($0) hundred years ago by a miller, and it has been printed on its own press ever since.</p>"
    }.joined()
    let text = { (heading: String) in
      try MarshGazette.extract(
        MarshGazette.page(
          "<article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)<h3>\(heading)</h3>\(house)</article>")
      ).article.text
    }
    #expect(try text("Leave a comment now") == MarshGazette.text)
    #expect(try text("The house on the bridge").contains("founded 3 hundred years ago"))
  }

  @Test func aPollIsGoneWithItsQuestionAndATabAroundTheTextIsNone() throws {
    let answers = ["Before the first frost.", "Never in my life."].map {
      "<label><input type=radio name=answer><span>\($0)</span></label>"
    }
    let poll =
      "<div><div><p>When will the bridge be rebuilt, do you think?</p></div><div>\(answers.joined())</div></div>"
    let body = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
    let page = "<article><h1>Bridge to be rebuilt</h1>\(body[0])\(poll)\(body[1...].joined())</article>"
    #expect(try MarshGazette.extract(MarshGazette.page(page)).article.text == MarshGazette.text)
    let speeds = "<div>\(answers.joined())</div>"
    let below =
      "<article><header><h1>Bridge to be rebuilt</h1><p>\(MarshGazette.paragraphs[0])</p>\(speeds)</header>"
    let rest = "\(body[1...].joined())</article>"
    #expect(try MarshGazette.extract(MarshGazette.page(below + rest)).article.text == MarshGazette.text)
    let tabs = "<input type=radio name=tab checked><input type=radio name=tab>"
    let tabbed = "<article><h1>Bridge to be rebuilt</h1>\(tabs)\(body.joined())\(Self.more)</article>"
    #expect(try MarshGazette.extract(MarshGazette.page(tabbed)).article.text.hasPrefix(MarshGazette.text))
  }

  private static let more = (1...6).map {
    "<p>In year \($0) the toll is to rise by a tenth of a crown, says the plan of the town.</p>"
  }
  .joined()

  @Test func aPullQuoteStandsOnlyInItsParagraph() throws {
    let quote =
      "<blockquote>“We waited too long,” said the mayor, who promised that work would begin</blockquote>"
    #expect(try text(between: quote) == MarshGazette.text)
  }

  @Test func aLongTextAmongManyLinksIsAnArticle() throws {
    let links = (1...60).map {
      "<li><a href='/s/\($0)'>Another story of the Marsh Gazette, number \($0)</a></li>"
    }.joined()
    let body =
      String(repeating: MarshGazette.body, count: 1)
      + (1...6).map { "<p>\($0). \(MarshGazette.paragraphs[$0 % 4])</p>" }.joined()
    let page =
      "<html><head><base href='https://news.example/'><title>Bridge</title></head><body><h1>Bridge</h1><div>\(body)</div><ul>\(links)</ul></body></html>"
    #expect(try MarshGazette.extract(page).article.pageType == .article)
  }

  @Test func aLabelAmongBoxesTakesNoThirdOfTheTextAlong() throws {
    let boxes = MarshGazette.paragraphs.map { "<div class='b'><div><p>\($0)</p></div></div>" }
    let label = "<div><h4>Czytaj więcej</h4></div>"
    let page = MarshGazette.page(
      "<div>\(Self.head)\(boxes[0])<div>\(label)\(boxes.dropFirst().joined())</div></div>")
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func wordsForScreenReadersAloneAreNoText() throws {
    let hidden = "<span style='border:0; clip: rect(0 0 0 0); position:absolute'>, opens new tab</span>"
    let line =
      "<p>The plan was <a href='/p'>published in full\(hidden)</a> by the council on Monday evening.</p>"
    #expect(try text(between: line).contains("The plan was published in full by the council"))
  }

  // MARK: Below the text

  @Test(arguments: [
    "<p>Reporting by Ann Reed in Lower Marsh; Editing by Tom Oak</p>",
    "<p>John Elm in Upper Marsh contributed to this report.</p>",
    "<p>Email Tom Oak at oak@gazette.example.</p>",
    "<p>Our website is the place for the latest news, so please bookmark our homepage and sign up for our newsletters.</p>",
    "<p>Ihnen hat der Artikel gefallen? Dann abonnieren Sie jetzt unseren Newsletter und folgen Sie uns auf Facebook!</p>",
    "<h4>About the author</h4><p>Ann Reed has written about the harbour of Lower Marsh since she was a child.</p>",
    "<p><strong>Leave a comment</strong></p><p>Nobody has said anything about this story so far, be the first.</p>",
  ])
  func whatTheHouseSaysBelowTheTextStaysOut(_ tail: String) throws {
    #expect(try text(behind: tail) == MarshGazette.text)
  }

  @Test func aLineAboutTheAuthorBelowTheTextStaysOut() throws {
    let page = MarshGazette.page(
      "<main><article>\(Self.head)\(MarshGazette.body)<p>Ann Reed is the editor of the harbour pages.</p></article></main>",
      head: "<meta name='author' content='Ann Reed'>")
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func whatTheJSONLDKnowsNothingOfStaysOutBelowTheText() throws {
    let data = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be rebuilt",
      "articleBody":"\(MarshGazette.paragraphs.joined(separator: " "))"}</script>
      """
    let page = MarshGazette.page(
      "<main><article>\(Self.head)\(MarshGazette.body)<p>At the Gazette people write what people read, and are happy about it.</p></article></main>",
      head: data)
    #expect(try MarshGazette.extract(page).article.text == MarshGazette.text)
  }

  @Test func aVerbThatAppealsMayOpenAParagraph() throws {
    let line = "<p>Theo dõi diễn biến vụ việc, người dân cho biết cây cầu đã xuống cấp từ lâu.</p>"
    #expect(try text(between: line).contains("Theo dõi diễn biến"))
    #expect(try text(between: "<p>Follow us on Facebook and WhatsApp now!</p>") == MarshGazette.text)
  }

  @Test func aSentenceOfTheStoryAboutNewslettersStays() throws {
    let last =
      "<p>The town will publish a newsletter about the works, and the mayor writes in it every month.</p>"
    #expect(try text(behind: last).hasSuffix("every month."))
  }
}
