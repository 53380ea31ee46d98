internal import CXML2

/// Our tree of a page as a document of libxml2, whose nodes know the number that they have in our tree.
///
/// It is built for pages with rules only, lives as long as they are applied, and belongs to one thread. Texts and attribute
/// values have their references resolved and white space collapsed. Scripts (but JSON-LD), styles, drawings and comments
/// are in neither tree.
final class PageMirror {
  /// Elements and texts of pages that rules are applied to.
  static let maximumNodes = 200_000
  /// Of texts and attribute values.
  static let maximumBytes = 8 << 20
  /// Texts with no element between them, such as those that comments part. To put two texts into order libxml2 walks back to the
  /// element before each.
  static let maximumAdjacentTexts = 500
  /// Of libxml2's evaluation, for all rules of a page: about a node looked at each.
  static let maximumOperations: UInt = 4_000_000
  static let bytesPerOperation = 64
  private static let maximumAttributes = 64
  private static let maximumNameBytes = 100

  static let tooLarge = RuleError(
    code: "limit",
    detail: "the page has more than \(maximumNodes) nodes, \(maximumBytes >> 20) MiB of text or "
      + "\(maximumAdjacentTexts) texts with no element between them")

  /// One thing that an expression selected.
  struct Selected {
    /// In our tree; of an attribute the element's.
    var node: Int
    /// The value, where it is an attribute.
    var attribute: String?
  }

  enum Value {
    case nodes([Selected])
    case text(String)
    /// Or a truth value.
    case number
  }

  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr
  /// By the number in our tree.
  private var nodes: [xmlNodePtr?] = []
  /// Of all texts before a node, and behind the last one; attributes count as texts of their element.
  private var bytesBefore: [Int32] = []
  private var ends: [Int32] = []
  private var byteCount = 0
  /// Those that have begun, the innermost last.
  var collections: [NodeCollection] = []
  /// What libxml2 reported last, and where in the expression, in bytes.
  private var report: (detail: String, offset: Int)?

  /// Nil where the page has more nodes or text than rules are applied to.
  ///
  /// - Parameter page: parsed with `recordsTags`, or only the attributes that the extractor reads are known.
  init?(_ page: HTMLDocument) {
    guard page.nodes.count <= Self.maximumNodes, Self.isReady, let document = xmlNewDoc(Self.version) else {
      return nil
    }
    guard let context = xmlXPathNewContext(document) else {
      xmlFreeDoc(document)
      return nil
    }
    self.document = document
    self.context = context
    context.pointee.opLimit = Self.maximumOperations
    nodes = [xmlNodePtr?](repeating: nil, count: page.nodes.count)
    // A page with several root elements is a document all the same.
    nodes[0] = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    guard fill(from: page) else { return nil }
    bytesBefore.append(Int32(byteCount))
    ends = page.nodes.map(\.end)
    xmlXPathOrderDocElems(document)
    Self.countWork(in: context)
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    context.pointee.error = { owner, error in
      guard let owner, let error else { return }
      Unmanaged<PageMirror>.fromOpaque(owner).takeUnretainedValue().report = (
        PageMirror.meaning(of: error.pointee.code), Int(error.pointee.int1)
      )
    }
  }

  deinit {
    xmlXPathFreeContext(context)
    xmlFreeDoc(document)
  }

  private static let version: [UInt8] = Array("1.0\0".utf8)

  /// libxml2's tables are made once.
  private static let isReady: Bool = {
    xmlInitParser()
    xmlXPathInit()
    return true
  }()
}

// MARK: - Building

extension PageMirror {
  private static let tagNames: [[UInt8]] = HTMLTag.allCases.map { Array("\($0)\0".utf8) }

  /// False where there is too much of it.
  private func fill(from page: HTMLDocument) -> Bool {
    bytesBefore.reserveCapacity(page.nodes.count + 1)
    bytesBefore.append(0)
    var adjacentTexts = 0
    for number in page.nodes.indices.dropFirst() {
      bytesBefore.append(Int32(byteCount))
      let record = page.nodes[number]
      let made = record.tag == .text ? text(record, page) : element(record, page)
      guard let node = made else { return false }
      guard let parent = nodes[Int(record.parent)], byteCount <= Self.maximumBytes else {
        xmlFreeNode(node)
        return false
      }
      node.pointee._private = UnsafeMutableRawPointer(bitPattern: number)
      // Not xmlAddChild, which joins texts that follow one another.
      node.pointee.parent = parent
      if let last = parent.pointee.last {
        let isBehindText = record.tag == .text && last.pointee.type == XML_TEXT_NODE
        adjacentTexts = isBehindText ? adjacentTexts + 1 : 0
        last.pointee.next = node
        node.pointee.prev = last
      } else {
        parent.pointee.children = node
      }
      parent.pointee.last = node
      nodes[number] = node
      guard adjacentTexts < Self.maximumAdjacentTexts else { return false }
    }
    return true
  }

  private func text(_ record: HTMLDocument.Node, _ page: HTMLDocument) -> xmlNodePtr? {
    var bytes: [UInt8] = []
    HTMLText.append(page.source.span, Int(record.valueStart)..<Int(record.valueEnd), to: &bytes)
    byteCount += bytes.count
    return xmlNewDocTextLen(document, bytes, Int32(bytes.count))
  }

