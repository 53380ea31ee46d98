internal import Glibc

/// Milliseconds of a clock that is never set back; the state machines are given its readings.
typealias Milliseconds = Int64

enum MonotonicClock {
  static var now: Milliseconds { read(CLOCK_MONOTONIC) }
  /// Seconds since 1970.
  static var wallSeconds: Int64 { read(CLOCK_REALTIME) / 1000 }

  private static func read(_ clock: clockid_t) -> Milliseconds {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
