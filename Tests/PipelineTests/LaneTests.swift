import Dispatch
import Synchronization
import Testing

@testable import Pipeline

@Suite struct LaneTests {
  /// Two lanes and plain work on two places: never more at once, no lane twice at once, each lane in its order.
  @Test func lanesShareTheirStagesPlacesAndKeepTheirOrder() async {
    let stage = Stage("test.lanes", width: 2)
    let lanes = [Lane(on: stage), Lane(on: stage)]
    let running = Atomic(0)
    let peak = Atomic(0)
    let finished = Atomic(0)
    let seen = Mutex<[[Int]]>([[], []])
    await withCheckedContinuation { done in
      let work = { @Sendable (lane: Int?, number: Int) in
        peak.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
        if let lane { seen.withLock { $0[lane].append(number) } }
        running.subtract(1, ordering: .relaxed)
        if finished.add(1, ordering: .relaxed).newValue == 3_000 { done.resume() }
      }
      for number in 0..<1_000 {
        lanes[0].submit { work(0, number) }
        stage.submit { work(nil, number) }
        lanes[1].submit { work(1, number) }
      }
    }
    #expect(seen.withLock { $0 } == [Array(0..<1_000), Array(0..<1_000)])
    #expect(peak.load(ordering: .relaxed) <= 2)
  }

  @Test func workOfALaneGoesBeforeWhatWaits() async {
    let stage = Stage("test.lanes", width: 1)
    let lane = Lane(on: stage)
    let gate = DispatchSemaphore(value: 0)
    let order = Mutex<[String]>([])
    await withCheckedContinuation { done in
      stage.submit { gate.wait() }
      stage.submit {
        order.withLock { $0.append("work") }
        done.resume()
      }
      lane.submit { order.withLock { $0.append("lane") } }
      gate.signal()
    }
    #expect(order.withLock { $0 } == ["lane", "work"])
  }
}
