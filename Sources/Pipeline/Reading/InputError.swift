/// Why an input could not be read. `code` is stable; `detail` names the input and what to do.
public struct InputError: Error, Sendable, CustomStringConvertible {
  /// Stable.
  public let code: String
  /// Names the input, and what to do.
  public let detail: String

  public init(code: String, detail: String) {
    self.code = code
    self.detail = detail
  }

  public var description: String { detail }
}
