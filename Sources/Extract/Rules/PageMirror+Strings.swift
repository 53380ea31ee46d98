internal import CXML2

/// libxml2 counts the nodes that it looks at, and not the bytes of the texts that it puts together for functions of strings:
/// `//*[contains(/, 'x')]` builds the whole page's text for each element. Here they are counted among the operations.
extension PageMirror {
  static func countStrings(in context: xmlXPathContextPtr) {
    register("string", context) { PageMirror.charge($0, $1) { xmlXPathStringFunction($0, $1) } }
    register("string-length", context) { PageMirror.charge($0, $1) { xmlXPathStringLengthFunction($0, $1) } }
    register("normalize-space", context) { PageMirror.charge($0, $1) { xmlXPathNormalizeFunction($0, $1) } }
    register("contains", context) { PageMirror.charge($0, $1) { xmlXPathContainsFunction($0, $1) } }
    register("starts-with", context) { PageMirror.charge($0, $1) { xmlXPathStartsWithFunction($0, $1) } }
    register("concat", context) { PageMirror.charge($0, $1) { xmlXPathConcatFunction($0, $1) } }
    register("substring", context) { PageMirror.charge($0, $1) { xmlXPathSubstringFunction($0, $1) } }
    register("substring-before", context) {
      PageMirror.charge($0, $1) { xmlXPathSubstringBeforeFunction($0, $1) }
    }
    register("substring-after", context) {
      PageMirror.charge($0, $1) { xmlXPathSubstringAfterFunction($0, $1) }
    }
    register("translate", context) { PageMirror.charge($0, $1) { xmlXPathTranslateFunction($0, $1) } }
    register("number", context) { PageMirror.charge($0, $1) { xmlXPathNumberFunction($0, $1) } }
    register("sum", context) { PageMirror.charge($0, $1) { xmlXPathSumFunction($0, $1) } }
  }

  private static func register(
    _ name: String, _ context: xmlXPathContextPtr, _ function: @escaping xmlXPathFunction
  ) {
    // A name that is taken is not given anew.
    xmlXPathRegisterFunc(context, name, nil)
    xmlXPathRegisterFunc(context, name, function)
  }

  /// Calls the function, unless what it has to put together is too much.
  private static func charge(
    _ parser: xmlXPathParserContextPtr?, _ count: Int32, _ function: (xmlXPathParserContextPtr, Int32) -> Void
  ) {
    guard let parser, let context = parser.pointee.context, let owner = context.pointee.userData else {
      return
    }
    let mirror = Unmanaged<PageMirror>.fromOpaque(owner).takeUnretainedValue()
    var cost = count == 0 ? mirror.textCost(of: context.pointee.node) : 0
    for index in 0..<min(Int(count), Int(parser.pointee.valueNr)) {
      let value = parser.pointee.valueTab[Int(parser.pointee.valueNr) - 1 - index]
      guard let value, value.pointee.type == XPATH_NODESET, let set = value.pointee.nodesetval else {
        continue
      }
      for place in 0..<Int(set.pointee.nodeNr) { cost += mirror.textCost(of: set.pointee.nodeTab[place]) }
    }
    context.pointee.opCount += UInt(cost)
    guard context.pointee.opCount < maximumOperations else {
      return xmlXPathErr(parser, Int32(XPATH_OP_LIMIT_EXCEEDED.rawValue))
    }
    function(parser, count)
  }
}
