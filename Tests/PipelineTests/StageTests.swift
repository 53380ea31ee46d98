import Dispatch
import Synchronization
import Testing

@testable import Pipeline

@Suite struct StageTests {
  @Test(arguments: [1, 3])
  func noMoreWorkRunsAtATimeThanItsWidth(width: Int) async {
    let running = Atomic(0)
    let peak = Atomic(0)
    let finished = Atomic(0)
    let stage = Stage("test.width", width: width)
    await withCheckedContinuation { done in
      for _ in 0..<2_000 {
        stage.submit {
          peak.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          running.subtract(1, ordering: .relaxed)
          if finished.add(1, ordering: .relaxed).newValue == 2_000 { done.resume() }
        }
      }
    }
    #expect(peak.load(ordering: .relaxed) <= width)
  }

  @Test func aStageThatBecomesSerialRunsOneAtATime() async {
    let running = Atomic(0)
    let peak = Atomic(0)
    let finished = Atomic(0)
    let stage = Stage("test.serial", width: 4)
    stage.becomeSerial()
    await withCheckedContinuation { done in
      for _ in 0..<500 {
        stage.submit {
          peak.max(running.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
          running.subtract(1, ordering: .relaxed)
          if finished.add(1, ordering: .relaxed).newValue == 500 { done.resume() }
        }
      }
    }
    #expect(peak.load(ordering: .relaxed) == 1)
  }

  @Test func aStageOfWidthOneKeepsTheOrder() async {
    let order = Mutex<[Int]>([])
    let stage = Stage("test.order", width: 1)
    await withCheckedContinuation { done in
      for number in 0..<500 {
        stage.submit {
          order.withLock { $0.append(number) }
          if number == 499 { done.resume() }
        }
      }
    }
    #expect(order.withLock { $0 } == Array(0..<500))
  }

  @Test func orderIsRestoredWhateverTheArrival() {
    var inOrder = InOrder<Int>()
    var seen: [Int] = []
    for number in [3, 1, 0, 2, 5, 4] { inOrder.arrived(number, number: number) { seen.append($0) } }
    #expect(seen == [0, 1, 2, 3, 4, 5])
  }

  @Test func workThatIsDoneHoldsNothingWhileOtherWorkWaits() async {
    final class Held: Sendable {}
    let stage = Stage("test.stage", width: 1)
    let gate = DispatchSemaphore(value: 0)
    let reached = DispatchSemaphore(value: 0)
    weak var weakly: Held?
    do {
      let held = Held()
      weakly = held
      stage.submit { withExtendedLifetime(held) {} }
    }
    stage.submit {
      reached.signal()
      gate.wait()
    }
    stage.submit {}
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        reached.wait()
        done.resume()
      }
    }
    #expect(weakly == nil)
    gate.signal()
  }
}
