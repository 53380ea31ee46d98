import Addresses
import Testing

@Suite struct CanonicalURLTests {
  private func key(_ text: String) -> String? { WebURL(text).map(CanonicalURL.canonical) }

  @Test(arguments: [
    ("https://e.example/a?utm_source=x&UTM_Medium=y", "https://e.example/a"),
    ("https://e.example/a?id=1&fbclid=2&gclid=3", "https://e.example/a?id=1"),
    ("https://e.example/a?b=2&a=1&b=1", "https://e.example/a?a=1&b=1&b=2"),
    ("https://e.example/a?x=1&amp;y=2", "https://e.example/a?x=1&y=2"),
    ("https://e.example/a?&&x", "https://e.example/a?x"),
    ("https://e.example/a?", "https://e.example/a"),
    ("https://e.example/a#b", "https://e.example/a"),
    ("https://E.example.:443/%7ea%2fb%c3%a9?q=a%20b+c%2B", "https://e.example/~a%2Fb%C3%A9?q=a+b+c%2B"),
    ("https://e.example/a;jsessionid=12AB?x=1", "https://e.example/a?x=1"),
    ("https://e.example/a?ref=rss&src=twitter&from=feed", "https://e.example/a"),
    ("https://e.example/a?sid=9f86d081884c7d659a2feaa0c55ad015&id=7", "https://e.example/a?id=7"),
    ("https://e.example/a?PHPSESSID=x1&_t=1764374400&ts=1764374400123", "https://e.example/a"),
    ("https://e.example/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://e.example/a.aspx"),
    ("https://e.example/(X(1)S(lit3py55))/a/(F(x1))", "https://e.example/a"),
    ("https://e.example/(S(a1))", "https://e.example/"),
    ("https://e.example/a?rnd=0.8372645512", "https://e.example/a"),
    ("https://e.example/a?vn_source=rcm&itm_source=home&zarsrc=31", "https://e.example/a"),
  ])
  func copiesShareAKey(_ text: String, _ expected: String) {
    #expect(key(text) == expected)
    #expect(key(expected) == expected)
  }

  @Test(arguments: [
    "https://e.example/a/", "http://e.example/a", "https://www.e.example/a", "https://e.example/A",
    "https://e.example/?p=1", "https://e.example/?ref=42",
    "https://e.example/?sid=1204", "https://e.example/?sid=thethao", "https://e.example/?t=42",
    "https://e.example/a_(film)/b", "https://e.example/f(x(1))",
    "https://e.example/?page=2", "https://e.example/a;b=1", "https://e.example/?id=a%26b",
  ])
  func whatMayBeAnotherPageIsKept(_ text: String) { #expect(key(text) == text) }

  @Test(arguments: [
    ("x:/.//a", "x:/.//a"), ("x:a #b", "x:a"),
    ("https://e.example/%2%65%2%65/a", "https://e.example/%2%65%2%65/a"),
    ("https://e.example/b/..;jsessionid=1", "https://e.example/b/..;jsessionid=1"),
    ("https://e.example/a;jsessionid=1;jsessionid=2", "https://e.example/a"),
    ("https://e.example/a?utm%5Fsource=x&%61mp;y=2", "https://e.example/a?y=2"),
    ("https://e.example.0x4../a", "https://e.example.0x4../a"), ("x:\u{FFFD}\u{1F} #", "x:%EF%BF%BD%1F"),
  ])
  func theKeyOfAKeyIsItself(_ text: String, _ expected: String) {
    #expect(key(text) == expected)
    #expect(key(expected) == expected)
  }

  @Test(arguments: [
    ("https://e.example/a?sid=7&x=1", "https://e.example/a?x=1"),
    ("https://e.example/a?t=7", "https://e.example/a"), ("https://e.example/a?x=1", nil),
    ("https://e.example/a", nil),
  ])
  func withoutSessionsNothingIsLeftThatMayBeOne(_ text: String, _ expected: String?) {
    #expect(WebURL(text).flatMap(CanonicalURL.withoutSessions) == expected)
  }

  @Test func addressesWithoutAHostAreLeftAlone() {
    #expect(key("mailto:a@b.example?subject=x") == "mailto:a@b.example?subject=x")
  }
}
