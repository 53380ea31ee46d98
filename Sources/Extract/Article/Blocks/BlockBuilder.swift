internal import Model

/// Turns a stretch of the tree into blocks and pictures, in one walk without recursion.
///
/// What a removal took out is not entered. Captions leave the text and go to their picture.
/// `BlockBuilder+Elements.swift` knows what each element does; this file keeps the state and cuts running
/// text into blocks.
struct BlockBuilder {
  let reading: PageInWork
  var drafts: [DraftBlock] = []
  var images: [DraftImage] = []
  var embeds: [DraftEmbed] = []
  var inline = InlineText()

  /// Elements whose end means something, innermost last.
  var open: [OpenElement] = []
  var lists: [OpenList] = []
  /// Whether each open table is one of data.
  var tables: [Bool] = []
  var quoteDepth = 0
  var headingLevel = 0
  var preformattedDepth = 0
  /// Inside a data table's row: where its cells end so far.
  var cellEnds: [Int]?
  var isHeaderRow = false
  /// The next block of a list, quote, table or code sample is its first.
  var startsGroup = false
  /// The number or bullet of a list item still waits for its text.
  var pendingItem: (level: Int, number: Int?)?
  var owner = 0
  /// Where the last formula ends in the running text.
  var formulaEnd = 0

  /// No single page has more than this many blocks worth keeping.
  static let maximumBlocks = 20_000
  static let maximumImages = 500

  struct OpenElement {
    var end: Int
    var effect: Effect
  }

  enum Effect {
    case block
    case mark(Block.Mark.Kind)
    case list
    case quote
    case post(address: String, firstDraft: Int)
    case heading
    case preformatted
    case cell
    case row
    case table
    case quotationMark
  }

  struct OpenList {
    var isOrdered: Bool
    var nextNumber: Int
  }

  init(_ reading: PageInWork) { self.reading = reading }

  /// Reads the nodes of an element, the element itself included.
  mutating func read(_ root: Int) {
    let bytes = reading.document.source
    let source = bytes.span
    var node = root
    let end = reading.document.end(root)
    owner = root
    while node < end {
      while let last = open.last, last.end <= node { leave() }
      if reading.outline.isRemoved[node] || drafts.count >= Self.maximumBlocks {
        node = reading.document.end(node)
        continue
      }
      let record = reading.document.nodes[node]
      if record.tag == .text {
        text(source, record)
        node += 1
      } else {
        node = enter(node, record.tag)
      }
    }
    while !open.isEmpty { leave() }
    flush()
  }

  private mutating func text(_ source: Span<UInt8>, _ record: HTMLDocument.Node) {
    let range = Int(record.valueStart)..<Int(record.valueEnd)
    // A cell has no lines.
    guard preformattedDepth > 0, cellEnds == nil else {
      inline.append(source, range)
      return
    }
    // Line feeds of code and what indents its lines are kept; everything else collapses as usual.
    var start = range.lowerBound
    for index in range where source[index] == 0x0A {
      inline.append(codeLine: source, start..<index)
      inline.appendBreak()
      start = index + 1
    }
    inline.append(codeLine: source, start..<range.upperBound)
  }

  // MARK: Cutting

  /// Ends the running text: it becomes one block, or several where line breaks part it.
  mutating func flush() {
    guard !inline.bytes.isEmpty else { return }
    guard cellEnds == nil else {
      inline.appendSpace()
      return
    }
    var marked = inline.take()
    if preformattedDepth > 0 {
      for line in marked.bytes.split(separator: 0x0A) {
        append(.code, &marked, line.startIndex..<line.endIndex)
      }
      return
    }
    var start = 0
    for cut in LineBreaks.cuts(marked.bytes, isHeading: headingLevel > 0) {
      append(kind, &marked, start..<cut)
      start = cut
    }
    append(kind, &marked, start..<marked.bytes.count)
  }

  private var kind: Block.Kind {
    if headingLevel > 0 { return .heading }
    if pendingItem != nil { return .listItem }
    return quoteDepth > 0 ? .quote : .paragraph
  }

