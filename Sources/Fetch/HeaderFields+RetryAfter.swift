internal import ASCII
internal import Model
internal import Time

extension HeaderFields {
  /// Seconds from `now` (seconds since 1970) to what `Retry-After` says (RFC 9110 §10.2.3).
  func retryAfterSeconds(now: Int64) -> Int? {
    guard let value = value(of: "retry-after") else { return nil }
    if value.allSatisfy(\.isASCIIDigit) {
      return value.count <= 9 ? Int(String(decoding: value, as: UTF8.self)) : 999_999_999
    }
    guard let instant = HTTPDate(value)?.secondsSinceEpoch else { return nil }
    // The server's own clock is the one the date was made with.
    let reference = self.value(of: "date").flatMap { HTTPDate($0)?.secondsSinceEpoch } ?? now
    return Int(max(0, min(instant - reference, 999_999_999)))
  }
}
