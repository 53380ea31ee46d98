import Fetch
import Pipeline
import Store
import Testing

@Suite struct ReasonTextTests {
  @Test(arguments: FetchError.Code.allCases) func eachCodeOfFetchHasWords(code: FetchError.Code) {
    #expect(ReasonText(code: code.rawValue) != nil)
  }

  @Test(
    arguments: [
      "http-404", "http-403", "http-429", "http-503", "http-418", "soft-404", "soft-503", "not-an-article",
      "no-text", "not-html", "too-old", "excluded", "over-limit",
    ] + Quarantine.codes)
  func eachCodeOfReadingHasWords(code: String) {
    #expect(ReasonText(code: code) != nil)
  }

  @Test func anUnknownCodeHasNone() {
    #expect(ReasonText(code: "http-abc") == nil)
    #expect(ReasonText(code: "") == nil)
  }
}
