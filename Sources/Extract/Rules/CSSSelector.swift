/// A CSS selector as an XPath expression that selects the same elements below the context node.
///
/// What is understood of Selectors Level 4: types and `*`, `.class`, `#id`, attributes with `=`, `~=`, `|=`, `^=`, `$=` and
/// `*=`, descendants, `>`, `+`, `~`, lists, `:not()`, `:has()`, `:nth-child()`, `:first-child`, `:last-child`. Matching
/// goes from right to left, as in a browser, so that one walk over the page serves any selector.
struct CSSSelector {
  let xpath: String

  /// - Throws: ``RuleError`` `css` with the place of what is not understood.
  init(_ text: String) throws(RuleError) {
    var parser = CSSSelectorParser(text)
    let conditions = try parser.list()
    try parser.expectEnd()
    xpath = "descendant::*[" + conditions.joined(separator: " or ") + "]"
    guard xpath.utf8.count <= Self.maximumBytes else {
      throw RuleError(code: "css", detail: "is too long", offset: 0)
    }
  }

  /// Of the translation; libxml2 evaluates it by recursion.
  private static let maximumBytes = 16_000
}

/// Reads a selector; each part gives the condition that an element must meet, in XPath.
struct CSSSelectorParser {
  private static let maximumNesting = 8

  private let characters: [Unicode.Scalar]
  private var index = 0
  private var nesting = 0

  init(_ text: String) { characters = Array(text.unicodeScalars) }

  /// `a, b`: a condition for each.
  mutating func list() throws(RuleError) -> [String] {
    var conditions = [try complex()]
    while take(",") { conditions.append(try complex()) }
    return conditions
  }

  func expectEnd() throws(RuleError) {
    guard index == characters.count else { throw unexpected() }
  }

  // MARK: Combinators

  /// `a b > c + d ~ e`: the condition of the last, which holds those of the others.
  private mutating func complex() throws(RuleError) -> String {
    skipBlanks()
    var condition = try compound()
    while let combinator = try combinator() {
      let next = try compound()
      let before =
        switch combinator {
        case ">": "parent::*[\(condition)]"
        case "+": "preceding-sibling::*[1][\(condition)]"
        case "~": "preceding-sibling::*[\(condition)]"
        default: "ancestor::*[\(condition)]"
        }
      condition = "\(next) and \(before)"
    }
    return condition
  }

  /// Behind a compound: what leads to the next; nil at the end of the selector.
  private mutating func combinator() throws(RuleError) -> Unicode.Scalar? {
    let hasBlank = skipBlanks()
    guard let next = current, next != ",", next != ")" else { return nil }
    if next == ">" || next == "+" || next == "~" {
      index += 1
      skipBlanks()
      return next
    }
    guard hasBlank else { throw unexpected() }
    return " "
  }

  // MARK: Compounds

  private mutating func compound() throws(RuleError) -> String {
    var conditions: [String] = []
    let start = index
    if current == "*" {
      index += 1
    } else if let current, Self.beginsName(current) {
      let name = try name().lowercased()
      conditions.append(Self.isPlain(name) ? "self::\(name)" : "name()=\(Self.literal(name))")
    }
    while let current {
      switch current {
      case "#":
        index += 1
        conditions.append("@id=\(Self.literal(try name()))")
      case ".":
        index += 1
        conditions.append(Self.contains(word: try name(), in: "@class"))
      case "[": conditions.append(try attribute())
      case ":": conditions.append(try pseudoClass())
      default: return try finished(conditions, from: start)
      }
    }
    return try finished(conditions, from: start)
  }

  private func finished(_ conditions: [String], from start: Int) throws(RuleError) -> String {
    guard index > start else { throw unexpected() }
    return conditions.isEmpty ? "true()" : conditions.joined(separator: " and ")
  }

  private mutating func attribute() throws(RuleError) -> String {
    index += 1
    skipBlanks()
    let written = try name().lowercased()
    let name = Self.isPlain(written) ? "@\(written)" : "@*[name()=\(Self.literal(written))]"
    skipBlanks()
    if take("]") { return name }
    let place = index
    let mark = current.flatMap { "~|^$*".unicodeScalars.contains($0) ? $0 : nil }
    if mark != nil { index += 1 }
    guard take("=") else { throw failure("expected =, ~=, |=, ^=, $=, *= or ]", at: place) }
    skipBlanks()
    let value = current == "\"" || current == "'" ? try string() : try self.name()
    skipBlanks()
    guard take("]") else { throw failure("expected ]", at: index) }
    let text = Self.literal(value)
    switch mark {
    case "~": return value.isEmpty ? "false()" : Self.contains(word: value, in: name)
    case "|": return "\(name)[.=\(text) or starts-with(.,\(Self.literal(value + "-")))]"
    case "^": return value.isEmpty ? "false()" : "starts-with(\(name),\(text))"
    case "$":
      let count = value.unicodeScalars.count
      return value.isEmpty ? "false()" : "\(name)[substring(.,string-length(.)-\(count - 1))=\(text)]"
    case "*": return value.isEmpty ? "false()" : "contains(\(name),\(text))"
    default: return "\(name)=\(text)"
    }
  }

  // MARK: Pseudo-classes

