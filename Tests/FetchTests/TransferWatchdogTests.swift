import Testing

@testable import Fetch

@Suite struct TransferWatchdogTests {
  let limits = TransferWatchdog.Limits(
    connect: 100, firstByte: 200, idle: 50, idleMinimumBytesPerSecond: 1_000, total: 1_000)

  @Test func eachPhaseHasItsLimit() {
    var dog = TransferWatchdog(limits: limits, now: 0)
    #expect(dog.expired(now: 99) == nil)
    #expect(dog.expired(now: 100) == .timeoutDNS)
    dog.resolved()
    #expect(dog.expired(now: 100) == .timeoutConnect)
    dog.connected(now: 90)
    #expect(dog.expired(now: 289) == nil)
    #expect(dog.expired(now: 290) == .timeoutFirstByte)
  }

  @Test func aDripIsIdleAndAStreamIsNot() {
    var drip = TransferWatchdog(limits: limits, now: 0)
    drip.connected(now: 0)
    drip.received(1, now: 10)
    #expect(drip.expired(now: 59) == nil)
    #expect(drip.expired(now: 60) == .timeoutIdle)
    var stream = TransferWatchdog(limits: limits, now: 0)
    stream.connected(now: 0)
    for now in stride(from: 10, to: 1_000, by: 10) as StrideTo<Milliseconds> {
      stream.received(10, now: now)
      #expect(stream.expired(now: now) == nil)
    }
    #expect(stream.expired(now: 1_000) == .timeoutTotal)
  }
}
