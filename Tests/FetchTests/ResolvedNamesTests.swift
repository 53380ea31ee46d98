import Testing

@testable import Fetch

@Suite struct ResolvedNamesTests {
  @Test func anAddressIsLookedUpAgainWhenItIsOld() {
    var names = ResolvedNames()
    let lifetime = ResolvedNames.lifetimeMilliseconds
    let expired = [0, lifetime - 1, lifetime, lifetime + 1].map { names.isExpired("n.vn:443", now: $0) }
    #expect(expired == [false, false, true, false])
    let isOtherExpired = names.isExpired("other.vn:443", now: lifetime + 1)
    #expect(!isOtherExpired)
  }
}
