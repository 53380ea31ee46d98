/// How long the rest takes, by the speed of the later half of the time so far: what the beginning cost (opening, reading ahead,
/// empty indexes) says nothing of the rest, and a single moment says too little.
struct RemainingTime {
  private struct Sample {
    var seconds: Double
    var done: Int64
  }

  /// Before that nothing is said.
  static let leastSeconds = 1.0

  /// Ascending; the first is the last one before the later half.
  private var samples = [Sample(seconds: 0, done: 0)]

  /// - Parameters:
  ///   - done: of the work, in any unit, by this process.
  ///   - seconds: since it began; ascending.
  mutating func add(done: Int64, seconds: Double) {
    let last = samples[samples.count - 1]
    // A hundredth of the time so far is fine enough: some seventy samples, however long it takes.
    if seconds >= last.seconds * 1.01 { samples.append(Sample(seconds: seconds, done: done)) }
    while samples.count > 2, samples[1].seconds <= seconds / 2 { samples.removeFirst() }
  }

  /// - Parameter amount: what is left to do, in the same unit.
  /// - Returns: nil where that cannot be said yet.
  func seconds(for amount: Int64) -> Double? {
    guard let first = samples.first, let last = samples.last, last.seconds >= Self.leastSeconds,
      last.done > first.done, amount >= 0
    else { return nil }
    return Double(amount) * (last.seconds - first.seconds) / Double(last.done - first.done)
  }
}
