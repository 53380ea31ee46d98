/// First in, first out, with a way back to the head; each step in constant time.
struct RequestQueue<Element>: Sendable where Element: Sendable {
  /// What was put back to the head, last one first.
  private var head: [Element] = []
  private var tail: [Element] = []
  private var tailStart = 0

  var isEmpty: Bool { head.isEmpty && tailStart == tail.count }
  var first: Element? { head.last ?? (tailStart < tail.count ? tail[tailStart] : nil) }

  mutating func append(_ element: Element) { tail.append(element) }
  mutating func prepend(_ element: Element) { head.append(element) }

  mutating func popFirst() -> Element? {
    if let element = head.popLast() { return element }
    guard tailStart < tail.count else { return nil }
    defer {
      tailStart += 1
      // Half the storage is behind us: move up, so that a queue that never empties does not grow for ever.
      if tailStart >= 32, tailStart * 2 >= tail.count {
        tail.removeFirst(tailStart)
        tailStart = 0
      }
    }
    return tail[tailStart]
  }
}

/// Hosts by the time at which they wake; of equal times the one that went to sleep first.
struct WakeHeap: Sendable {
  private struct Sleeper {
    let time: Milliseconds
    let order: UInt64
    let host: Int
    func isBefore(_ other: Sleeper) -> Bool { (time, order) < (other.time, other.order) }
  }

  private var heap: [Sleeper] = []
  private var inserted: UInt64 = 0

  var isEmpty: Bool { heap.isEmpty }
  var first: Milliseconds? { heap.first?.time }

  mutating func insert(_ host: Int, at time: Milliseconds) {
    inserted += 1
    heap.append(Sleeper(time: time, order: inserted, host: host))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func popFirst(notAfter time: Milliseconds) -> (host: Int, time: Milliseconds)? {
    guard let first = heap.first, first.time <= time else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].isBefore(heap[least]) { least = child }
      }
      guard least != parent else { return (first.host, first.time) }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
