/// An XPath expression with its operators written as calls, `. = 'x'` as `equal(.,'x')`, and so the steps that reach a node
/// from several others (``XPathSteps``).
///
/// libxml2 counts the nodes that it looks at, and not the bytes of the texts that operators compare or turn into numbers,
/// nor the pairs of nodes. Functions it lets us count (`PageMirror+Counting.swift`). `and` and `or` stay: they do no work of their own.
struct XPathOperators {
  /// Levels of brackets and calls of what comes out; libxml2 compiles and evaluates by recursion.
  static let maximumNesting = 72

  private struct Operator {
    var level: Int
    /// Nil: written as it is.
    var function: String?
  }

  private enum Token: Equatable {
    case text(String)
    /// A name or sign that stands between two operands, or a minus before one.
    case sign(String)
    case open(String)
    case close(String)
    case comma
  }

  /// XPath 1.0 §3.4 and §3.5, the weakest first.
  private static let operators: [String: Operator] = [
    "or": Operator(level: 1), "and": Operator(level: 2), "=": Operator(level: 3, function: "equal"),
    "!=": Operator(level: 3, function: "unequal"), "<": Operator(level: 4, function: "less"),
    "<=": Operator(level: 4, function: "less-or-equal"), ">": Operator(level: 4, function: "greater"),
    ">=": Operator(level: 4, function: "greater-or-equal"), "+": Operator(level: 5, function: "add"),
    "-": Operator(level: 5, function: "subtract"), "*": Operator(level: 6, function: "multiply"),
    "div": Operator(level: 6, function: "divide"), "mod": Operator(level: 6, function: "remainder"),
  ]

  private var tokens: [Token] = []
  private var index = 0

  /// - Parameter text: an expression that libxml2 has compiled.
  /// - Throws: ``RuleError`` `xpath` where it is nested too deeply, each operator a level.
  static func calls(in text: String) throws(RuleError) -> String {
    var parser = XPathOperators()
    parser.tokens = tokens(of: Array(text.unicodeScalars))
    let result = parser.expression(1)
    guard parser.index == parser.tokens.count else {
      throw RuleError(code: "xpath", detail: "cannot be read")
    }
    guard nesting(of: result) <= maximumNesting else {
      throw RuleError(code: "xpath", detail: "has too many operators, steps or brackets within one another")
    }
    return result
  }

  private static func nesting(of text: String) -> Int {
    var (depth, deepest) = (0, 0)
    var quote: UInt8?
    for byte in text.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      deepest = max(deepest, depth)
    }
    return deepest
  }

  // MARK: Parsing

  private var current: Token? { index < tokens.count ? tokens[index] : nil }

  /// By precedence climbing; operators of one level group from the left.
  private mutating func expression(_ level: Int) -> String {
    var left = unary()
    while case .sign(let sign)? = current, let found = Self.operators[sign], found.level >= level {
      index += 1
      let right = expression(found.level + 1)
      left = found.function.map { "\($0)(\(left),\(right))" } ?? "\(left) \(sign) \(right)"
    }
    return left
  }

  private mutating func unary() -> String {
    var count = 0
    while current == .sign("-") {
      count += 1
      index += 1
    }
    let operand = union()
    if count == 0 { return operand }
    return count % 2 == 1 ? "negative(\(operand))" : "negative(negative(\(operand)))"
  }

  private mutating func union() -> String {
    var parts = [path()]
    while current == .sign("|") {
      index += 1
      parts.append(path())
    }
    return parts.count == 1 ? parts[0] : "union(\(parts.joined(separator: ",")))"
  }

  /// What binds more tightly than any operator: a location path, or a call, a literal or an expression in parentheses with
  /// predicates and steps behind it.
  private mutating func path() -> String {
    var steps = XPathSteps()
    repeat {
      var separator = ""
      while current == .text("/") {
        separator += "/"
        index += 1
      }
      let start = index
      let text = step()
      guard index > start else { return steps.text + separator }
      let names = tokens[start..<index].prefix(3)
      if separator.isEmpty, Self.isPrimary(names) {
        steps = XPathSteps(primary: text)
      } else {
        steps.append(text, behind: separator, XPathSteps.Reach(names.compactMap(Self.text(of:))))
      }
    } while current == .text("/")
    return steps.text
  }

  private static func text(of token: Token) -> String? {
    if case .text(let text) = token { text } else { nil }
  }

  /// Whether the first tokens are those of something else than a step.
  private static func isPrimary(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first.flatMap(text(of:)) else { return true }
    guard let scalar = first.unicodeScalars.first else { return false }
    if scalar == "'" || scalar == "\"" { return true }
    let isCall = tokens.dropFirst().first == .open("(") && !XPathCheck.nodeTypes.contains(first)
    let isStep = [".", "..", "*", "@"].contains(first) || XPathCheck.beginsName(scalar)
    return isCall || !isStep
  }

  /// One step, or what stands in the place of the first.
  private mutating func step() -> String {
    var text = ""
    while let token = current {
      switch token {
      case .text("/"), .sign, .close, .comma: return text
      case .text(let part): text += part
      case .open(let bracket):
        index += 1
        text += bracket + arguments()
        guard case .close(let bracket)? = current else { return text }
        text += bracket
      }
      index += 1
    }
    return text
  }

  private mutating func arguments() -> String {
    if case .close? = current { return "" }
    var parts = [expression(1)]
    while current == .comma {
      index += 1
      parts.append(expression(1))
    }
    return parts.joined(separator: ",")
  }

  // MARK: Tokens

  private static func tokens(of text: [Unicode.Scalar]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    // What stands behind an operand is an operator, whatever it looks like (XPath 1.0 §3.7).
    var isBehindOperand = false
    func character(_ index: Int) -> Unicode.Scalar? { index < text.count ? text[index] : nil }
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
    while let scalar = character(index) {
      let start = index
      index += 1
      switch scalar {
      case " ", "\t", "\n", "\r": break
      case "(", "[":
        tokens.append(.open(part(start..<index)))
        isBehindOperand = false
      case ")", "]":
        tokens.append(.close(part(start..<index)))
        isBehindOperand = true
      case ",":
        tokens.append(.comma)
        isBehindOperand = false
      case "'", "\"":
        while let next = character(index), next != scalar { index += 1 }
        index = min(index + 1, text.count)
        tokens.append(.text(part(start..<index)))
        isBehindOperand = true
      case "*" where !isBehindOperand:
        tokens.append(.text("*"))
        isBehindOperand = true
      case "+", "-", "*", "=", "|", "<", ">", "!":
        if character(index) == "=", scalar != "=" { index += 1 }
        tokens.append(.sign(part(start..<index)))
        isBehindOperand = false
      case "/", "@", ":":
        tokens.append(.text(part(start..<index)))
        isBehindOperand = false
      default:
        while let next = character(index), XPathCheck.continuesName(next) { index += 1 }
        let word = part(start..<index)
        let isOperator = isBehindOperand && ["and", "or", "div", "mod"].contains(word)
        tokens.append(isOperator ? .sign(word) : .text(word))
        isBehindOperand = !isOperator
      }
    }
    return tokens
  }
}
