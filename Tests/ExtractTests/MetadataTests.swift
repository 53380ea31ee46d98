import Model
import Testing
import Time

@testable import Extract

/// What the metadata cascade makes of pages written for the tests: each rule with a page where it holds and one where it must not.
@Suite struct MetadataTests {
  private func extract(_ head: String, _ body: String, url: String? = "https://gazette.example/a/1") throws
    -> Article
  {
    let html = """
      <!doctype html><html lang="en"><head>\(head)</head><body><article>\(body)
      <p>The council of Lower Marsh voted on Tuesday to rebuild the old harbour bridge, which has been closed since spring.</p>
      <p>Engineers had warned, in a report of forty pages, that the northern pillar could not carry another winter of ice.</p>
      <p>“We waited too long,” said the mayor, who promised that work would begin before the first frost of the year.</p>
      </article></body></html>
      """
    return try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: url, contentType: "text/html; charset=utf-8"),
      source: ArticleSource(kind: .url)
    ).article
  }

  private func linkedData(_ members: String) -> String {
    #"<script type="application/ld+json">{"@type":"NewsArticle",\#(members)}</script>"#
  }

  @Test func aLineBelowTheTextIsASignatureUnlessItExclaimsOrAsks() throws {
    func signed(_ line: String) throws -> [String] {
      let html = """
        <!doctype html><html lang="en"><head></head><body><article><h1>Bridge</h1>
        <p>The council of Lower Marsh voted on Tuesday to rebuild the old harbour bridge, closed since spring.</p>
        <p>Engineers had warned, in a report of forty pages, that the northern pillar could not carry another winter.</p>
        <p>“We waited too long,” said the mayor, who promised that work would begin before the first frost.</p>
        <p>\(line)</p></article></body></html>
        """
      return try ArticleExtractor().extract(
        Page(bytes: Array(html.utf8), url: "https://gazette.example/a/1"), source: ArticleSource(kind: .url)
      ).article.authors
    }
    #expect(try signed("Ann Reed") == ["Ann Reed"])
    #expect(try signed("Thanks Ann!").isEmpty)
    #expect(try signed("Questions, Ann?").isEmpty)
  }

  // MARK: Title

  @Test func aTitleLosesTheSiteAndNotItsOwnDash() throws {
    let site = #"<meta property="og:site_name" content="The Marsh Gazette">"#
    let named = site + #"<meta property="og:title" content="Bridge to be rebuilt - The Marsh Gazette">"#
    #expect(try extract(named, "").title == "Bridge to be rebuilt")
    let dashed = site + #"<meta property="og:title" content="Bridge to be rebuilt - after all">"#
    #expect(try extract(dashed, "").title == "Bridge to be rebuilt - after all")
  }

  @Test func aTitleEndsWhereTheHeadlineDoes() throws {
    let title =
      #"<meta property="og:title" content="The harbour bridge: rebuilt - National * Gazette * by Ann Reed">"#
    #expect(try extract(title, "<h1>The harbour bridge: rebuilt</h1>").title == "The harbour bridge: rebuilt")
    // Typographic marks are no difference, and the spelling for sharing stays.
    #expect(
      try extract(
        #"<meta property="og:title" content="The town's bridge is rebuilt｜Town">"#,
        "<h1>The town’s bridge is rebuilt</h1>"
      ).title == "The town's bridge is rebuilt")
    // Two statements that agree are not cut.
    let agreed =
      linkedData(#""headline":"The harbour bridge: rebuilt - latest""#)
      + #"<meta property="og:title" content="The harbour bridge: rebuilt - latest">"#
    #expect(
      try extract(agreed, "<h1>The harbour bridge: rebuilt</h1>").title
        == "The harbour bridge: rebuilt - latest")
  }

  @Test func aSharingTitleThatIsOnlyThePageTitleYieldsToTheHeadline() throws {
    let headline = linkedData(#""headline":"Old bridge to be rebuilt at last""#)
    let repeated = #"<title>Bridge rebuilt</title><meta property="og:title" content="Bridge rebuilt">"#
    #expect(
      try extract(headline + repeated, "<h1>Old bridge to be rebuilt at last</h1>").title
        == "Old bridge to be rebuilt at last")
    let own =
      #"<title>Old bridge to be rebuilt at last</title><meta property="og:title" content="Bridge rebuilt">"#
    #expect(
      try extract(headline + own, "<h1>Old bridge to be rebuilt at last</h1>").title == "Bridge rebuilt")
  }

  @Test func aSharingTitleThatBeginsWithTheHeadlineKeepsItsOwnSpelling() throws {
    let headline = linkedData(#""headline":"The town’s old bridge to be rebuilt""#)
    let title = "The town's old bridge to be rebuilt * The Marsh Gazette * by Ann Reed"
    let head = headline + #"<title>\#(title)</title><meta property="og:title" content="\#(title)">"#
    #expect(
      try extract(head, "<h1>The town’s old bridge to be rebuilt</h1>").title
        == "The town's old bridge to be rebuilt")
  }

  @Test func ofSeveralHeadingsTheOneThatThePageIsNamedAfter() throws {
    let body = "<h1>Gazette</h1><h1>Old bridge to be rebuilt</h1>"
    #expect(
      try extract("<title>Old bridge to be rebuilt | Town</title>", body).title == "Old bridge to be rebuilt")
  }

  @Test func aShownLineCutsASharingTitleWhereThePageHasNoHeading() throws {
    let title = #"<meta property="og:title" content="Old bridge to be rebuilt | District">"#
    #expect(try extract(title, "<h4>Old bridge to be rebuilt</h4>").title == "Old bridge to be rebuilt")
    #expect(
      try extract(title, "<h4>Old bridge</h4>").title == "Old bridge to be rebuilt | District")
    // A link cuts only at a bar: behind a dash the headline may go on.
    let link = "<td><a href=/b>Old bridge to be rebuilt</a></td>"
    #expect(try extract(title, link).title == "Old bridge to be rebuilt")
    let dashed = title.replacing(" | ", with: " - ")
    #expect(try extract(dashed, link).title == "Old bridge to be rebuilt - District")
  }

  @Test func quotationMarksThatAnAttributeLostComeFromTheHeading() throws {
    let quoted = #"<h1>The "old" bridge to be rebuilt</h1>"#
    let lost =
      linkedData(#""headline":"The old bridge to be rebuilt""#)
      + #"<meta property="og:title" content="The old bridge to be rebuilt">"#
    #expect(try extract(lost, quoted).title == #"The "old" bridge to be rebuilt"#)
    #expect(
      try extract(lost, "<h1>The Old Bridge to Be Rebuilt</h1>").title == "The old bridge to be rebuilt")
    let cut =
      linkedData(#""headline":"Bridge""#)
      + #"<meta property="og:title" content="Mayor on the bridge: "too late"">"#
    #expect(
      try extract(cut, #"<h1>Mayor on the bridge: "too late"</h1>"#).title
        == #"Mayor on the bridge: "too late""#)
  }

  @Test func aHeadingAsLongAsAStandfirstIsNoTitle() throws {
    let title =
      #"<meta property="og:title" content="What the rebuilding of the old harbour bridge of Lower Marsh will cost the town">"#
    let long = String(repeating: "Learn what it costs to rebuild a bridge. ", count: 6)
    #expect(
      try extract(title, "<h1>\(long)</h1>").title
        == "What the rebuilding of the old harbour bridge of Lower Marsh will cost the town")
    #expect(
      try extract(title, "<h1>Learn what a bridge costs</h1>").title == "Learn what a bridge costs")
  }

  @Test func ofTwoHeadingsInThePageTitleTheFirstPartIsTheHeadline() throws {
    let title = "<title>Old bridge to be rebuilt — Lower Marsh news and notes</title>"
    let site = "<h1>Lower Marsh news and notes</h1>"
    #expect(
      try extract(title, site + "<h1>Old bridge to be rebuilt¶</h1>").title == "Old bridge to be rebuilt")
    #expect(try extract(title, site).title == "Lower Marsh news and notes")
  }

  @Test func theSiteIsNamedAfterTheDomainAlsoBelowALongerHost() throws {
    let title = "<title>Old bridge to be rebuilt | Gazette</title>"
    func page(_ host: String) throws -> String? {
      try extract(title, "<p>Bridges</p>", url: "https://\(host)/a/1").title
    }
    #expect(try page("promotions.gazette.example") == "Old bridge to be rebuilt")
    #expect(try page("promotions.marsh.example") == "Old bridge to be rebuilt | Gazette")
  }

  @Test func titlesStandInRDFaAndDublinCore() throws {
    #expect(
      try extract(#"<meta property="http://ogp.me/ns#title" content="Bridge rebuilt">"#, "").title
        == "Bridge rebuilt")
    #expect(try extract(#"<meta name="DC.Title" content="Bridge rebuilt">"#, "").title == "Bridge rebuilt")
  }

  // MARK: Authors

  @Test(arguments: [
    (#""author":{"@type":"Person","givenName":"Jan","familyName":"Reed"}"#, ["Jan Reed"]),
    (#""author":[{"name":"By Ann Reed and Tom Oak"},{"name":"ann reed"}]"#, ["Ann Reed", "Tom Oak"]),
    (#""author":"Ann Reed, Political Editor, ann@gazette.example""#, ["Ann Reed"]),
    (#""author":"https://social.example/annreed""#, []),
    (#""author":{"name":"ann-reed"}"#, []),
    (#""author":"Gazette staff reporter""#, ["Gazette staff reporter"]),
    (#""author":"Hà An - Minh Tú""#, ["Hà An", "Minh Tú"]),
    (#""author":"Long Trần - Theo Báo Mới""#, ["Long Trần"]),
    (#""author":"Di Marco""#, ["Di Marco"]),
    (#""author":"김하늘 기자""#, ["김하늘"]),
    (#""creator":["Ann Reed (Photo: Tom/Oak)"]"#, ["Ann Reed"]),
  ])
  func authorsAreNames(_ member: String, _ names: [String]) throws {
    #expect(try extract(linkedData(member), "").authors == names)
  }

  @Test func peopleGoBeforeTheSite() throws {
    let site =
      #"<meta property="og:site_name" content="The Marsh Gazette"><meta name="author" content="The Marsh Gazette">"#
    #expect(try extract(site, "<h1>Bridge</h1>").authors == ["The Marsh Gazette"])
    #expect(try extract(site, #"<h1>Bridge</h1><p class="byline">Von Ann Reed</p>"#).authors == ["Ann Reed"])
    #expect(
      try extract(site, "<h1>Bridge</h1><p>By Ann Reed, in <a href=/n>News</a></p>").authors == ["Ann Reed"])
    #expect(
      try extract(site, "<h1>Bridge</h1><p><strong>Ann Reed/Tom Oak</strong></p>").authors == [
        "Ann Reed", "Tom Oak",
      ])
    let organization = linkedData(#""author":{"@type":"Organization","name":"Wire"}"#)
    #expect(
      try extract(organization, #"<h1>Bridge</h1><p class="byline">Ann Reed</p>"#).authors == ["Ann Reed"])
    #expect(try extract(organization, "<h1>Bridge</h1>").authors == ["Wire"])
  }

  @Test func whoOnlyEditedItGoesBehindWhoWroteIt() throws {
    let data = linkedData(#""author":"Tom Oak""#)
    let byline = "<h1>Bridge</h1><div class=author>Ann Reed</div>"
    let tail = String(
      repeating: "<p>The harbour is two hundred years old, and so is its wall.</p>", count: 40)
    let edited = "\(tail)<div class=info-author>Editor: <a href=/oak class=author>Tom Oak</a></div>"
    #expect(try extract(data, byline + edited).authors == ["Ann Reed"])
    #expect(try extract(data, byline + tail).authors == ["Tom Oak"])
    #expect(try extract(data, "<h1>Bridge</h1>" + edited).authors == ["Tom Oak"])
  }

  @Test func aPicturesAuthorIsNotTheArticles() throws {
    let name =
      #"<div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Reed</span></div>"#
    let picture =
      #"<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="author" content="Tom Oak"></div>"#
    #expect(try extract("", "<h1>Bridge</h1>" + name + picture).authors == ["Ann Reed"])
    let caption =
      #"<h1>Bridge</h1><figure><img src="/b.jpg"><figcaption class="author">Tom Oak</figcaption></figure>"#
    #expect(try extract("", caption).authors.isEmpty)
  }

  // MARK: Dates

  @Test func aDateBesideAHeadlineThatIsNoHeadingCounts() throws {
    let title = "<title>Old bridge to be rebuilt</title>"
    let line = "<div>Old bridge to be rebuilt</div><div>Thứ Ba, 04/03/2025 08:47 (GMT+7)</div>"
    #expect(try extract(title, line).datePublished?.rfc3339 == "2025-03-04T08:47:00+07:00")
    // A sentence that mentions a date dates nothing.
    let sentence =
      "<h1>Old bridge to be rebuilt</h1><p>The old one was opened by the queen on 4 March 1925, says a plate</p>"
    #expect(try extract(title, sentence).datePublished == nil)
  }

  @Test func aDateThatEndsThePageTitleCountsWhereNothingElseSaysWhen() throws {
    let title = "<title>Old bridge to be rebuilt | Gazette | 04.03.2025</title>"
    let article = try extract(title, "<h1>Old bridge to be rebuilt</h1>")
    #expect(article.datePublished?.rfc3339.hasPrefix("2025-03-04") == true)
    let named = "<title>The bridge | Gazette | Plans for 04.03.2025</title>"
    #expect(try extract(named, "<h1>The bridge</h1>").datePublished == nil)
  }

  @Test func aBreadcrumbThatEndsWithTheHeadlineIsNotWhereItStands() throws {
    let title = "<title>Old bridge to be rebuilt</title>"
    let links = (1...40).map { "<li><a href='/s/\($0)'>Section \($0)</a></li>" }.joined()
    let page = """
      <nav><span>Town</span><h1>Old bridge to be rebuilt</h1></nav><ul>\(links)</ul>
      <h2><span>Council decides: </span><span>Old bridge to be rebuilt</span></h2><div class="author">By Ann Reed</div>
      """
    #expect(try extract(title, page).authors == ["Ann Reed"])
  }

  @Test(arguments: [
    ("<p>Ice &amp; wind</p>", "Ice & wind"), ("&lt;p&gt;Ice &amp;amp; wind&lt;/p&gt;", "Ice & wind"),
    ("Ice <b>and</b> wind", "Ice and wind"), ("Ice < wind, and wind > ice", "Ice < wind, and wind > ice"),
    ("How the <p> tag opens a paragraph", "How the <p> tag opens a paragraph"),
  ])
  func aDescriptionIsWhatItsMarkupSays(stated: String, read: String) throws {
    #expect(try extract(linkedData(#""description":"\#(stated)""#), "").description == read)
  }

  // MARK: Lead image

  @Test func thePictureThatThePageLoadsFirstLeadsWhereItIsTheSharedOne() throws {
    let other = "<h1>Bridge</h1><figure><img src=\"/i/mayor-in-april-2025-b2.jpg\"></figure>"
    let early = #"<link rel="preload" as="image" href="/i/bridge-in-march-2025-a1.jpg">"#
    #expect(
      try extract(Self.shared + early, other).image?.url
        == "https://gazette.example/i/bridge-in-march-2025-a1.jpg")
    let logo = #"<link rel="preload" as="image" href="/i/logo-of-the-house-2025.jpg">"#
    #expect(
      try extract(Self.shared + logo, other).image?.url
        == "https://i.example/1200/bridge-in-march-2025-a1.jpg")
  }

  @Test func aVersionThatFewCanReadCountsWhereThereIsNoOther() throws {
    let picture = { (img: String) in
      "<h1>Bridge</h1><figure><picture><source type=image/avif srcset='/b.avif 1200w'>\(img)</picture></figure>"
    }
    #expect(try extract("", picture("<img src='/b.jpg'>")).image?.url == "https://gazette.example/b.jpg")
    #expect(try extract("", picture("<img>")).image?.url == "https://gazette.example/b.avif")
  }

  @Test func anElementOfTheSitesOwnMayBeAPicture() throws {
    let lazy = "<site-image data-srcset='/b/280.jpg 280w, /b/1680.jpg 1680w'></site-image>"
    let article = try extract("", "<h1>Bridge</h1><figure>\(lazy)</figure>")
    #expect(article.images.map(\.url) == ["https://gazette.example/b/1680.jpg"])
  }

  private static let shared =
    #"<meta property="og:image" content="https://i.example/1200/bridge-in-march-2025-a1.jpg">"#

  @Test func theLeadImageIsThePagesWidestVersionOfTheSharedPicture() throws {
    let figure = """
      <h1>Bridge</h1><figure><picture><source media="(max-width: 600px)" srcset="/s/bridge-in-march-2025-a1.webp">
      <source media="(min-width: 900px)" srcset="/m/bridge-in-march-2025-a1.webp, /l/bridge-in-march-2025-a1.webp 2x">
      <img src="/xs/bridge-in-march-2025-a1.jpg" width="300" height="200" alt="The bridge"></picture>
      <figcaption>The bridge.</figcaption></figure>
      """
    let image = try #require(try extract(Self.shared, figure).image)
    #expect(image.url == "https://gazette.example/l/bridge-in-march-2025-a1.webp")
    #expect(image.caption == "The bridge.")
    #expect(image.alt == "The bridge")
  }

  @Test func theSharedPictureIsTakenWhereItIsTheSameButLarger() throws {
    let img =
      #"<h1>Bridge</h1><figure><img src="https://i.example/640/bridge-in-march-2025-a1.jpg"></figure>"#
    #expect(try extract(Self.shared, img).image?.url == "https://i.example/1200/bridge-in-march-2025-a1.jpg")
    let other =
      #"<h1>Bridge</h1><figure><img src="https://i.example/640/mayor-in-april-2025-b2.jpg"></figure>"#
    // Another picture is no version of it: the shared one stands for the article.
    #expect(
      try extract(Self.shared, other).image?.url == "https://i.example/1200/bridge-in-march-2025-a1.jpg")
  }

  @Test func portraitsPostersAndLogosLeadNoArticle() throws {
    let author = linkedData(#""author":"Ann Reed""#)
    let figures = """
      <h1>Bridge</h1><figure><img src="/p/1.jpg" alt="Ann Reed"></figure><figure><img src="/authors/2.jpg"></figure>
      <div class="video-player"><img src="/poster.jpg"></div><figure><img src="/site-logo.png"></figure>
      <figure><img src="/b/3.jpg" alt="The bridge"></figure>
      """
    #expect(try extract(author, figures).image?.url == "https://gazette.example/b/3.jpg")
  }

  @Test func aWidthThatIsWrittenGoesBeforeSource() throws {
    let set =
      #"<figure><img width="4000" src="/t.jpg?w=40" srcset="/t.jpg?w=80 80w,/t.jpg?w=1366 1366w"></figure>"#
    #expect(try extract("", "<h1>Bridge</h1>" + set).image?.url == "https://gazette.example/t.jpg?w=1366")
    let lazy = #"<figure><img src="data:image/gif;base64,R0" data-src="/t.jpg"></figure>"#
    #expect(try extract("", "<h1>Bridge</h1>" + lazy).image?.url == "https://gazette.example/t.jpg")
  }

  // MARK: Publisher

  @Test(arguments: ["marshgazette", "gazette.example", "@marshgazette", "https://gazette.example/"])
  func aNameForPeopleGoesBeforeAnIdentifier(identifier: String) throws {
    let shared = #"<meta property="og:site_name" content="\#(identifier)">"#
    let named = linkedData(#""publisher":{"@type":"Organization","name":"The Marsh Gazette"}"#)
    #expect(try extract(shared + named, "").publisher == "The Marsh Gazette")
    #expect(try extract(shared, "").publisher == identifier)
  }

  @Test func theNameForSharingGoesBeforeThatOfTheCompany() throws {
    let shared = #"<meta property="og:site_name" content="Gazette">"#
    let named = linkedData(#""publisher":{"@type":"Organization","name":"Marsh Media Limited"}"#)
    #expect(try extract(shared + named, "").publisher == "Gazette")
  }

  // MARK: Section and tags

  @Test func theKindOfAPageIsNoSection() throws {
    let kind = #"<meta property="article:section" content="Post">"#
    #expect(try extract(kind, "").section == nil)
    #expect(try extract(kind + #"<meta name="section" content="Harbour">"#, "").section == "Harbour")
  }

  @Test func notesOfAContentSystemAreNoTags() throws {
    let head = #"<meta name="keywords" content="@post-id:17, bridges, harbour">"#
    #expect(try extract(head, "").tags == ["bridges", "harbour"])
  }

  // MARK: Section

  private func section(_ body: String, head: String = "", url: String = "https://news.example/a/story-1")
    throws
    -> String?
  {
    let page = MarshGazette.page(
      "\(body)<article><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)</article>", head: head)
    return try MarshGazette.extract(page, url: url).article.section
  }

  @Test func theSectionIsTheFirstStepOfTheTrailBelowTheFrontPage() throws {
    let trail = """
      <div class="breadcrumb"><a href="/">Home</a> › <a href="/town">Town</a> › <a href="/town/bridges">Bridges</a> ›
      <a href="/a/story-1">Bridge to be rebuilt</a></div>
      """
    #expect(try section(trail) == "Town")
    let data = """
      <script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
      {"@type":"ListItem","position":2,"item":{"@id":"https://news.example/town","name":"Town"}},
      {"@type":"ListItem","position":1,"item":"https://news.example/","name":"The Marsh Gazette"}]}</script>
      """
    #expect(try section("", head: data) == "Town")
  }

  @Test func theSectionIsWhatThePageCallsTheFolderOfItsAddress() throws {
    let menu = #"<div class="menu"><a href="/sport.htm">Sport</a> <a href="/town.htm">Town</a></div>"#
    #expect(try section(menu, url: "https://news.example/town/bridge-20260311.htm") == "Town")
    #expect(try section(menu, url: "https://news.example/2026/bridge-20260311.htm") == nil)
  }

  @Test func aStatedSectionGoesBeforeTheTrail() throws {
    let trail = #"<div class="breadcrumb"><a href="/town">Town</a></div>"#
    #expect(
      try section(trail, head: #"<meta property="article:section" content="Local news">"#) == "Local news")
    #expect(try section(trail + #"<meta itemprop="articleSection" content="Council">"#) == "Council")
  }

  @Test(arguments: [
    ("Submitted by Ann Reed on Tue, 09/17/2024 - 09:30", "Ann Reed"), ("كتب: أحمد سالم", "أحمد سالم"),
    ("홍길동 기자 입력 2024.09.17. 10:30", "홍길동"), ("来源：日报 记者：李明 字号：大", "李明"),
    ("Escrito por Ana Ruiz", "Ana Ruiz"), ("Текст: Иван Петров", "Иван Петров"),
  ]) func aLineBelowTheHeadlineNamesWhoWroteIt(line: String, name: String) throws {
    #expect(try extract("", "<h1>Bridge</h1><p>\(line)</p>").authors == [name])
  }

  @Test func theEditorialOfficeGoesBehindWhoSigns() throws {
    let office = #"<meta name="author" content="Báo điện tử Sông Hậu">"#
    #expect(
      try extract(office, #"<h1>Cầu</h1><div class="author-name">Hải Bình</div>"#).authors == ["Hải Bình"])
    #expect(try extract(office, "<h1>Cầu</h1>").authors == ["Báo điện tử Sông Hậu"])
  }
}
