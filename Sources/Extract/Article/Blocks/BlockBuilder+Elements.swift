internal import Model

extension BlockBuilder {
  /// An element begins; returns the next node to read.
  mutating func enter(_ node: Int, _ tag: HTMLTag) -> Int {
    let end = reading.document.end(node)
    if let next = enterFormula(node, tag, end) ?? enterMedia(node, tag, end) { return next }
    if preformattedDepth > 0 || tag == .td || tag == .pre, LineNumbers.isOne(reading.document, node) {
      return end
    }
    if HTMLTagSet.inline.contains(tag) {
      enterInline(node, tag, reading.document.effectEnd(node))
      return node + 1
    }
    switch tag {
    case .td where cellEnds != nil, .th where cellEnds != nil:
      open.append(OpenElement(end: end, effect: .cell))
      return node + 1
    case _ where cellEnds != nil:
      inline.appendSpace()
      return node + 1
    case .title, .head, .hr, .col, .colgroup, .embed, .param: return end
    default: break
    }
    flush()
    owner = node
    enterBlock(node, tag, end)
    return node + 1
  }

  /// A formula becomes text; nil for any other element.
  private mutating func enterFormula(_ node: Int, _ tag: HTMLTag, _ end: Int) -> Int? {
    let document = reading.document
    switch tag {
    case .math:
      guard let tex = Formula.tex(of: node, document) else { return nil }
      inline.append(formula: tex)
      formulaEnd = inline.bytes.count
      return end
    case .img:
      guard let tex = Formula.tex(ofPicture: node, document) else { return nil }
      inline.append(formula: tex)
      return end
    // What a reader sees of the formula, drawn letter by letter.
    case .span where formulaEnd == inline.bytes.count && formulaEnd > 0:
      return document.value(.ariaHidden, of: node) == "true" ? end : nil
    default: return nil
    }
  }

  private mutating func enterBlock(_ node: Int, _ tag: HTMLTag, _ end: Int) {
    var effect = Effect.block
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      headingLevel = Int(tag.rawValue - HTMLTag.h1.rawValue) + 1
      effect = .heading
    case .ul, .ol, .menu, .dir:
      if lists.isEmpty { startsGroup = true }
      let first = tag == .ol ? reading.document.value(.start, of: node).flatMap { Int($0) } ?? 1 : 1
      lists.append(OpenList(isOrdered: tag == .ol, nextNumber: max(0, min(first, 999_999_999))))
      effect = .list
    case .li: beginItem()
    case .blockquote:
      if quoteDepth == 0 { startsGroup = true }
      quoteDepth += 1
      let post = reading.posts.first { $0.node == node }
      effect = post.map { .post(address: $0.address, firstDraft: drafts.count) } ?? .quote
    case .pre, .listing:
      startsGroup = true
      preformattedDepth += 1
      effect = .preformatted
    case .table:
      tables.append(DataTable.isOne(reading, node))
      if tables.last == true { startsGroup = true }
      effect = .table
    case .tr where tables.last == true:
      cellEnds = []
      isHeaderRow = DataTable.isHeader(reading, node)
      effect = .row
    default: break
    }
    open.append(OpenElement(end: end, effect: effect))
  }

  private mutating func beginItem() {
    guard var list = lists.popLast() else { return }
    let number = list.isOrdered ? list.nextNumber : nil
    if list.isOrdered { list.nextNumber += 1 }
    lists.append(list)
    pendingItem = (lists.count, number)
  }

  private mutating func enterInline(_ node: Int, _ tag: HTMLTag, _ end: Int) {
    switch tag {
    case .br:
      if cellEnds == nil { inline.appendBreak() } else { inline.appendSpace() }
    case .a:
      guard let mark = link(node) else { return }
      openMark(mark, end)
    case .b, .strong: openMark(.strong, end)
    case .i, .em: openMark(.emphasis, end)
    case .code, .kbd, .samp, .tt: if preformattedDepth == 0 { openMark(.code, end) }
    case .span, .font: enterStyled(node, end)
    case .q:
      inline.append(literal: "“")
      open.append(OpenElement(end: end, effect: .quotationMark))
    default: break
    }
  }

  /// Old pages emphasise by style alone.
  private mutating func enterStyled(_ node: Int, _ end: Int) {
    guard let style = reading.document.attribute(.style, of: node) else { return }
    let source = reading.document.source
    if let name = ByteSearch.first("font-style", in: source, from: style.lowerBound, to: style.upperBound),
      ByteSearch.first("italic", in: source, from: name, to: style.upperBound) != nil
    {
      openMark(.emphasis, end)
    }
    if let name = ByteSearch.first("font-weight", in: source, from: style.lowerBound, to: style.upperBound),
      ByteSearch.first("bold", in: source, from: name, to: style.upperBound) != nil
    {
      openMark(.strong, end)
    }
  }

  private mutating func openMark(_ kind: Block.Mark.Kind, _ end: Int) {
    if inline.openMark(kind) { open.append(OpenElement(end: end, effect: .mark(kind))) }
  }

  private func link(_ node: Int) -> Block.Mark.Kind? {
    guard let href = reading.document.value(.href, of: node), !href.hasPrefix("#"),
      let url = reading.resolve(href)
    else { return nil }
    return .link(url: url, rel: reading.document.value(.rel, of: node))
  }

  /// The innermost open element ends.
  mutating func leave() {
    guard let element = open.popLast() else { return }
    switch element.effect {
    case .mark(let kind): inline.closeMark(kind)
    case .quotationMark: inline.append(literal: "”")
    case .cell:
      inline.appendSpace()
      cellEnds?.append(inline.bytes.count)
    case .row: endRow()
    case .block: flush()
    case .list:
      flush()
      pendingItem = nil
      _ = lists.popLast()
    case .table:
      flush()
      _ = tables.popLast()
    case .quote:
      flush()
      quoteDepth -= 1
    case .post(let address, let first):
      flush()
      quoteDepth -= 1
      endPost(address, from: first)
    case .heading:
      flush()
      headingLevel = 0
    case .preformatted:
      flush()
      preformattedDepth -= 1
    }
  }
}
