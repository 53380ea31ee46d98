/// Why compressed bytes could not be inflated.
public struct GzipError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable, for reports and metrics.
  public enum Code: String, Sendable {
    /// Not gzip at all.
    case notGzip = "not-gzip"
    /// Broken in the middle: nothing of it can be trusted.
    case corrupt
    /// More came out than was allowed: a mistake, or a bomb.
    case tooLarge = "too-large"
    /// The bytes end too early; ``GzipError/partial`` is what came before.
    case truncated
  }

  public var code: Code
  /// What was inflated before the bytes ended; empty for the other codes.
  public var partial: [UInt8]

  public init(_ code: Code, partial: [UInt8] = []) {
    self.code = code
    self.partial = partial
  }

  public var description: String {
    switch code {
    case .notGzip: "no gzip"
    case .corrupt: "broken gzip"
    case .tooLarge: "gzip that unpacks to more than is allowed"
    case .truncated: "gzip that ends too early"
    }
  }
}
