import Model
import Testing
import Time

@testable import Extract

/// Rules for pages that list stories.
@Suite struct EntryRulesTests {
  private static let html = """
    <html lang="vi"><head><title>Thời sự</title><base href="https://gazette.example/news/"></head><body>
    <div class="story"><a class="cover" href="one-1.html"><img src="a.png"></a><h3><a href="one-1.html">Một</a></h3>
    <time datetime="2026-11-24T08:30:00+07:00">24/11</time></div>
    <div class="story"><h3><a href="/two-2.html">Hai</a></h3><span>25/11/2026 09:15</span></div>
    <div class="story"><h3>Không có liên kết</h3></div>
    <div class="story"><h3><a href="/two-2.html">Hai</a></h3></div>
    <a href="/menu">Menu</a></body></html>
    """

  private func parse(_ rules: EntryRules, kind: SourceKind = .page) throws -> FeedDocument {
    try SourceParser.parse(
      Array(Self.html.utf8), kind: kind, contentType: "text/html", url: "https://gazette.example/",
      rules: rules)
  }

  @Test(arguments: [SourceKind.page, .auto])
  func entriesAreWhatTheRulesSelect(_ kind: SourceKind) throws {
    var rules = EntryRules(item: try RuleSelector("//div[@class='story']", selects: .nodes))
    rules.link = try RuleSelector(".//h3/a/@href")
    rules.title = try RuleSelector("css:h3")
    rules.date = try DateRule(RuleSelector(".//time | .//span"), zone: "+07:00")
    let page = try parse(rules, kind: kind)
    #expect(
      page.entries.map(\.url) == [
        "https://gazette.example/news/one-1.html", "https://gazette.example/two-2.html",
      ])
    #expect(page.entries.map(\.title) == ["Một", "Hai"])
    #expect(
      page.entries.map { $0.datePublished?.rfc3339 } == [
        "2026-11-24T08:30:00+07:00", "2026-11-25T09:15:00+07:00",
      ])
    #expect(page.title == "Thời sự")
    #expect(page.repairs.isEmpty)
  }

  @Test func withoutALinkRuleTheItemsFirstLinkIsTaken() throws {
    let page = try parse(EntryRules(item: try RuleSelector("css:div.story h3", selects: .nodes)))
    #expect(page.entries.map(\.title) == ["Một", "Hai"])
  }

  @Test func rulesThatSelectNothingFallBackAndAreTold() throws {
    let page = try parse(EntryRules(item: try RuleSelector("css:.gone", selects: .nodes)))
    let plain = try SectionPage.parse(Array(Self.html.utf8), url: "https://gazette.example/")
    #expect(page.entries == plain.entries)
    #expect(page.repairs == ["rule-missed"])
  }

  @Test(.timeLimit(.minutes(1)))
  func aPageOfAHundredThousandLinksIsBounded() throws {
    let html = "<body>" + String(repeating: "<p><a href=/x-1>One</a></p>", count: 60_000)
    let rules = EntryRules(item: try RuleSelector("css:*", selects: .nodes))
    let page = try SectionPage.parse(Array(html.utf8), url: "https://gazette.example/", rules: rules)
    #expect(page.entries.count == 1)
  }
}
