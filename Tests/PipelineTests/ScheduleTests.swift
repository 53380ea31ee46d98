import Model
import Store
import Testing

@testable import Pipeline

@Suite struct ScheduleTests {
  @Test func aFeedThatFailsIsAskedLessAndLessOftenButNeverGivenUp() {
    let waits = (1...12).map { FeedSchedule.dueAfterFailure(now: 0, failureCount: $0, retryAfterSeconds: nil) }
    #expect(waits.prefix(3) == [300, 600, 1_200])
    #expect(waits.last == 86_400)
    #expect(waits == waits.sorted())
  }

  @Test func aServerThatAsksForAWaitGetsIt() {
    #expect(FeedSchedule.dueAfterFailure(now: 0, failureCount: 1, retryAfterSeconds: 3_000) == 3_000)
    #expect(FeedSchedule.dueAfterFailure(now: 0, failureCount: 1, retryAfterSeconds: 10_000_000) == 86_400)
  }

  @Test func validatorsAreTrustedForEightDaysAndNeverFromTheFuture() {
    var state = FeedState(feedID: "f", url: "https://e.org/")
    #expect(!FeedSchedule.isTrusted(state, now: 1_000))
    state.validatedAt = 1_000
    #expect(FeedSchedule.isTrusted(state, now: 1_000 + 7 * 86_400))
    #expect(!FeedSchedule.isTrusted(state, now: 1_000 + 8 * 86_400))
    state.validatedAt = 5_000
    #expect(!FeedSchedule.isTrusted(state, now: 4_000))
  }

  @Test func aPageIsTriedEightTimesAndOnlyWhereThereIsHope() {
    #expect(RetrySchedule.nextTry(now: 0, attempts: 0, isTransient: true, retryAfterSeconds: nil) == 600)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 7, isTransient: true, retryAfterSeconds: nil) == 76_800)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 8, isTransient: true, retryAfterSeconds: nil) == nil)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 0, isTransient: false, retryAfterSeconds: nil) == nil)
  }
}