  private mutating func pseudoClass() throws(RuleError) -> String {
    let start = index
    index += 1
    guard current != ":" else { throw failure("pseudo-elements are not understood", at: start) }
    let name = try name().lowercased()
    switch name {
    case "first-child": return "not(preceding-sibling::*)"
    case "last-child": return "not(following-sibling::*)"
    case "not", "has", "nth-child": break
    default:
      throw failure(
        ":\(name) is not understood; :not(), :has(), :nth-child(), :first-child and :last-child are",
        at: start)
    }
    guard take("(") else { throw failure(":\(name) needs parentheses", at: index) }
    nesting += 1
    guard nesting <= Self.maximumNesting else {
      throw failure("is nested deeper than \(Self.maximumNesting) levels", at: start)
    }
    defer { nesting -= 1 }
    let condition: String
    switch name {
    case "not": condition = "not(" + (try list()).joined(separator: " or ") + ")"
    case "has": condition = try relatives()
    default: condition = try position()
    }
    skipBlanks()
    guard take(")") else { throw failure("expected )", at: index) }
    return condition
  }

  /// Inside of `:has( )`: paths that lead somewhere.
  private mutating func relatives() throws(RuleError) -> String {
    var paths = [try relative()]
    while take(",") { paths.append(try relative()) }
    return paths.count == 1 ? paths[0] : "(" + paths.joined(separator: " or ") + ")"
  }

  private mutating func relative() throws(RuleError) -> String {
    skipBlanks()
    var step: Unicode.Scalar? = " "
    if let current, ">+~".unicodeScalars.contains(current) {
      step = current
      index += 1
      skipBlanks()
    }
    var path = ""
    while let combinator = step {
      let condition = try compound()
      let axis =
        switch combinator {
        case ">": "child::*"
        case "+": "following-sibling::*[1]"
        case "~": "following-sibling::*"
        default: "descendant::*"
        }
      path += (path.isEmpty ? "" : "/") + "\(axis)[\(condition)]"
      step = try self.combinator()
    }
    return path
  }

  /// Inside of `:nth-child( )`: `odd`, `even`, `3`, `2n+1`, `-n+3`.
  private mutating func position() throws(RuleError) -> String {
    skipBlanks()
    let start = index
    var text = ""
    while let current, current != ")" {
      if !Self.isBlank(current) { text.unicodeScalars.append(current) }
      index += 1
    }
    let place = "(count(preceding-sibling::*)+1)"
    guard let (step, offset) = Self.progression(text.lowercased()) else {
      throw failure("expected odd, even, a number or a form such as 2n+1", at: start)
    }
    if step == 0 { return "\(place)=\(offset)" }
    let difference = step > 0 ? "(\(place)-\(offset))" : "(\(offset)-\(place))"
    return "\(difference) >= 0 and \(difference) mod \(abs(step))=0"
  }

  /// `an+b` as (a, b).
  private static func progression(_ text: String) -> (step: Int, offset: Int)? {
    switch text {
    case "odd": return (2, 1)
    case "even": return (2, 0)
    default: break
    }
    func number(_ text: Substring) -> Int? {
      Int(text).flatMap { abs($0) <= 1_000_000 ? $0 : nil }
    }
    guard let mark = text.firstIndex(of: "n") else { return number(text[...]).map { (0, $0) } }
    let (before, behind) = (text[..<mark], text[text.index(after: mark)...])
    let step = before.isEmpty || before == "+" ? 1 : before == "-" ? -1 : number(before)
    let isSigned = behind.first == "+" || behind.first == "-"
    guard let step, let offset = behind.isEmpty ? 0 : isSigned ? number(behind) : nil else { return nil }
    return (step, offset)
  }

  // MARK: Characters

  private var current: Unicode.Scalar? { index < characters.count ? characters[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == character else { return false }
    index += 1
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = index
    while let current, Self.isBlank(current) { index += 1 }
    return index > start
  }

  /// An identifier, or what an id may be: escapes are resolved (CSS Syntax §4.3.7).
  private mutating func name() throws(RuleError) -> String {
    let start = index
    var name = String.UnicodeScalarView()
    while let current {
      if current == "\\" {
        index += 1
        name.append(try escaped())
      } else if Self.beginsName(current) || current == "-" || (0x30...0x39).contains(current.value) {
        name.append(current)
        index += 1
      } else {
        break
      }
    }
    guard index > start else { throw unexpected() }
    return String(name)
  }

  private mutating func escaped() throws(RuleError) -> Unicode.Scalar {
    var digits = ""
    while let current, digits.utf8.count < 6, current.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(current)
      index += 1
    }
    guard digits.isEmpty else {
      if let current, Self.isBlank(current) { index += 1 }
      let scalar = UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
      return scalar.flatMap { $0 == "\0" ? nil : $0 } ?? "\u{FFFD}"
    }
    guard let current else { throw failure("nothing follows the backslash", at: index) }
    index += 1
    return current
  }

  private mutating func string() throws(RuleError) -> String {
    let start = index
    let quote = current
    index += 1
    var text = String.UnicodeScalarView()
    while let current {
      index += 1
      if current == quote { return String(text) }
      text.append(current == "\\" ? try escaped() : current)
    }
    throw failure("the quote is not closed", at: start)
  }

  private func unexpected() -> RuleError {
    guard let current else { return failure("something is missing at the end", at: index) }
    return failure("\"\(current)\" is not understood here", at: index)
  }

  private func failure(_ detail: String, at offset: Int) -> RuleError {
    RuleError(code: "css", detail: detail, offset: offset)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
  }

  private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 || scalar == "_" || scalar == "\\" || scalar == "-"
      || (0x61...0x7A).contains(scalar.value | 0x20)
  }

  // MARK: XPath

  /// May stand in XPath as it is.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == 0x5F
    }
  }

  private static func contains(word: String, in value: String) -> String {
    "contains(concat(' ',\(value),' '),\(literal(" \(word) ")))"
  }

  /// XPath has no escapes: a text with both quotes is put together.
  private static func literal(_ text: String) -> String {
    if !text.contains("'") { return "'\(text)'" }
    if !text.contains("\"") { return "\"\(text)\"" }
    let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
    return "concat(" + parts.joined(separator: ",\"'\",") + ")"
  }
}
