internal import ASCII

/// One walk over a page's tree: what stands around each node, and which elements are built alike.
struct SectionOutline {
  /// Of the element itself and of all around it.
  private(set) var traits: [PlaceTraits]
  /// The tag and the class name, numbers left out: equal for the cards of one list.
  private var kinds: [UInt64]

  init(_ document: borrowing HTMLDocument) {
    traits = Array(repeating: [], count: document.nodes.count)
    kinds = Array(repeating: 0, count: document.nodes.count)
    for node in document.nodes.indices {
      let tag = document.nodes[node].tag
      let parent = document.parent(node)
      var own = PlaceTraits(tag: tag)
      var kind = NameTable.hash(NameTable.emptyHash, tag.rawValue)
      if tag != .text {
        for name in [HTMLAttribute.Name.class, .id] {
          guard let range = document.attribute(name, of: node) else { continue }
          own.formUnion(PlaceTraits(words: document.source.span, range))
          if name == .class { kind = Self.hash(document.source.span, range, kind) }
        }
      }
      traits[node] = parent >= 0 ? own.union(traits[parent]) : own
      kinds[node] = kind
    }
  }

  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, _ start: UInt64) -> UInt64 {
    var hash = start
    for index in range where !bytes[index].isASCIIDigit { hash = NameTable.hash(hash, bytes[index]) }
    return hash
  }

  /// Equal for links that stand in places built alike, up to four elements.
  func place(of node: Int, in document: borrowing HTMLDocument) -> UInt64 {
    var hash = kinds[node]
    var ancestor = document.parent(node)
    for _ in 0..<3 where ancestor >= 0 {
      hash = (hash &* 0x100_0000_01B3) ^ kinds[ancestor]
      ancestor = document.parent(ancestor)
    }
    return hash
  }
}
