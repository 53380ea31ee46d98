import Testing

@testable import Fetch

@Suite struct RequestURLTests {
  func parse(_ text: String) throws(FetchError) -> RequestURL {
    try RequestURL(parsing: text, maximumBytes: 2_048)
  }

  @Test func aURLIsTakenApart() throws {
    let url = try parse(" HTTPS://User:Pa%3Ass@Example.ORG:8443/a/../b?x=1#part\n")
    #expect(url.text == "https://example.org:8443/b?x=1")
    #expect(url.host == "example.org")
    #expect(url.port == 8443)
    #expect(url.origin == "https://example.org:8443")
    #expect(url.hostKey == "example.org:8443")
    #expect(url.user == "User")
    #expect(url.password == "Pa:ss")
  }

  @Test func bothSchemesOfAHostAreOneServer() throws {
    #expect(try parse("http://a.org/").hostKey == parse("https://a.org:443/").hostKey)
    #expect(try parse("http://a.org/").origin != parse("https://a.org/").origin)
  }

  @Test(arguments: [
    "http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://%31%32%37.0.0.1/",
  ])
  func oddNotationsOfAnAddressBecomeTheAddress(_ text: String) throws {
    #expect(try parse(text).host == "127.0.0.1")
  }

  @Test func namesAndPathsBeyondASCIIAreEncoded() throws {
    let url = try parse("https://báo.vn/tin tức?q=ở")
    #expect(url.host == "xn--bo-mia.vn")
    #expect(url.text == "https://xn--bo-mia.vn/tin%20t%E1%BB%A9c?q=%E1%BB%9F")
  }

  @Test(arguments: [
    ("file:///etc/passwd", "scheme-refused"), ("ftp://a.org/", "scheme-refused"),
    ("gopher://a/", "scheme-refused"),
    ("javascript:alert(1)", "scheme-refused"), ("http://", "invalid-url"), ("/relative", "invalid-url"),
    ("", "invalid-url"),
    ("http://a b/", "invalid-url"), ("http://a:99999/", "invalid-url"),
    ("http://[fe80::1%25eth0]/", "invalid-url"),
    ("http://a.org:0/", "invalid-url"), ("http://a\u{0}b/", "invalid-url"),
  ])
  func whatCannotBeFetchedIsRefusedWithItsCode(_ text: String, _ code: String) {
    let error = #expect(throws: FetchError.self) { try parse(text) }
    #expect(error?.code == code)
  }

  @Test func aURLIsHeldToItsLengthBeforeAndAfterEncoding() {
    let long = #expect(throws: FetchError.self) {
      try parse("http://a/" + String(repeating: "x", count: 2_048))
    }
    #expect(long?.code == "url-too-long")
    let grows = #expect(throws: FetchError.self) {
      try parse("http://a/" + String(repeating: "ở", count: 600))
    }
    #expect(grows?.code == "url-too-long")
  }

  @Test func credentialsStayOnTheSameOriginOnly() throws {
    let url = try parse("https://u:p@a.org/x/y")
    let same = try url.resolving("../z", maximumBytes: 2_048)
    #expect(same.text == "https://a.org/z")
    #expect(same.user == "u")
    for reference in ["//b.org/", "http://a.org/", "https://a.org:444/", "https://v:q@b.org/"] {
      #expect(try url.resolving(reference, maximumBytes: 2_048).user == nil)
    }
  }

  @Test func messagesDoNotShowCredentials() {
    #expect(RequestURL.excerpt("http://u:secret@a.org/x") == "http://***@a.org/x")
    #expect(RequestURL.excerpt("http://a.org/x@y") == "http://a.org/x@y")
  }
}
