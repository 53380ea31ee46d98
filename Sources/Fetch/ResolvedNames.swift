/// How old the addresses are that libcurl keeps. With a time to live of its own libcurl would go through all that it keeps
/// after every transfer, so ages are kept here and a name that is too old is taken out of its cache by name.
struct ResolvedNames {
  /// Addresses are looked up again after this: a run takes minutes, a backfill days.
  static let lifetimeMilliseconds: Milliseconds = 600_000
  /// Names held; beyond this all are looked up again.
  static let maximumNames = 100_000

  private var resolvedAt: [String: Milliseconds] = [:]

  /// Whether the name is to be looked up again now. Notes that it is looked up where it is new or too old.
  mutating func isExpired(_ name: String, now: Milliseconds) -> Bool {
    if let at = resolvedAt[name], now - at < Self.lifetimeMilliseconds { return false }
    if resolvedAt.count >= Self.maximumNames { resolvedAt.removeAll() }
    return resolvedAt.updateValue(now, forKey: name) != nil
  }
}
