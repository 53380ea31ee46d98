/// Puts results back into the order their documents had, whatever order they arrive in. Confined to its owner's queue;
/// what it holds is bounded by the window.
struct InOrder<Value> {
  private var early: [Int: Value] = [:]
  /// How many were handed out: the number of the one whose turn it is.
  private(set) var count = 0

  mutating func arrive(_ value: Value, number: Int) { early[number] = value }

  /// The value whose turn has come; nil where it has not arrived yet.
  mutating func next() -> Value? {
    guard let value = early.removeValue(forKey: count) else { return nil }
    count += 1
    return value
  }

  /// Calls `body` with each value whose turn has come.
  mutating func arrived(_ value: Value, number: Int, _ body: (Value) -> Void) {
    arrive(value, number: number)
    while let value = next() { body(value) }
  }
}