  private func element(_ record: HTMLDocument.Node, _ page: HTMLDocument) -> xmlNodePtr? {
    var written: StartTag?
    if record.valueStart < record.valueEnd, page.attributes[Int(record.valueStart)].name == .unknown {
      let tag = page.attributes[Int(record.valueStart)]
      written = StartTag(page.source, Int(tag.start)..<Int(tag.end))
    }
    var name = Self.tagNames[Int(record.tag.rawValue)]
    if record.tag == .unknown, let written { name = Array(written.name.prefix(Self.maximumNameBytes)) + [0] }
    guard let node = xmlNewDocNode(document, nil, name, nil) else { return nil }
    guard var written else { return node }
    var seen: Set<[UInt8]> = []
    while let attribute = written.next(), seen.count < Self.maximumAttributes {
      guard seen.insert(attribute.name).inserted, attribute.name.count <= Self.maximumNameBytes else {
        continue
      }
      let value = HTMLText.string(page.source, attribute.value, isAttribute: true) ?? ""
      byteCount += value.utf8.count
      xmlNewProp(node, attribute.name + [0], value)
    }
    return node
  }
}

// MARK: - Evaluation

extension PageMirror {
  /// - Parameters:
  ///   - node: what a relative expression starts from.
  ///   - code: of the error, where libxml2 reports one.
  /// - Throws: ``RuleError``: `limit` where all evaluations on this page together took too many operations.
  func evaluate(
    _ expression: XPathExpression, at node: Int = 0, code: String = "evaluation"
  ) throws(RuleError) -> Value {
    report = nil
    collections = []
    guard let compiled = xmlXPathCtxtCompile(context, expression.calls) else {
      throw failure(code, in: expression)
    }
    defer { xmlXPathFreeCompExpr(compiled) }
    context.pointee.node = nodes[node]
    guard let result = xmlXPathCompiledEval(compiled, context) else {
      throw failure(code, in: expression)
    }
    defer { xmlXPathFreeObject(result) }
    switch result.pointee.type {
    case XPATH_NODESET: return .nodes(selected(result.pointee.nodesetval))
    case XPATH_STRING: return .text(result.pointee.stringval.map { String(cString: $0) } ?? "")
    default: return .number
    }
  }

  /// In document order.
  private func selected(_ set: xmlNodeSetPtr?) -> [Selected] {
    guard let set else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let node = set.pointee.nodeTab[index] else { return nil }
      if node.pointee.type == XML_ATTRIBUTE_NODE {
        guard let parent = node.pointee.parent else { return nil }
        let value = node.pointee.children?.pointee.content.map { String(cString: $0) } ?? ""
        return Selected(node: Int(bitPattern: parent.pointee._private), attribute: value)
      }
      guard node.pointee.type == XML_ELEMENT_NODE || node.pointee.type == XML_TEXT_NODE else { return nil }
      return Selected(node: Int(bitPattern: node.pointee._private))
    }
  }

  /// What it takes to put together a node's text: an operation for each node and for so many bytes.
  func textCost(of node: xmlNodePtr?) -> Int {
    guard let node else { return 0 }
    guard let number = number(of: node) else {
      return 1 + (node.pointee.children?.pointee.content.map { Int(xmlStrlen($0)) } ?? 0)
        / Self.bytesPerOperation
    }
    let bytes = Int(bytesBefore[Int(ends[number])] - bytesBefore[number])
    return Int(ends[number]) - number + bytes / Self.bytesPerOperation
  }

  private func number(of node: xmlNodePtr) -> Int? {
    guard node.pointee.type != XML_ATTRIBUTE_NODE else { return nil }
    return Int(bitPattern: node.pointee._private)
  }

  private func failure(_ code: String, in expression: XPathExpression) -> RuleError {
    if context.pointee.opCount >= Self.maximumOperations {
      return RuleError(
        code: "limit", detail: "takes more than \(Self.maximumOperations) operations on this page")
    }
    let message = report?.detail ?? "cannot be evaluated"
    // libxml2 counts bytes, people characters; a place in what we made of the expression tells them nothing.
    let offset = expression.calls == expression.text ? report?.offset : nil
    return RuleError(
      code: code, detail: message,
      offset: offset.map { String(decoding: expression.text.utf8.prefix(max($0, 0)), as: UTF8.self).count })
  }

  /// libxml2 hands over a code without a text.
  private static func meaning(of code: Int32) -> String {
    switch xmlParserErrors(UInt32(bitPattern: code)) {
    case XML_XPATH_NUMBER_ERROR: "a number is malformed"
    case XML_XPATH_UNFINISHED_LITERAL_ERROR: "the quote is not closed"
    case XML_XPATH_START_LITERAL_ERROR: "a text in quotes is missing"
    case XML_XPATH_INVALID_PREDICATE_ERROR: "the predicate […] is not complete"
    case XML_XPATH_EXPR_ERROR: "the expression goes wrong here"
    case XML_XPATH_UNCLOSED_ERROR: "a parenthesis is not closed"
    case XML_XPATH_UNKNOWN_FUNC_ERROR: "the function is not known"
    case XML_XPATH_INVALID_OPERAND, XML_XPATH_INVALID_TYPE: "a value is of the wrong type"
    case XML_XPATH_INVALID_ARITY: "a function has too many or too few arguments"
    default: "cannot be evaluated (libxml2 error \(code))"
    }
  }
}
