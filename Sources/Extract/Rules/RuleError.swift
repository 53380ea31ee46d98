/// What is wrong with a rule, or with evaluating it on a page.
public struct RuleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable: `xpath`, `css`, `date-format`, `zone` for a rule that cannot be used; `limit` for a page on which a rule
  /// takes too much work, `evaluation` for one on which libxml2 reports an error.
  public var code: String
  public var detail: String
  /// Where in the rule's text, in characters from 0; nil where no place is to blame.
  public var offset: Int?

  public init(code: String, detail: String, offset: Int? = nil) {
    self.code = code
    self.detail = detail
    self.offset = offset
  }

  public var description: String {
    offset.map { "\(detail) (at character \($0 + 1))" } ?? detail
  }
}
