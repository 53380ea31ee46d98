import Testing

@testable import Fetch

@Suite struct HostLimitsTests {
  func limits(_ change: (inout HostLimits.Limits) -> Void = { _ in }) -> HostLimits {
    var limits = HostLimits.Limits()
    change(&limits)
    return HostLimits(limits)
  }

  /// Everything that may start now.
  func starts(_ limits: inout HostLimits, at now: Milliseconds) -> [HostLimits.Action] {
    var actions: [HostLimits.Action] = []
    while let action = limits.next(now: now) { actions.append(action) }
    return actions
  }

  @Test func requestsForOneHostStartInOrderWithAGapBetween() {
    var limits = limits()
    for id in 1...3 { limits.enqueue(UInt64(id), host: "a", .ordinary(gap: nil), isNumeric: true, now: 0) }
    #expect(starts(&limits, at: 0) == [.start(1)])
    #expect(limits.nextWake == 1_000)
    limits.finished(host: "a", isFailure: false, now: 100)
    #expect(starts(&limits, at: 999) == [])
    #expect(starts(&limits, at: 1_000) == [.start(2)])
    #expect(starts(&limits, at: 2_000) == [.start(3)])
  }

  @Test func aHostHasNoMoreInFlightThanItsLimit() {
    var limits = limits { $0.gap = 0 }
    for id in 1...4 { limits.enqueue(UInt64(id), host: "a", .ordinary(gap: nil), isNumeric: true, now: 0) }
    #expect(starts(&limits, at: 0) == [.start(1), .start(2)])
    limits.finished(host: "a", isFailure: false, now: 5)
    #expect(starts(&limits, at: 5) == [.start(3)])
  }

  @Test func theWholeHasNoMoreInFlightThanItsLimit() {
    var limits = limits { $0.maximumInFlight = 2 }
    for (id, host) in ["a", "b", "c"].enumerated() {
      limits.enqueue(UInt64(id), host: host, .ordinary(gap: nil), isNumeric: true, now: 0)
    }
    #expect(starts(&limits, at: 0) == [.start(0), .start(1)])
    limits.finished(host: "b", isFailure: false, now: 1)
    #expect(starts(&limits, at: 1) == [.start(2)])
    #expect(limits.inFlight == 2)
  }

