/// Whether a failed attempt is made again within this run, and when. Pure: the caller keeps the counts.
struct RetryPolicy: Sendable {
  var maximumRetries: Int
  var maximumRetriesPerHost: Int
  var delay: Milliseconds
  var backoff: Milliseconds
  var maximumBackoffWait: Milliseconds

  enum Decision: Sendable, Equatable {
    case giveUp
    /// Another attempt after this long.
    case retry(after: Milliseconds)
    /// The host is left alone for this long; another attempt follows where a run waits for it.
    case restHost(Milliseconds, retries: Bool)
  }

  /// `attempt`: 0 for the first. `retriesOfHost`: further attempts already made for this host in this run.
  func decide(_ error: FetchError, attempt: Int, retriesOfHost: Int) -> Decision {
    let hasBudget = attempt < maximumRetries && retriesOfHost < maximumRetriesPerHost
    if let rest = rest(after: error) {
      return .restHost(rest, retries: hasBudget && rest <= maximumBackoffWait)
    }
    guard hasBudget, isWorthAnotherAttempt(error) else { return .giveUp }
    return .retry(after: delay << min(attempt, 16))
  }

  /// 429 asks for peace always; other errors that may pass only with Retry-After (RFC 9110 §10.2.3).
  private func rest(after error: FetchError) -> Milliseconds? {
    guard let status = error.status, error.isTransient else { return nil }
    if let seconds = error.retryAfterSeconds { return Milliseconds(seconds) * 1000 }
    return status == 429 ? backoff : nil
  }

  /// A transfer that used up its time would use it up again, and a name server that does not know a name now will not in a
  /// second; what breaks off quickly may have been an accident.
  private func isWorthAnotherAttempt(_ error: FetchError) -> Bool {
    guard error.isTransient else { return false }
    switch FetchError.Code(rawValue: error.code) {
    case .dns, .timeoutDNS, .timeoutConnect, .timeoutFirstByte, .timeoutIdle, .timeoutTotal, .cancelled,
      .hostBackoff,
      .crawlDelay, .robotsUnreachable, .outOfMemory, .challenge:
      return false
    default: return true
    }
  }
}
