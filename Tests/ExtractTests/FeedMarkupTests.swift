import Extract
import Model
import Testing

/// Markup in the texts of feeds, escaped or not.
@Suite struct FeedMarkupTests {
  private func rss(_ item: String, _ head: String = "") throws -> Entry {
    let text = """
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
       xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>\(head)<item>\(item)</item></channel></rss>
      """
    return try #require(
      try FeedParser.parse(Array(text.utf8), url: "https://quay.example/feed").entries.first)
  }

  private func atom(_ entry: String) throws -> Entry {
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\(entry)</entry></feed>"
    return try #require(
      try FeedParser.parse(Array(text.utf8), url: "https://quay.example/feed").entries.first)
  }

  private func json(_ item: String) throws -> Entry {
    let text = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[\(item)]}"
    return try #require(
      try FeedParser.parse(Array(text.utf8), url: "https://quay.example/feed").entries.first)
  }

  // MARK: Tags that HTML does not know

  @Test(arguments: [
    ("Word <o:p></o:p>text <b>here</b>", "Word text here"),
    ("<p>A <amp-social-share type='x'></amp-social-share>b <fb:like href='x'/>c</p>", "A b c"),
    ("<svg><path d='M0'/><svg><title>in</title></svg><title>icon</title></svg> Read <i>on</i>", "Read on"),
    ("<nobr>10 km</nobr> to <acronym>NATO</acronym>", "10 km to NATO"),
    ("The <blink> tag is gone", "The <blink> tag is gone"),
    ("a < b and <b>c</b> > d, mail <me@quay.example>", "a < b and c > d, mail <me@quay.example>"),
    ("<b>See</b> <https://quay.example/1>", "See <https://quay.example/1>"),
    ("<svg>never closed <b>text</b>", "never closed text"),
  ])
  func aTextWithMarkupHasOnlyTags(_ written: String, _ expected: String) throws {
    #expect(try rss("<title><![CDATA[\(written)]]></title>").title == expected)
  }

  @Test func underTypeHTMLEveryTagIsMarkup() throws {
    #expect(
      try atom("<title type=\"html\">The &lt;x-mark&gt;new&lt;/x-mark&gt; quay</title>").title
        == "The new quay")
    #expect(try atom("<title>The &lt;x-mark&gt; tag</title>").title == "The <x-mark> tag")
  }

  // MARK: Markup that is XML

  @Test func sectionsInMarkupAreText() throws {
    let entry = try atom(
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a <![CDATA[b & <c>]]> d</p></div></content>"
    )
    #expect(entry.contentHTML == "<p>a b &amp; &lt;c&gt; d</p>")
    #expect(
      try atom("<title type=\"xhtml\"><div>This <![CDATA[&]]>amp; that</div></title>").title
        == "This &amp; that")
  }

  @Test func emptyElementsGetAnEndTag() throws {
    let entry = try atom(
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>1</p><iframe src=\"/v\"/><textarea/><br/><p>2</p></div></content>"
    )
    #expect(
      entry.contentHTML
        == "<p>1</p><iframe src=\"https://quay.example/v\"></iframe><textarea></textarea><br/><p>2</p>")
  }

  @Test func prefixesAreTakenOff() throws {
    let entry = try atom(
      "<content type=\"xhtml\" xmlns:xh=\"http://www.w3.org/1999/xhtml\"><xh:div><xh:p>1</xh:p><xh:p>2 <xh:b>b</xh:b></xh:p></xh:div></content>"
    )
    #expect(entry.contentHTML == "<p>1</p><p>2 <b>b</b></p>")
  }

  // MARK: Links

  @Test func anEntryWithoutALinkHasOneAllTheSame() throws {
    #expect(
      try atom("<link rel=\"http://www.iana.org/assignments/relation/alternate\" href=\"/1\"/>").url
        == "https://quay.example/1")
    #expect(try atom("<link xml:base=\"https://quay.example/2\" href=\"\"/>").url == "https://quay.example/2")
    #expect(try atom("<content type=\"text/html\" src=\"/3\"/>").url == "https://quay.example/3")
    #expect(
      try atom("<content type=\"text/html\" src=\"/3\"/><link href=\"/4\"/>").url == "https://quay.example/4")
    #expect(try atom("<content type=\"image/png\" src=\"/3.png\"/>").url == nil)
  }

  @Test func anIdentityThatIsAnAddressIsThePage() throws {
    let entry = try rss("<guid isPermaLink=\"false\">https://quay.example/?p=7</guid>")
    #expect(entry.url == nil)
    #expect(entry.pageURL == "https://quay.example/?p=7")
    #expect(try atom("<id>https://quay.example/8</id>").pageURL == "https://quay.example/8")
    #expect(try rss("<guid isPermaLink=\"false\">note-17</guid>").pageURL == nil)
  }

  // MARK: People, tags, media

  @Test func theSourceNamesTheAuthorWhereTheEntryDoesNot() throws {
    let source = "<source><title>Paper</title><author><name>Jane Doe</name></author></source>"
    #expect(try atom("<title>T</title>" + source).authors.map(\.name) == ["Jane Doe"])
    #expect(try atom("<title>T</title>" + source).title == "T")
    #expect(try atom(source + "<author><name>An Tran</name></author>").authors.map(\.name) == ["An Tran"])
  }

  @Test func anAuthorWithMarkupIsRead() throws {
    #expect(try rss("<author>by <a href=\"/a\">Foo Bar</a></author>").authors.map(\.name) == ["Foo Bar"])
    #expect(try rss("<author><a href=\"/a\">Foo</a> <b>Bar</b></author>").authors.map(\.name) == ["Foo Bar"])
  }

  @Test func wrappedAndNestedCategoriesAreTags() throws {
    #expect(
      try rss("<categories><category>Sea</category><category>Town</category></categories>").tags == [
        "Sea", "Town",
      ])
    #expect(
      try rss("<itunes:category>Sea<itunes:category>Ships</itunes:category></itunes:category>").tags
        == ["Sea", "Ships"])
  }

  @Test func mediaWithoutATypeIsKept() throws {
    let film = try rss("<media:content url=\"/movie.mp4\" fileSize=\"123\" duration=\"60\"/>")
    #expect(film.attachments.map(\.url) == ["https://quay.example/movie.mp4"])
    #expect(
      try rss("<media:content url=\"/img/12345?w=1200\" width=\"1200\" height=\"800\"/>").image
        == "https://quay.example/img/12345?w=1200")
    let player = try rss("<media:content medium=\"video\"><media:player url=\"/v/1\"/></media:content>")
    #expect(player.attachments.map(\.url) == ["https://quay.example/v/1"])
  }

  @Test func theWidestOfSeveralSizesIsTaken() throws {
    let sizes = [140, 460, 300].map { "<media:content url=\"/\($0).jpg\" width=\"\($0)\"/>" }.joined()
    #expect(try rss(sizes).image == "https://quay.example/460.jpg")
  }

  @Test func theEnclosureIsWhereItWasBeforeItWasCounted() throws {
    let entry = try rss(
      "<feedburner:origEnclosureLink>https://quay.example/a.mp3</feedburner:origEnclosureLink>"
        + "<enclosure url=\"https://proxy.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>")
    #expect(entry.attachments.map(\.url) == ["https://quay.example/a.mp3"])
  }

  // MARK: JSON Feed

  @Test(arguments: [
    #""authors":{"name":"An Tran"}"#, #""authors":["An Tran"]"#,
    #""authors":[{"author":{"name":"An Tran"}}]"#,
    #""author":"An Tran""#, #""author":{"name":"An Tran"}"#,
  ])
  func authorsOfAnyShapeAreRead(_ member: String) throws {
    #expect(try json("{\"id\":\"1\",\(member)}").authors.map(\.name) == ["An Tran"])
  }

  @Test func titlesOfJSONAreOneLineOfText() throws {
    #expect(
      try json(#"{"id":"1","title":"&#8216;Jokes&#8217; <i>and</i> AT&amp;T"}"#).title == "‘Jokes’ and AT&T")
  }

  @Test func tagsMayBeWordsWithCommas() throws {
    #expect(try json(#"{"id":"1","tags":"news, sea"}"#).tags == ["news", "sea"])
  }

  // MARK: Dates that nobody can believe

  @Test(arguments: [
    "Mon, 01 Jan 0001 00:00:00 +0000", "1404-11-07T11:32:06Z", "Thu, 01 Jan 1970 00:00:00 +0000",
    "2568-03-12T09:30:00+07:00", "Fri, 31 Dec 9999 23:59:59 GMT", "1969-12-31T23:59:59-08:00",
    "1899-12-30T00:00:00Z", "3/4/1405 10:00", "0",
  ])
  func anImpossibleDateIsNone(_ date: String) throws {
    #expect(try rss("<title>T</title><pubDate>\(date)</pubDate>").datePublished == nil)
    #expect(try json("{\"id\":\"1\",\"date_published\":\"\(date)\"}").datePublished == nil)
  }

  @Test func aDateFarBehindTheFetchIsNone() throws {
    let text =
      "<rss><channel><item><title>T</title><pubDate>2027-03-01T00:00:00Z</pubDate></item></channel></rss>"
    let fetched = try #require(DateParser.parse("2026-11-20T08:00:00Z"))
    let document = try FeedParser.parse(Array(text.utf8), fetched: fetched)
    #expect(document.entries[0].datePublished == nil)
    #expect(document.repairs.contains("impossible-date"))
    #expect(try FeedParser.parse(Array(text.utf8)).entries[0].datePublished != nil)
  }
}
