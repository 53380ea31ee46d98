import Foundation
import Pipeline
import Synchronization
import Testing

@Suite struct WindowTests {
  /// `run` waits, so it must not be called on a thread of the concurrency pool.
  private func onOwnThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { done in
      let thread = Thread {
        body()
        done.resume()
      }
      thread.start()
    }
  }

  @Test func noMoreDocumentsAreInsideThanItsSizeAndAllOfThemLeave() async {
    let next = Atomic(0)
    let inside = Atomic(0)
    let peak = Atomic(0)
    let seen = Atomic(0)
    await onOwnThread {
      let work = Stage("test.work", width: 4)
      Window<Int>(
        size: 16,
        source: {
          let value = next.add(1, ordering: .relaxed).oldValue
          return value < 5_000 ? value : nil
        },
        enter: { window, number, item in
          #expect(number == item)
          peak.max(inside.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          work.submit {
            seen.add(1, ordering: .relaxed)
            inside.subtract(1, ordering: .relaxed)
            window.leave()
          }
        }
      ).run()
    }
    #expect(seen.load(ordering: .relaxed) == 5_000)
    #expect(peak.load(ordering: .relaxed) <= 16)
    #expect(peak.load(ordering: .relaxed) > 0)
  }

  @Test func theEndIsToldOnceWithTheNumberOfDocuments() async {
    let told = Mutex<[Int]>([])
    await onOwnThread {
      let next = Atomic(0)
      let work = Stage("test.work", width: 2)
      Window<Int>(
        size: 3, lane: Lane(on: work),
        source: {
          let value = next.add(1, ordering: .relaxed).oldValue
          return value < 7 ? value : nil
        },
        enter: { window, _, _ in work.submit { window.leave() } },
        ended: { _, count in told.withLock { $0.append(count) } }
      ).run()
    }
    #expect(told.withLock { $0 } == [7])
  }

  @Test func anEmptySourceEndsAtOnce() async {
    await onOwnThread {
      Window<Int>(size: 4, source: { nil }, enter: { window, _, _ in window.leave() }).run()
    }
  }

  @Test func aClosedWindowLetsNobodyInAndWaitsForThoseInside() async {
    let entered = Atomic(0)
    await onOwnThread {
      Window<Int>(
        size: 2, source: { 1 },
        enter: { window, number, _ in
          entered.add(1, ordering: .relaxed)
          if number == 9 { window.close() }
          window.leave()
        }
      ).run()
    }
    #expect(entered.load(ordering: .relaxed) <= 11)
  }
}
