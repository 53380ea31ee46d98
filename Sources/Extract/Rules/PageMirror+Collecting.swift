internal import CXML2

/// Nodes that several evaluations select, each once.
struct NodeCollection {
  private var nodes: Set<xmlNodePtr> = []

  /// Takes the value that was computed last off libxml2's stack: a set of nodes.
  mutating func take(from parser: xmlXPathParserContextPtr) {
    guard let value = valuePop(parser) else { return }
    defer { xmlXPathFreeObject(value) }
    guard value.pointee.type == XPATH_NODESET else {
      return xmlXPathErr(parser, Int32(XPATH_INVALID_TYPE.rawValue))
    }
    guard let set = value.pointee.nodesetval else { return }
    for index in 0..<Int(set.pointee.nodeNr) {
      if let node = set.pointee.nodeTab[index] { nodes.insert(node) }
    }
  }

  /// For libxml2's stack, in document order: libxml2 sorts texts by walking from one to the other.
  var object: xmlXPathObjectPtr? {
    let set = xmlXPathNodeSetCreate(nil)
    for (_, node) in nodes.map({ (Self.place(of: $0), $0) }).sorted(by: { $0.0 < $1.0 }) {
      xmlXPathNodeSetAddUnique(set, node)
    }
    return xmlXPathWrapNodeSet(set)
  }

  /// In document order: a node's number, or its element's with the attribute's place.
  private static func place(of node: xmlNodePtr) -> (Int, Int) {
    guard node.pointee.type == XML_ATTRIBUTE_NODE else { return (Int(bitPattern: node.pointee._private), 0) }
    var (place, before) = (1, node.pointee.prev)
    while let attribute = before { (place, before) = (place + 1, attribute.pointee.prev) }
    return (node.pointee.parent.map { Int(bitPattern: $0.pointee._private) } ?? 0, place)
  }
}

/// The functions of ``XPathSteps``: `collected(begin(),(X)[collect(step)])`. The arguments of a call are evaluated from left to
/// right, so a collection within a collection ends before the outer one goes on.
extension PageMirror {
  static func mirror(of parser: xmlXPathParserContextPtr) -> PageMirror? {
    guard let context = parser.pointee.context, let owner = context.pointee.userData else { return nil }
    return Unmanaged<PageMirror>.fromOpaque(owner).takeUnretainedValue()
  }

  /// Begins a collection.
  static func begin(_ parser: xmlXPathParserContextPtr?) {
    guard let parser, let mirror = mirror(of: parser) else { return }
    mirror.collections.append(NodeCollection())
    valuePush(parser, xmlXPathNewBoolean(0))
  }

  /// Adds what the step selects from one node, and gives false: X itself is of no use.
  static func collect(_ parser: xmlXPathParserContextPtr?) {
    guard let parser, let mirror = mirror(of: parser), !mirror.collections.isEmpty else { return }
    mirror.collections[mirror.collections.count - 1].take(from: parser)
    valuePush(parser, xmlXPathNewBoolean(0))
  }

  /// Ends the collection that was begun last and gives its nodes, in place of both arguments.
  static func collected(_ parser: xmlXPathParserContextPtr?) {
    guard let parser, let mirror = mirror(of: parser) else { return }
    xmlXPathFreeObject(valuePop(parser))
    xmlXPathFreeObject(valuePop(parser))
    guard let nodes = mirror.collections.popLast() else { return }
    valuePush(parser, nodes.object)
  }
}
