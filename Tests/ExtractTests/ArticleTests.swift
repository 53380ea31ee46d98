import Model
import Testing
import Time

@testable import Extract

/// Pages written for the tests, read as a whole.
@Suite struct ArticleTests {
  @Test func furnitureAroundTheTextStaysOut() throws {
    let page = MarshGazette.page(
      """
      <main><article><h1>Bridge to be rebuilt</h1><div class="byline">By Ann Reed</div>
      <div class="share-bar"><a href="#">Share this story with all your friends today</a></div>
      \(MarshGazette.body)
      <div class="related"><h3>Related</h3><ul><li><a href="/b">Ferry fares to rise again in June</a></li>
      <li><a href="/c">Town hall clock stops for a third time</a></li></ul></div>
      <section id="comments"><p>What a waste of money, I say, and everybody in my street says so too.</p></section>
      </article></main>
      """)
    let article = try MarshGazette.extract(page).article
    #expect(article.text == MarshGazette.text)
    #expect(article.title == "Bridge to be rebuilt")
    #expect(article.authors == ["Ann Reed"])
    #expect(article.pageType == .article)
  }

  @Test func anAdvertisementBetweenParagraphsReachesNoPartOfTheRecord() throws {
    let banner = """
      <div class="ad-slot"><a href="https://shop.example/sale"><img src="https://shop.example/banner.jpg" width="970"
      height="250"></a><p>Advertisement</p></div>
      """
    let body = MarshGazette.paragraphs.map { "<p>\($0)</p>" }.joined(separator: banner)
    let article = try MarshGazette.extract(
      MarshGazette.page("<article><h1>Bridge to be rebuilt</h1>\(body)</article>")
    ).article
    #expect(article.text == MarshGazette.text)
    #expect(article.images.isEmpty)
    #expect(!article.markdown.contains("shop.example"))
  }

  @Test func captionsGoToTheirPicture() throws {
    let article = try MarshGazette.extract(
      MarshGazette.page(
        """
        <article><h1>Bridge to be rebuilt</h1><p>\(MarshGazette.paragraphs[0])</p>
        <figure><img src="/i/small.jpg" srcset="/i/small.jpg 400w, /i/large.jpg 1600w" alt="The bridge">
        <figcaption>The bridge in March. Photo: J. Oak</figcaption></figure>
        \(MarshGazette.paragraphs.dropFirst().map { "<p>\($0)</p>" }.joined())</article>
        """)
    ).article
    #expect(article.text == MarshGazette.text)
    let image = try #require(article.images.first)
    #expect(image.url == "https://news.example/i/large.jpg")
    #expect(image.caption == "The bridge in March.")
    #expect(image.blockCountBefore == 1)
  }

