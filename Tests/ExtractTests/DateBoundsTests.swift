import Extract
import Testing
import Time

struct DateBoundsTests {
  private let published = Timestamp(secondsSinceEpoch: 1_795_000_000)

  @Test func aClockThatWasNeverSetBoundsNothing() {
    #expect(DateBounds(fetched: Timestamp(secondsSinceEpoch: 500_000_000)).contains(published))
  }

  @Test func nothingIsPublishedDaysBehindItsFetch() {
    let fetched = Timestamp(secondsSinceEpoch: published.secondsSinceEpoch - 3 * 86_400)
    #expect(!DateBounds(fetched: fetched).contains(published))
    #expect(DateBounds(fetched: published).contains(published))
  }
}
