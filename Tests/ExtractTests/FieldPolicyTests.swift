import Model
import Testing
import Time

@testable import Extract

/// The policies of docs/extraction.md for title, lead image, authors and dates.
@Suite struct FieldPolicyTests {
  private func extract(_ head: String, _ body: String, url: String = "https://gazette.example/a/1") throws
    -> Article
  {
    let html = "<!doctype html><html lang=\"en\"><head>\(head)</head><body>\(body)</body></html>"
    return try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: url), source: ArticleSource(kind: .url)
    ).article
  }

  private func page(_ heading: String, _ more: String = "") -> String {
    "<article>\(heading)\(more)\(MarshGazette.body)</article>"
  }

  // MARK: Authors

  private func authors(_ byline: String) throws -> [String] {
    try extract("<title>Bridge to be rebuilt</title>", page("<h1>Bridge to be rebuilt</h1>", byline)).authors
  }

  @Test func degreesBehindANameAreNobody() throws {
    #expect(try authors("<p class=byline>By Dylan Reed, MS, RD, FAND</p>") == ["Dylan Reed"])
  }

  @Test func whoReviewedIsNoAuthor() throws {
    #expect(try authors("<div class=byline>Reviewed by <a href=/r/1>Robert Marsh</a></div>").isEmpty)
    #expect(
      try authors("<p class=byline>By Jo Reed. Medically reviewed by Ann Marsh, MD</p>") == ["Jo Reed"])
  }

  @Test func aTopicInTheBylineIsNobody() throws {
    #expect(
      try authors("<p class=byline>By <a href=/a>Jo Reed</a> in <a href=/t>Harbour</a> on 1 June 2026</p>")
        == ["Jo Reed"])
    #expect(try authors("<p class=byline><a href=/diy rel='category tag'>Home Decor</a></p>").isEmpty)
  }

  @Test func vietnameseBylinesNameTextAndPicture() throws {
    #expect(try authors("<p class=author>Tin, ảnh: Vũ Phương Thảo</p>") == ["Vũ Phương Thảo"])
    #expect(try authors("<p class=author>Quang Phong - Tùng Nguyên</p>") == ["Quang Phong", "Tùng Nguyên"])
    #expect(try authors("<p class=author>Theo Minh Nguyễn/Vcamp.vn</p>") == ["Minh Nguyễn"])
    #expect(try authors("<p class=author>Tâm Giao Ảnh: Cao Trung Hiếu</p>") == ["Tâm Giao"])
  }

  @Test func theOnlyPersonLinkedAsAnAuthorIsOneHoweverFarBelow() throws {
    let box = { (name: String) in "<div class=card><a rel=author href='/author/x'>\(name)</a></div>" }
    let far = "<section>\((1...200).map { "<p>Line \($0)</p>" }.joined())</section>"
    func below(_ boxes: String) throws -> [String] {
      try extract("<title>Bridge to be rebuilt</title>", page("<h1>Bridge to be rebuilt</h1>") + far + boxes)
        .authors
    }
    #expect(try below(box("Jo Reed")) == ["Jo Reed"])
    #expect(try below(box("Jo Reed") + box("Ann Marsh")).isEmpty)
  }

  @Test func anAccountGoesBehindTheNameThatThePageShows() throws {
    let article = try extract(
      "<title>Bridge to be rebuilt</title><meta name=author content=joreed>",
      page("<h1>Bridge to be rebuilt</h1>", "<p class=byline>By Jo Reed</p>"))
    #expect(article.authors == ["Jo Reed"])
  }

  @Test func aCompanyOfOneWordGoesBehindThePersonWhoIsShown() throws {
    let article = try extract(
      "<title>Bridge to be rebuilt</title><meta name=author content=FENNLAB>",
      page("<h1>Bridge to be rebuilt</h1>", "<p class=byline>By Jo Reed</p>"))
    #expect(article.authors == ["Jo Reed"])
  }

  @Test func everybodyInTheBylineIsAnAuthorWhereTheDataNamesOne() throws {
    let head = "<title>Bridge to be rebuilt</title><meta name=author content='Jo Reed'>"
    func authors(_ byline: String) throws -> [String] {
      try extract(head, page("<h1>Bridge to be rebuilt</h1>", "<p class=byline>\(byline)</p>")).authors
    }
    #expect(try authors("By Jo Reed, Ann Marsh and Tom Hill") == ["Jo Reed", "Ann Marsh", "Tom Hill"])
    #expect(try authors("By Jo Reed, Example Division") == ["Jo Reed"])
  }

  @Test func anAccountIsTheAuthorWhereNobodyIsNamed() throws {
    #expect(try authors("<strong><a class=author href='/reed-one'>reed-one</a></strong>") == ["reed-one"])
    #expect(try authors("<strong><a class=author href='/t'>Updated</a></strong>").isEmpty)
  }

  @Test func aLabelAndANameInOneLineAreAByline() throws {
    #expect(try authors("<p>by: Jo Reed, Dec 17, 2025</p>") == ["Jo Reed"])
    #expect(try authors("<p>Written by:</p><p>Jo Reed</p>") == ["Jo Reed"])
  }

  @Test func aNameAboveTheDayInABoxOfTheAuthorIsRead() throws {
    let box = { (first: String) in
      "<div class=resource-author-details><p>\(first)</p><small>December 3, 2025</small></div>"
    }
    #expect(try authors(box("Jo Reed")) == ["Jo Reed"])
    #expect(try authors(box("What's Brewing")).isEmpty)
  }

  @Test func whoWroteACommentIsNoAuthor() throws {
    let author = "<span itemprop=author>Jo Reed</span>"
    let comments = "<ol class=comments><li><span itemprop=author>Ann Marsh</span><p>Well said.</p></li></ol>"
    let article = try extract(
      "<title>Bridge to be rebuilt</title>", page("<h1>Bridge to be rebuilt</h1>", author) + comments)
    #expect(article.authors == ["Jo Reed"])
  }

  @Test func anOrganizationsNameIsNotParted() throws {
    let data = """
      <script type="application/ld+json">{"@type":"Article","headline":"Bridge to be rebuilt",
      "author":{"@type":"Organization","name":"Hart & Hill"}}</script>
      """
    let article = try extract(
      "<title>Bridge to be rebuilt</title>" + data, page("<h1>Bridge to be rebuilt</h1>"))
    #expect(article.authors == ["Hart & Hill"])
    #expect(article.authorKind == .organization)
  }

  // MARK: Title

  @Test func aDescriptionInThePlaceOfTheHeadlineIsNoTitle() throws {
    let data = """
      <script type="application/ld+json">{"@type":"Article","name":"The harbour bridge",
      "headline":"crossing of a river in the east"}</script>
      """
    let article = try extract(
      "<title>The harbour bridge - Marsh Encyclopedia</title><meta property=og:site_name content='Marsh Encyclopedia'>"
        + data, page("<h1>The harbour bridge</h1>"))
    #expect(article.title == "The harbour bridge")
  }

  @Test func theHeadlineShownGoesBeforeATitleMadeForSearch() throws {
    let article = try extract(
      "<title>Harbour bridge costs 2026 explained</title><meta property=og:title content='Harbour bridge costs 2026 explained'>",
      page("<h1>Why the harbour bridge costs nine million</h1>"))
    #expect(article.title == "Why the harbour bridge costs nine million")
    #expect(article.titleVariants.map(\.value) == ["Harbour bridge costs 2026 explained"])
    #expect(article.titleVariants.map(\.origin) == ["og:title"])
  }

  @Test func theSharingTitleOfANewsArticleIsItsHeadline() throws {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge: the plan"}</script>"#
    let article = try extract(
      "<title>Bridge news | Gazette</title><meta property=og:title content='Bridge to be rebuilt in spring'>\(data)",
      page("<h1>Bridge to be rebuilt by spring at last</h1>"))
    #expect(article.title == "Bridge to be rebuilt in spring")
  }

  @Test func outsideOfNewsTheHeadingThatJSONLDRepeatsIsTheTitle() throws {
    func title(_ type: String) throws -> String? {
      try extract(
        "<meta property=og:title content='You will not believe this bridge'><title>Harbour works | Marsh</title>"
          + #"<script type="application/ld+json">{"@type":"\#(type)","headline":"Bridge to be rebuilt"}</script>"#,
        page("<h1>Bridge to be rebuilt</h1>")
      ).title
    }
    #expect(try title("BlogPosting") == "Bridge to be rebuilt")
    #expect(try title("NewsArticle") == "You will not believe this bridge")
  }

  @Test func aSentenceInTheHeadingIsNoTitle() throws {
    let sentence =
      "Learn which bridges of Lower Marsh are rebuilt this year and why, what that costs the town, who pays for it and "
      + "when they open"
    let article = try extract(
      "<meta property=og:title content='Bridges of Lower Marsh'><title>Bridges of Lower Marsh</title>",
      page("<h1>\(sentence)</h1>"))
    #expect(article.title == "Bridges of Lower Marsh")
  }

  @Test func aHeadingThatLeadsHomeOrThatNothingConfirmsIsNoTitle() throws {
    let home = try extract(
      "<title>Gazette Blog: Bridge to be rebuilt</title>",
      "<header><h1><a href='/'>Gazette Blog</a></h1></header>" + page("<h2>Bridge to be rebuilt</h2>"))
    #expect(home.title?.hasSuffix("Bridge to be rebuilt") == true)
    let lonely = try extract("<title>Bridge to be rebuilt</title>", page("<h1>Hello</h1>"))
    #expect(lonely.title == "Bridge to be rebuilt")
  }

  @Test func referencesAreResolvedUntilNothingChanges() throws {
    let article = try extract(
      "<meta property=og:title content='Bridge &amp;amp;amp; harbour (Published 2016)'>", page(""))
    #expect(article.title == "Bridge & harbour")
  }

  // MARK: Image

  @Test func theSharedPictureLeadsUnlessItIsTheSitesSign() throws {
    let shared = "<meta property=og:image content='https://img.example/2026/bridge-at-night-4711.jpg'>"
    let body = page(
      "<h1>Bridge</h1>", "<figure><img src='/pictures/harbour-master-portrait-09.jpg'></figure>")
    #expect(try extract(shared, body).image?.url == "https://img.example/2026/bridge-at-night-4711.jpg")
    let sign = "<meta property=og:image content='https://img.example/social-share.png'>"
    #expect(
      try extract(sign, body).image?.url == "https://gazette.example/pictures/harbour-master-portrait-09.jpg")
  }

  @Test func aFolderInCommonDoesNotMakeTwoPicturesOne() throws {
    let folder = "https://img.example/f60q1anpxzid77"
    let article = try extract(
      "<meta property=og:image content='\(folder)/bridge-from-the-air.jpg'>",
      page("<h1>Bridge</h1>", "<figure><img src='\(folder)/mayor-with-hammer.jpg'></figure>"))
    #expect(article.image?.url == "\(folder)/bridge-from-the-air.jpg")
  }

  // MARK: Authors

  @Test func bylinesInOddFormsNameTheAuthor() throws {
    let cases = [
      ("", "<p class=byline>Byby JO REED</p>", ["JO REED"]),
      (
        "", "<p>Written by <a href='/authors/jo-reed'>Jo Reed</a> in <a href='/linux'>Linux</a></p>",
        ["Jo Reed"]
      ),
      ("", "<div>By</div><div>Jo Reed</div>", ["Jo Reed"]),
      ("", "<div>03/01/2017 by Jo Reed, candidate of the board</div>", ["Jo Reed"]),
      ("", "<p class=byline>By Jo Reed Staff Writer</p>", ["Jo Reed"]),
      ("", "<p class=byline>By JO REED March 11, 2025 3:46 PM</p>", ["JO REED"]),
      ("", "<p class=byline>By Jo Reed Updated: March 11, 2025</p>", ["Jo Reed"]),
      ("", "<p class=byline>By Jo Reed • March 11, 2025</p>", ["Jo Reed"]),
      (
        "",
        "<div class=author-info><div>Jo Reed</div><div>Marketing Director</div><div>May 14, 2025</div></div>",
        ["Jo Reed"]
      ),
      ("<meta name=author content='Jo Reed (http://reed.example/jo/)'>", "", ["Jo Reed"]),
      (
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jo Reed'>", "",
        ["Jo Reed"]
      ),
      (
        "<meta name=citation_author content='Reed, Jo'><meta name=citation_author content='Hale, Ann'>", "",
        ["Jo Reed", "Ann Hale"]
      ),
    ]
    for (head, line, names) in cases {
      #expect(
        try extract(head, page("<h1>Bridge to be rebuilt</h1>", line)).authors == names, "\(head)\(line)")
    }
  }

  @Test func aListOfPeopleGoesBeforeOneOfThem() throws {
    func authors(_ byline: String) throws -> [String] {
      try extract(
        "<meta name=author content='Jo Reed'>",
        page("<h1>Bridge to be rebuilt</h1>", "<p class=byline>\(byline)</p>")
      ).authors
    }
    #expect(try authors("Written by Jo Reed, Ann Hale, Tom Marsh") == ["Jo Reed", "Ann Hale", "Tom Marsh"])
    // One more may be a place or the firm.
    #expect(try authors("Written by Jo Reed, Lower Marsh") == ["Jo Reed"])
    #expect(try authors("By Jo Reed, Vice President, Harbour Division, Harbour Corp") == ["Jo Reed"])
  }

  @Test func aLabelledLineNamesTheAuthorWhereverItStands() throws {
    let far = (1...20).map { "<p>Pier \($0) stays closed to ships.</p>" }.joined()
    func authors(_ lines: String) throws -> [String] {
      try extract("", page("<h1>Bridge to be rebuilt</h1>") + far + "<ul class=facts>\(lines)</ul>").authors
    }
    let first = "<li><strong>Autorin/Autor</strong> Jo Reed</li>"
    #expect(try authors("<li><strong>Datum</strong> 28.04.2023</li>" + first) == ["Jo Reed"])
    #expect(try authors(first + "<li>Author: Ann Hale</li>").isEmpty)
  }

  @Test func theLinkToWhoReviewedItIsNoAuthors() throws {
    let links =
      "Written by <a href=/author/jo-reed>Jo Reed</a> Reviewed by <a href=/author/ann-hale>Ann Hale</a>"
    #expect(
      try extract("", page("<h1>Bridge to be rebuilt</h1>", "<div>\(links)</div>")).authors == ["Jo Reed"])
  }

  @Test func whoIsNamedTwiceGoesBeforeTheOwnerOfTheRights() throws {
    let article = try extract(
      "<meta name=author content='Marsh Nast'><meta property=article:author content='Jo Reed'>",
      page("<h1>Bridge to be rebuilt</h1>", "<p class=byline>By Jo Reed</p>"))
    #expect(article.authors == ["Jo Reed"])
    #expect(article.authorKind == nil)
  }

  @Test func aCompanyIsNamedAsSuch() throws {
    let article = try extract(
      "<meta name=author content='Công ty Cầu Cảng'>", page("<h1>Bridge to be rebuilt</h1>"))
    #expect(article.authorKind == .organization)
  }

  // MARK: Dates

  @Test func aDateFarFromTheHeadlineCountsWhereNoneIsNear() throws {
    let article = try extract(
      "", page("<h1>Bridge to be rebuilt</h1>") + "<div class=note>Letzte Aktualisierung: 18.01.2018</div>")
    #expect(article.datePublished?.rfc3339.hasPrefix("2018-01-18") == true)
  }

  @Test func dayAndMonthChangePlacesWhereThePageShowsTheDayInWords() throws {
    let article = try extract(
      "<meta property=article:published_time content='03-09-2026'>",
      page("<h1>Bridge to be rebuilt</h1>", "<p class=date>Published March 9, 2026</p>"))
    #expect(article.datePublished?.rfc3339.hasPrefix("2026-03-09") == true)
  }

  @Test func aDateAboveTheHeadlineIsOfAnotherStoryWhereOneStandsBelow() throws {
    let article = try extract(
      "",
      "<div><time datetime='2025-12-17T12:00:00Z'>x</time></div>"
        + page("<h1>Bridge to be rebuilt</h1>", "<time datetime='2017-03-01T12:00:00Z'>03/01/2017</time>"))
    #expect(article.datePublished?.rfc3339 == "2017-03-01T12:00:00Z")
  }

  @Test func aClockOnAPageOfOneZoneIsReadThere() throws {
    let html =
      "<html><head><title>中国大桥重建</title></head><body>"
      + page("<h1>中国大桥重建</h1>", "<p class=date>2024-05-06 08:30</p>") + "</body></html>"
    let article = try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: "https://paper.example/1"), source: ArticleSource(kind: .url)
    ).article
    #expect(article.datePublished?.rfc3339 == "2024-05-06T08:30:00+08:00")
    #expect(article.datePublished?.offset == .inferred(minutes: 480))
  }

  @Test(arguments: [
    ("<time datetime='2024-05-05T21:30:00-05:00'>x</time>", "2024-05-05T21:30:00-05:00"),
    ("<p class=date>May 5, 2024, 9:30 p.m.</p>", "2024-05-05T21:30:00-05:00"),
    ("<p class=date>May 5, 2024, 9:41 p.m.</p>", "2024-05-06T02:30:00Z"),
  ])
  func theDayIsThatOfTheClockThatThePageShows(_ shown: String, _ expected: String) throws {
    let head =
      #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-06T02:30:00Z"}</script>"#
    let article = try extract(head, page("<h1>Bridge to be rebuilt</h1>", shown))
    #expect(article.datePublished?.rfc3339 == expected)
  }

  // MARK: JSON-LD

  @Test func severalObjectsInOneScriptAreAllRead() throws {
    let article = try extract(
      #"<script type="application/ld+json">{"@type":"WebSite","name":"Gazette"} {"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Person","name":"Jo Reed"},"datePublished":"2026-11-20T08:15:00+07:00"}</script>"#,
      page("<h1>Bridge</h1>"))
    #expect(article.authors == ["Jo Reed"])
    #expect(article.datePublished?.rfc3339 == "2026-11-20T08:15:00+07:00")
  }

  @Test func theUpdatesOfALiveBlogAreNotTheArticle() throws {
    let article = try extract(
      #"<script type="application/ld+json">[{"@type":"BlogPosting","headline":"14:05 Ice arrives","datePublished":"2026-11-20T14:05:00Z"},{"@type":"LiveBlogPosting","headline":"Storm live","datePublished":"2026-11-20T08:00:00Z"}]</script>"#,
      page("<h1>Storm live</h1>"))
    #expect(article.title == "Storm live")
    #expect(article.datePublished?.rfc3339 == "2026-11-20T08:00:00Z")
  }
}
