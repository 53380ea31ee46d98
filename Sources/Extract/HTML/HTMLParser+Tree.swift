/// Tree construction (HTML §13.2.6), as far as text and the blocks that hold it depend on it.
///
/// Formatting elements that are opened again get no nodes (§13.2.4.3): that changes emphasis, never a block. From the body on
/// the insertion mode is not kept: the stack of open elements tells it.
extension HTMLParser {
  /// A start tag, with what it implies: the end of a paragraph, of a list item, of a cell.
  mutating func start(_ tag: HTMLTag, attributesFrom first: Int) {
    if stack.last?.tag == .colgroup, tag != .col, tag != .template, tag != .html { pop() }
    guard isAllowedHere(tag) else {
      attributes.removeLast(attributes.count - first)
      return
    }
    if tableParts.contains(tag) {
      guard prepareTable(for: tag) else {
        attributes.removeLast(attributes.count - first)
        return
      }
    }
    if paragraphEnds.contains(tag), tag != .table || !isQuirky { closeParagraph() }
    endWhatCannotHold(tag)
    if let format = formats.last, !format.isOpen, !HTMLTagSet.withoutFormats.contains(tag) {
      reopenFormats()
    }
    if allowsFrameset, !HTMLTagSet.beforeFrameset.contains(tag) { allowsFrameset = false }
    if formatting.contains(tag) {
      startFormat(tag, attributesFrom: first)
    } else if open(tag, attributesFrom: first), HTMLTagSet.formatMarkers.contains(tag) {
      formats.append(.marker)
    }
  }

  private static let definitionItems: HTMLTagSet = [.dt, .dd]

  /// Ends the open elements within which another of that name, or of its kind, cannot stand.
  private mutating func endWhatCannotHold(_ tag: HTMLTag) {
    switch tag {
    case .li: closeItem(HTMLTagSet(.li))
    case .dt, .dd: closeItem(Self.definitionItems)
    case .option, .optgroup:
      if isOpen(.select) {
        endImplied(
          tag == .option ? HTMLTagSet.impliedEnds.subtracting(HTMLTagSet(.optgroup)) : HTMLTagSet.impliedEnds)
      } else if stack.last?.tag == .option {
        pop()
      }
    case .button: closeImplied(.button, upTo: scope)
    case .a: endOpenLink()
    case .nobr: endOpenNobr()
    case .rb, .rtc, .rp, .rt:
      guard let level = innermost(scope.inserting(.ruby)), stack[level].tag == .ruby else { return }
      let isPart = tag == .rp || tag == .rt
      endImplied(isPart ? HTMLTagSet.impliedEnds.subtracting(HTMLTagSet(.rtc)) : HTMLTagSet.impliedEnds)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let top = stack.last?.tag, HTMLTagSet.headings.contains(top) { pop() }
    default: break
    }
  }

  /// Whether the start tag makes an element where it stands.
  private mutating func isAllowedHere(_ tag: HTMLTag) -> Bool {
    if place != .body { return isAllowedBeforeBody(tag) }
    if isOpen(.select), !isSelectEnded, paragraphEnds.contains(tag) || tableParts.contains(tag) {
      close(.select)
    }
    switch tag {
    case .html, .head, .body: return false
    case .form: return form < 0 || isOpen(.template)
    case .select where isOpen(.select):
      // A select within a select is its end.
      close(.select)
      return false
    case .input where isOpen(.select):
      close(.select)
      return true
    default: return true
    }
  }

  /// The same in front of the body (§13.2.6.4.2–6), which begins with the first tag that has no place in a head.
  private mutating func isAllowedBeforeBody(_ tag: HTMLTag) -> Bool {
    if isOpen(.template) || isOpen(.noscript) { return tag != .html && tag != .head && tag != .body }
    switch tag {
    case .html:
      guard place == .start else { return false }
      place = .beforeHead
    case .head:
      guard place < .head else { return false }
      place = .head
    case _ where HTMLTagSet.head.contains(tag): place = max(place, .head)
    default: beginBody()
    }
    return true
  }

  private mutating func beginBody() {
    closeHead()
    place = .body
  }