  private mutating func append(_ kind: Block.Kind, _ marked: inout MarkedText, _ range: Range<Int>) {
    guard drafts.count < Self.maximumBlocks, let (text, marks) = marked.slice(range) else { return }
    var block = Block(kind, text, marks: marks)
    switch kind {
    case .heading: block.level = headingLevel
    case .listItem:
      block.level = max(1, pendingItem?.level ?? 1)
      block.number = pendingItem?.number
      pendingItem = nil
    case .quote: block.level = max(1, quoteDepth)
    case .code: block.indent = marked.indent(of: range)
    default: break
    }
    if kind == .listItem || kind == .quote || kind == .code {
      block.startsGroup = startsGroup
      startsGroup = false
    }
    append(block)
  }

  mutating func append(_ block: Block) {
    var linkBytes = 0
    var emphasised = 0
    var strong = 0
    for mark in block.marks {
      if case .link = mark.kind { linkBytes += mark.range.count }
      if mark.kind == .emphasis { emphasised += mark.range.count }
      if mark.kind == .strong { strong += mark.range.count }
    }
    drafts.append(
      DraftBlock(
        block, node: owner, linkBytes: linkBytes,
        isEmphasised: emphasised * 10 >= block.text.utf8.count * 9,
        isStrong: strong * 10 >= block.text.utf8.count * 9))
  }

  /// A row of a data table: its cells are in the running text, parted by their ends.
  mutating func endRow() {
    guard let ends = cellEnds else { return }
    cellEnds = nil
    var marked = inline.take()
    var text = ""
    var marks: [Block.Mark] = []
    var newEnds: [Int] = []
    var start = 0
    for (index, end) in ends.enumerated() {
      if index > 0 { text += " | " }
      if let cell = marked.slice(start..<end) {
        let offset = text.utf8.count
        text += cell.text
        marks += cell.marks.map {
          Block.Mark($0.kind, $0.range.lowerBound + offset..<$0.range.upperBound + offset)
        }
      }
      newEnds.append(text.utf8.count)
      start = end
    }
    guard text.contains(where: { $0 != " " && $0 != "|" }) else { return }
    // A row whose first cells are empty would begin with white space.
    if let (cut, ends) = Self.trimmedRow(text, newEnds) {
      text = cut.text
      marks = marks.map {
        Block.Mark($0.kind, $0.range.lowerBound - cut.offset..<$0.range.upperBound - cut.offset)
      }
      newEnds = ends
    }
    var block = Block(.tableRow, text, marks: marks)
    block.cellEnds = newEnds
    block.isHeader = isHeaderRow
    block.startsGroup = startsGroup
    startsGroup = false
    append(block)
  }

  /// Empty cells at the ends of a row are written as `–`-less bars: the text begins and ends with the bar
  /// itself.
  private static func trimmedRow(
    _ text: String, _ ends: [Int]
  ) -> (cut: (text: String, offset: Int), ends: [Int])? {
    let bytes = Array(text.utf8)
    let offset = bytes.prefix { $0 == 0x20 }.count
    let tail = bytes.reversed().prefix { $0 == 0x20 }.count
    guard offset + tail > 0 else { return nil }
    let kept = bytes[offset..<bytes.count - tail]
    return (
      (String(decoding: kept, as: UTF8.self), offset), ends.map { min(max(0, $0 - offset), kept.count) }
    )
  }
}

/// Where line breaks part running text into paragraphs.
enum LineBreaks {
  /// Offsets behind which a new block begins: at an empty line always, at a single break where a sentence
  /// ends.
  static func cuts(_ bytes: [UInt8], isHeading: Bool) -> [Int] {
    guard !isHeading, ByteSearch.first(0x0A, in: bytes[...]) != nil else { return [] }
    var cuts: [Int] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      let first = index
      var count = 0
      while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x20 {
        if bytes[index] == 0x0A { count += 1 }
        index += 1
      }
      if count >= 2 || endsSentence(bytes, first) { cuts.append(first) }
    }
    return cuts
  }

  private static func endsSentence(_ bytes: [UInt8], _ end: Int) -> Bool {
    var index = end - 1
    // Closing quotes and brackets behind the stop.
    while index >= 0, bytes[index] == 0x20 || bytes[index] == 0x22 || bytes[index] == 0x29 { index -= 1 }
    if index >= 2, bytes[index - 2] == 0xE2, bytes[index - 1] == 0x80, bytes[index] >= 0x98,
      bytes[index] <= 0x9F
    {
      index -= 3
    }
    guard index >= 0 else { return false }
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
    case 0x82: return index >= 2 && bytes[index - 2] == 0xE3 && bytes[index - 1] == 0x80
    case 0xA6: return index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80
    default: return false
    }
  }
}