  @Test func structureBecomesBlocksWithMarks() throws {
    let article = try MarshGazette.extract(
      MarshGazette.page(
        """
        <article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)<h2>What comes next</h2>
        <p>Work has <strong>three stages</strong>, told in <a href="/plan">the plan</a> that the council printed.</p>
        <ol><li>The old deck is taken down.<ul><li>By crane, at night.</li></ul></li><li>Pillars are cast.</li></ol>
        <blockquote><p>A town without a bridge is two villages, as my grandmother used to say.</p></blockquote>
        <table><tr><th>Year</th><th>Cost</th></tr><tr><td>2025</td><td>3</td></tr></table>
        <pre><code>deck = 1
        pillars = 2</code></pre><p>The last stage is a fair with music on both banks of the river.</p></article>
        """)
    ).article
    let tail = Array(article.blocks.dropFirst(4))
    #expect(
      tail.map(\.kind) == [
        .heading, .paragraph, .listItem, .listItem, .listItem, .quote, .tableRow, .tableRow, .code, .code,
        .paragraph,
      ])
    #expect(
      tail[1].marks == [
        Block.Mark(.strong, 9..<21), Block.Mark(.link(url: "https://news.example/plan", rel: nil), 31..<39),
      ])
    #expect(tail[2...4].map(\.level) == [1, 2, 1])
    #expect(tail[2...4].map(\.number) == [1, nil, 2])
    #expect(tail[6].text == "Year | Cost" && tail[6].isHeader)
    #expect(tail[7].cellEnds == [4, 8])
    #expect(
      article.markdown.contains(
        "Work has **three stages**, told in [the plan](https://news.example/plan) that"))
    #expect(article.markdown.contains("1. The old deck is taken down.\n   - By crane, at night."))
    #expect(article.markdown.contains("| Year | Cost |\n| --- | --- |\n| 2025 | 3 |"))
  }

  @Test func brokenJSONLDIsReadAllTheSame() throws {
    let head = """
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
      "headline":"Bridge "to be" rebuilt","author":[{"@id":"#ann"}],"datePublished":"2025-03-04T05:06:07.250+07:00",
      "isAccessibleForFree":"True","articleSection":"Town","keywords":["bridge","harbour"],},
      {"@type":"Person","@id":"#ann","name":"Ann Reed"}]}</script>
      """
    let article = try MarshGazette.extract(
      MarshGazette.page("<article><h1>Bridge</h1>\(MarshGazette.body)</article>", head: head)
    ).article
    #expect(article.authors == ["Ann Reed"])
    #expect(article.datePublished?.rfc3339 == "2025-03-04T05:06:07.250+07:00")
    #expect(article.isFree == true)
    #expect(article.section == "Town")
    #expect(article.tags == ["bridge", "harbour"])
  }

  @Test func datesThatContradictAreKeptAsEvidence() throws {
    let head = """
      <meta property="article:published_time" content="2025-03-04T05:06:00Z">
      <meta name="pubdate" content="2021-01-01">
      """
    let article = try MarshGazette.extract(
      MarshGazette.page("<article><h1>Bridge</h1>\(MarshGazette.body)</article>", head: head)
    ).article
    #expect(article.datePublished?.rfc3339 == "2025-03-04T05:06:00Z")
    #expect(article.dateEvidence.map(\.isConflict) == [false, true])
    #expect(article.warnings == ["date-conflict"])
  }

  @Test func aDateThatOnlyTheAddressShowsIsNoAnswer() throws {
    let article = try MarshGazette.extract(
      MarshGazette.page("<article><h1>Bridge</h1>\(MarshGazette.body)</article>"),
      url: "https://news.example/2025/03/04/bridge"
    ).article
    #expect(article.datePublished == nil)
    #expect(article.dateEvidence.map(\.origin) == [.url])
  }

  @Test func aCanonicalAddressThatNamesTheFrontPageIsNotBelieved() throws {
    let front = try MarshGazette.extract(
      MarshGazette.page(MarshGazette.body, head: #"<link rel="canonical" href="https://news.example/">"#))
    #expect(front.article.urlCanonical == nil)
    let own = try MarshGazette.extract(
      MarshGazette.page(MarshGazette.body, head: #"<link rel="canonical" href="/a/story-1?x=1">"#))
    #expect(own.article.urlCanonical == "https://news.example/a/story-1?x=1")
  }

  @Test func aFrontPageIsAList() throws {
    let items = (1...60).map {
      "<div class=item><h3><a href='/s/\($0)'>Headline number \($0) of the day in town</a></h3></div>"
    }
    let article = try MarshGazette.extract(MarshGazette.page(items.joined()), url: "https://news.example/")
      .article
    #expect(article.pageType == .list)
  }

  @Test func whatWasRemovedIsExplainedOnlyOnRequest() throws {
    let page = MarshGazette.page(
      "<article><h1>Bridge</h1>\(MarshGazette.body)<div class=related>See also these</div></article>")
    #expect(
      try MarshGazette.extract(page).removals.contains { $0.step == "class-name" && $0.reason == "related" })
    let quiet = try ArticleExtractor().extract(
      Page(bytes: Array(page.utf8)), source: ArticleSource(kind: .file))
    #expect(quiet.removals.isEmpty && quiet.choices.isEmpty)
  }

  /// Candidates, notices and lists of links are weighed by characters, not by how a site spells them.
  @Test func referencesWeighWhatTheirCharactersWeigh() throws {
    let paragraphs = [
      "Hội đồng đã họp, và \u{A0}mọi người ở đó đều đồng ý: cầu sẽ được xây lại à.",
      "Đó là điều đã nói; à, và \u{2014} \u{201C}không\u{201D}!",
      "Thế là xong à?\u{A0}", "Một câu ngắn, à.",
    ]
    let links =
      "<ul><li><a href=\"/1\">Đã qua rồi à</a></li><li><a href=\"/2\">Là thế à,\u{A0}vâng</a></li></ul>"
    let written = MarshGazette.page(
      "<div><h1>Cầu à</h1>\(paragraphs.map { "<p>\($0)</p>" }.joined())\(links)</div>")
    let named = [
      "\u{A0}": "&nbsp;", "à": "&agrave;", "\u{2014}": "&mdash;", "\u{201C}": "&ldquo;",
      "\u{201D}": "&rdquo;",
    ]
    let referred = String(written.flatMap { named[String($0)].map(Array.init) ?? [$0] })
    let numbered = String(
      written.flatMap { character -> [Character] in
        guard !character.isASCII else { return [character] }
        return Array(character.unicodeScalars.map { "&#\($0.value);" }.joined())
      })
    for page in [referred, numbered] {
      let (left, right) = (PageOutline.lines(of: written), PageOutline.lines(of: page))
      #expect(left == right)
      #expect(try MarshGazette.extract(page).article.text == MarshGazette.extract(written).article.text)
    }
  }
}

extension PageOutline {
  /// What is measured of each line.
  fileprivate static func lines(of page: String) -> [[Int32]] {
    PageOutline(HTMLDocument(utf8: Array(page.utf8))).lines.map {
      [$0.length, $0.linkLength, $0.sentenceEnds, $0.commas]
    }
  }
}
