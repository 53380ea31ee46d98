internal import Fetch
internal import Model

/// How long a publisher says that a feed will bring nothing new: the answer's freshness (RFC 9111 §4.2), RSS `ttl`,
/// `skipHours` and `skipDays`, sy:updatePeriod.
enum FreshnessHint {
  private static let secondsPerHour: Int64 = 3_600
  private static let secondsPerDay: Int64 = 86_400

  /// Seconds from `now` (seconds since 1970); nil where nothing is said, or it is said that it must always be asked for.
  static func seconds(of response: Response, document: FeedDocument?, now: Int64) -> Int64? {
    let stated = [
      response.freshnessSeconds, document?.timeToLiveSeconds.map { Int64($0) },
      document.flatMap { quietSeconds(of: $0, now: now) },
    ]
    return stated.compactMap { $0 }.max()
  }

  /// Until the hour or day ends in which the publisher changes nothing; nil outside of one.
  static func quietSeconds(of document: FeedDocument, now: Int64) -> Int64? {
    guard now >= 0 else { return nil }
    // 1970 began on a Thursday.
    if document.quietDays.contains(Int((now / secondsPerDay + 4) % 7)) {
      return secondsPerDay - now % secondsPerDay
    }
    if document.quietHours.contains(Int(now % secondsPerDay / secondsPerHour)) {
      return secondsPerHour - now % secondsPerHour
    }
    return nil
  }
}
