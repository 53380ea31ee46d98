import Extract
import Model
import Testing

@Suite struct OPMLTests {
  @Test func foldersAndCategoriesBecomeTags() throws {
    let list = try OPML.parse(
      Array(
        """
        <opml version="1.0"><head><title>Mine &amp; yours</title></head><body>
        <outline text="News"><outline text="Vietnam">
        <outline type="rss" text="Báo" title="Báo Sông Hàn" xmlUrl="https://news.example/rss?a=1&b=2" htmlUrl="https://news.example/" language="vi_VN" category="/a/daily,daily"/>
        </outline><outline title="Same again" xmlurl="https://news.example/rss?a=1&amp;b=2"/></outline>
        <outline text="Not fetched" type="link" url="https://page.example/"/>
        <outline text="Local" xmlUrl="file:///etc/passwd"/>
        <outline type="rss" text="Old style" url="https://old.example/rss"/>
        </body></opml>
        """.utf8))
    #expect(list.title == "Mine & yours")
    #expect(
      list.subscriptions == [
        .init(
          url: "https://news.example/rss?a=1&b=2", title: "Báo Sông Hàn",
          homePageURL: "https://news.example/",
          language: LanguageTag("vi-VN"), tags: ["News", "Vietnam", "daily"]),
        .init(url: "https://old.example/rss", title: "Old style"),
      ])
    #expect(list.repairs == ["bare-ampersand"])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let list = OPML(
      title: "A <list> & \"more\"",
      subscriptions: [
        .init(
          url: "https://e.example/?a=1&b=2", title: "T'\n<x>", homePageURL: "https://e.example/",
          language: .vietnamese,
          tags: ["kinh tế", "b"]),
        .init(url: "https://f.example/rss"),
      ])
    let again = try OPML.parse(OPML.write(list))
    #expect(again.subscriptions == list.subscriptions)
    #expect(again.title == list.title)
    #expect(OPML.write(again) == OPML.write(list))
  }

  @Test func deepFoldersAreFlattened() throws {
    let deep = String(repeating: "<outline text='f'>", count: 100_000)
    let list = try OPML.parse(Array("<opml><body>\(deep)<outline xmlUrl='https://e.example/rss'/>".utf8))
    #expect(list.subscriptions.count == 1)
    #expect(list.repairs.contains("truncated"))
  }

  @Test func aDocumentWithoutOutlinesIsNone() {
    #expect(throws: FeedError.self) { try OPML.parse(Array("<opml><body/></opml>".utf8)) }
    #expect(throws: FeedError.self) { try OPML.parse(Array("title,url".utf8)) }
  }
}
