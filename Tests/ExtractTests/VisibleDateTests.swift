import Model
import Testing
import Time

@testable import Extract

/// Which of the dates that a page shows is the article's: each kind beside one that must not be taken.
@Suite struct VisibleDateTests {
  private func extract(_ body: String, head: String = "", title: String = "Bridge to be rebuilt") throws
    -> Article
  {
    let html =
      "<!doctype html><html lang=en><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
    return try ArticleExtractor().extract(
      Page(bytes: Array(html.utf8), url: "https://gazette.example/a/1"), source: ArticleSource(kind: .url)
    ).article
  }

  private func day(_ body: String, head: String = "") throws -> String? {
    try extract(body, head: head).datePublished.map { String($0.rfc3339.prefix(10)) }
  }

  private let heading = "<h1>Bridge to be rebuilt</h1>"

  @Test func aDateThatIsALinkIsReadWhereItStandsAlone() throws {
    let meta = "<ul><li><a href='/time/2024-10-13' title='13 Oct 2024 18:29'>13 Oct 2024 18:29</a></li></ul>"
    #expect(try day("<article>\(heading)\(meta)\(MarshGazette.body)</article>") == "2024-10-13")
    let teaser = "<p><a href='/b/2'>The harbour of 13 Oct 2024 in pictures</a></p>"
    #expect(try day("<article>\(heading)\(teaser)\(MarshGazette.body)</article>") == nil)
  }

  @Test func theDayOfTheVisitAboveTheHeadlineGoesBehindTheDateBelow() throws {
    let visit = "<div class=date>Tuesday, 8 December 2025</div>"
    let below = "<ul><li>13 October 2024 18:29</li></ul>"
    #expect(try day(visit + "<article>\(heading)\(below)\(MarshGazette.body)</article>") == "2024-10-13")
    #expect(try day(visit + "<article>\(heading)\(MarshGazette.body)</article>") == "2025-12-08")
  }

  @Test func aDateInsideTheLinkToAnotherStoryIsNotTheArticles() throws {
    let ticker =
      "<div class=ticker><a href='/b/2'>No clips about the harbour any more - <label class=time>26/12/2024</label></a></div>"
    let own = "<span class=spanTime>Thursday, 20/12/2024, 10:18</span>"
    #expect(try day(ticker + own + "<article>\(heading)\(MarshGazette.body)</article>") == "2024-12-20")
  }

  /// The line below the headline, and the days of publication and change that it tells.
  private func days(_ line: String) throws -> [String?] {
    let article = try extract("<article>\(heading)\(line)\(MarshGazette.body)</article>")
    return [article.datePublished, article.dateModified].map { $0.map { String($0.rfc3339.prefix(10)) } }
  }

  @Test(arguments: [
    "<p>Published: March 14, 2023 | Updated: March 21, 2023</p>",
    "<p>Updated: March 21, 2023 | Published: March 14, 2023</p>",
    "<p>March 14, 2023, updated March 21, 2023</p>", "<p>Updated March 21, 2023</p><p>March 14, 2023</p>",
    "<div class=date>Updated: March 21, 2023</div><div class=date>Published: March 14, 2023</div>",
    "<p>Updated <time>March 21, 2023</time></p><p>Published <time>March 14, 2023</time></p>",
    "<p>Aktualisiert: 21. März 2023 – Veröffentlicht: 14. März 2023</p>",
    "<p>Cập nhật: 21/03/2023 | Đăng ngày: 14/03/2023</p>",
    "<p>Ažurirano: 21. 3. 2023. Objavljeno: 14. 3. 2023.</p>",
    "<p>更新日：2023年3月21日　公開日：2023年3月14日</p>", "<p>آخر تحديث: 21 مارس 2023 نُشر في: 14 مارس 2023</p>",
  ])
  func theLabelSaysWhichDayIsThatOfAChange(line: String) throws {
    #expect(try days(line) == ["2023-03-14", "2023-03-21"])
  }

