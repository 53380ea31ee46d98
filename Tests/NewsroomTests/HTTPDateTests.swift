import Testing

@testable import Newsroom

struct HTTPDateTests {
  @Test func `writes and reads the preferred form`() throws {
    let date = HTTPDate(secondsSinceEpoch: 784_111_777)
    #expect(date.text == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate(date.text) == date)
  }

  @Test func `knows the weekday of the epoch and of the day before it`() {
    #expect(HTTPDate(secondsSinceEpoch: 0).text == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(HTTPDate(secondsSinceEpoch: -1).text == "Wed, 31 Dec 1969 23:59:59 GMT")
  }

  @Test(arguments: ["", "yesterday", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 31 Feb 2026 00:00:00 GMT"])
  func `what it cannot read is nothing`(text: String) {
    #expect(HTTPDate(text) == nil)
  }
}
