import Model
import Testing

@testable import Fetch

@Suite struct GuardedHostsTests {
  private static let hour: Int64 = 3_600

  private func kept(_ count: Int, _ hosts: inout GuardedHosts, at now: Int64) {
    for _ in 0..<count { hosts.challenged(host: "a", by: "Anubis", now: now) }
  }

  private func rests(_ hosts: GuardedHosts, at now: Int64) -> Bool {
    hosts.refusal(host: "a", url: "https://a/1", now: now) != nil
  }

  @Test func aHostRestsOnceItsGuardHasKeptSeveralPagesInARow() throws {
    var hosts = GuardedHosts()
    kept(2, &hosts, at: 0)
    #expect(!rests(hosts, at: 0))
    kept(1, &hosts, at: 0)
    let refusal = try #require(hosts.refusal(host: "a", url: "https://a/1", now: 10))
    #expect(refusal.code == "challenge" && refusal.isTransient && !refusal.wasAsked)
    #expect(refusal.retryAfterSeconds == 3_590)
    #expect(hosts.refusal(host: "b", url: "https://b/1", now: 0) == nil)
  }

  @Test func aPageThatComesThroughEndsIt() {
    var hosts = GuardedHosts()
    kept(2, &hosts, at: 0)
    hosts.answered(host: "a")
    kept(2, &hosts, at: 0)
    #expect(!rests(hosts, at: 0))
  }

  @Test func eachPageAfterARestDoublesTheNextUpToADay() {
    var hosts = GuardedHosts()
    kept(3, &hosts, at: 0)
    // In flight together: one sign.
    kept(1, &hosts, at: 0)
    #expect(hosts.all.first?.until == Self.hour)
    var now = Self.hour
    var waits: [Int64] = []
    for _ in 0..<5 {
      #expect(!rests(hosts, at: now))
      kept(1, &hosts, at: now)
      let until = hosts.all.first?.until ?? 0
      waits.append((until - now) / Self.hour)
      now = until
    }
    #expect(waits == [4, 8, 16, 24, 24])
  }

  @Test func whatOneRunLearntTheNextOneKnows() {
    var hosts = GuardedHosts()
    kept(3, &hosts, at: 0)
    #expect(rests(GuardedHosts(hosts.all), at: 10))
    #expect(!rests(GuardedHosts(hosts.all), at: Self.hour))
  }
}
