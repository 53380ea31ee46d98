internal import ASCII

/// The directives of a `Cache-Control` field that say when to ask again (RFC 9111 §5.2.2).
public struct CacheControl: Sendable, Hashable {
  /// `max-age`, in seconds, at most ten years.
  public private(set) var maximumAgeSeconds: Int64?
  /// `no-cache` or `no-store`: an answer must not be used again without asking.
  public private(set) var forbidsReuse = false

  public init(_ field: String) {
    for directive in field.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = directive.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard let name = parts.first else { continue }
      let value =
        parts.count == 2 ? Array(parts[1]).filter { $0 != UInt8(ascii: "\"") && !$0.isASCIISpace } : []
      switch String(decoding: Array(name)[...].trimmingASCIISpace().map(\.asciiLowercased), as: UTF8.self) {
      case "max-age" where !value.isEmpty && value.allSatisfy(\.isASCIIDigit):
        maximumAgeSeconds = value.count <= 9 ? Int64(String(decoding: value, as: UTF8.self)) : 315_360_000
      case "no-cache", "no-store": forbidsReuse = true
      default: continue
      }
    }
  }
}
