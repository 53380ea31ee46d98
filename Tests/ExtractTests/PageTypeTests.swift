import Model
import Testing

@testable import Extract

/// What is an article and what is not: each page beside one that only looks like it.
@Suite struct PageTypeTests {
  private static let videoData = """
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"VideoObject","name":"Ice on the harbour",
    "uploadDate":"2025-03-04T05:06:07Z","contentUrl":"https://news.example/v/ice.mp4"}</script>
    """
  private static let articleData = """
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge to be rebuilt",
    "datePublished":"2025-03-04T05:06:07Z","video":{"@type":"VideoObject","name":"Ice on the harbour"}}</script>
    """

  private func type(_ body: String, head: String = "", url: String = "https://news.example/a/story-1") throws
    -> Article.PageType
  {
    try MarshGazette.extract(MarshGazette.page(body, head: head), url: url).article.pageType
  }

  @Test func aPlayerWithItsCaptionIsAVideoAndAnArticleWithAPlayerIsNone() throws {
    let player = #"<video src="/v/ice.mp4" controls></video>"#
    #expect(
      try type(
        "<h1>Ice on the harbour</h1>\(player)<p>\(MarshGazette.paragraphs[0]) Our reporter was there.</p>",
        head: Self.videoData) == .video)
    #expect(
      try type(
        "<article><h1>Bridge to be rebuilt</h1>\(player)\(MarshGazette.body)</article>",
        head: Self.articleData)
        == .article)
  }

  @Test func theWordsAboveTheLinksOfASectionAreNoArticle() throws {
    let intro = (1...8).map {
      "<p>\($0). \(MarshGazette.paragraphs[0]) So it stands in our guide to the harbour.</p>"
    }
    let links = (1...20).map {
      "<p><a href='/harbour/\($0)'>Another story of the harbour, number \($0)</a></p>"
    }
    let page = "<div>\(intro.joined())</div><div>\(links.joined())</div>"
    for url in ["https://news.example/category/harbour", "https://news.example/town/news"] {
      #expect(try type(page, url: url) == .list)
    }
    #expect(try type(page, url: "https://news.example/town/why-the-bridge-will-be-rebuilt-2") == .article)
    #expect(
      try type(
        "<article>\(intro.joined())</article>\(links.joined())", url: "https://news.example/category/harbour")
        == .article)
  }

  @Test func theClassOfTheBodySaysWhatKindOfPageItIs() throws {
    let intro = (1...8).map {
      "<p>\($0). \(MarshGazette.paragraphs[0]) So it stands in our guide to the harbour.</p>"
    }
    let links = (1...20).map {
      "<p><a href='/harbour/\($0)'>Another story of the harbour, number \($0)</a></p>"
    }
    func kind(_ body: String) throws -> Article.PageType {
      let page = MarshGazette.page("<div>\(intro.joined())</div><div>\(links.joined())</div>")
      return try MarshGazette.extract(page.replacing("<body>", with: "<body class='\(body)'>"), url: nil)
        .article.pageType
    }
    #expect(try kind("archive category category-harbour") == .list)
    #expect(try kind("post-template-default single single-post") == .article)
    #expect(try kind("wide") == .article)
  }

  @Test func aTextWithManyTeasersBelowItIsAnArticle() throws {
    let teasers = (1...9).map { number in
      "<div class=item\(number)><div><a href='/\(number)'>Another story of the harbour, number \(number)</a></div>"
        + "<span>\(number). \(MarshGazette.paragraphs[0]) More of it stands in the paper.</span></div>"
    }
    let text =
      "<div><div class=text>\(MarshGazette.body)<p>\(MarshGazette.paragraphs[0]) It was told.</p></div></div>"
    let head = "<meta property=article:published_time content='2025-03-04T05:06:00Z'>"
    #expect(
      try type("<div><h1>Bridge to be rebuilt</h1>\(text)<div>\(teasers.joined())</div></div>", head: head)
        == .article)
  }

  @Test func aVideoThatIsFiledAsAnArticleIsStillOne() throws {
    let head = """
      <meta property="og:type" content="article"><meta property="og:video" content="https://news.example/v/ice.mp4">
      <meta property="article:published_time" content="2025-03-04T05:06:00Z">
      """
    #expect(try type("<h1>Ice on the harbour</h1><p>\(MarshGazette.paragraphs[0])</p>", head: head) == .video)
    #expect(try type("<article><h1>Bridge</h1>\(MarshGazette.body)</article>", head: head) == .article)
  }

  @Test func aLineOfBreakingNewsIsAnArticleAndATeaserOnAListIsNone() throws {
    let links = (1...45).map {
      "<li><a href='/s/\($0)'>Headline number \($0) of the day in the town</a></li>"
    }.joined()
    let page = "<h1>Bridge closed</h1><p>\(MarshGazette.paragraphs[0])</p><ul>\(links)</ul>"
    let head = """
      <meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-04T05:06:00Z">
      """
    #expect(try type(page, head: head) == .article)
    #expect(try type(page, url: "https://news.example/town") == .list)
  }

  private static let consent = """
    <main><h1>Before you continue to the Gazette: cookies and consent</h1>
    <p>We and our 214 partners use cookies and tracking to show personalised advertising and to measure the website.</p>
    <p>Your consent to cookies is voluntary: you can withdraw your consent at any time in the privacy settings.</p>
    <p>With a subscription you can read the website without advertising and without cookies of third parties.</p>
    <p>If you agree, the house will know your device again for up to thirteen months, on all of its pages and in its mail.</p>
    <p>What is learnt in this way helps us to write about what readers want, and to show each of them what fits best.</p>
    <p>You may change your mind at any time: a link to this page stands at the foot of every other page of the house.</p>
    <button>Accept all</button><button>Settings</button></main>
    """

  @Test func aPageThatAsksForConsentIsNoArticle() throws {
    #expect(try type(Self.consent, url: "https://news.example/consent") != .article)
  }

  @Test func anArticleAboutConsentIsOneAndSoIsAnArticleBelowTheQuestion() throws {
    let head = """
      <meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-04T05:06:00Z">
      """
    #expect(try type(Self.consent, head: head) == .article)
    #expect(
      try type("\(Self.consent)<article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)</article>")
        == .article)
  }

  @Test func dozensOfLinkedHeadlinesWithTeasersAreAFrontPage() throws {
    let teasers = (1...30).map {
      "<div><h2><a href='/b/\($0)'>Headline number \($0) of the harbour</a></h2><p>\($0) ships came in on a day of wind.</p></div>"
    }.joined()
    let head = "<meta property=og:type content=article>"
    #expect(try type("<div>\(teasers)</div>", head: head, url: "https://news.example/today.htm") == .list)
    let article = "<article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)\(MarshGazette.body)</article>"
    #expect(try type(article + "<aside>\(teasers)</aside>", head: head) == .article)
  }
}
