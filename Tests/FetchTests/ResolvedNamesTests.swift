import Testing

@testable import Fetch

@Suite struct ResolvedNamesTests {
  @Test func anAddressIsLookedUpAgainWhenItIsOld() {
    var names = ResolvedNames()
    let lifetime = ResolvedNames.lifetimeMilliseconds
    #expect(!names.isExpired("n.vn:443", now: 0))
    #expect(!names.isExpired("n.vn:443", now: lifetime - 1))
    #expect(names.isExpired("n.vn:443", now: lifetime))
    #expect(!names.isExpired("n.vn:443", now: lifetime + 1))
    #expect(!names.isExpired("other.vn:443", now: lifetime + 1))
  }
}