  @Test func hostsWithoutAnAddressStartOneByOneWithinTheLimit() {
    var limits = limits {
      $0.maximumResolutions = 1
      $0.gap = 0
    }
    limits.enqueue(1, host: "a", .ordinary(gap: nil), now: 0)
    limits.enqueue(2, host: "a", .ordinary(gap: nil), now: 0)
    limits.enqueue(3, host: "b", .ordinary(gap: nil), now: 0)
    limits.enqueue(4, host: "c", .ordinary(gap: nil), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 0) == [.start(1), .start(4)])
    limits.resolved(host: "a", now: 10)
    #expect(starts(&limits, at: 10) == [.start(3), .start(2)])
    limits.finished(host: "b", isFailure: true, now: 20)  // ended without an address: the place is free again
    limits.enqueue(5, host: "d", .ordinary(gap: nil), now: 20)
    #expect(starts(&limits, at: 20) == [.start(5)])
  }

  @Test func noMoreConnectionsAreMadeAtOneTimeThanTheLimit() {
    var limits = limits { $0.maximumConnecting = 2 }
    for (id, host) in ["a", "b", "c"].enumerated() {
      limits.enqueue(UInt64(id), host: host, .ordinary(gap: nil), isNumeric: true, now: 0)
    }
    #expect(starts(&limits, at: 0) == [.start(0), .start(1)])
    limits.connected()
    #expect(starts(&limits, at: 1) == [.start(2)])
  }

  @Test func theNextHopGoesFirstAndWithoutAGap() {
    var limits = limits()
    limits.enqueue(1, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    limits.enqueue(2, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 0) == [.start(1)])
    limits.finished(host: "a", isFailure: false, now: 10)
    limits.enqueue(1, host: "a", .continuation, isNumeric: true, now: 10)
    #expect(starts(&limits, at: 10) == [.start(1)])
    #expect(starts(&limits, at: 1_000) == [.start(2)])
  }

  @Test func aRequestsOwnGapReplacesTheDefaultButNotTheCrawlDelay() {
    var limits = limits()
    limits.enqueue(1, host: "a", .ordinary(gap: 50), isNumeric: true, now: 0)
    limits.enqueue(2, host: "a", .ordinary(gap: 50), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 0) == [.start(1)])
    #expect(starts(&limits, at: 50) == [.start(2)])
    limits.setCrawlDelay(host: "a", 5_000, now: 60)
    for _ in 1...2 { limits.finished(host: "a", isFailure: false, now: 60) }
    limits.enqueue(3, host: "a", .ordinary(gap: 50), now: 60)
    limits.enqueue(4, host: "a", .ordinary(gap: 50), now: 60)
    #expect(starts(&limits, at: 100) == [.start(3)])
    #expect(limits.nextWake == 5_100)
  }

  @Test func aHostThatRestsShortlyIsWaitedFor() {
    var limits = limits()
    limits.rest(host: "a", for: 5_000, now: 0)
    limits.enqueue(1, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 4_999) == [])
    #expect(starts(&limits, at: 5_000) == [.start(1)])
  }

  @Test func aHostThatRestsTooLongRefusesWhatWaitsAndWhatComes() {
    var limits = limits()
    limits.enqueue(1, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    limits.enqueue(2, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 0) == [.start(1)])
    limits.rest(host: "a", for: 120_000, now: 100)
    #expect(starts(&limits, at: 100) == [.refuse(2, .hostBackoff, waitMilliseconds: 120_000)])
    limits.enqueue(3, host: "a", .continuation, isNumeric: true, now: 200)
    #expect(starts(&limits, at: 200) == [.refuse(3, .hostBackoff, waitMilliseconds: 119_900)])
    limits.enqueue(4, host: "a", .ordinary(gap: nil), isNumeric: true, now: 120_100)
    #expect(starts(&limits, at: 120_100) == [.start(4)])
  }

  @Test func aCrawlDelayLongerThanARunWaitsLetsOneRequestThrough() {
    var limits = limits()
    limits.setCrawlDelay(host: "a", 3_600_000, now: 0)
    limits.enqueue(1, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    limits.enqueue(2, host: "a", .ordinary(gap: nil), isNumeric: true, now: 0)
    #expect(starts(&limits, at: 0) == [.start(1), .refuse(2, .crawlDelay, waitMilliseconds: 3_600_000)])
  }

  @Test func aHostThatFailsSeveralTimesInARowRests() {
    var limits = limits { $0.gap = 0 }
    for id in 1...4 { limits.enqueue(UInt64(id), host: "a", .ordinary(gap: nil), isNumeric: true, now: 0) }
    #expect(starts(&limits, at: 0) == [.start(1), .start(2)])
    limits.finished(host: "a", isFailure: true, now: 1)
    limits.finished(host: "a", isFailure: true, now: 1)
    #expect(starts(&limits, at: 1) == [.start(3), .start(4)])
    limits.finished(host: "a", isFailure: true, now: 2)
    limits.enqueue(5, host: "a", .ordinary(gap: nil), isNumeric: true, now: 2)
    #expect(starts(&limits, at: 2) == [.refuse(5, .hostBackoff, waitMilliseconds: 30_000)])
  }

  @Test func anAnswerForgetsEarlierFailures() {
    var limits = limits {
      $0.gap = 0
      $0.maximumConsecutiveFailures = 2
      $0.maximumInFlightPerHost = 1
    }
    for id in 1...3 { limits.enqueue(UInt64(id), host: "a", .ordinary(gap: nil), isNumeric: true, now: 0) }
    for isFailure in [true, false, true] {
      #expect(starts(&limits, at: 0).count == 1)
      limits.finished(host: "a", isFailure: isFailure, now: 0)
    }
    #expect(limits.remainingRest(host: "a", now: 0) == 0)
  }

  @Test func manyHostsEndInTheOrderOfTheirGapsWithoutLosingAny() {
    var limits = limits {
      $0.maximumInFlight = 7
      $0.maximumResolutions = 3
    }
    var inFlight: [(UInt64, String)] = []
    var started: [String: [UInt64]] = [:]
    for id in 0..<500 as Range<UInt64> {
      limits.enqueue(id, host: "h\(id % 23)", .ordinary(gap: Milliseconds(id % 5) * 10), now: 0)
    }
    var now: Milliseconds = 0
    while started.values.map(\.count).reduce(0, +) < 500, now < 10_000 {
      for action in starts(&limits, at: now) {
        guard case .start(let id) = action else { continue }
        started["h\(id % 23)", default: []].append(id)
        inFlight.append((id, "h\(id % 23)"))
      }
      #expect(inFlight.count <= 7)
      if !inFlight.isEmpty {
        let (id, host) = inFlight.removeFirst()
        if id % 2 == 0 { limits.resolved(host: host, now: now) }
        limits.connected()
        limits.finished(host: host, isFailure: false, now: now)
      }
      now += 1
    }
    #expect(started.values.map(\.count).reduce(0, +) == 500)
    for order in started.values { #expect(order == order.sorted()) }
  }

  @Test func hostsAtRestAreForgottenWhenThereAreTooMany() {
    var limits = limits { $0.gap = 10 }
    for id in 0..<UInt64(HostLimits.maximumRememberedHosts + 5_000) {
      let now = Milliseconds(id) * 20
      limits.enqueue(id, host: "h\(id)", .ordinary(gap: nil), isNumeric: true, now: now)
      #expect(limits.next(now: now) == .start(id))
      limits.connected()
      limits.finished(host: "h\(id)", isFailure: false, now: now)
    }
    #expect(limits.rememberedHosts <= HostLimits.maximumRememberedHosts)
    #expect(limits.inFlight == 0)
  }

  @Test func aHostThatRestsInVainRestsTwiceAsLongEachTimeUpToADay() {
    var limits = limits()
    var now: Milliseconds = 0
    var rests: [Milliseconds] = []
    for _ in 0..<14 {
      limits.rest(host: "a", for: 30_000, now: now)
      rests.append(limits.remainingRest(host: "a", now: now))
      now += rests.last ?? 0
    }
    #expect(rests.prefix(4) == [30_000, 60_000, 120_000, 240_000])
    #expect(rests.last == 86_400_000)
    limits.answered(host: "a")
    limits.rest(host: "a", for: 30_000, now: now)
    #expect(limits.remainingRest(host: "a", now: now) == 30_000)
  }

  @Test func answersToRequestsThatWereInFlightTogetherAreOneRest() {
    var limits = limits()
    limits.rest(host: "a", for: 30_000, now: 0)
    limits.rest(host: "a", for: 30_000, now: 5)
    #expect(limits.resting(now: 10).map(\.rests) == [1])
  }

  @Test func aRestIsResumedByTheNextRun() {
    var limits = limits()
    limits.resume(host: "a", remaining: 20_000, rests: 2, now: 1_000)
    limits.enqueue(1, host: "a", .ordinary(gap: nil), isNumeric: true, now: 1_000)
    #expect(starts(&limits, at: 1_000) == [.refuse(1, .hostBackoff, waitMilliseconds: 20_000)])
    limits.rest(host: "a", for: 30_000, now: 30_000)
    #expect(limits.remainingRest(host: "a", now: 30_000) == 120_000)
  }
}