  @Test func aPageThatShowsNothingButTheDayOfAChangeIsOfThatDay() throws {
    #expect(try days("<p>Updated: March 21, 2023</p>") == ["2023-03-21", "2023-03-21"])
    #expect(
      try days("<p>Updated: March 21, 2023</p><p>The fair is on April 2, 2023, on the square.</p>")[0]
        == "2023-03-21")
  }

  @Test func anElementNamedAfterADateMayTellItToMachines() throws {
    func page(_ line: String) throws -> String? {
      try extract("<article>\(heading)<p>\(line)</p>\(MarshGazette.body)</article>").datePublished?.rfc3339
    }
    #expect(
      try page("<abbr class=published title='2025-03-04T08:47:00+01:00'>on Tuesday</abbr>")
        == "2025-03-04T08:47:00+01:00")
    #expect(try page("<abbr class=published title='2 weeks ago'>on Tuesday</abbr>") == nil)
    #expect(
      try page("<relative-time datetime='2025-03-04T08:47:00Z'>last week</relative-time>")
        == "2025-03-04T08:47:00Z")
    #expect(try page("<relative-time>last week</relative-time>") == nil)
  }

  @Test func aRelativeTimeTellsItsInstantInATitle() throws {
    func page(_ title: String) throws -> String? {
      let line = "<p>150 points <span class=age title='\(title)'>3 hours ago</span></p>"
      return try day("<article>\(heading)\(line)\(MarshGazette.body)</article>")
    }
    #expect(try page("2025-01-15T09:00:00") == "2025-01-15")
    #expect(try page("1500-2000 points of 2025") == nil)
  }

  @Test func theSitesNameAmongTheTitlesIsNotTheHeadline() throws {
    let visit = "<ul><li>Tuesday, (08 Dec 2025)</li></ul>"
    let site = "<h1><a href='/'><span>Marsh News</span></a></h1>"
    let lines = "<ul><li><a href='/d'>13 Oct 2024 18:29</a></li><li>1479</li></ul>"
    let menu = "<ul>" + String(repeating: "<li>Town</li>", count: 40) + "</ul>"
    let page = "\(visit)\(site)\(menu)<article>\(heading)\(lines)\(MarshGazette.body)</article>"
    #expect(try day(page, head: "<meta name=twitter:title content='Marsh News'>") == "2024-10-13")
    #expect(try day(visit + site + "<article>\(MarshGazette.body)</article>") == "2025-12-08")
  }

  @Test func aDateInACommentIsNotTheArticles() throws {
    let comment = "<li class=comment><time datetime=2025-01-02>2 January 2025</time><p>Well said!</p></li>"
    let own = "<p>5 March 2024</p>"
    #expect(
      try day("<article>\(heading)<ul>\(comment)</ul>\(own)\(MarshGazette.body)</article>") == "2024-03-05")
  }

  @Test func aDateBeforeTheFirstSentenceIsRead() throws {
    let text = MarshGazette.paragraphs[0]
    #expect(
      try day("<article>\(heading)<p>(18.01.2024) \(text)</p>\(MarshGazette.body)</article>") == "2024-01-18")
    #expect(
      try day("<article>\(heading)<p>MARSH, 18 January 2024 – \(text)</p>\(MarshGazette.body)</article>")
        == "2024-01-18")
    // A date in the middle of a sentence is what the sentence is about.
    #expect(
      try day(
        "<article>\(heading)<p>On 18 January 2024 the council met. \(text)</p>\(MarshGazette.body)</article>")
        == nil)
  }

  @Test func aDateLineRightBelowTheHeadlineCountsWhateverItsClass() throws {
    let line = "<p class='text__caption'>21 January 2024 | Mobility</p>"
    #expect(try day("<article>\(heading)\(line)\(MarshGazette.body)</article>") == "2024-01-21")
  }

  @Test func whenItFirstAppearedGoesBeforeWhenItWasChanged() throws {
    let line =
      "<p class=date>30 Sep 2024</p><p class=date>This article was originally published on 26 Sep 2021 and has been updated.</p>"
    #expect(try day("<article>\(heading)\(line)\(MarshGazette.body)</article>") == "2021-09-26")
  }

  @Test func theDateShownGoesBeforeALaterStatementOfARepublishedArticle() throws {
    func head(_ published: String, _ modified: String) -> String {
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be rebuilt",
      "datePublished":"\(published)","dateModified":"\(modified)"}</script>
      """
    }
    let body = "<article>\(heading)<p class=date>25 August 2023</p>\(MarshGazette.body)</article>"
    #expect(try day(body, head: head("2025-06-24", "2025-06-24")) == "2023-08-25")
    // The page knows both days: what it states first stands.
    #expect(try day(body, head: head("2023-08-20", "2025-06-24")) == "2023-08-20")
    #expect(try day(body, head: head("2025-01-10", "2025-06-24")) == "2025-01-10")
    let updated = "<article>\(heading)<p class=date>Updated 25 August 2023</p>\(MarshGazette.body)</article>"
    #expect(try day(updated, head: head("2025-06-24", "2025-06-24")) == "2025-06-24")
  }

  @Test func anEmptyHeadingOfTheSiteIsNotTheHeadline() throws {
    let bar = "<div class=bar><h1></h1></div>"
    let trail = "<div class=trail><span><a href='/a/1'>Bridge to be rebuilt</a></span></div>"
    let filler = (1...60).map { "<div>Line \($0)</div>" }.joined()
    let own = "<div class=h-title>Bridge to be rebuilt</div><span class=h-time>2024-12-10 07:57:40</span>"
    #expect(try day(bar + trail + filler + own + MarshGazette.body) == "2024-12-10")
  }

  @Test(arguments: [
    "published_on", "published-date", "w-published-date", "date-pub", "article:published_date",
  ])
  func metadataOfOtherNamesIsRead(name: String) throws {
    let head = "<meta name='\(name)' content='2024-03-04T05:06:07Z'>"
    #expect(try day("<article>\(heading)\(MarshGazette.body)</article>", head: head) == "2024-03-04")
  }
}
