import Model
import Testing

@testable import Extract

/// Who wrote a page, by what it states and shows: each rule with a page where it holds and one where it must not.
@Suite struct AuthorTests {
  private static let prose = """
    <p>The council of Lower Marsh voted on Tuesday to rebuild the old harbour bridge, which has been closed since spring.</p>
    <p>Engineers had warned, in a report of forty pages, that the northern pillar could not carry another winter of ice.</p>
    <p>“We waited too long,” said the mayor, who promised that work would begin before the first frost of the year.</p>
    """
  private static let headline = "<h1>Old harbour bridge to be rebuilt</h1>"
  /// So far from the headline that nothing beside it is meant.
  private static let farBelow = String(repeating: prose, count: 24)

  private func authors(_ body: String, head: String = "", url: String = "https://gazette.example/a/1") throws
    -> [String]
  {
    let html = """
      <!doctype html><html lang="en"><head><title>Old harbour bridge to be rebuilt</title>\(head)</head>
      <body>\(body)</body></html>
      """
    return try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: url, contentType: "text/html; charset=utf-8"),
      source: ArticleSource(kind: .url)
    ).article.authors
  }

  private func below(_ line: String) throws -> [String] {
    try authors("<article>\(Self.headline)\(line)\(Self.prose)</article>")
  }

  private func linked(_ json: String) -> String { #"<script type="application/ld+json">\#(json)</script>"# }

  // MARK: Lines

  @Test(arguments: [
    ("Eine Analyse von Anna Berg", ["Anna Berg"]), ("Opinion by Ann Reed", ["Ann Reed"]),
    ("Story and photos by Ann Reed", ["Ann Reed"]), ("Propos recueillis par Marie Dupont", ["Marie Dupont"]),
    ("מאת דנה כהן", ["דנה כהן"]), ("โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
    ("Par Marie Dupont avec Jean Petit", ["Marie Dupont", "Jean Petit"]),
    ("Par Marie Dupont avec AFP", ["Marie Dupont"]), ("Marie Dupont, AFP", ["Marie Dupont"]),
    ("Por João Silva — São Paulo", ["João Silva"]), ("By Ann Reed of The Marsh Gazette", ["Ann Reed"]),
    ("By Ann Reed in Riga", ["Ann Reed"]), ("By Ann Reed, Northern Press", ["Ann Reed"]),
    ("By Staff Writer Ann Reed", ["Ann Reed"]), ("Door onze verslaggever Jan de Vries", ["Jan de Vries"]),
    ("Von Anna Berg, Lahn, und Karl Weiss", ["Anna Berg", "Karl Weiss"]),
    ("Publié le 12 mars 2024 par Marie Dupont", ["Marie Dupont"]),
    ("March 12, 2024 by Ann Reed Leave a Comment", ["Ann Reed"]),
    ("Cycling | By Ann Reed | Updated today", ["Ann Reed"]),
    ("Text von Anna Berg Illustration von Karl Weiss", ["Anna Berg"]),
  ])
  func aBylineNamesPeopleAndNoOfficesOrPlaces(line: String, names: [String]) throws {
    #expect(try below("<p>\(line)</p>") == names)
  }

  @Test(arguments: [
    "Marie Dupont, Lahnstadt", "Cycling | Old Roads | Updated today", "Bridges with Stories",
    "Analysis of the Week", "March 12, 2024 | Company News", "Editor Choice Awards", "Text Resize Options",
    "By Property Type", "<strong>Key Takeaways</strong>", "<a href=/people/contact>Contact Us</a>",
  ])
  func aLineThatIsNoBylineNamesNobody(line: String) throws {
    #expect(try below("<p>\(line)</p>").isEmpty)
  }

  @Test(arguments: [
    ("Words: Ann Reed; Photos: Jo Hill", ["Ann Reed"]), ("Text Anna Berg Fotos Karl Weiss", ["Anna Berg"]),
    ("Penulis: Budi Santoso | Editor: Siti Aminah", ["Budi Santoso"]),
    ("Teksti: Pekka Virtanen Kuvat: Liisa Korhonen", ["Pekka Virtanen"]),
    ("作者：王小明　编辑：李丽", ["王小明"]),
  ])
  func whoPhotographedOrEditedIsNoAuthor(line: String, names: [String]) throws {
    #expect(try below("<p>\(line)</p>") == names)
  }

  @Test(arguments: [
    ("文／田中一郎", ["田中一郎"]), ("〔記者王小明／台北報導〕", ["王小明"]), ("記者王小明／台北報導", ["王小明"]),
    ("［田中一郎，デイリー新聞］", ["田中一郎"]), ("김민수 기자", ["김민수"]), ("김민수·이영희 기자", ["김민수", "이영희"]),
  ])
  func eastAsianBylinesPartNoWords(line: String, names: [String]) throws {
    #expect(try below(#"<p class="author">\#(line)</p>"#) == names)
  }

  @Test func translatorsAreNoAuthors() throws {
    #expect(try below(#"<p itemprop="author">Jo Reed　著、田中 一郎　訳</p>"#) == ["Jo Reed"])
    #expect(try below(#"<p itemprop="author">Jo Reed、田中 一郎</p>"#) == ["Jo Reed", "田中 一郎"])
  }

  @Test func aBylineInARelatedStoryIsNotTheArticles() throws {
    let byline = "<p>By Jo Hill</p>"
    #expect(
      try below(#"<div class="related"><a href="/x">Ten bridges that will be rebuilt</a>\#(byline)</div>"#)
        .isEmpty)
    #expect(try below("<div>\(byline)</div>") == ["Jo Hill"])
  }

  @Test func twoLinksWithNothingBetweenThemAreTwoPeopleOrTopics() throws {
    func byline(_ links: String) throws -> [String] { try below(#"<div class="post-meta">\#(links)</div>"#) }
    #expect(try byline(#"<a href="/tech">Tech</a> <a href="/laptops">Laptops</a>"#).isEmpty)
    #expect(try byline(#"<a href="/a">Ann Reed</a> <a href="/j">Jo Hill</a>"#) == ["Ann Reed", "Jo Hill"])
  }

  @Test func behindADateOnlyAnAuthorsElementNamesSomebody() throws {
    let line = "Dec 17, 2025 Julian Arnim"
    #expect(try below(#"<div class="dateAndAuthor">\#(line)</div>"#) == ["Julian Arnim"])
    #expect(try below(#"<div class="post-meta">\#(line)</div>"#).isEmpty)
  }

  @Test func elementsWithNothingBetweenThemAreParted() throws {
    func byline(_ text: String) throws -> [String] { try below(#"<p class="author">\#(text)</p>"#) }
    #expect(try byline("<span>Ann Reed</span><span>Politics</span>") == ["Ann Reed"])
    #expect(try byline("<span>Ann Reed</span><sup>2</sup>") == ["Ann Reed"])
    #expect(try byline("<b>By</b><span>Ann Reed</span><span>Politics</span>") == ["Ann Reed"])
    #expect(try byline("<span>Ann McReed</span>") == ["Ann McReed"])
  }

  @Test(arguments: [
    ("Ann Reed Ann Reed", ["Ann Reed"]), ("Ann Reed Jo Hill", ["Ann Reed Jo Hill"]),
    ("Ann Reed In", ["Ann Reed"]), ("Kommentar von", []), ("Ann Reed For Marsh Online", ["Ann Reed"]),
    ("Ann (Anna) Reed", ["Ann Reed"]), ("Ann Reed, AP National Political Writer", ["Ann Reed"]),
    ("Ann Reed Travel Editor", ["Ann Reed"]), ("AAA Travel Editor", []),
    ("Kolumne von Anna Berg", ["Anna Berg"]),
  ])
  func whatIsBehindOrAroundANameIsNoPartOfIt(text: String, names: [String]) throws {
    #expect(try below(#"<p class="author">\#(text)</p>"#) == names)
  }

  @Test func aListInAnotherStoryDoesNotReplaceTheByline() throws {
    let others = #"<div class="author">Al David, Mo Hahn, and Ann Reed</div>"#
    let byline = #"<div class="author">Ann Reed</div>"#
    #expect(try below(byline + others) == ["Ann Reed"])
    let data = linked(#"{"@type":"NewsArticle","author":"Ann Reed"}"#)
    let page = "<article>\(Self.headline)\(others)\(Self.prose)</article>"
    #expect(try authors(page, head: data) == ["Al David", "Mo Hahn", "Ann Reed"])
  }

  // MARK: Elsewhere on the page

  @Test(arguments: [
    "<p>This post was written by Ann Reed, head of research.</p>",
    "<h2>Article written by:</h2><h3>Ann Reed</h3>",
    "<p>Written by <a href=/x>Ann Reed</a></p>", "<p>About the author</p><p>Ann Reed</p>",
    #"<div class="author-bio">Ann Reed writes about bridges.</div>"#,
    #"<div class="author-bio"><h3>Ann Reed</h3><p>Bridges, rivers, and what swims in them.</p></div>"#,
    #"<div class="byline"><a href="/authors/reed">Ann Reed</a>, ten years with bridges and water, and with all that stands in it</div>"#,
  ])
  func aSentenceALabelOrABoxNamesWhoWroteItWhereverItStands(box: String) throws {
    #expect(
      try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(box)<p>Imprint</p>") == ["Ann Reed"])
  }

  @Test(arguments: [
    "<p>The letter was written by Ann Reed, who lived there.</p>",
    "<ul><li>Author</li><li>Ann Reed</li></ul>",
    #"<div class="author-bio">Ann Reed writes.</div><div class="author-bio">Jo Hill writes.</div>"#,
    #"<div class="author-bio"><h3>Our authors</h3><p>Bridges, rivers, and what swims in them.</p></div>"#,
    #"<div class="testimonial-quote"><p class="author">Ann Reed</p></div>"#,
  ])
  func whatIsAboutSomethingElseNamesNobody(box: String) throws {
    #expect(try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(box)<p>Imprint</p>").isEmpty)
  }

  @Test func aDeskGivesWayToWhoSignsBelow() throws {
    let signed = "<p>Written by <a href=/x>Ann Reed</a></p>"
    func page(_ tail: String) -> String {
      #"<article>\#(Self.headline)<p class="byline">By Team Harbour</p>\#(Self.farBelow)</article>\#(tail)"#
    }
    #expect(try authors(page(signed)) == ["Ann Reed"])
    #expect(try authors(page("")) == ["Team Harbour"])
  }

  @Test func aNameBelowTheHeadlineCountsWhereAPortraitOrABoxConfirmsIt() throws {
    let date = "<p>5 June 2023</p>"
    #expect(try below(#"<p><img src="/a.jpg" alt="Ann Reed">Ann Reed</p>\#(date)"#) == ["Ann Reed"])
    #expect(try below(#"<p>5 June 2023 · <img src="/a.jpg" alt="Ann Reed">Ann Reed</p>"#) == ["Ann Reed"])
    #expect(try below("<p>Ann Reed</p>\(date)").isEmpty)
    #expect(try below(#"<p><img src="/a.jpg" alt="Old Bridge">Ann Reed</p>\#(date)"#).isEmpty)
    let box = #"<div class="author-card"><p>Ann Reed</p><p>Author of two books about rivers</p></div>"#
    let page = "<article>\(Self.headline)<p>Ann Reed</p>\(Self.farBelow)</article>"
    #expect(try authors(page + box) == ["Ann Reed"])
  }

  @Test func theLastElementNamedAfterAnAuthorCountsBeforeLinesOfFacts() throws {
    let author = #"<div class="wp-block-post-author-name">Ann Reed</div>"#
    let facts = #"<div class="signature">Jo Hill</div>"#
    let page = "<article>\(Self.headline)\(Self.farBelow)</article>"
    let imprint = "<p>Imprint</p>"
    #expect(try authors(page + facts + author + imprint) == ["Ann Reed"])
    #expect(try authors(page + author + #"<div class="author-name">Jo Hill</div>"# + imprint).isEmpty)
  }

  @Test func anAddressNamesSomebodyWhereItLinksToHim() throws {
    #expect(try below("<address><a href=/a>Ann Reed</a></address>") == ["Ann Reed"])
    #expect(try below("<address>By Ann Reed</address>") == ["Ann Reed"])
    #expect(try below("<address>Lower Street</address>").isEmpty)
  }

  @Test func whoSaidSomethingIsNoAuthor() throws {
    #expect(try below("<blockquote><p>We did it.</p><footer>By Ann Reed</footer></blockquote>").isEmpty)
    #expect(try below("<div><p>We did it.</p><footer>By Ann Reed</footer></div>") == ["Ann Reed"])
  }

  @Test func aLabelInATeaserIsOfAnotherStory() throws {
    func page(_ link: String) throws -> [String] {
      let card = "<div><a href=/x>\(link)</a><p>Written by Jo Hill</p></div>"
      return try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(card)<p>Imprint</p>")
    }
    #expect(try page("Ten more bridges that will be rebuilt soon").isEmpty)
    #expect(try page("Print").count == 1)
  }

  @Test func aCompanysClassIsNoSignature() throws {
    func page(_ text: String) throws -> [String] {
      try authors(
        "<article>\(Self.headline)\(Self.farBelow)</article><div class=firma>\(text)</div><p>Imprint</p>")
    }
    #expect(try page("Nordhafen Werke Lahn").isEmpty)
    #expect(try page("Von Anna Berg") == ["Anna Berg"])
  }

  // MARK: Accounts

  @Test(arguments: ["/user/annr", "/u/annr", "user?id=annr", "https://gazette.example/@annr"])
  func theLinkToAnAccountNamesIt(address: String) throws {
    #expect(try below(#"<p>posted 3 hours ago by <a href="\#(address)">annr</a></p>"#) == ["annr"])
    #expect(try below(#"<p>posted 3 hours ago in <a href="\#(address)">bridges</a></p>"#).isEmpty)
  }

  @Test func theLinkToAnAccountMayNameAPerson() throws {
    #expect(try below(#"<p><a href="/@annr">Ann Reed</a> · Follow</p>"#) == ["Ann Reed"])
    #expect(try below(#"<div class="comments"><a href="/@annr">Ann Reed</a> · Follow</div>"#).isEmpty)
  }

  @Test(arguments: [
    "/user/register", "/u/settings", "https://social.example/@gazette",
  ])
  func whatStandsInPlaceOfAnAccountOrIsElsewhereNamesNobody(address: String) throws {
    let text = address.split { $0 == "/" || $0 == "@" }.last ?? ""
    #expect(try below(#"<p><a href="\#(address)">\#(text)</a></p>"#).isEmpty)
  }

  @Test func anAccountFarBelowCountsWhereNoOtherIsNamed() throws {
    func page(_ tail: String) throws -> [String] {
      try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(tail)<p>Imprint</p>")
    }
    let author = #"<div class="author-name">annr</div>"#
    #expect(try page(author) == ["annr"])
    #expect(try page(author + #"<div class="author-name">johill</div>"#).isEmpty)
    // Where posts are the page, who wrote the first is not who is named last.
    #expect(try page(#"<div class="comment"><b class="author">johill</b></div>"# + author).isEmpty)
  }

  @Test func aPostIsTitledByWhoWroteIt() throws {
    func post(title: String) throws -> [String] {
      let head = "<title>\(title)</title>"
      let html = """
        <html><head>\(head)</head><body><div><a href="/@annr">Ann Reed</a> <a href="/@annr/1">2d</a></div>
        <div>\(Self.prose)</div></body></html>
        """
      return try ArticleExtractor().extract(
        Page(bytes: Array(html.utf8), url: "https://wall.example/@annr/1"), source: ArticleSource(kind: .url)
      ).article.authors
    }
    #expect(try post(title: "Ann Reed (@annr): “We waited too long”") == ["Ann Reed"])
    #expect(try post(title: "We waited too long").isEmpty)
  }

  @Test func aLoneWordCountsBesideItsOwnPortraitAndADate() throws {
    func line(_ alt: String) throws -> [String] {
      try below(#"<div><a href="/l"><img src="/l.png" alt="\#(alt)">Lican</a> on June 5, 2023</div>"#)
    }
    #expect(try line("Lican") == ["Lican"])
    #expect(try line("Lican at the harbour").isEmpty)
  }

  @Test func theBoxOfTheArticleIsNotApartWhateverItIsCalled() throws {
    let account =
      #"<div class="meta"><span class="author vcard"><a href="/author/annr/">annr</a></span></div>"#
    let post = #"<div class="post has-post-thumbnail">\#(Self.headline)\#(account)\#(Self.prose)</div>"#
    #expect(try authors(post) == ["annr"])
    #expect(try below(#"<div class="thumbnail">\#(account)</div>"#).isEmpty)
  }

  // MARK: Statements

  @Test func aPropertyMayHoldSeveralNames() throws {
    let several = #"<meta property="dc:creator x:owner" content="Ann Reed">"#
    #expect(try authors(Self.headline + Self.prose, head: several) == ["Ann Reed"])
    let one = #"<meta property="x:owner" content="Ann Reed">"#
    #expect(try authors(Self.headline + Self.prose, head: one).isEmpty)
  }

  @Test(arguments: [
    (#"<meta name="citation_authors" content="Reed, Ann; Hill, Jo">"#, ["Ann Reed", "Jo Hill"]),
    (#"<meta name="author" content="Reed, Ann">"#, ["Ann Reed"]),
    (#"<meta name="author" content="Ann Reed, Jo Hill">"#, ["Ann Reed", "Jo Hill"]),
    (#"<meta name="author" content="AFP, DPA">"#, ["AFP", "DPA"]),
    (#"<meta name="author" content="Ann Reed, The Marsh Gazette">"#, ["Ann Reed"]),
    (#"<meta name="author" content="The Marsh Gazette">"#, ["The Marsh Gazette"]),
  ])
  func metaTagsNameAuthorsInSpokenOrder(head: String, names: [String]) throws {
    #expect(try authors(Self.headline + Self.prose, head: head) == names)
  }

  @Test func theLongerListOfAPaperReplacesItsFirstAuthor() throws {
    let first = #"<meta name="dc.creator" content="Ann Reed"><meta name="author" content="Ann Reed">"#
    let list =
      #"<meta name="citation_authors" content="Ann Reed"><meta name="citation_authors" content="Jo Hill">"#
    #expect(try authors(Self.headline + Self.prose, head: first + list) == ["Ann Reed", "Jo Hill"])
    #expect(try authors(Self.headline + Self.prose, head: first) == ["Ann Reed"])
  }

  @Test func capitalsBehindANameAreADegreeAndNoNumeral() throws {
    #expect(try below("<p>By Jeff A. Sloan CPP, PSP</p>") == ["Jeff A. Sloan"])
    #expect(try below("<p>By Jeff A. Sloan III</p>") == ["Jeff A. Sloan III"])
    #expect(try below("<p>By JEFF A. SLOAN</p>") == ["JEFF A. SLOAN"])
  }

  @Test func aSentenceBesideAPersonIsNoAuthor() throws {
    let sentence = "The Learning Network of the Lower Marsh on Books"
    let both = linked(#"{"@type":"NewsArticle","author":[{"name":"Ann Reed"},{"name":"\#(sentence)"}]}"#)
    #expect(try authors(Self.headline + Self.prose, head: both) == ["Ann Reed"])
    let alone = linked(#"{"@type":"NewsArticle","author":[{"name":"\#(sentence)"}]}"#)
    #expect(try authors(Self.headline + Self.prose, head: alone) == [sentence])
  }

  @Test func whoMadeThePageIsItsAuthorWhereNobodyElseIsNamed() throws {
    let page = linked(#"{"@type":"WebPage","author":{"@type":"Person","name":"Ann Reed"}}"#)
    #expect(try authors(Self.headline + Self.prose, head: page) == ["Ann Reed"])
    #expect(try authors("\(Self.headline)<p>By Jo Hill</p>\(Self.prose)", head: page) == ["Jo Hill"])
    let company = linked(#"{"@type":"WebPage","author":{"@type":"Organization","name":"Reed & Hill"}}"#)
    #expect(try authors(Self.headline + Self.prose, head: company).isEmpty)
  }

  @Test func aListInLinkedDataMayBeWrapped() throws {
    let list = linked(#"{"@type":"NewsArticle","author":{"@list":[{"name":"Ann Reed"},{"name":"Jo Hill"}]}}"#)
    #expect(try authors(Self.headline + Self.prose, head: list) == ["Ann Reed", "Jo Hill"])
  }

  @Test func particlesStandInNamesOfPeople() throws {
    let data = linked(#"{"@type":"NewsArticle","author":"Marna van der Merwe"}"#)
    let byline = #"<p class="author">Written by Dr Marna van der Merwe, Dr Ted Veld, Erik van Vuur</p>"#
    let page = "<article>\(Self.headline)\(byline)\(Self.prose)</article>"
    #expect(try authors(page, head: data) == ["Dr Marna van der Merwe", "Dr Ted Veld", "Erik van Vuur"])
    #expect(try below(#"<p class="author">Ann van der Reed</p>"#) == ["Ann van der Reed"])
    #expect(try below(#"<p class="author">van der reed</p>"#).isEmpty)
  }

  @Test func whoReviewedOrResearchedIsNotAmongTheAuthors() throws {
    let both =
      #"<span itemprop="author">Ann Reed</span><span itemprop="author">Jo Hill</span>"#
    let work = #"<div class="author-info"><span>Researched by</span> <span>Jo Hill</span></div>"#
    #expect(try below(both + work) == ["Ann Reed"])
    #expect(try below(both) == ["Ann Reed", "Jo Hill"])
  }

  @Test func theAddressMayBeTheFirstLettersOfTheSitesName() throws {
    let stated = #"<meta name="author" content="Marsh Radio">"#
    let label = "<p>Autor: Ann Reed</p>"
    func page(_ url: String) throws -> [String] {
      try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(label)", head: stated, url: url)
    }
    #expect(try page("https://www.mr.example/a/1") == ["Ann Reed"])
    #expect(try page("https://www.gazette.example/a/1") == ["Marsh Radio"])
  }

  // MARK: Names of elements

  @Test func lettersBetweenDigitsAreNoWord() throws {
    let author = #"<div class="%s"><span class="author-name">Ann Reed</span></div>"#
    func page(_ name: String) throws -> [String] {
      let box = author.replacing("%s", with: name)
      return try authors("<article>\(Self.headline)\(Self.farBelow)</article>\(box)")
    }
    #expect(try page("wp-elements-2c38a9ad8d1") == ["Ann Reed"])
    #expect(try page("wp-elements ad-8") == [])
  }
}
