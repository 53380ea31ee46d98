internal import CXML2

/// An XPath 1.0 expression that libxml2 has compiled once and that can give what its rule needs.
struct XPathExpression: Sendable {
  /// As it was written, or as a CSS selector was translated.
  let text: String
  /// What libxml2 evaluates: the same with calls in place of operators.
  let calls: String

  /// A translation of ours.
  ///
  /// - Throws: ``RuleError`` where it is nested too deeply.
  init(translated text: String) throws(RuleError) {
    self.text = text
    calls = try XPathOperators.calls(in: text)
  }

  /// To be compiled as it is: an error names its column.
  private init(written text: String) { (self.text, calls) = (text, text) }

  /// - Throws: ``RuleError`` `xpath`: a syntax error, a function, variable or prefix that is not known, or a result that
  ///   the rule has no use for.
  init(_ text: String, selects result: RuleSelector.Result) throws(RuleError) {
    try XPathCheck.check(text)
    try Self.compile(text, selects: result)
    try self.init(translated: text)
  }

  /// Compiles it, and evaluates it on an empty document: what type an expression gives hangs on the expression only.
  private static func compile(_ text: String, selects result: RuleSelector.Result) throws(RuleError) {
    guard let mirror = PageMirror(HTMLDocument(utf8: [])) else { return }
    switch try mirror.evaluate(XPathExpression(written: text), code: "xpath") {
    case .nodes: return
    case .text:
      guard result == .value else {
        throw RuleError(code: "xpath", detail: "gives a text; this rule needs elements")
      }
    case .number:
      throw RuleError(
        code: "xpath", detail: "gives a number or a truth value; a rule needs elements or a text")
    }
  }
}
