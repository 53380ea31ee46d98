import Addresses
import Testing

@Suite struct WebURLTests {
  private func url(_ text: String, _ base: String? = nil) -> String? {
    WebURL(text, base: base.flatMap { WebURL($0) })?.string
  }

  @Test func partsAreThereWhereTheyAreWritten() throws {
    let url = try #require(WebURL("HTTPS://An:pw@News.Example:8443/a/b;c?d=1#e?f"))
    #expect(url.string == "https://An:pw@news.example:8443/a/b;c?d=1#e?f")
    #expect(url.scheme == "https")
    #expect(url.userInfo == "An:pw")
    #expect(url.host == "news.example")
    #expect(url.port == 8443)
    #expect(url.path == "/a/b;c")
    #expect(url.query == "d=1")
    #expect(url.fragment == "e?f")
    #expect(url.origin == "https://news.example:8443")
  }

  @Test func partsThatAreMissingAreNil() throws {
    let url = try #require(WebURL("http://e.example"))
    #expect(url.string == "http://e.example/")
    #expect(url.path == "/")
    #expect(url.query == nil)
    #expect(url.fragment == nil)
    #expect(url.port == nil)
    #expect(url.userInfo == nil)
    #expect(WebURL("http://e.example/?#")?.query == "")
    #expect(WebURL("http://e.example/?#")?.fragment == "")
  }

  /// RFC 3986 §5.4, except for what browsers do differently.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g/"),
    ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
    ("g#s", "http://a/b/c/g#s"),
    (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("http:g", "http://a/b/c/g"),
    ("%2e%2E/g", "http://a/b/g"),
    ("\\g\\h", "http://a/g/h"), ("https:g", "https://g/"), ("https://x", "https://x/"),
    ("mailto:a@b", "mailto:a@b"),
  ])
  func referenceIsResolved(_ reference: String, _ expected: String) {
    #expect(url(reference, "http://a/b/c/d;p?q") == expected)
  }

  @Test(arguments: [
    ("  http://e.example/\n", "http://e.example/"), ("ht\ntp://e.exa\tmple/", "http://e.example/"),
    ("http:\\\\e.example\\a", "http://e.example/a"),
    ("http:///e.example/", "http://e.example/"), ("https:e.example", "https://e.example/"),
    ("http://e.example:80/", "http://e.example/"),
    ("https://e.example:80/", "https://e.example:80/"), ("http://e.example:/", "http://e.example/"),
    ("http://e.example/a b\"<>`{}", "http://e.example/a%20b%22%3C%3E%60%7B%7D"),
    ("http://e.example/?a b'\"é", "http://e.example/?a%20b%27%22%C3%A9"),
    ("http://e.example/%zz%", "http://e.example/%zz%"),
    ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"), ("http://báo。vn/", "http://xn--bo-mia.vn/"),
    ("http://ＡＢ.example/", "http://ab.example/"), ("http://ba\u{301}o.vn/", "http://xn--bo-mia.vn/"),
    ("http://ｂáo．vn/", "http://xn--bo-mia.vn/"), ("http://faß.example/", "http://xn--fa-hia.example/"),
    ("http://0x7f.1/", "http://127.0.0.1/"), ("http://2130706433/", "http://127.0.0.1/"),
    ("http://010.0.0.1/", "http://8.0.0.1/"),
    ("http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"), ("http://[1:0:0:2::]/", "http://[1:0:0:2::]/"),
    ("http://[0:0:0:0:0:0:0:0]/", "http://[::]/"),
    ("http://a%62c.example/", "http://abc.example/"), ("http://@e.example/", "http://e.example/"),
    ("http://u@e.example/", "http://u@e.example/"),
    ("http://e.example./", "http://e.example./"), ("file:///a/../b", "file:///b"),
    ("data:text/plain,a b", "data:text/plain,a b"),
  ])
  func urlIsSerialised(_ text: String, _ expected: String) {
    #expect(url(text) == expected)
    #expect(url(expected) == expected)
  }

  @Test(arguments: [
    "", "e.example", "/path", "//e.example", "http://", "http:///", "https:", "http://e.example:99999/",
    "http://e.example:8a/", "http://[::1", "http://[:::]/",
    "http://a b.example/", "http://a<b>.example/", "http://256.1.1.1/", "http://1.2.3.4.5/",
    "http://%00.example/", "http://a^b/", "http://[1::2::3]/",
    "1http://e.example/",
  ])
  func whatIsNoURLIsNil(_ text: String) { #expect(url(text) == nil) }

  @Test func longInputIsNoURL() {
    #expect(url("https://e.example/" + String(repeating: "a", count: WebURL.maximumLengthBytes)) == nil)
    #expect(url("https://e.example/" + String(repeating: "/..", count: 1_000_000)) == nil)
    #expect(url("https://" + String(repeating: "ü", count: 2_000) + ".example/") == nil)
    #expect(url("https://e.example/" + String(repeating: "/..", count: 2_000)) == "https://e.example/")
  }

  @Test func theFastPathAndTheParserAgree() {
    for text in [
      "https://e.example/a/b?c=d#e", "http://a-b.example.com/%41/?x", "https://e.example/a%2fb/",
      "https://e.example/a./b../c",
    ] {
      let parsed = WebURL(" " + text)
      #expect(WebURL(text)?.string == parsed?.string)
      #expect(WebURL(text)?.path == parsed?.path)
      #expect(WebURL(text)?.query == parsed?.query)
      #expect(WebURL(text)?.host == parsed?.host)
    }
  }

  @Test func anyBytesAreAnswered() {
    let pieces = [
      "http", ":", "/", "\\", "?", "#", "@", "[", "]", ".", "%", "e", "é", " ", "\u{0}", "1", "..", "%2e",
      "https://e.example/",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for fourth in pieces {
            let text = first + second + third + fourth
            if let url = WebURL(text, base: WebURL("https://b.example/c/d?e")) {
              #expect(WebURL(url.string)?.string == url.string, "\(text)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: [
    "x://" + String(repeating: "é", count: 400), "https://" + String(repeating: "đ.", count: 300),
  ])
  func aHostThatIsTooLongOnceItIsWrittenOutIsNone(_ url: String) { #expect(WebURL(url) == nil) }

  @Test(arguments: ["x://a:b:/", "x://a:b:c/", "x://a<b/", "x://a^b/", "x://a|b/", "x://a]b/"])
  func aHostOfAnySchemeHasNoForbiddenCharacters(_ url: String) { #expect(WebURL(url) == nil) }

  @Test func aHostOfAnUnknownSchemeKeepsWhatIsAllowedThere() {
    #expect(WebURL("x://a%62é:80/")?.string == "x://a%62%C3%A9:80/")
  }
}
