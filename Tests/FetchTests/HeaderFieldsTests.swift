import Model
import Testing
import Time

@testable import Fetch

@Suite struct HeaderFieldsTests {
  @Test func fieldsAreFoundByNameInAnyCase() {
    let fields = HeaderFields("ETag:  \"a\" \r\nX-ETag: no\r\nLink: <1>\r\nlink: <2>\r\nEmpty:\r\n")
    #expect(fields["etag"] == "\"a\"")
    #expect(fields.all("Link") == ["<1>", "<2>"])
    #expect(fields["empty"] == nil)
    #expect(fields["missing"] == nil)
  }

  @Test func aFoldedFieldIsOneValue() {
    let fields = HeaderFields("Link: <1>;\r\n  rel=next\r\nX: y\r\n")
    #expect(fields["link"] == "<1>; rel=next")
    #expect(fields["x"] == "y")
  }

  @Test(arguments: ["X`: y\r\n", "X@: y\r\n"])
  func onlyTheCaseOfLettersDoesNotCount(_ block: String) {
    #expect(HeaderFields(block)[block.hasPrefix("X`") ? "X@" : "X`"] == nil)
  }

  @Test(arguments: [
    ("Retry-After: 120\r\n", 120), ("Retry-After: 0\r\n", 0),
    ("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nDate: Sun, 06 Nov 1994 08:47:37 GMT\r\n", 120),
    ("Retry-After: Thu, 01 Jan 1970 00:02:00 GMT\r\n", 20),
    ("Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n", 0),
    ("Retry-After: 99999999999999999999\r\n", 999_999_999), ("Retry-After: soon\r\n", nil),
    ("Retry-After: -5\r\n", nil),
  ])
  func retryAfterIsReadAsSecondsAndAsDate(_ block: String, _ seconds: Int?) {
    #expect(HeaderFields(block).retryAfterSeconds(now: 100) == seconds)
  }

  @Test(arguments: [
    ("max-age=600", 600, false), ("public, Max-Age=\"60\"", 60, false), ("no-cache", nil, true),
    ("no-store, max-age=0", 0, true), ("max-age=", nil, false), ("max-age=-1", nil, false),
    ("max-age=99999999999999999999", 315_360_000, false), ("s-maxage=5", nil, false), ("", nil, false),
  ])
  func cacheControlIsRead(_ text: String, _ age: Int64?, _ forbidsReuse: Bool) {
    let read = CacheControl(text)
    #expect(read.maximumAgeSeconds == age)
    #expect(read.forbidsReuse == forbidsReuse)
  }
}
