/// A rule's XPath expression or CSS selector (`css:…`), checked.
///
/// It is kept as text and compiled for each page: that costs microseconds beside the page's tree, and no state of
/// libxml2 is shared by threads.
public struct RuleSelector: Sendable, Hashable, CustomStringConvertible {
  /// What a rule needs its selector to give.
  public enum Result: Sendable {
    /// Elements (or texts).
    case nodes
    /// Elements, attributes or a string that XPath makes of them: `normalize-space(//h1)`.
    case value
  }

  /// Longer rules are an error.
  public static let maximumBytes = 2_000
  private static let prefix = "css:"

  /// As it was written, the prefix included.
  public let text: String
  let expression: XPathExpression

  /// - Throws: ``RuleError`` with the place of what is wrong in `text`.
  public init(_ text: String, selects result: Result = .value) throws(RuleError) {
    guard text.utf8.count <= Self.maximumBytes else {
      throw RuleError(code: "xpath", detail: "is longer than \(Self.maximumBytes) bytes")
    }
    self.text = text
    guard text.hasPrefix(Self.prefix) else {
      expression = try XPathExpression(text, selects: result)
      return
    }
    let selector = String(text.dropFirst(Self.prefix.count))
    do throws(RuleError) {
      expression = try XPathExpression(translated: CSSSelector(selector).xpath)
    } catch {
      throw RuleError(
        code: error.code, detail: error.detail, offset: error.offset.map { $0 + Self.prefix.count })
    }
  }

  public var description: String { text }

  public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
