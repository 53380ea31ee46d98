import Testing
import Time

@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
    ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Fri, 31 Dec 2041 23:59:59 GMT", 2_272_147_199),
    ("Sun, 31 Feb 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 +0700", nil), ("0", nil), ("", nil),
    ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 06 Nov 99999999999 08:49:37 GMT", nil), ("a b c d e", nil),
  ])
  func datesAreReadInTheThreeForms(_ text: String, _ seconds: Int64?) {
    #expect(HTTPDate(text.utf8)?.secondsSinceEpoch == seconds)
  }

  @Test func theyAreWrittenInThePreferredForm() {
    let date = HTTPDate(secondsSinceEpoch: 784_111_777)
    #expect(date.text == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate(date.text.utf8) == date)
  }

  @Test func theWeekdayOfTheEpochAndOfTheDayBeforeItIsKnown() {
    #expect(HTTPDate(secondsSinceEpoch: 0).text == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(HTTPDate(secondsSinceEpoch: -1).text == "Wed, 31 Dec 1969 23:59:59 GMT")
  }
}
