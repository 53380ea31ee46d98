import Model
import Store
import Testing
import Time

@testable import Pipeline

@Suite struct ScheduleTests {
  private let day: Int64 = 86_400
  private var state = FeedState(feedID: "f", url: "https://e.org/")

  @Test func aFeedThatFailsIsAskedLessAndLessOftenButNeverGivenUp() {
    var state = state
    let waits = (1...12).map { _ in
      FeedSchedule.failed(&state, code: "dns", detail: "", now: 0, retryAfterSeconds: nil)
      return state.dueAt
    }
    #expect(waits.prefix(3) == [300, 600, 1_200])
    #expect(waits.last == day)
    #expect(waits == waits.sorted())
  }

  @Test(arguments: [(3_000, Int64(3_000)), (10, 300), (10_000_000, 86_400)])
  func aServerThatAsksForAWaitGetsIt(asked: Int, wait: Int64) {
    var state = state
    FeedSchedule.failed(&state, code: "http-429", detail: "", now: 0, retryAfterSeconds: asked)
    #expect(state.dueAt == wait)
  }

  @Test func aPageThatAGuardKeepsIsTriedForAMonthAndAnotherForTwoDays() {
    func days(isChallenge: Bool) -> Int64 {
      var now: Int64 = 0
      for attempts in 0... {
        guard
          let next = RetrySchedule.nextTry(
            now: now, attempts: attempts, isTransient: true, isChallenge: isChallenge, retryAfterSeconds: nil)
        else { break }
        now = next
      }
      return now / day
    }
    #expect(days(isChallenge: true) >= 20)
    #expect(days(isChallenge: false) <= 2)
    #expect(RetrySchedule.whenHostHasRested(now: 0, seconds: 3_600) == 3_600)
    #expect(RetrySchedule.whenHostHasRested(now: 0, seconds: 1_000_000) == day)
  }

  @Test func aFeedIsPolledByEveryRunUntilItsHabitsAreKnown() {
    var state = state
    for now in [Int64(0), 5, 900] {
      FeedSchedule.succeeded(
        &state, now: now, newShare: now == 0 ? 1 : 0, hintSeconds: nil, intervalSeconds: 0)
      #expect(state.dueAt == now)
    }
  }

  @Test func aFeedThatChangesDailyIsPolledEveryFewHours() {
    var state = state
    for number in 0..<6 {
      FeedSchedule.succeeded(
        &state, now: Int64(number) * day, newShare: 0.1, hintSeconds: nil, intervalSeconds: 0)
    }
    #expect(state.dueAt - 5 * day == FeedSchedule.longestIntervalSeconds)
  }

  @Test func aFeedWhoseEntriesRollOffFastIsPolledTwiceInThatTime() {
    var state = state
    for number in 0..<40 {
      FeedSchedule.succeeded(
        &state, now: Int64(number) * 3_600, newShare: 1, hintSeconds: 3_600, intervalSeconds: 0)
    }
    #expect(state.dueAt - 39 * 3_600 == 900)
  }

  @Test func aHintSlowsAPollDownByAnHourAtMostAndTheUsersWordAlwaysHolds() {
    var hinted = state
    FeedSchedule.succeeded(&hinted, now: 0, newShare: 0.1, hintSeconds: 1_000_000, intervalSeconds: 0)
    #expect(hinted.dueAt == 3_600)
    var asked = state
    FeedSchedule.succeeded(&asked, now: 0, newShare: 1, hintSeconds: 60, intervalSeconds: 7_200)
    #expect(asked.dueAt == 7_200)
  }

  @Test func validatorsAreTrustedForEightDaysAndNeverFromTheFuture() {
    var state = state
    state.validators = Validators(etag: "\"1\"")
    #expect(FeedSchedule.validators(for: state, now: 1_000).isEmpty)
    state.validatedAt = 1_000
    #expect(!FeedSchedule.validators(for: state, now: 1_000 + 7 * day).isEmpty)
    #expect(FeedSchedule.validators(for: state, now: 1_000 + 8 * day).isEmpty)
    #expect(FeedSchedule.validators(for: state, now: 999).isEmpty)
  }

  @Test func everySoManyPollsOneIsUnconditional() {
    var state = state
    state.validators = Validators(etag: "\"1\"")
    state.validatedAt = 0
    state.conditionalCount = FeedSchedule.conditionalPollsInARow - 1
    #expect(!FeedSchedule.validators(for: state, now: 10).isEmpty)
    state.conditionalCount += 1
    #expect(FeedSchedule.validators(for: state, now: 10).isEmpty)
  }

  @Test func aServerThatHidEntriesBehindNotModifiedIsCaught() {
    var state = state
    state.changedAt = 0
    state.polledAt = 10_000
    state.conditionalCount = 3
    #expect(FeedSchedule.isCaughtLying(state, newEntryDates: [Timestamp(secondsSinceEpoch: 5_000)]))
    #expect(!FeedSchedule.isCaughtLying(state, newEntryDates: [Timestamp(secondsSinceEpoch: 9_900)]))
    #expect(!FeedSchedule.isCaughtLying(state, newEntryDates: [Timestamp(secondsSinceEpoch: 11_000)]))
    state.conditionalCount = 0
    #expect(!FeedSchedule.isCaughtLying(state, newEntryDates: [Timestamp(secondsSinceEpoch: 5_000)]))
  }

  @Test func aPageIsTriedEightTimesAndOnlyWhereThereIsHope() {
    #expect(RetrySchedule.nextTry(now: 0, attempts: 0, isTransient: true, retryAfterSeconds: nil) == 600)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 7, isTransient: true, retryAfterSeconds: nil) == 76_800)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 8, isTransient: true, retryAfterSeconds: nil) == nil)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 0, isTransient: false, retryAfterSeconds: nil) == 3_600)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 1, isTransient: false, retryAfterSeconds: nil) == 86_400)
    #expect(RetrySchedule.nextTry(now: 0, attempts: 2, isTransient: false, retryAfterSeconds: nil) == nil)
  }
}
