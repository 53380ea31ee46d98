/// Formatting elements: the list of the active ones, and the adoption agency (HTML §13.2.4.3, §13.2.6.4.7).
extension HTMLParser {
  /// An entry of the list of active formatting elements. They go on behind the end of a block that they began in, until
  /// their own end tag.
  struct ActiveFormat {
    var tag: HTMLTag
    /// That of its element on the stack.
    var key: UInt32
    var node: Int32
    /// Its element is on the stack.
    var isOpen = true

    /// Behind it stand those of a cell, of an object: the search for one ends there.
    static let marker = ActiveFormat(tag: .unknown, key: 0, node: -1)
  }

  /// Of the same tag and attributes (the Noah's Ark clause).
  private static let maximumEqualFormats = 3
  /// Of any kind behind a marker. The standard knows no limit, and a page of unclosed elements would be read in the square of
  /// its length.
  private static let maximumFormats = 32
  private static let maximumAdoptions = 8
  private static let maximumAdoptedFormats = 3

  // MARK: The list

  mutating func startFormat(_ tag: HTMLTag, attributesFrom first: Int) {
    formatCount += 1
    let node = Int32(nodes.count)
    guard open(tag, attributesFrom: first, key: formatCount) else { return }
    formats.append(ActiveFormat(tag: tag, key: formatCount, node: node))
  }

  /// Drops the earliest entry where there are too many like the one that was added last.
  mutating func limitFormats(_ source: Span<UInt8>) {
    let first = firstFormat
    guard formats.count - first > Self.maximumEqualFormats, let last = formats.last else { return }
    if formats.count - first > Self.maximumFormats { formats.remove(at: first) }
    let equal = formats.indices[first...].filter { formats[$0].tag == last.tag }
    guard equal.count > Self.maximumEqualFormats else { return }
    let same = equal.filter { haveSameAttributes(formats[$0].node, last.node, source) }
    if same.count > Self.maximumEqualFormats { formats.remove(at: same[0]) }
  }

  /// Only attributes that the tree keeps are compared, in their order.
  private func haveSameAttributes(_ left: Int32, _ right: Int32, _ source: Span<UInt8>) -> Bool {
    let (left, right) = (nodes[Int(left)], nodes[Int(right)])
    let lefts = attributes[Int(left.valueStart)..<Int(left.valueEnd)].filter { $0.name != .unknown }
    let rights = attributes[Int(right.valueStart)..<Int(right.valueEnd)].filter { $0.name != .unknown }
    return lefts.count == rights.count
      && zip(lefts, rights).allSatisfy { left, right in
        left.name == right.name && left.end - left.start == right.end - right.start
          && (0..<Int(left.end - left.start)).allSatisfy {
            source[Int(left.start) + $0] == source[Int(right.start) + $0]
          }
      }
  }

  /// Behind the last marker.
  private var firstFormat: Int { formats.lastIndex { $0.tag == .unknown }.map { $0 + 1 } ?? 0 }

