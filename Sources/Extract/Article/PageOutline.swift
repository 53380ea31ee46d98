/// What one walk over the tree finds out about every element: its traits, its lines of text, and sums over
/// both.
///
/// A *line* is running text that no block element interrupts: a paragraph, a list item's text, a link in a
/// menu. Lines stand in document order, so that an element's lines are a range and any sum over an element is
/// a difference of two prefix sums.
struct PageOutline {
  struct Line {
    /// The block element that holds it.
    var owner: Int32
    var firstNode: Int32
    /// Behind its last text node.
    var endNode: Int32
    /// Characters, a run of white space counted once; wide ones (Chinese, Japanese, Korean) count double.
    var length: Int32 = 0
    var linkLength: Int32 = 0
    var sentenceEnds: Int32 = 0
    var commas: Int32 = 0
    var isRemoved = false
    /// Talks of cookies and the like.
    var isNotice = false

    var nodes: Range<Int> { Int(firstNode)..<Int(endNode) }
    var plainLength: Int { Int(length - linkLength) }
    var isLinked: Bool { linkLength * 2 > length }
  }

  private(set) var traits: [Trait]
  /// The nearest element that is no inline one, itself included.
  private(set) var blockOwner: [Int32]
  var lines: [Line] = []
  /// How many lines begin before a node.
  private(set) var linesBefore: [Int32]
  /// Elements that a removal took out, by node.
  var isRemoved: [Bool]

  init(_ document: borrowing HTMLDocument) {
    let count = document.nodes.count
    traits = [Trait](repeating: [], count: count)
    blockOwner = [Int32](repeating: 0, count: count)
    linesBefore = [Int32](repeating: 0, count: count + 1)
    isRemoved = [Bool](repeating: false, count: count)
    readTraits(document)
    readLines(document)
    markNotices(document)
  }

  func lineRange(_ document: borrowing HTMLDocument, _ node: Int) -> Range<Int> {
    Int(linesBefore[node])..<max(Int(linesBefore[node]), Int(linesBefore[document.end(node)]))
  }

  // MARK: Traits

  private mutating func readTraits(_ document: borrowing HTMLDocument) {
    var reader = Trait.Reader()
    let source = document.source.span
    for node in 0..<document.nodes.count {
      let record = document.nodes[node]
      let parent = Int(record.parent)
      let isInline = HTMLTagSet.inline.contains(record.tag)
      blockOwner[node] = isInline && parent >= 0 ? blockOwner[parent] : Int32(node)
      guard record.tag != .text else { continue }
      var found: Trait = []
      for index in Int(record.valueStart)..<Int(record.valueEnd) {
        let attribute = document.attributes[index]
        switch attribute.name {
        case .class, .id, .itemprop, .dataTestID, .dataComponent, .dataType, .role:
          found.formUnion(reader.traits(source, Int(attribute.start)..<Int(attribute.end)))
        default: break
        }
      }
      traits[node] = found
    }
  }

  // MARK: Lines

  private mutating func readLines(_ document: borrowing HTMLDocument) {
    let source = document.source.span
    var current: Int?
    var linkEnd = 0
    var breaks = 0
    var node = 0
    let count = document.nodes.count
    while node < count {
      linesBefore[node] = Int32(lines.count)
      let record = document.nodes[node]
      switch record.tag {
      case .text:
        let owner = blockOwner[node]
        if let line = current, lines[line].owner == owner, breaks < 2 {
          lines[line].endNode = Int32(node + 1)
        } else {
          guard !Self.isBlank(source, record) else { break }
          lines.append(Line(owner: owner, firstNode: Int32(node), endNode: Int32(node + 1)))
          current = lines.count - 1
        }
        if let line = current { Self.measure(source, record, isLink: node < linkEnd, into: &lines[line]) }
        breaks = 0
      case .a: linkEnd = max(linkEnd, document.effectEnd(node))
      case .br: breaks += 1
      case .script, .noscript, .template, .iframe, .textarea, .title, .select, .datalist, .object, .head,
        .video, .audio:
        for inner in node..<Int(record.end) { linesBefore[inner] = Int32(lines.count) }
        node = Int(record.end)
        continue
      default: if !HTMLTagSet.inline.contains(record.tag) { current = nil }
      }
      node += 1
    }
    linesBefore[count] = Int32(lines.count)
  }

  private static func isBlank(_ source: Span<UInt8>, _ record: HTMLDocument.Node) -> Bool {
    for index in Int(record.valueStart)..<Int(record.valueEnd) where source[index] > 0x20 { return false }
    return true
  }

  private static func measure(
    _ source: Span<UInt8>, _ record: HTMLDocument.Node, isLink: Bool, into line: inout Line
  ) {
    var length: Int32 = 0
    var wasBlank = line.length == 0
    var index = Int(record.valueStart)
    let end = Int(record.valueEnd)
    while index < end {
      let byte = source[index]
      index += 1
      if byte &- 0x41 < 0x3F {
        length += 1
        wasBlank = false
        continue
      }
      if byte <= 0x20 {
        if !wasBlank { length += 1 }
        wasBlank = true
        continue
      }
      wasBlank = false
      // Continuation bytes are part of a character counted already.
      if byte & 0xC0 == 0x80 { continue }
      length += byte >= 0xE3 && byte < 0xEE ? 2 : 1
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        // The end of a sentence: nothing, a blank or a closing mark follows.
        if index >= end || source[index] <= 0x40 || source[index] >= 0x80 { line.sentenceEnds += 1 }
      case UInt8(ascii: ","), UInt8(ascii: ";"): line.commas += 1
      case 0xE3:
        if index + 1 < end, source[index] == 0x80, source[index + 1] == 0x82 { line.sentenceEnds += 1 }
      case 0xEF: if index + 1 < end, source[index] == 0xBC { line.commas += 1 }
      case 0xE0:
        if index + 1 < end, source[index] == 0xA5, source[index + 1] == 0xA4 { line.sentenceEnds += 1 }
      case 0xD8: if index < end, source[index] == 0x8C { line.commas += 1 }
      default: break
      }
    }
    line.length += length
    if isLink { line.linkLength += length }
  }
}
