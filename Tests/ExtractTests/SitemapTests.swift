import Extract
import Model
import Testing
import Time

@Suite struct SitemapTests {
  private func sitemap(_ text: String, url: String? = "https://news.example/sitemap.xml") throws -> Sitemap {
    try Sitemap.parse(Array(text.utf8), url: url)
  }

  @Test func pagesWithNewsAndAlternates() throws {
    let map = try sitemap(
      """
      <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
       xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      <url><loc> https://news.example/1?a=1&amp;b=2 </loc><lastmod>2025-12-30T14:05:00+07:00</lastmod>
      <xhtml:link rel="alternate" hreflang="en" href="https://news.example/en/1"/>
      <image:image><image:loc>https://cdn.example/1.jpg</image:loc></image:image>
      <news:news><news:publication><news:name>Báo</news:name><news:language>vi</news:language></news:publication>
      <news:publication_date>2025-12-30</news:publication_date><news:title>Tin &lt;nóng&gt;</news:title></news:news></url>
      <url><loc>/2</loc></url></urlset>
      """)
    #expect(map.kind == .urlset)
    #expect(map.pages.map(\.url) == ["https://news.example/1?a=1&b=2", "https://news.example/2"])
    #expect(map.pages[0].news?.title == "Tin <nóng>")
    #expect(map.pages[0].news?.publication == "Báo")
    #expect(map.pages[0].news?.language == "vi")
    #expect(map.pages[0].news?.publicationDate?.precision == .day)
    #expect(map.pages[0].alternates.map(\.url) == ["https://news.example/en/1"])
    #expect(map.pages[0].lastModified?.rfc3339 == "2025-12-30T14:05:00+07:00")
    #expect(map.pages[1].news == nil)
    #expect(map.repairs == [])
  }

  @Test func anIndexListsSitemaps() throws {
    let map = try sitemap(
      "<sitemapindex><sitemap><loc>https://e.example/a.xml.gz</loc><lastmod>2025-12-30</lastmod></sitemap></sitemapindex>"
    )
    #expect(map.kind == .index)
    #expect(map.sitemaps.map(\.url) == ["https://e.example/a.xml.gz"])
  }

  @Test func textIsOneAddressALine() throws {
    let map = try sitemap("\u{FEFF}https://e.example/1\r\n\r\nnot an address\nhttps://e.example/2\n")
    #expect(map.kind == .text)
    #expect(map.pages.map(\.url) == ["https://e.example/1", "https://e.example/2"])
  }

  @Test func feedsServeAsSitemaps() throws {
    let map = try sitemap(
      "<rss><channel><item><title>T</title><link>/1</link><pubDate>2025-12-30</pubDate></item></channel></rss>"
    )
    #expect(map.kind == .rss)
    #expect(map.pages.map(\.url) == ["https://news.example/1"])
    #expect(map.pages[0].news?.title == "T")
  }

  @Test func aCutSitemapGivesItsWholeEntries() throws {
    let map = try sitemap("<urlset><url><loc>https://e.example/1</loc></url><url><loc>https://e.exam")
    #expect(map.pages.map(\.url) == ["https://e.example/1"])
    #expect(map.repairs.contains("truncated"))
  }

  @Test(arguments: [
    "<br />\n<b>Warning</b>:  date(): x in <b>/var/www/a.php</b> on line <b>7</b><br />\n",
    "Warning: date(): x in /var/www/a.php on line 7\n", "\n\n", "<!-- cache --><div></div>",
  ])
  func whatStandsBeforeTheRootIsPassedOver(_ leading: String) throws {
    let map = try sitemap(
      leading + "<?xml version=\"1.0\"?><urlset><url><loc>https://e.example/1</loc></url></urlset>")
    #expect(map.kind == .urlset)
    #expect(map.pages.map(\.url) == ["https://e.example/1"])
  }

  @Test(arguments: [
    "0001-01-01T00:00:00+01:00", "1970-01-01", "0000-00-00", "-0001-11-30T00:00:00+00:00", "9999-12-31",
  ])
  func anImpossibleDateIsNone(_ date: String) throws {
    let index = try sitemap(
      "<sitemapindex><sitemap><loc>https://e.example/a.xml</loc><lastmod>\(date)</lastmod></sitemap></sitemapindex>"
    )
    #expect(index.sitemaps.map(\.lastModified) == [nil])
    let map = try sitemap(
      "<urlset><url><loc>https://e.example/1</loc><lastmod>\(date)</lastmod></url></urlset>")
    #expect(map.pages.map(\.lastModified) == [nil])
  }

  @Test func otherDocumentsAreErrors() {
    #expect(throws: FeedError.self) { try sitemap("<html><body>Not found</body></html>") }
    #expect(throws: FeedError.self) { try sitemap("") }
    #expect(throws: FeedError.self) { try sitemap("nothing here") }
  }
}
