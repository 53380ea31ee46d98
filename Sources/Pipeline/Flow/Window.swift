internal import Dispatch

/// Bounds how many documents are anywhere inside the pipeline: a document is drawn from the source only when there is
/// room, and leaves exactly once. It is the only backpressure; no stage needs a bounded queue, no thread waits.
public final class Window<Item: Sendable>: @unchecked Sendable {  // because it is confined to `lane`
  private let lane: Lane
  private let done = DispatchSemaphore(value: 0)
  private let source: @Sendable () -> Item?
  private let cost: @Sendable (Item) -> Int
  private let enter: @Sendable (Window, Int, Item) -> Void
  private let ended: @Sendable (Window, Int) -> Void
  private var free: Int
  private var inside = 0
  private var drawn = 0
  private var isDry = false
  private var hasEnded = false
  private var isFinished = false

  /// - Parameters:
  ///   - size: documents inside at any time.
  ///   - cost: how much of the window a document takes: 1, or more for a large one. It gives all of it back.
  ///   - lane: where documents are drawn.
  ///   - source: the next document, nil at the end. Called on the lane.
  ///   - enter: takes a document up; the number counts from 0 in the source's order. Must not block.
  ///   - ended: called once with the number of documents, when the source has no more; those inside go on.
  public init(
    size: Int, lane: Lane = Lane("pipeline.window"), cost: @escaping @Sendable (Item) -> Int = { _ in 1 },
    source: @escaping @Sendable () -> Item?, enter: @escaping @Sendable (Window, Int, Item) -> Void,
    ended: @escaping @Sendable (Window, Int) -> Void = { _, _ in }
  ) {
    self.lane = lane
    self.cost = cost
    free = max(1, size)
    self.source = source
    self.enter = enter
    self.ended = ended
  }

  /// Returns when the source is dry, or the window closed, and the last document has left. Waits, so the calling thread
  /// must be none of Dispatch's.
  public func run() {
    lane.submit { [self] in draw() }
    done.wait()
  }

  /// Called exactly once for each document that entered.
  public func leave(_ count: Int = 1) {
    lane.submit { [self] in
      free += count
      inside -= count
      draw()
    }
  }

  /// The same where they could not be kept: nothing more comes in.
  func leave(_ count: Int, failure: (any Error)?) {
    if failure != nil { close() }
    leave(count)
  }

  /// Lets no further document in; those inside go on.
  public func close() {
    lane.submit { [self] in
      isDry = true
      draw()
    }
  }

  private func draw() {
    while free > 0, !isDry {
      guard let item = source() else {
        isDry = true
        break
      }
      let cost = max(1, cost(item))
      free -= cost
      inside += cost
      enter(self, drawn, item)
      drawn += 1
    }
    if isDry, !hasEnded {
      hasEnded = true
      ended(self, drawn)
    }
    if isDry, inside == 0, !isFinished {
      isFinished = true
      done.signal()
    }
  }
}
