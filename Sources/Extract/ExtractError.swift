/// Why no article can be made of a page at all. A page that is merely no article is no error.
public struct ExtractError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable, for reports and metrics: `empty`, `not-html`, `too-large`.
  public var code: String
  public var detail: String

  public init(code: String, detail: String) {
    self.code = code
    self.detail = detail
  }

  public var description: String { "\(code): \(detail)" }
}
