import Testing

@testable import Fetch

@Suite struct ConnectToTests {
  func url(_ text: String) throws -> RequestURL { try RequestURL(parsing: text, maximumBytes: 2_048) }

  @Test func anEmptyFieldMatchesAnything() throws {
    let entry = try #require(ConnectTo("::127.0.0.1:8080"))
    #expect(try entry.matches(url("http://a/")) && entry.matches(url("https://b:1/")))
    #expect(entry.namesAddress)
    #expect(try entry.numericTarget(for: url("http://a/"))?.port == 8080)
  }

  @Test func hostAndPortMatchAsWritten() throws {
    let entry = try #require(ConnectTo("Example.org:443:[::1]:8443"))
    #expect(try entry.matches(url("https://example.org/")))
    #expect(try !entry.matches(url("http://example.org/")))
    #expect(try !entry.matches(url("https://www.example.org/")))
    #expect(try entry.numericTarget(for: url("https://example.org/"))?.address == "::1")
    let bracketed = try #require(ConnectTo("[::1]:80:host:81"))
    #expect(try bracketed.matches(url("http://[::1]/")))
    #expect(try bracketed.namesAddress && bracketed.numericTarget(for: url("http://[::1]/")) == nil)
  }

  @Test func aPortAloneNamesNoAddress() throws {
    #expect(try #require(ConnectTo("a:80::8080")).namesAddress == false)
  }

  @Test(arguments: ["", "a:80", "a:80:b", "a:b:c:d", "a:1:b:2:c", "a:99999:b:1"])
  func otherFormsAreNone(_ text: String) { #expect(ConnectTo(text) == nil) }

  @Test func theEnvironmentsProxiesAreReadAsCurlDoes() throws {
    let environment = [
      "http_proxy": "http://p:1", "HTTP_PROXY": "http://evil:1", "HTTPS_PROXY": "http://q:2",
      "no_proxy": "localhost,.inside.example, 10.0.0.0/8",
    ]
    let settings = ProxySettings { environment[$0] }
    #expect(try settings.proxy(for: url("http://a/")) == "http://p:1")
    #expect(try settings.proxy(for: url("https://a/")) == "http://q:2")
    for exempt in [
      "http://localhost/", "http://x.inside.example/", "http://inside.example/", "http://10.2.3.4/",
    ] {
      #expect(try settings.proxy(for: url(exempt)) == nil)
    }
    #expect(try settings.proxy(for: url("http://notinside.example/")) != nil)
    #expect(try ProxySettings("").proxy(for: url("http://a/")) == nil)
    #expect(try ProxySettings { _ in nil }.proxy(for: url("http://a/")) == nil)
  }
}
