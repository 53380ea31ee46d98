/// Puts results back into the order their documents had, whatever order they arrive in. Confined to its owner's queue;
/// what it holds is bounded by the window.
struct InOrder<Value> {
  private var early: [Int: Value] = [:]
  private var next = 0

  /// Calls `body` with each value whose turn has come.
  mutating func arrived(_ value: Value, number: Int, _ body: (Value) -> Void) {
    guard number == next else {
      early[number] = value
      return
    }
    body(value)
    next += 1
    while let value = early.removeValue(forKey: next) {
      body(value)
      next += 1
    }
  }
}
