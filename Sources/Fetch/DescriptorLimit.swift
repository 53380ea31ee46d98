internal import Glibc

/// How many files the process may have open.
enum DescriptorLimit {
  /// Left for everything that is not a connection.
  private static let reserved = 128

  /// For each connection in use: an idle one may stand beside it, and both in a multi handle that retires, too.
  private static let perConnection = 4

  /// As many connections in use as wanted, or as the limit has room for. cron starts programs with a soft limit of 1,024,
  /// so that is raised first, as far as the hard one goes.
  static func connections(wanted: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(perConnection * min(max(0, wanted), maximumWanted) + reserved)
    if limit.rlim_cur < needed {
      var raised = limit
      raised.rlim_cur = min(needed, limit.rlim_max)
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    guard limit.rlim_cur < needed else { return min(wanted, maximumWanted) }
    return max(1, (Int(limit.rlim_cur) - reserved) / perConnection)
  }

  /// Nobody means more, and it keeps the arithmetic in range.
  private static let maximumWanted = 1 << 20
}
