internal import Glibc

/// Seconds on the clocks that benchmarks read.
enum Clocks {
  static func monotonic() -> Double { seconds(CLOCK_MONOTONIC) }
  /// CPU time of the process: what other programs on the machine do counts little in it.
  static func process() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
