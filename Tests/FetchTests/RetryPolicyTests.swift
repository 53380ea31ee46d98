import Testing

@testable import Fetch

@Suite struct RetryPolicyTests {
  let policy = RetryPolicy(FetchConfiguration())

  func error(_ code: FetchError.Code, isTransient: Bool = true) -> FetchError {
    FetchError(code, "x", isTransient: isTransient)
  }
  func status(_ status: Int, retryAfter: Int? = nil) -> FetchError {
    FetchError(status: status, retryAfterSeconds: retryAfter, url: "http://a/")
  }

  @Test func whatBreaksOffIsTriedAgainWithGrowingDelay() {
    #expect(policy.decide(error(.reset), attempt: 0, retriesOfHost: 0) == .retry(after: 500))
    #expect(policy.decide(status(502), attempt: 1, retriesOfHost: 0) == .retry(after: 1_000))
    #expect(policy.decide(error(.reset), attempt: 2, retriesOfHost: 0) == .giveUp)
  }

  @Test func theBudgetOfAHostEnds() {
    #expect(policy.decide(error(.connect), attempt: 0, retriesOfHost: 10) == .giveUp)
  }

  @Test(arguments: [FetchError.Code.timeoutTotal, .timeoutIdle, .timeoutConnect, .cancelled, .hostBackoff])
  func whatUsedUpItsTimeIsLeftForALaterRun(_ code: FetchError.Code) {
    #expect(policy.decide(error(code), attempt: 0, retriesOfHost: 0) == .giveUp)
  }

  @Test(arguments: [404, 410, 403, 400, 501])
  func whatWillNotPassIsNotTriedAgain(_ code: Int) {
    #expect(policy.decide(status(code), attempt: 0, retriesOfHost: 0) == .giveUp)
  }

  @Test func retryAfterIsObeyedAndWaitedForWhereItIsShort() {
    #expect(
      policy.decide(status(503, retryAfter: 5), attempt: 0, retriesOfHost: 0)
        == .restHost(5_000, retries: true))
    #expect(
      policy.decide(status(429, retryAfter: 60), attempt: 0, retriesOfHost: 0)
        == .restHost(60_000, retries: false))
  }

  @Test func tooManyRequestsWithoutRetryAfterRestsTheHost() {
    #expect(policy.decide(status(429), attempt: 0, retriesOfHost: 0) == .restHost(30_000, retries: false))
  }

  @Test func retryAfterOfAPermanentErrorMeansNothing() {
    #expect(policy.decide(status(404, retryAfter: 5), attempt: 0, retriesOfHost: 0) == .giveUp)
  }
}
