import Model
import Testing

@testable import Pipeline

@Suite struct FreshnessHintTests {
  /// Thursday, 1 January 1970, 05:30 UTC.
  private let now: Int64 = 5 * 3_600 + 1_800

  private func document(hours: Set<Int> = [], days: Set<Int> = []) -> FeedDocument {
    var document = FeedDocument(format: .rss)
    (document.quietHours, document.quietDays) = (hours, days)
    return document
  }

  @Test func aQuietHourLastsToItsEnd() {
    #expect(FreshnessHint.quietSeconds(of: document(hours: [5]), now: now) == 1_800)
    #expect(FreshnessHint.quietSeconds(of: document(hours: [4, 6]), now: now) == nil)
  }

  @Test func aQuietDayLastsToItsEnd() {
    #expect(FreshnessHint.quietSeconds(of: document(days: [4]), now: now) == 66_600)
    #expect(FreshnessHint.quietSeconds(of: document(days: [3, 5]), now: now) == nil)
  }
}
