import Extract
import Testing

@Suite struct FeedDiscoveryTests {
  private func urls(_ html: String, _ base: String? = "https://news.example/page/") -> [String] {
    FeedDiscovery.find(inHTML: Array(html.utf8), baseURL: base).map(\.url)
  }

  @Test func typedLinksComeFirst() {
    let html = """
      <link rel=alternate href="/atom"><link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" title="Tin mới" href="rss?a=1&amp;b=2">
      <link rel="stylesheet" href="/rss.css"><a href="/other.rss">RSS</a>
      """
    #expect(urls(html) == ["https://news.example/page/rss?a=1&b=2", "https://news.example/atom"])
    let candidate = FeedDiscovery.find(inHTML: Array(html.utf8), baseURL: "https://news.example/").first
    #expect(candidate?.title == "Tin mới")
    #expect(candidate?.type == "application/rss+xml")
    #expect(candidate?.evidence == .typedLink)
  }

  @Test func ordinaryLinksCountWhereNothingElseDoes() {
    let html = """
      <a href="/rss/tin-moi-nhat.rss" title="Tin mới">…</a> <a href="/rss/tin-moi-nhat.rss">again</a> <a href="?feed=rss2">F</a>
      <a href="/sitemap.xml">map</a> <a href="/about">About RSS</a> <a href="mailto:a@b.example">m</a>
      """
    #expect(
      urls(html) == ["https://news.example/rss/tin-moi-nhat.rss", "https://news.example/page/?feed=rss2"])
  }

  @Test func theSchemeOfFeedReadersIsHTTP() {
    let html = """
      <link rel=alternate type=application/rss+xml href="feed://news.example/a"><link rel=alternate type=application/rss+xml
      href="feed:https://news.example/b"><link rel=alternate type=application/rss+xml href="feed:://news.example/c">
      """
    #expect(urls(html) == ["http://news.example/a", "https://news.example/b"])
  }

  @Test func oneEntryIsNoFeed() {
    let html = """
      <link rel=alternate type="application/atom+xml;type=entry" href=/1.atom>
      <link rel=alternate type='application/atom+xml; charset=utf-8; TYPE="entry"' href=/2.atom>
      <link rel=alternate type="application/atom+xml; type=feed" href=/all.atom>
      """
    #expect(urls(html) == ["https://news.example/all.atom"])
  }

  @Test func theBaseOfThePageIsUsed() {
    #expect(
      urls("<base href='/blog/'><link rel=alternate type=application/atom+xml href=feed>") == [
        "https://news.example/blog/feed"
      ])
  }

  @Test func whatIsNoFeedForReadersIsLeftOut() {
    let html = """
      <link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" hreflang="en" href="/en/rss">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><link rel="alternate" type="application/json+oembed" href="/o">
      <link rel="alternate" type="text/html" href="/print"><link rel="alternate" type="application/rss+xml">
      """
    #expect(urls(html) == [])
  }

  @Test func scriptsAndCommentsAreNotThePage() {
    #expect(urls("<!-- <a href='/a.rss'> --><script>'<a href=\"/b.rss\">'</script>") == [])
  }

  @Test func hundredsOfLinksAreCut() {
    let html = (0..<1_000).map { "<a href='/\($0).rss'>x</a>" }.joined()
    #expect(urls(html).count == FeedDiscovery.maximumCandidates)
  }
}
