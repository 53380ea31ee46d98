import Testing

@testable import Fetch

@Suite struct RobotsRulesTests {
  func allows(_ robots: String, _ path: String, agent: String = "bantin") -> Bool {
    RobotsRules.parse(Array(robots.utf8)).allows("http://example.org" + path, agent: agent)
  }

  @Test func aFileWithoutRulesAllowsEverything() {
    #expect(allows("", "/x"))
    #expect(allows("<html>not found</html>", "/x"))
  }

  @Test func theGroupOfTheAgentWinsOverTheGroupOfEverybody() {
    let robots = "User-agent: *\nDisallow: /\n\nUser-agent: Bantin\nDisallow: /private\n"
    #expect(allows(robots, "/news"))
    #expect(!allows(robots, "/private/x"))
    #expect(!allows(robots, "/news", agent: "other"))
  }

  @Test func groupsOfOneAgentCountAsOne() {
    let robots =
      "User-agent: bantin\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: bantin\nDisallow: /b"
    #expect(!allows(robots, "/a"))
    #expect(!allows(robots, "/b"))
    #expect(allows(robots, "/c"))
  }

  @Test func theLongestPatternDecidesAndAllowWinsATie() {
    #expect(allows("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1"))
    #expect(!allows("User-agent: *\nAllow: /news/\nDisallow: /news/drafts", "/news/drafts/1"))
    #expect(allows("User-agent: *\nDisallow: /page\nAllow: /page", "/page"))
  }

  @Test(arguments: [
    ("/*.pdf$", "/a/b.pdf", false), ("/*.pdf$", "/a/b.pdf?x", true), ("/a*c*e", "/abcde", false),
    ("/a*c*e", "/aec", true), ("/*?print=", "/x?a=1&print=1", true), ("/*print=", "/x?a=1&print=1", false),
    ("/$", "/", false), ("/$", "/a", true), ("*", "/a", false), ("/a**b", "/a-b", false),
    ("/a%3cd", "/a%3Cd", false), ("/%7Ejoe", "/~joe/x", false), ("/tin-tức", "/tin-t%E1%BB%A9c/1", false),
    ("/a%2fb", "/a/b", true), ("/a%2A", "/a*", false), ("/a%2A", "/ab", true),
  ])
  func patternsMatchAsTheStandardSays(_ pattern: String, _ path: String, _ isAllowed: Bool) {
    #expect(allows("User-agent: *\nDisallow: \(pattern)", path) == isAllowed)
  }

  @Test func robotsItselfIsAlwaysAllowed() {
    #expect(allows("User-agent: *\nDisallow: /", "/robots.txt"))
  }

  @Test func anEmptyDisallowForbidsNothing() {
    #expect(allows("User-agent: *\nDisallow:\n", "/x"))
  }

  @Test func commentsByteOrderMarksAndLineEndsDoNotMatter() {
    let robots = "\u{FEFF}User-agent: * # all\r\nDisallow: /x # no\rAllow: /x/y\n"
    #expect(!allows(robots, "/x"))
    #expect(allows(robots, "/x/y"))
  }

  @Test func aDelayBindsTheAgentsNamedBeforeIt() {
    let rules = RobotsRules.parse(
      Array(
        "User-agent: a\nUser-agent: b\nCrawl-delay: 2.5\nUser-agent: *\nCrawl-delay: 10\nDisallow: /x".utf8))
    #expect(rules.crawlDelaySeconds(agent: "a") == 2.5)
    #expect(rules.crawlDelaySeconds(agent: "B/1.0 (+x)") == 2.5)
    #expect(rules.crawlDelaySeconds(agent: "c") == 10)
  }

  @Test(arguments: ["-1", "nan", "inf", "1e9", "", "ten", "0x10"])
  func aDelayThatIsNoPlainNumberIsIgnored(_ value: String) {
    let rules = RobotsRules.parse(Array("User-agent: *\nCrawl-delay: \(value)".utf8))
    #expect(rules.crawlDelaySeconds(agent: "x") == nil)
  }

  @Test func sitemapsAreListedInOrderWhereverTheyStand() {
    let rules = RobotsRules.parse(
      Array("Sitemap: https://a/1.xml\nUser-agent: *\nSitemap: https://a/2.xml\nDisallow: /x".utf8))
    #expect(rules.sitemaps == ["https://a/1.xml", "https://a/2.xml"])
    #expect(!rules.allows("https://a/x", agent: "y"))
  }

  @Test func whatComesAfterTheLimitIsIgnoredWithTheLineThatItCuts() {
    let robots = "User-agent: *\nDisallow: /private\n"
    let rules = RobotsRules.parse(Array(robots.utf8), maximumBytes: robots.utf8.count - 8)
    #expect(rules.allows("http://h/", agent: "x"))
    #expect(rules.allows("http://h/private", agent: "x"))
  }

  @Test func aHostileFileIsReadAndMatchedInLinearTime() {
    // Each pattern would take path × pattern steps in a backtracking matcher.
    let pattern = "/" + String(repeating: "*a", count: 4_000) + "b"
    let robots = "User-agent: *\n" + String(repeating: "Disallow: \(pattern)\n", count: 60)
    let path = "/" + String(repeating: "a", count: 2_000)
    #expect(allows(robots, path))
    #expect(allows(String(repeating: "\u{0}", count: 100_000), "/x"))
    #expect(allows("User-agent: *\nDisallow: /x%\nDisallow: /%zz\nDisallow: /%4", "/"))
  }
}