  private func activeFormat(_ tag: HTMLTag) -> Int? {
    var index = formats.count - 1
    while index >= 0, formats[index].tag != .unknown {
      if formats[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  private func index(ofFormat key: UInt32) -> Int? { formats.lastIndex { $0.key == key } }

  func level(ofFormat key: UInt32) -> Int? {
    stack.lastIndex { $0.key == key && formatting.contains($0.tag) }
  }

  /// Up to the last marker, where a cell or an object ended.
  mutating func forgetFormats() {
    while let format = formats.popLast(), format.tag != .unknown {}
  }

  mutating func noteEnd(of element: OpenElement) {
    if let index = index(ofFormat: element.key) { formats[index].isOpen = false }
  }

  /// Opens again the formatting elements that ended with the block around them. They get no nodes: a `<b>` or an `<a>` that is
  /// never closed changes one paragraph and not the rest of the page.
  mutating func reopenFormats() {
    guard let last = formats.last, !last.isOpen else { return }
    var first = formats.count - 1
    while first > 0, !formats[first - 1].isOpen { first -= 1 }
    for index in first..<formats.count {
      guard stack.count < limits.maximumDepth, let top = stack.last else { return }
      var node = top.node
      if HTMLTagSet.tableContext.contains(top.tag) {
        // In front of the table something must hold what follows.
        var copy = nodes[Int(formats[index].node)]
        node = Int32(nodes.count)
        copy.parent = parent(of: copy.tag)
        copy.end = node + 1
        nodes.append(copy)
      }
      push(OpenElement(node: node, tag: formats[index].tag, key: formats[index].key))
      formats[index].isOpen = true
    }
  }

  // MARK: End tags

  /// The end tag of a formatting element: the adoption agency algorithm.
  mutating func closeFormat(_ tag: HTMLTag) {
    if let top = stack.last, top.tag == tag, index(ofFormat: top.key) == nil { return pop() }
    for _ in 0..<Self.maximumAdoptions {
      guard let index = activeFormat(tag) else { return closeOrdinary(tag) }
      guard formats[index].isOpen, let level = level(ofFormat: formats[index].key) else {
        formats.remove(at: index)
        return
      }
      let inside = stack[(level + 1)...]
      if inside.contains(where: { scope.contains($0.tag) }) { return }
      guard let block = inside.firstIndex(where: { special.contains($0.tag) }) else {
        formats.remove(at: index)
        return pop(to: level)
      }
      adopt(block, from: level, format: index)
    }
  }

  /// `<b><p>x</b>y</p>`: the block leaves the formatting element, which goes on within it. The block's node stays where it is, as
  /// the order of text does not depend on it; the element's effect ends.
  private mutating func adopt(_ block: Int, from level: Int, format: Int) {
    let old = formats[format]
    var bookmark = format
    var adopted = 0
    var hasInner = false
    for inner in stride(from: block - 1, to: level, by: -1) where stack[inner].tag != .text {
      adopted += 1
      var entry = formatting.contains(stack[inner].tag) ? index(ofFormat: stack[inner].key) : nil
      if adopted > Self.maximumAdoptedFormats, let index = entry {
        formats.remove(at: index)
        if index < bookmark { bookmark -= 1 }
        entry = nil
      }
      guard let entry else {
        end(inner, before: block)
        continue
      }
      if !hasInner { bookmark = entry + 1 }
      hasInner = true
    }
    formatCount += 1
    formats.insert(ActiveFormat(tag: old.tag, key: formatCount, node: old.node), at: bookmark)
    formats.removeAll { $0.key == old.key && $0.tag != .unknown }
    endEffect(level)
    endInPlace(level)
    let element = OpenElement(node: stack[block].node, tag: old.tag, key: formatCount)
    stack.insert(element, at: block + 1)
    openCounts[Int(old.tag.rawValue)] += 1
  }

  /// Ends an element, and the nodes of all that is open between it and the block, where the block begins: that goes to what
  /// is around the element.
  private mutating func end(_ level: Int, before block: Int) {
    let node = stack[block].node
    let outer = stack[level - 1].node
    for level in level..<block where stack[level].node != outer {
      nodes[Int(stack[level].node)].end = node
      // An effect ends with its element at the latest.
      if let end = earlyEnds[Int(stack[level].node)], end > Int(node) {
        earlyEnds[Int(stack[level].node)] = nil
      }
      stack[level].node = outer
    }
    nodes[Int(node)].parent = outer
    endInPlace(level)
  }

  /// Links never nest: the start of one ends another, whose blocks stay open.
  mutating func endOpenLink() {
    guard let index = activeFormat(.a) else { return }
    let key = formats[index].key
    closeFormat(.a)
    formats.removeAll { $0.key == key && $0.tag != .unknown }
    if let level = level(ofFormat: key) {
      endEffect(level)
      endInPlace(level)
    }
  }

  mutating func endOpenNobr() {
    reopenFormats()
    if let level = innermost(scope.inserting(.nobr)), stack[level].tag == .nobr { closeFormat(.nobr) }
  }
}
