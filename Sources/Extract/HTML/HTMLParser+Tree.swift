extension HTMLParser {
  /// A start tag, with what it implies: the end of a paragraph, of a list item, of a cell.
  mutating func start(_ tag: HTMLTag, attributesFrom first: Int) {
    switch tag {
    case .html, .body:
      // The first of each becomes a node, the others say nothing new.
      if openCounts[Int(tag.rawValue)] > 0 {
        attributes.removeLast(attributes.count - first)
        return
      }
      if tag == .body { closeHead() }
    case .head: break
    default:
      if openCounts[Int(HTMLTag.head.rawValue)] > 0, !HTMLTagSet.head.contains(tag) { closeHead() }
    }
    if paragraphEnds.contains(tag) { closeImplied(.p, upTo: paragraphScope) }
    switch tag {
    case .li: closeImplied(.li, upTo: Self.listScope)
    case .dt, .dd:
      closeImplied(.dt, upTo: Self.listScope)
      closeImplied(.dd, upTo: Self.listScope)
    case .tr: closeImplied(.tr, upTo: [.table, .template])
    case .td, .th:
      closeImplied(.td, upTo: [.table, .template, .tr])
      closeImplied(.th, upTo: [.table, .template, .tr])
    case .tbody, .thead, .tfoot:
      for group in [HTMLTag.tbody, .thead, .tfoot] { closeImplied(group, upTo: [.table, .template]) }
    case .option, .optgroup:
      closeImplied(.option, upTo: [.select, .datalist, .optgroup])
      if tag == .optgroup { closeImplied(.optgroup, upTo: [.select, .datalist]) }
    case .button: closeImplied(.button, upTo: scope)
    case .a: endOpenLink()
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let top = stack.last?.tag, HTMLTagSet.headings.contains(top) { pop() }
    default: break
    }
    open(tag, attributesFrom: first)
  }

  private static let listScope: HTMLTagSet = HTMLTagSet.scope.union([
    .ul, .ol, .dl, .menu, .dir, .article, .section, .main, .aside, .nav, .blockquote, .figure, .form,
    .details,
    .header, .footer, .fieldset, .center,
  ])

  /// Appends an element and makes it the current one, unless it is void or too deep.
  mutating func open(_ tag: HTMLTag, attributesFrom first: Int) {
    let index = Int32(nodes.count)
    var bits: UInt16 = 0
    for index in first..<attributes.count { bits |= attributes[index].name.bit }
    nodes.append(
      HTMLDocument.Node(
        tag: tag, attributeBits: bits, parent: stack.last?.node ?? -1, end: index + 1,
        valueStart: Int32(first),
        valueEnd: Int32(attributes.count)))
    guard !voidTags.contains(tag) else { return }
    guard stack.count < limits.maximumDepth else {
      overflowCounts[Int(tag.rawValue)] += 1
      return
    }
    stack.append(OpenElement(node: index, tag: tag))
    openCounts[Int(tag.rawValue)] += 1
  }

  mutating func appendText(_ start: Int, _ end: Int, _ source: Span<UInt8>) {
    if openCounts[Int(HTMLTag.head.rawValue)] > 0, stack.last?.tag == .head {
      var index = start
      while index < end, source[index] <= 0x20 { index += 1 }
      guard index < end else { return }
      closeHead()
    }
    let index = Int32(nodes.count)
    nodes.append(
      HTMLDocument.Node(
        tag: .text, parent: stack.last?.node ?? -1, end: index + 1, valueStart: Int32(start),
        valueEnd: Int32(end)))
  }

  /// An end tag. One that nothing open answers to is ignored.
  mutating func close(_ tag: HTMLTag) {
    if overflowCounts[Int(tag.rawValue)] > 0 {
      overflowCounts[Int(tag.rawValue)] -= 1
      return
    }
    guard openCounts[Int(tag.rawValue)] > 0, tag != .html, tag != .body else { return }
    let isInline = inlineTags.contains(tag)
    let boundary: HTMLTagSet =
      switch tag {
      case .table, .template: []
      case .tr, .td, .th, .tbody, .thead, .tfoot, .caption: [.table, .template]
      case .li: [.ul, .ol, .menu, .dir, .table, .td, .th]
      case .p: paragraphScope
      default: scope
      }
    var level = stack.count - 1
    var crossesBlock = false
    while level > 0, stack[level].tag != tag {
      if boundary.contains(stack[level].tag) { return }
      if isInline, !inlineTags.contains(stack[level].tag) { crossesBlock = true }
      level -= 1
    }
    guard level > 0 else { return }
    if crossesBlock {
      // `<b><p>x</b>y</p>`: the block stays, the effect ends.
      if tag != .unknown { endEffect(level) }
    } else {
      pop(to: level)
    }
  }

  mutating func closeAll() { pop(to: 0) }

  private mutating func closeHead() { closeImplied(.head, upTo: []) }

  private mutating func closeImplied(_ tag: HTMLTag, upTo boundary: HTMLTagSet) {
    guard openCounts[Int(tag.rawValue)] > 0 else { return }
    var level = stack.count - 1
    while level > 0 {
      if stack[level].tag == tag {
        pop(to: level)
        return
      }
      if boundary.contains(stack[level].tag) { return }
      level -= 1
    }
  }

  /// Links never nest: the start of one ends another, whose blocks stay open.
  private mutating func endOpenLink() {
    guard openCounts[Int(HTMLTag.a.rawValue)] > 0 else { return }
    var level = stack.count - 1
    var crossesBlock = false
    while level > 0, stack[level].tag != .a {
      if scope.contains(stack[level].tag) { return }
      if !inlineTags.contains(stack[level].tag) { crossesBlock = true }
      level -= 1
    }
    guard level > 0 else { return }
    if crossesBlock { endEffect(level) } else { pop(to: level) }
  }

  private mutating func endEffect(_ level: Int) {
    let node = Int(stack[level].node)
    if earlyEnds[node] == nil { earlyEnds[node] = nodes.count }
  }

  private mutating func pop() { pop(to: stack.count - 1) }

  /// Ends all open elements from that level on.
  private mutating func pop(to level: Int) {
    let end = Int32(nodes.count)
    while stack.count > level, let element = stack.popLast() {
      nodes[Int(element.node)].end = end
      openCounts[Int(element.tag.rawValue)] -= 1
    }
  }
}
