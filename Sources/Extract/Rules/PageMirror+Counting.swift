internal import CXML2

/// libxml2 counts the nodes that it looks at, and not the bytes of the texts that functions and operators put together, compare
/// or turn into numbers, nor the pairs of nodes that they compare: `//*[contains(/, 'x')]` builds the whole page's text for
/// each element. Here all of that is counted among the operations, before it is done.
extension PageMirror {
  static func countWork(in context: xmlXPathContextPtr) {
    countFunctions(in: context)
    countOperators(in: context)
  }

  private static func countFunctions(in context: xmlXPathContextPtr) {
    register("string", context) { PageMirror.charge($0, $1) { xmlXPathStringFunction($0, $1) } }
    register("string-length", context) { PageMirror.charge($0, $1) { xmlXPathStringLengthFunction($0, $1) } }
    register("normalize-space", context) { PageMirror.charge($0, $1) { xmlXPathNormalizeFunction($0, $1) } }
    register("contains", context) {
      PageMirror.charge($0, $1, .search) { xmlXPathContainsFunction($0, $1) }
    }
    register("starts-with", context) { PageMirror.charge($0, $1) { xmlXPathStartsWithFunction($0, $1) } }
    register("concat", context) { PageMirror.charge($0, $1) { xmlXPathConcatFunction($0, $1) } }
    register("substring", context) { PageMirror.charge($0, $1) { xmlXPathSubstringFunction($0, $1) } }
    register("substring-before", context) {
      PageMirror.charge($0, $1, .search) { xmlXPathSubstringBeforeFunction($0, $1) }
    }
    register("substring-after", context) {
      PageMirror.charge($0, $1, .search) { xmlXPathSubstringAfterFunction($0, $1) }
    }
    register("translate", context) {
      PageMirror.charge($0, $1, .search) { xmlXPathTranslateFunction($0, $1) }
    }
    register("number", context) { PageMirror.charge($0, $1) { xmlXPathNumberFunction($0, $1) } }
    register("sum", context) { PageMirror.charge($0, $1) { xmlXPathSumFunction($0, $1) } }
    register("round", context) { PageMirror.charge($0, $1) { xmlXPathRoundFunction($0, $1) } }
    register("floor", context) { PageMirror.charge($0, $1) { xmlXPathFloorFunction($0, $1) } }
    register("ceiling", context) { PageMirror.charge($0, $1) { xmlXPathCeilingFunction($0, $1) } }
  }

  /// The functions of ``XPathOperators`` and ``XPathSteps``.
  private static func countOperators(in context: xmlXPathContextPtr) {
    register("equal", context) { PageMirror.compare($0, $1) { xmlXPathEqualValues($0) } }
    register("unequal", context) { PageMirror.compare($0, $1) { xmlXPathNotEqualValues($0) } }
    register("less", context) { PageMirror.compare($0, $1) { xmlXPathCompareValues($0, 1, 1) } }
    register("less-or-equal", context) { PageMirror.compare($0, $1) { xmlXPathCompareValues($0, 1, 0) } }
    register("greater", context) { PageMirror.compare($0, $1) { xmlXPathCompareValues($0, 0, 1) } }
    register("greater-or-equal", context) { PageMirror.compare($0, $1) { xmlXPathCompareValues($0, 0, 0) } }
    register("add", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathAddValues(parser) } }
    register("subtract", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathSubValues(parser) } }
    register("multiply", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathMultValues(parser) } }
    register("divide", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathDivValues(parser) } }
    register("remainder", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathModValues(parser) } }
    register("negative", context) { PageMirror.charge($0, $1) { parser, _ in xmlXPathValueFlipSign(parser) } }
    register("union", context) { PageMirror.unite($0, $1) }
    register("begin", context) { parser, _ in PageMirror.begin(parser) }
    register("collect", context) { parser, _ in PageMirror.collect(parser) }
    register("collected", context) { parser, _ in PageMirror.collected(parser) }
  }

  private static func register(
    _ name: String, _ context: xmlXPathContextPtr, _ function: @escaping xmlXPathFunction
  ) {
    // A name that is taken is not given anew.
    xmlXPathRegisterFunc(context, name, nil)
    xmlXPathRegisterFunc(context, name, function)
  }

  // MARK: Costs

  /// What a function does with its arguments' texts.
  private enum Work {
    /// Each is gone through once.
    case reading
    /// The second is looked for at each place of the first.
    case search
    /// Each node of the one with each of the other.
    case pairs
  }

  /// One argument: nodes, and what it takes to put together their texts.
  private typealias Size = (count: Int, cost: Int)

  /// So many bytes of a text that is looked for cost what a byte costs that is copied.
  private static let searchedBytesPerCost = 8

  private static func cost(_ sizes: [Size], _ work: Work) -> Int {
    let sum = sizes.reduce(0) { $0 + $1.cost }
    guard sizes.count >= 2 else { return sum }
    switch work {
    case .reading: return sum
    case .search: return sum + sizes[0].cost * sizes[1].cost * bytesPerOperation / searchedBytesPerCost
    case .pairs: return sum + sizes[0].count * sizes[1].cost + sizes[1].count * sizes[0].cost
    }
  }

  private func size(of value: xmlXPathObjectPtr?) -> Size {
    guard let value else { return (0, 0) }
    switch value.pointee.type {
    case XPATH_STRING:
      let bytes = value.pointee.stringval.map { Int(xmlStrlen($0)) } ?? 0
      return (1, bytes / Self.bytesPerOperation)
    case XPATH_NODESET:
      guard let set = value.pointee.nodesetval else { return (0, 0) }
      let count = Int(set.pointee.nodeNr)
      return (count, (0..<count).reduce(0) { $0 + textCost(of: set.pointee.nodeTab[$1]) })
    default: return (1, 0)
    }
  }

  /// Calls the function, unless what it has to do is too much.
  private static func charge(
    _ parser: xmlXPathParserContextPtr?, _ count: Int32, _ work: Work = .reading,
    _ function: (xmlXPathParserContextPtr, Int32) -> Void
  ) {
    guard let parser, let context = parser.pointee.context, let mirror = mirror(of: parser) else { return }
    let first = Int(parser.pointee.valueNr) - Int(count)
    guard first >= 0 else { return xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue)) }
    let sizes = (first..<first + Int(count)).map { mirror.size(of: parser.pointee.valueTab[$0]) }
    let cost = count == 0 ? mirror.textCost(of: context.pointee.node) : cost(sizes, work)
    context.pointee.opCount += min(UInt(cost), maximumOperations)
    guard context.pointee.opCount < maximumOperations else {
      return xmlXPathErr(parser, Int32(XPATH_OP_LIMIT_EXCEEDED.rawValue))
    }
    function(parser, count)
  }

  private static func compare(
    _ parser: xmlXPathParserContextPtr?, _ count: Int32, _ holds: (xmlXPathParserContextPtr) -> Int32
  ) {
    charge(parser, count, .pairs) { parser, _ in
      let result = holds(parser)
      valuePush(parser, xmlXPathNewBoolean(result))
    }
  }

  /// libxml2's own union looks for each node among all others.
  private static func unite(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
    charge(parser, count) { parser, count in
      var nodes = NodeCollection()
      for _ in 0..<count { nodes.take(from: parser) }
      valuePush(parser, nodes.object)
    }
  }
}
