internal import Model
internal import Store
internal import Time

/// When a feed is polled next, and whether its server is believed.
///
/// A feed is polled by every run until its habits are known. Then it is polled four times in the time that usually passes
/// between two changes, so that news is not late, and at least twice in the time in which all its entries would roll off,
/// so that none goes unseen. What the publisher says (Cache-Control, Expires, ttl, skipHours, updatePeriod) is a hint that can slow
/// this down by an hour at most; `interval` in feeds.yaml is the user's word and always holds.
enum FeedSchedule {
  /// Habits are known after this much history.
  static let learningSeconds: Int64 = 6 * 3_600
  static let pollsPerChange: Int64 = 4
  static let longestIntervalSeconds: Int64 = 4 * 3_600
  static let longestHintSeconds: Int64 = 3_600
  /// Wait after the first failure; doubled with each further one.
  static let firstBackoffSeconds: Int64 = 5 * 60
  /// The longest wait: a feed is never given up for good.
  static let longestBackoffSeconds: Int64 = 24 * 3_600
  /// Validators are dropped after this, so that a server that says "not modified" for ever is found out.
  static let longestTrustSeconds: Int64 = 8 * 24 * 3_600
  /// One poll in so many is unconditional.
  static let conditionalPollsInARow = 24
  /// A server that hid entries behind "not modified" is asked without validators for this long.
  static let distrustSeconds: Int64 = 30 * 24 * 3_600
  /// An entry counts as hidden when it is older than the last "not modified" by this much: clocks differ.
  static let clockToleranceSeconds: Int64 = 15 * 60

  /// Brings the state up to date with a poll that succeeded.
  ///
  /// - Parameters:
  ///   - newShare: entries of this poll that were not in the last one, of all of them; 0 where nothing changed.
  ///   - hintSeconds: how long the publisher says that the answer stays fresh.
  static func succeeded(
    _ state: inout FeedState, now: Int64, newShare: Double, hintSeconds: Int64?, intervalSeconds: Int
  ) {
    state.failureCount = 0
    state.errorCode = nil
    state.errorDetail = nil
    let since = state.changedAt.map { max(0, now - $0) }
    if newShare > 0 {
      if let since {
        state.changeIntervalSeconds = state.changeIntervalSeconds.map { ($0 * 7 + since * 3) / 10 } ?? since
      }
      state.changedAt = now
    }
    var wait: Int64 = 0
    if let first = state.firstPolledAt, now - first >= learningSeconds,
      let usual = state.changeIntervalSeconds
    {
      let quiet = newShare > 0 ? 0 : since ?? 0
      wait = min(max(usual, quiet) / pollsPerChange, longestIntervalSeconds)
      // At this rate all entries are new after `since / newShare`.
      if newShare > 0, let since { wait = min(wait, Int64(Double(since) / newShare / 2)) }
    }
    let hint = min(hintSeconds ?? 0, longestHintSeconds)
    state.firstPolledAt = state.firstPolledAt ?? now
    state.dueAt = now + max(wait, newShare < 0.5 ? hint : 0, Int64(intervalSeconds))
  }

  static func failed(
    _ state: inout FeedState, code: String, detail: String, now: Int64, retryAfterSeconds: Int?
  ) {
    state.failureCount += 1
    state.errorCode = code
    state.errorDetail = detail
    let doublings = min(state.failureCount - 1, 10)
    let backoff = min(firstBackoffSeconds << Int64(doublings), longestBackoffSeconds)
    state.dueAt = now + max(backoff, Int64(min(retryAfterSeconds ?? 0, Int(longestBackoffSeconds))))
  }

  /// The validators to send: none where they have been trusted for long enough, where this poll is the sample that checks
  /// the server, or where it was caught lying.
  static func validators(for state: FeedState, now: Int64) -> Validators {
    guard let validatedAt = state.validatedAt, validatedAt <= now, now - validatedAt < longestTrustSeconds,
      state.conditionalCount < conditionalPollsInARow, (state.distrustedUntil ?? 0) <= now
    else { return Validators() }
    return state.validators
  }

  /// Whether entries that came to light were already there when the server last said "not modified".
  static func isCaughtLying(_ state: FeedState, newEntryDates: [Timestamp]) -> Bool {
    guard state.conditionalCount > 0, let polledAt = state.polledAt else { return false }
    return newEntryDates.contains { date in
      date.precision == .second && date.secondsSinceEpoch < polledAt - clockToleranceSeconds
        && date.secondsSinceEpoch > (state.changedAt ?? Int64.max)
    }
  }
}
