import Extract
import Model
import Testing
import Time

/// The article links of home and section pages.
struct SectionPageTests {
  private static let address = "https://tin.example/"

  private static let headlines = [
    "Mưa lớn gây ngập nhiều tuyến đường ở Đà Nẵng", "Giá cà phê tăng cao nhất trong mười năm qua",
    "Học sinh trở lại trường sau kỳ nghỉ dài ngày", "Bệnh viện tỉnh ghép thận thành công ca đầu tiên",
    "Đội tuyển nữ giành vé vào vòng chung kết", "Cầu mới qua sông Hương thông xe sớm hai tháng",
    "Nông dân Lâm Đồng được mùa bơ nhưng mất giá", "Hà Nội thí điểm xe đạp công cộng ở ba quận",
  ]

  private static func story(_ number: Int, _ headline: String, picture: Bool = true) -> String {
    let link = "/xa-hoi/tin-moi-so-mot-hai-ba-\(1_000_000 + number).html"
    return """
      <article class="story">\(picture ? "<a href=\"\(link)\"><img src=\"\(number).jpg\" alt=\"\"></a>" : "")
      <h3 class="title"><a href="\(link)?utm_source=home">\(headline)</a></h3>
      <time datetime="2026-03-0\(number % 9 + 1)T08:00:00+07:00">sáng nay</time>
      <p class="sapo">Đoạn tóm tắt của bài viết này đủ dài để là một đoạn văn.</p></article>
      """
  }

  private static let page: String = {
    let sections = [
      "thoi-su": "Thời sự", "the-gioi": "Thế giới", "kinh-doanh": "Kinh doanh", "xa-hoi": "Xã hội",
    ]
    .sorted { $0.key < $1.key }
    let menu = sections.map { "<li><a href=\"/\($0.key)/\">\($0.value)</a></li>" }.joined()
    return """
      <html lang="vi"><head><title>Tin Ví Dụ</title></head><body>
      <header><a href="/"><img src="logo.png" alt="Tin Ví Dụ"></a></header><nav class="menu"><ul>\(menu)</ul></nav>
      <main>\(headlines.enumerated().map { story($0.offset, $0.element) }.joined())</main>
      <div class="tags"><a href="/tag/gia-vang/">giá vàng</a> <a href="/tag/bao-so-5/">bão số 5</a></div>
      <div class="pagination"><a href="/trang-2/">2</a> <a href="/trang-3/">3</a></div>
      <footer><a href="/lien-he.html">Liên hệ</a> <a href="/quang-cao.html">Quảng cáo</a>
      <a href="https://facebook.com/tinvidu">Facebook</a></footer></body></html>
      """
  }()

  @Test func `Stories are told from the menu, tags, paging and the footer`() throws {
    let feed = try SectionPage.parse(Array(Self.page.utf8), url: Self.address)
    #expect(feed.entries.map(\.title) == Self.headlines)
    #expect(feed.language == "vi")
    #expect(feed.title == "Tin Ví Dụ")
  }

  @Test func `A headline and a date beside a link become the entry's`() throws {
    let feed = try SectionPage.parse(Array(Self.page.utf8), url: Self.address)
    let first = try #require(feed.entries.first)
    #expect(first.url == "https://tin.example/xa-hoi/tin-moi-so-mot-hai-ba-1000000.html")
    #expect(first.datePublished?.rfc3339 == "2026-03-01T08:00:00+07:00")
  }

  @Test func `Links are resolved against the base that the page names`() throws {
    let page = Self.page.replacing("<head>", with: "<head><base href=\"https://cdn.tin.example/\">")
    let feed = try SectionPage.parse(Array(page.utf8), url: Self.address)
    #expect(feed.entries.first?.url?.hasPrefix("https://cdn.tin.example/xa-hoi/") == true)
  }

  @Test func `Why a link was taken can be asked`() throws {
    let links = try SectionPage.weigh(Array(Self.page.utf8), url: Self.address)
    let menu = try #require(links.first { $0.url.hasSuffix("/thoi-su/") })
    #expect(menu.score < 0)
    #expect(menu.features.first { $0.name == "navigation" }?.value == 1)
    let story = try #require(links.first { $0.headline == Self.headlines[0] })
    #expect(story.score > 0)
    #expect(story.features.first { $0.name == "heading" }?.value == 1)
  }

