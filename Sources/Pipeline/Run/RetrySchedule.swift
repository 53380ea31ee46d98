/// When a page that could not be had is tried again.
enum RetrySchedule {
  /// Tries in all; then the document stays failed.
  static let maximumAttempts = 8
  /// While its host rests a page is not asked for, so each of these is a sign of its own; at a day's wait it is a month.
  static let maximumAttemptsAtChallenge = 32
  static let firstWaitSeconds: Int64 = 10 * 60
  static let longestWaitSeconds: Int64 = 24 * 3600
  /// Waits after a failure that says "for good": pages are listed before they are there, and blocks are lifted.
  static let waitsAfterPermanentFailure: [Int64] = [3600, 24 * 3600]

  /// Nil: not again.
  static func nextTry(
    now: Int64, attempts: Int, isTransient: Bool, isChallenge: Bool = false, retryAfterSeconds: Int?
  ) -> Int64? {
    guard isTransient else {
      return attempts < waitsAfterPermanentFailure.count ? now + waitsAfterPermanentFailure[attempts] : nil
    }
    guard attempts < (isChallenge ? maximumAttemptsAtChallenge : maximumAttempts) else { return nil }
    let wait = min(firstWaitSeconds << Int64(min(attempts, 10)), longestWaitSeconds)
    return now + max(wait, Int64(min(retryAfterSeconds ?? 0, Int(longestWaitSeconds))))
  }

  /// For a page that was not asked for because its host is left alone for so long.
  static func whenHostHasRested(now: Int64, seconds: Int) -> Int64 {
    now + min(max(firstWaitSeconds, Int64(seconds)), longestWaitSeconds)
  }
}
