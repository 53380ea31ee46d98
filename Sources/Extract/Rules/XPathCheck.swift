/// What libxml2 tells only when an expression is evaluated, and only where a node gets so far: unknown functions, variables
/// and prefixes. And a limit on nesting, as libxml2 compiles by recursion.
struct XPathCheck {
  static let maximumNesting = 32

  private static let functions: Set<String> = [
    "last", "position", "count", "local-name", "name", "string", "concat", "starts-with", "contains",
    "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate",
    "boolean",
    "not", "true", "false", "number", "sum", "floor", "ceiling", "round",
  ]
  /// A parenthesis behind them calls nothing.
  static let nodeTypes: Set<String> = ["node", "text", "comment", "processing-instruction"]
  private static let operators: Set<String> = ["and", "or", "div", "mod"]

  private let characters: [Unicode.Scalar]
  private var index = 0

  private init(_ text: String) { characters = Array(text.unicodeScalars) }

  static func check(_ text: String) throws(RuleError) {
    var check = XPathCheck(text)
    guard check.characters.contains(where: { !isBlank($0) }) else {
      throw RuleError(code: "xpath", detail: "is empty", offset: 0)
    }
    try check.run()
  }

  private mutating func run() throws(RuleError) {
    var nesting = 0
    while index < characters.count {
      let character = characters[index]
      switch character {
      case "\"", "'": try literal(character)
      case "(", "[":
        nesting += 1
        guard nesting <= Self.maximumNesting else {
          throw failure("is nested deeper than \(Self.maximumNesting) brackets", at: index)
        }
        index += 1
      case ")", "]":
        nesting -= 1
        index += 1
      case "$": throw failure("variables are not known", at: index)
      case "\0": throw failure("holds a zero byte", at: index)
      case _ where Self.beginsName(character): try name()
      default: index += 1
      }
    }
  }

  private mutating func literal(_ quote: Unicode.Scalar) throws(RuleError) {
    guard let end = characters[(index + 1)...].firstIndex(of: quote) else {
      throw failure("the quote is not closed", at: index)
    }
    index = end + 1
  }

  private mutating func name() throws(RuleError) {
    let start = index
    while index < characters.count, Self.continuesName(characters[index]) { index += 1 }
    let name = String(String.UnicodeScalarView(characters[start..<index]))
    if character(at: index) == ":", character(at: index + 1) != ":" {
      throw failure(
        "the prefix \(name): is not known; elements have none here, and *[name()='\(name):…'] finds one so written",
        at: start)
    }
    var next = index
    while let blank = character(at: next), Self.isBlank(blank) { next += 1 }
    if name == "namespace", character(at: next) == ":" {
      throw failure("the axis namespace:: is not known; elements have no namespaces here", at: start)
    }
    guard character(at: next) == "(", !Self.nodeTypes.contains(name), !Self.operators.contains(name) else {
      return
    }
    guard Self.functions.contains(name) else {
      throw failure("the function \(name)() is not known; XPath 1.0 has \(Self.list)", at: start)
    }
  }

  private static let list = functions.sorted().joined(separator: ", ")

  private func character(at index: Int) -> Unicode.Scalar? {
    index < characters.count ? characters[index] : nil
  }

  private func failure(_ detail: String, at offset: Int) -> RuleError {
    RuleError(code: "xpath", detail: detail, offset: offset)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 || scalar == "_" || (0x61...0x7A).contains(scalar.value | 0x20)
  }

  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    beginsName(scalar) || scalar == "-" || scalar == "." || (0x30...0x39).contains(scalar.value)
  }
}
