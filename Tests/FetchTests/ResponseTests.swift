import Model
import Testing
import Time

@testable import Fetch

@Suite struct ResponseTests {
  private func freshness(_ fields: String) -> Int64? {
    Response(
      status: 200, url: "https://e.org/", redirects: [], body: [], isTruncated: false,
      headers: HeaderFields(fields),
      wireBytes: 0,
      timing: Response.Timing(), httpVersion: "1.1", dateFetched: Timestamp(secondsSinceEpoch: 784_111_777)
    ).freshnessSeconds
  }

  @Test func maxAgeCountsBeforeExpiresAndLessTheAge() {
    #expect(
      freshness("Cache-Control: max-age=600\r\nExpires: Sun, 06 Nov 1994 08:59:37 GMT\r\nAge: 100\r\n") == 500
    )
  }

  @Test func expiresIsReadAgainstTheServersOwnClock() {
    #expect(
      freshness("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nExpires: Sun, 06 Nov 1994 08:59:37 GMT\r\n") == 600)
    #expect(freshness("Expires: Sun, 06 Nov 1994 08:59:37 GMT\r\n") == 600)
  }

  @Test(arguments: [
    "", "Cache-Control: no-cache, max-age=600\r\n", "Expires: 0\r\n", "Cache-Control: max-age=0\r\n",
    "Expires: Sun, 06 Nov 1994 08:39:37 GMT\r\n", "Cache-Control: max-age=60\r\nAge: 61\r\n",
  ])
  func nothingIsSaidWhereTheAnswerMustBeAskedForAgain(_ fields: String) { #expect(freshness(fields) == nil) }
}
