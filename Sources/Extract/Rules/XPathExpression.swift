internal import CXML2

/// An XPath 1.0 expression that libxml2 has compiled once and that can give what its rule needs.
struct XPathExpression: Sendable {
  let text: String

  /// A translation of ours.
  init(translated text: String) { self.text = text }

  /// - Throws: ``RuleError`` `xpath`: a syntax error, a function, variable or prefix that is not known, or a result that
  ///   the rule has no use for.
  init(_ text: String, selects result: RuleSelector.Result) throws(RuleError) {
    try XPathCheck.check(text)
    self.text = text
    try Self.compile(text, selects: result)
  }

  /// Compiles it, and evaluates it on an empty document: what type an expression gives hangs on the expression only.
  private static func compile(_ text: String, selects result: RuleSelector.Result) throws(RuleError) {
    guard let mirror = PageMirror(HTMLDocument(utf8: [])) else { return }
    switch try mirror.evaluate(XPathExpression(translated: text), code: "xpath") {
    case .nodes: return
    case .text:
      guard result == .value else {
        throw RuleError(code: "xpath", message: "gives a text; this rule needs elements")
      }
    case .number:
      throw RuleError(
        code: "xpath", message: "gives a number or a truth value; a rule needs elements or a text")
    }
  }
}
