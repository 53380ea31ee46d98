/// Why a document could not be read as what was asked for.
public struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable, for reports and metrics.
  public enum Code: String, Sendable {
    /// No bytes, or only white space.
    case empty
    /// A web page where a feed was expected: an error page, a login, a feed that moved.
    case html
    /// JSON that is no JSON Feed.
    case unknownJSON = "unknown-json"
    /// Broken beyond reading.
    case malformed
    /// Neither XML nor JSON of a known kind.
    case unknownFormat = "unknown-format"
    /// Longer than the documented limit.
    case tooLarge = "too-large"
  }

  public var code: Code
  /// What was found, and what to do about it.
  public var detail: String

  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  public var description: String { detail }
}
