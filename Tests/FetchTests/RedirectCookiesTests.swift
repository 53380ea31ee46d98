import Model
import Testing

@testable import Fetch

@Suite struct RedirectCookiesTests {
  func sent(_ fields: [String], from: String, to: String) throws -> String? {
    var cookies = RedirectCookies()
    let origin = try RequestURL(parsing: from, maximumBytes: 2_048)
    cookies.take(HeaderFields(fields.map { "Set-Cookie: \($0)\r\n" }.joined()), from: origin)
    return cookies.field(for: try RequestURL(parsing: to, maximumBytes: 2_048))
  }

  @Test func aCookieGoesBackToItsHostOnly() throws {
    #expect(try sent(["a=1", "b=2; Path=/x"], from: "http://n.vn/", to: "http://n.vn/y") == "a=1; b=2")
    #expect(try sent(["a=1"], from: "http://n.vn/", to: "http://www.n.vn/") == nil)
    #expect(try sent(["a=1"], from: "http://n.vn/", to: "http://evil.vn/") == nil)
  }

  @Test func aDomainSharesItWithinTheSite() throws {
    #expect(try sent(["a=1; Domain=.n.vn"], from: "http://m.n.vn/", to: "http://www.n.vn/") == "a=1")
    #expect(try sent(["a=1; Domain=other.vn"], from: "http://m.n.vn/", to: "http://other.vn/") == nil)
    #expect(try sent(["a=1; Domain=com.vn"], from: "http://a.com.vn/", to: "http://b.com.vn/") == nil)
    #expect(try sent(["a=1; Domain=co.uk"], from: "http://a.co.uk/", to: "http://b.co.uk/") == nil)
    #expect(try sent(["a=1; Domain=vn"], from: "http://m.n.vn/", to: "http://other.vn/") == nil)
  }

  @Test func aSecureCookieStaysOnTLS() throws {
    #expect(try sent(["a=1; Secure"], from: "https://n.vn/", to: "http://n.vn/") == nil)
    #expect(try sent(["a=1; Secure"], from: "https://n.vn/", to: "https://n.vn/") == "a=1")
  }

  @Test func aLaterOneReplacesAndAnExpiredOneRemoves() throws {
    #expect(try sent(["a=1", "a=2"], from: "http://n.vn/", to: "http://n.vn/") == "a=2")
    #expect(try sent(["a=1", "a=; Max-Age=0"], from: "http://n.vn/", to: "http://n.vn/") == nil)
  }

  @Test func whatIsNoCookieIsIgnored() throws {
    let odd = ["", "=x", "novalue", "a\u{1}=b", "x=" + String(repeating: "y", count: 5_000)]
    #expect(try sent(odd, from: "http://n.vn/", to: "http://n.vn/") == nil)
    let many = (0..<200).map { "c\($0)=1" }
    #expect(try sent(many, from: "http://n.vn/", to: "http://n.vn/")?.split(separator: ";").count == 50)
  }
}
