internal import Time

/// Names a run: its start in UTC and four random hexadecimal digits, so that names sort by time and never meet.
public enum RunID {
  public static func make(at clock: Clock) -> String {
    let stamp = clock.timestamp.rfc3339.filter { $0 != "-" && $0 != ":" }
    let random = String(UInt16.random(in: 0...UInt16.max), radix: 16)
    return stamp + "-" + String(repeating: "0", count: 4 - random.utf8.count) + random
  }
}
