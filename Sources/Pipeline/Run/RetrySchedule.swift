/// When a page that could not be had is tried again.
enum RetrySchedule {
  /// Tries in all; then the document stays failed.
  static let maximumAttempts = 8
  static let firstWaitSeconds: Int64 = 10 * 60
  static let longestWaitSeconds: Int64 = 24 * 3600
  /// Waits after a failure that says "for good": pages are listed before they are there, and blocks are lifted.
  static let waitsAfterPermanentFailure: [Int64] = [3600, 24 * 3600]

  /// Nil: not again.
  static func nextTry(now: Int64, attempts: Int, isTransient: Bool, retryAfterSeconds: Int?) -> Int64? {
    guard isTransient else {
      return attempts < waitsAfterPermanentFailure.count ? now + waitsAfterPermanentFailure[attempts] : nil
    }
    guard attempts < maximumAttempts else { return nil }
    let wait = min(firstWaitSeconds << Int64(min(attempts, 10)), longestWaitSeconds)
    return now + max(wait, Int64(min(retryAfterSeconds ?? 0, Int(longestWaitSeconds))))
  }
}
