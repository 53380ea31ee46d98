/// How long the rest takes, by the speed of the later half of the time so far: what the beginning cost (opening, reading ahead,
/// empty indexes) says nothing of the rest, and a single moment says too little.
struct RemainingTime {
  private struct Sample {
    var seconds: Double
    var bytes: Int64
  }

  /// Before that nothing is said.
  static let leastSeconds = 1.0

  /// Ascending; the first is the last one before the later half.
  private var samples = [Sample(seconds: 0, bytes: 0)]

  /// - Parameters:
  ///   - bytesRead: by this process.
  ///   - seconds: since it began; ascending.
  mutating func add(bytesRead: Int64, seconds: Double) {
    let last = samples[samples.count - 1]
    // A hundredth of the time so far is fine enough: some seventy samples, however long it takes.
    if seconds >= last.seconds * 1.01 { samples.append(Sample(seconds: seconds, bytes: bytesRead)) }
    while samples.count > 2, samples[1].seconds <= seconds / 2 { samples.removeFirst() }
  }

  /// Nil where that cannot be said yet.
  func seconds(forBytes bytes: Int64) -> Double? {
    guard let first = samples.first, let last = samples.last, last.seconds >= Self.leastSeconds,
      last.bytes > first.bytes, bytes >= 0
    else { return nil }
    return Double(bytes) * (last.seconds - first.seconds) / Double(last.bytes - first.bytes)
  }
}