  @Test(arguments: [
    """
    <script type="application/ld+json">{"@type":"ItemList","itemListElement":[STORIES]}</script>
    """,
    """
    <script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"list":[STORIES]}}}</script>
    """,
    "<script>window.__STATE__ = {\"feed\":{\"items\":[STORIES]}};</script>",
  ])
  func `Stories that a script builds are read from its JSON`(_ template: String) throws {
    let stories = Self.headlines.enumerated().map { number, headline in
      """
      {"@type":"ListItem","url":"/xa-hoi/tin-moi-\(number)-100\(number)45.html","name":"\(headline)",\
      "datePublished":"2026-03-0\(number + 1)"}
      """
    }
    let others = [
      #"{"name":"Thời sự","url":"/thoi-su/"}"#,
      #"{"name":"Một trang khác ở nơi xa","url":"https://xa.example/tin-123456"}"#,
    ]
    let script = template.replacing("STORIES", with: (stories + others).joined(separator: ","))
    let page =
      "<html><head>\(script)</head><body><div id=app></div><a href=/lien-he>Liên hệ</a></body></html>"
    let feed = try SectionPage.parse(Array(page.utf8), url: Self.address)
    #expect(feed.entries.map(\.title) == Self.headlines)
    #expect(feed.entries.first?.url == "https://tin.example/xa-hoi/tin-moi-0-100045.html")
    #expect(feed.entries.first?.datePublished?.rfc3339.hasPrefix("2026-03-01") == true)
    #expect(try SourceParser.parse(Array(page.utf8), kind: .auto, url: Self.address).format == .page)
  }

  @Test func `Links that proved to be no articles speak against their fellows`() throws {
    func topic(_ number: Int) -> String { "/chu-de/nhung-cau-chuyen-dai-ve-mien-tay-\(number).html" }
    let topics = (1...6).map {
      "<article class=\"story\"><h3 class=\"title\"><a href=\"\(topic($0))\">Những câu chuyện dài về miền Tây số \($0)"
        + "</a></h3></article>"
    }
    let page = Self.page.replacing("</main>", with: "\(topics.joined())</main>")
    func taken(_ evidence: SectionEvidence?) throws -> Int {
      try SectionPage.parse(Array(page.utf8), url: Self.address, evidence: evidence).entries.count {
        $0.url?.contains("/chu-de/") == true
      }
    }
    #expect(try taken(nil) == 6)
    let stories = Self.headlines.indices.map {
      (url: "https://tin.example/xa-hoi/tin-moi-so-mot-hai-ba-\(1_000_000 + $0).html", isArticle: true)
    }
    let fetched = (1...5).map { (url: "https://tin.example" + topic($0), isArticle: false) }
    #expect(try taken(SectionEvidence(stories)) == 6)
    #expect(try taken(SectionEvidence(stories + fetched)) == 0)
  }

  @Test func `A page without links has no entries and one without bytes is an error`() throws {
    #expect(try SectionPage.parse(Array("<p>Nothing here".utf8), url: nil).entries.isEmpty)
    #expect(throws: FeedError.self) { try SectionPage.parse([], url: nil) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["Một tin rất mới số", "", "<img src=a.jpg>"])
  func `A page of a hundred thousand links is read up to the limit`(_ text: String) throws {
    let list = (0..<100_000).map { "<li><a href=\"/a/mot-tin-rat-moi-\($0).html\">\(text)</a>" }
    let links = try SectionPage.weigh(Array("<ul>\(list.joined())</ul>".utf8), url: Self.address)
    #expect(links.count == 20_000)
  }
}

/// What a source's document is, told by its bytes or said by the user.
struct SourceParserTests {
  private static let sitemap = """
    <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://e.example/a-1.html</loc>
    <lastmod>2026-03-02</lastmod><news:news><news:publication><news:name>E</news:name>
    <news:language>vi</news:language></news:publication>
    <news:publication_date>2026-03-01T08:00:00+07:00</news:publication_date>
    <news:title>Một tin mới</news:title></news:news></url></urlset>
    """

  @Test(arguments: [SourceKind.auto, .sitemap])
  func `A news sitemap's titles, dates and languages are the entries'`(_ kind: SourceKind) throws {
    let feed = try SourceParser.parse(Array(Self.sitemap.utf8), kind: kind)
    #expect(feed.format == .sitemap)
    let entry = try #require(feed.entries.first)
    #expect(entry.url == "https://e.example/a-1.html")
    #expect(entry.title == "Một tin mới")
    #expect(entry.datePublished?.rfc3339 == "2026-03-01T08:00:00+07:00")
    #expect(entry.language == "vi")
  }

  @Test func `A web page with hardly a link is no source unless the user says so`() throws {
    let page = Array("<!doctype html><html><body><a href=\"/\">Home</a></body></html>".utf8)
    let error = try #require(throws: FeedError.self) { try SourceParser.parse(page, kind: .auto) }
    #expect(error.code == .html)
    #expect(try SourceParser.parse(page, kind: .page).entries.isEmpty)
    #expect(throws: FeedError.self) { try SourceParser.parse(page, kind: .sitemap) }
  }

  @Test func `A feed stays a feed`() throws {
    let rss =
      "<rss version=\"2.0\"><channel><title>T</title><item><link>https://e.example/a</link></item></channel></rss>"
    #expect(try SourceParser.parse(Array(rss.utf8), kind: .auto).format == .rss)
  }
}