  @inline(__always)
  func isOpen(_ tag: HTMLTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

  /// The level of the innermost open element of a set.
  func innermost(_ tags: HTMLTagSet) -> Int? {
    var level = stack.count - 1
    while level > 0, !tags.contains(stack[level].tag) { level -= 1 }
    return level > 0 ? level : nil
  }

  // MARK: Opening

  /// Appends an element and makes it the current one, unless it is void or too deep.
  ///
  /// - Returns: whether it is the current one.
  @discardableResult
  mutating func open(_ tag: HTMLTag, attributesFrom first: Int, key: UInt32 = 0) -> Bool {
    let index = Int32(nodes.count)
    var bits: UInt16 = 0
    var isShadowRoot = false
    for index in first..<attributes.count { bits |= attributes[index].name.bit }
    if tag == .template { isShadowRoot = attributes[first...].contains { $0.name == .shadowRootMode } }
    nodes.append(
      HTMLDocument.Node(
        // A declarative shadow root is rendered (§4.12.3).
        tag: isShadowRoot ? .div : tag, attributeBits: bits, parent: parent(of: tag), end: index + 1,
        valueStart: Int32(first),
        valueEnd: Int32(attributes.count)))
    // A form between the parts of a table ends at once (§13.2.6.4.9).
    let endsAtOnce = tag == .form && isBetweenTableParts
    if !voidTags.contains(tag), !endsAtOnce {
      guard stack.count < limits.maximumDepth || hidesShownText(tag) else {
        overflowCounts[Int(tag.rawValue)] += 1
        return false
      }
      push(OpenElement(node: index, tag: tag, key: tag == .unknown ? nameKey : key))
    }
    if tag == .form, !isOpen(.template) { form = index }
    return stack.last?.node == index
  }

  /// One level more than the page's depth for what hides its text: in the element around it, the text would be shown.
  private func hidesShownText(_ tag: HTMLTag) -> Bool {
    guard let top = stack.last?.tag else { return true }
    return HTMLTagSet.unseen.contains(tag) && !HTMLTagSet.unseen.contains(top)
  }

  @inline(__always)
  mutating func push(_ element: OpenElement) {
    stack.append(element)
    openCounts[Int(element.tag.rawValue)] += 1
  }

  mutating func appendText(_ start: Int, _ end: Int, _ source: Span<UInt8>) {
    guard let top = stack.last else { return }
    var (start, parent) = (start, top.node)
    if place != .body || allowsFrameset || HTMLTagSet.movesText.contains(top.tag) {
      var index = start
      while index < end, source[index] <= 0x20 { index += 1 }
      let isBlank = index == end
      if place != .body, stack.count == 1 || top.tag == .html || top.tag == .head {
        if isBlank { return }
        beginBody()
      } else if top.tag == .colgroup {
        if isBlank { return }
        // White space stays behind in the group.
        start = index
        pop()
      }
      if !isBlank {
        if place == .body { allowsFrameset = false }
        reopenFormats()
        parent = self.parent(of: .text)
      }
    } else if let format = formats.last, !format.isOpen {
      reopenFormats()
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
    if place != .body, !isAllowedEndBeforeBody(tag) { return }
    if formatting.contains(tag) { return closeFormat(tag) }
    if stack.last?.tag == .colgroup, tag != .col, tag != .colgroup, tag != .template { pop() }
    guard isOpen(tag) || tag == .tbody, tag != .html, tag != .body else {
      // `</br>` is a line break, `</p>` without its start an empty paragraph; `</h2>` ends any heading (§13.2.6.4.7).
      if tag == .br {
        start(.br, attributesFrom: attributes.count)
      } else if tag == .p {
        addEmptyParagraph()
      } else if HTMLTagSet.headings.contains(tag) {
        closeHeading()
      }
      return
    }
    switch tag {
    case .noscript, .template, .select:
      if let level = innermost(HTMLTagSet(tag)) { pop(to: level) }
      if tag != .select { forgetFormats() }
    case .table, .tr, .td, .th, .tbody, .thead, .tfoot, .caption, .colgroup: closeTablePart(tag)
    case .p: if !closeParagraph() { addEmptyParagraph() }
    case .li: closeImplied(.li, upTo: Self.listScope)
    case .h1, .h2, .h3, .h4, .h5, .h6: closeHeading()
    case .form: closeForm()
    case _ where HTMLTagSet.endsInScope.contains(tag):
      if closeImplied(tag, upTo: scope), HTMLTagSet.formatMarkers.contains(tag) { forgetFormats() }
    default: closeOrdinary(tag)
    }
  }

  /// In front of the body only some end tags say anything (§13.2.6.4.2–6).
  private mutating func isAllowedEndBeforeBody(_ tag: HTMLTag) -> Bool {
    if isOpen(.template) || isOpen(.noscript) { return true }
    switch tag {
    case .head:
      closeHead()
      place = .afterHead
      return false
    case .html, .body, .br:
      beginBody()
      return tag == .br
    default: return isOpen(tag)
    }
  }

  /// Scope of a list item's end (§13.2.4.2).
  private static let listScope: HTMLTagSet = HTMLTagSet.scope.union([.ol, .ul])

  mutating func closeAll() { pop(to: 0) }

  private mutating func closeHead() { closeImplied(.head, upTo: []) }

  /// - Returns: false where no paragraph stood open in button scope.
  @discardableResult
  private mutating func closeParagraph() -> Bool { closeImplied(.p, upTo: paragraphScope) }

  private mutating func addEmptyParagraph() {
    start(.p, attributesFrom: attributes.count)
    close(.p)
  }

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

  /// A form ends around elements that stay open: they stay open, and the form element pointer is cleared.
  private mutating func closeForm() {
    let isPointedAt = !isOpen(.template)
    defer { if isPointedAt { form = -1 } }
    guard let level = innermost(scope.inserting(.form)), stack[level].tag == .form,
      !isPointedAt || stack[level].node == form
    else { return }
    guard isPointedAt else { return pop(to: level) }
    endImplied(HTMLTagSet.impliedEnds)
    if level == stack.count - 1 { pop() } else { endInPlace(level) }
  }

  /// The end tag of an element of no special kind: the innermost one ends, unless a special element is open within it
  /// (§13.2.6.4.7, "any other end tag"). Then only its effect ends, for the sake of `<del><p>x</del>y</p>`.
  mutating func closeOrdinary(_ tag: HTMLTag) {
    var level = stack.count - 1
    var crossesSpecial = false
    while level > 0 {
      let element = stack[level]
      if element.tag == tag, tag != .unknown || element.key == nameKey {
        if !crossesSpecial { return pop(to: level) }
        if inlineTags.contains(tag), tag != .unknown { endEffect(level) }
        return
      }
      if scope.contains(element.tag) { return }
      if special.contains(element.tag) { crossesSpecial = true }
      level -= 1
    }
  }

  @discardableResult
  mutating func closeImplied(_ tag: HTMLTag, upTo boundary: HTMLTagSet) -> Bool {
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

  /// Ends the current element as long as its end is implied (§13.2.6.3).
  private mutating func endImplied(_ tags: HTMLTagSet) {
    while let top = stack.last?.tag, tags.contains(top) { pop() }
  }

  func hasNode(_ level: Int) -> Bool { level == 0 || stack[level].node != stack[level - 1].node }

  mutating func endEffect(_ level: Int) {
    let node = Int(stack[level].node)
    if hasNode(level), earlyEnds[node] == nil { earlyEnds[node] = nodes.count }
  }

  mutating func pop() { pop(to: stack.count - 1) }

  /// Ends all open elements from that level on.
  mutating func pop(to level: Int) {
    let end = Int32(nodes.count)
    while stack.count > level || stack.last?.tag == Self.ended, let element = stack.popLast() {
      nodes[Int(element.node)].end = end
      openCounts[Int(element.tag.rawValue)] -= 1
      if formatting.contains(element.tag) { noteEnd(of: element) }
    }
  }

  /// Stands on the stack for an element that has ended around others which are still open. No tag finds it; its node ends
  /// with theirs.
  private static let ended = HTMLTag.text

  mutating func endInPlace(_ level: Int) {
    openCounts[Int(stack[level].tag.rawValue)] -= 1
    stack[level].tag = Self.ended
    openCounts[Int(Self.ended.rawValue)] += 1
  }
}
