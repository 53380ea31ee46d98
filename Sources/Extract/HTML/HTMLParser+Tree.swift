/// Tree construction (HTML §13.2.6), as far as text and the blocks that hold it depend on it.
///
/// Formatting elements are not cloned (§13.2.4.3): that changes emphasis, never a block. The insertion mode is not kept:
/// the stack of open elements tells it.
extension HTMLParser {
  /// A start tag, with what it implies: the end of a paragraph, of a list item, of a cell.
  mutating func start(_ tag: HTMLTag, attributesFrom first: Int) {
    guard isAllowedHere(tag) else {
      attributes.removeLast(attributes.count - first)
      return
    }
    if let top = stack.last?.tag, top == .colgroup, tag != .col, tag != .template { pop() }
    if tableParts.contains(tag) {
      guard prepareTable(for: tag) else {
        attributes.removeLast(attributes.count - first)
        return
      }
    }
    if paragraphEnds.contains(tag), tag != .table || !isQuirky { closeParagraph() }
    switch tag {
    case .li: closeItem([.li])
    case .dt, .dd: closeItem([.dt, .dd])
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

  /// Whether the start tag makes an element where it stands. Ends the head where the tag begins the body.
  private mutating func isAllowedHere(_ tag: HTMLTag) -> Bool {
    let isInTemplate = isOpen(.template)
    if isOpen(.select), !isSelectEnded, paragraphEnds.contains(tag) || tableParts.contains(tag) {
      close(.select)
    }
    switch tag {
    case .html, .body:
      // The first of each becomes a node, the others say nothing new.
      if isOpen(tag) { return false }
      if tag == .body { closeHead() }
      // Nor does one behind the beginning of what stands in the body (§13.2.6.4.7).
      guard stack.dropFirst().allSatisfy({ $0.tag == .html || $0.tag == .head }) else { return false }
    case .head:
      if hasHead || isOpen(.body) { return false }
      hasHead = true
    case .form: if isOpen(.form), !isInTemplate { return false }
    case .select:
      // A select within a select is its end.
      if isOpen(.select) {
        close(.select)
        return false
      }
    default: break
    }
    if isOpen(.head), !HTMLTagSet.head.contains(tag), tag != .head, !isInTemplate, !isOpen(.noscript) {
      closeHead()
    }
    return true
  }

  @inline(__always)
  func isOpen(_ tag: HTMLTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

  // MARK: Tables

  /// Ends what stands open between the table and its new part, and opens the row that a cell implies (§13.2.6.4.9–15).
  ///
  /// - Returns: false outside of a table, where the tag is ignored.
  private mutating func prepareTable(for tag: HTMLTag) -> Bool {
    guard var level = innermost(HTMLTagSet.tableModes) else { return tag == .table }
    if stack[level].tag == .template || stack[level].tag == .noscript { return true }
    if stack[level].tag == .td || stack[level].tag == .th || stack[level].tag == .caption {
      // A cell or caption ends where the next part of its table begins.
      if tag == .table { return true }
      pop(to: level)
      guard let outer = innermost(HTMLTagSet.tableModes) else { return false }
      level = outer
    }
    switch tag {
    case .td, .th:
      pop(to: level + 1)
      if stack[level].tag != .tr, stack[level].tag != .template {
        open(.tr, attributesFrom: attributes.count)
      }
    case .tr: popToTable([.table, .tbody, .thead, .tfoot, .template])
    default: popToTable([.table, .template])
    }
    // A table within a table, but outside of its cells, ends it.
    if tag == .table, stack.last?.tag == .table { pop() }
    return true
  }

  private mutating func popToTable(_ context: HTMLTagSet) {
    guard let level = innermost(context) else { return }
    pop(to: level + 1)
  }

  /// The level of the innermost open element of a set.
  private func innermost(_ tags: HTMLTagSet) -> Int? {
    var level = stack.count - 1
    while level > 0, !tags.contains(stack[level].tag) { level -= 1 }
    return level > 0 ? level : nil
  }

  /// The parent of a node that is appended now. What may not stand between the parts of a table is moved in front of it
  /// (foster parenting, §13.2.6.1): such nodes are noted, and put in their place by `fostered()`.
  private mutating func parent(of tag: HTMLTag) -> Int32 {
    guard let top = stack.last else { return -1 }
    guard HTMLTagSet.tableContext.contains(top.tag), !HTMLTagSet.inTable.contains(tag),
      let table = innermost([.table])
    else { return top.node }
    let node = stack[table].node
    fosters.append(Foster(table: node, node: Int32(nodes.count)))
    return nodes[Int(node)].parent
  }

  // MARK: Opening

  /// Appends an element and makes it the current one, unless it is void or too deep.
  mutating func open(_ tag: HTMLTag, attributesFrom first: Int) {
    let index = Int32(nodes.count)
    var bits: UInt16 = 0
    var isShadowRoot = false
    for index in first..<attributes.count {
      bits |= attributes[index].name.bit
      if tag == .template, attributes[index].name == .shadowRootMode { isShadowRoot = true }
    }
    nodes.append(
      HTMLDocument.Node(
        // A declarative shadow root is rendered (§4.12.3).
        tag: isShadowRoot ? .div : tag, attributeBits: bits, parent: parent(of: tag), end: index + 1,
        valueStart: Int32(first),
        valueEnd: Int32(attributes.count)))
    // A form between the parts of a table ends at once (§13.2.6.4.9).
    if tag == .form, let top = stack.last?.tag, HTMLTagSet.tableContext.contains(top) { return }
    guard !voidTags.contains(tag) else { return }
    guard stack.count < limits.maximumDepth else {
      overflowCounts[Int(tag.rawValue)] += 1
      return
    }
    stack.append(OpenElement(node: index, tag: tag))
    openCounts[Int(tag.rawValue)] += 1
  }

  mutating func appendText(_ start: Int, _ end: Int, _ source: Span<UInt8>) {
    var parent = stack.last?.node ?? -1
    if let top = stack.last?.tag, HTMLTagSet.marksWhiteSpace.contains(top) {
      var index = start
      while index < end, source[index] <= 0x20 { index += 1 }
      if top == .head || top == .colgroup {
        guard index < end else { return }
        pop()
      }
      if index < end { parent = self.parent(of: .text) }
    }
    let index = Int32(nodes.count)
    nodes.append(
      HTMLDocument.Node(
        tag: .text, parent: parent, end: index + 1, valueStart: Int32(start), valueEnd: Int32(end)))
  }

  // MARK: Closing

  /// An end tag. One that nothing open answers to is ignored.
  mutating func close(_ tag: HTMLTag) {
    if overflowCounts[Int(tag.rawValue)] > 0 {
      overflowCounts[Int(tag.rawValue)] -= 1
      return
    }
    guard isOpen(tag), tag != .html, tag != .body else {
      // `</br>` is a line break, `</p>` without its start an empty paragraph; `</h2>` ends any heading (§13.2.6.4.7).
      if tag == .br || tag == .p {
        start(tag, attributesFrom: attributes.count)
        if tag == .p { pop() }
      } else if HTMLTagSet.headings.contains(tag) {
        closeHeading()
      }
      return
    }
    switch tag {
    case .noscript, .template, .select:
      if let level = innermost([tag]) { pop(to: level) }
    case .table, .tr, .td, .th, .tbody, .thead, .tfoot, .caption, .colgroup:
      closeImplied(tag, upTo: [.table, .template])
    case .p:
      if !closeParagraph() {
        start(.p, attributesFrom: attributes.count)
        pop()
      }
    case .li: closeImplied(.li, upTo: Self.listScope)
    case .h1, .h2, .h3, .h4, .h5, .h6: closeHeading()
    case .form: closeForm()
    case .button: closeImplied(tag, upTo: scope)
    case _ where inlineTags.contains(tag): closeInline(tag)
    default: closeImplied(tag, upTo: scope)
    }
  }

  /// Scope of a list item's end (§13.2.4.2).
  private static let listScope: HTMLTagSet = HTMLTagSet.scope.union([.ol, .ul])

  mutating func closeAll() { pop(to: 0) }

  private mutating func closeHead() { closeImplied(.head, upTo: []) }

  /// - Returns: false where no paragraph stood open in button scope.
  @discardableResult
  private mutating func closeParagraph() -> Bool { closeImplied(.p, upTo: paragraphScope) }

  /// The innermost open heading ends, whichever of the six it is.
  private mutating func closeHeading() {
    guard let level = innermost(HTMLTagSet.headings.union(scope)),
      HTMLTagSet.headings.contains(stack[level].tag)
    else { return }
    pop(to: level)
  }

  /// A new list item ends the one before it, across everything that is not special, and `<address>`, `<div>` and `<p>`.
  private mutating func closeItem(_ tags: HTMLTagSet) {
    guard let level = innermost(HTMLTagSet.endsItemSearch), tags.contains(stack[level].tag) else { return }
    pop(to: level)
  }

  /// A form ends around elements that stay open: they go on, and the form is nobody's any more.
  private mutating func closeForm() {
    guard let level = innermost(scope.union([.form])), stack[level].tag == .form else { return }
    if stack[(level + 1)...].allSatisfy({ HTMLTagSet.impliedEnds.contains($0.tag) }) { return pop(to: level) }
    openCounts[Int(HTMLTag.form.rawValue)] -= 1
    stack[level].tag = .unknown
    openCounts[Int(HTMLTag.unknown.rawValue)] += 1
  }

  /// `<b><p>x</b>y</p>`: the block stays, the effect ends.
  private mutating func closeInline(_ tag: HTMLTag) {
    var level = stack.count - 1
    var crossesBlock = false
    while level > 0, stack[level].tag != tag {
      if scope.contains(stack[level].tag) { return }
      if !inlineTags.contains(stack[level].tag) { crossesBlock = true }
      level -= 1
    }
    guard level > 0 else { return }
    if !crossesBlock { return pop(to: level) }
    if tag != .unknown { endEffect(level) }
  }

  @discardableResult
  private mutating func closeImplied(_ tag: HTMLTag, upTo boundary: HTMLTagSet) -> Bool {
    guard isOpen(tag) else { return false }
    var level = stack.count - 1
    while level > 0 {
      if stack[level].tag == tag {
        pop(to: level)
        return true
      }
      if boundary.contains(stack[level].tag) { return false }
      level -= 1
    }
    return false
  }

  /// Links never nest: the start of one ends another, whose blocks stay open.
  private mutating func endOpenLink() {
    if isOpen(.a) { closeInline(.a) }
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
