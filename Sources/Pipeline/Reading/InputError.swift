/// Why an input could not be read. `code` is stable; `detail` names the input and what to do.
public struct InputError: Error, Sendable, CustomStringConvertible {
  public let code: String
  public let detail: String

  public init(code: String, detail: String) {
    self.code = code
    self.detail = detail
  }

  public var description: String { detail }
}
