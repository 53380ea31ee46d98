internal import Store

/// When a feed is polled next.
enum FeedSchedule {
  /// Wait after the first failure; doubled with each further one.
  static let firstBackoffSeconds: Int64 = 5 * 60
  /// The longest wait: a feed is never given up for good.
  static let longestBackoffSeconds: Int64 = 24 * 3600
  /// Validators are dropped after this, so that a server that says "not modified" for ever is found out.
  static let longestTrustSeconds: Int64 = 8 * 24 * 3600

  static func dueAfterSuccess(now: Int64, intervalSeconds: Int) -> Int64 { now + Int64(intervalSeconds) }

  static func dueAfterFailure(now: Int64, failureCount: Int, retryAfterSeconds: Int?) -> Int64 {
    let doublings = min(max(failureCount - 1, 0), 10)
    let backoff = min(firstBackoffSeconds << Int64(doublings), longestBackoffSeconds)
    return now + max(backoff, Int64(min(retryAfterSeconds ?? 0, Int(longestBackoffSeconds))))
  }

  /// The validators to send, or none where they have been trusted for long enough.
  static func isTrusted(_ state: FeedState, now: Int64) -> Bool {
    guard let validatedAt = state.validatedAt else { return false }
    return now - validatedAt < longestTrustSeconds && validatedAt <= now
  }
}
