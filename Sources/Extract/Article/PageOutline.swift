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

  let traits: [Trait]
  /// The nearest element that is no inline one, itself included.
  let blockOwner: [Int32]
  var lines: [Line]
  /// How many lines begin before a node.
  let linesBefore: [Int32]
  /// Elements that a removal took out, by node.
  var isRemoved: [Bool]

  init(_ document: borrowing HTMLDocument) {
    (traits, blockOwner) = Self.readTraits(document)
    (lines, linesBefore) = Self.readLines(document, blockOwner)
    isRemoved = [Bool](repeating: false, count: document.nodes.count)
    markNotices(document)
  }

  func lineRange(_ document: borrowing HTMLDocument, _ node: Int) -> Range<Int> {
    Int(linesBefore[node])..<max(Int(linesBefore[node]), Int(linesBefore[document.end(node)]))
  }

  // MARK: Traits

  private static func readTraits(
    _ document: borrowing HTMLDocument
  ) -> (traits: [Trait], blockOwner: [Int32]) {
    var reader = Trait.Reader()
    let source = document.source.span
    let nodes = document.nodes.span
    let attributes = document.attributes.span
    let inline = HTMLTagSet.inline
    var traits = [Trait](repeating: [], count: nodes.count)
    var blockOwner = [Int32](repeating: 0, count: nodes.count)
    for node in nodes.indices {
      let record = nodes[node]
      let parent = Int(record.parent)
      blockOwner[node] = inline.contains(record.tag) && parent >= 0 ? blockOwner[parent] : Int32(node)
      guard record.tag != .text, record.valueStart < record.valueEnd else { continue }
      var found: Trait = []
      for index in Int(record.valueStart)..<Int(record.valueEnd) {
        let attribute = attributes[index]
        switch attribute.name {
        case .class, .id, .itemprop, .dataTestID, .dataComponent, .dataType, .role:
          found.formUnion(reader.traits(source, Int(attribute.start)..<Int(attribute.end)))
        default: break
        }
      }
      traits[node] = found
    }
    return (traits, blockOwner)
  }

  // MARK: Lines

  private static func readLines(
    _ document: borrowing HTMLDocument, _ blockOwner: [Int32]
  ) -> (lines: [Line], linesBefore: [Int32]) {
    let source = document.source.span
    let nodes = document.nodes.span
    let owners = blockOwner.span
    let inline = HTMLTagSet.inline
    var lines: [Line] = []
    var linesBefore = [Int32](repeating: 0, count: nodes.count + 1)
    // The one being read.
    var line: Line?
    var linkEnd = 0
    var breaks = 0
    var node = 0
    while node < nodes.count {
      let count = Int32(lines.count + (line == nil ? 0 : 1))
      linesBefore[node] = count
      let record = nodes[node]
      switch record.tag {
      case .text:
        if line?.owner != owners[node] || breaks >= 2 {
          guard !ByteSearch.isBlank(source, Int(record.valueStart)..<Int(record.valueEnd)) else { break }
          if let line { lines.append(line) }
          line = Line(owner: owners[node], firstNode: Int32(node), endNode: Int32(node))
        }
        line?.append(source, record, isLink: node < linkEnd)
        line?.endNode = Int32(node + 1)
        breaks = 0
      case .a: linkEnd = max(linkEnd, document.effectEnd(node))
      case .br: breaks += 1
      case .script, .noscript, .template, .iframe, .textarea, .title, .select, .datalist, .object, .head,
        .video, .audio:
        for inner in node..<Int(record.end) { linesBefore[inner] = count }
        node = Int(record.end)
        continue
      default:
        if !inline.contains(record.tag), let ended = line {
          lines.append(ended)
          line = nil
        }
      }
      node += 1
    }
    if let line { lines.append(line) }
    linesBefore[nodes.count] = Int32(lines.count)
    return (lines, linesBefore)
  }

}

extension PageOutline.Line {
  /// Measures one more text node of the line: the characters that it stands for, whether they are written as themselves or as
  /// references.
  fileprivate mutating func append(_ source: Span<UInt8>, _ record: HTMLDocument.Node, isLink: Bool) {
    let range = Int(record.valueStart)..<Int(record.valueEnd)
    let added =
      if let characters = HTMLText.withoutReferences(source, range) {
        measure(characters.span, 0..<characters.count)
      } else {
        measure(source, range)
      }
    length += added
    if isLink { linkLength += added }
  }

  /// The full stops of Urdu, Armenian, Ethiopic, Burmese and Khmer.
  private func isStop(_ first: UInt8, _ source: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    guard index < end else { return false }
    let second = source[index]
    switch first {
    case 0xDB: return second == 0x94
    case 0xD6: return second == 0x89
    default:
      guard index + 1 < end else { return false }
      let third = source[index + 1]
      return second == 0x8D && third == 0xA2 || second == 0x81 && third == 0x8B
        || second == 0x9F && third == 0x94
    }
  }

  /// Counts ends of sentences and commas, and returns the length of the text.
  private mutating func measure(_ source: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    var added: Int32 = 0
    var wasBlank = length == 0
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = source[index]
      index += 1
      if byte &- 0x41 < 0x3F {
        added += 1
        wasBlank = false
        continue
      }
      if byte <= 0x20 {
        if !wasBlank { added += 1 }
        wasBlank = true
        continue
      }
      wasBlank = false
      // Continuation bytes are part of a character counted already.
      if byte & 0xC0 == 0x80 { continue }
      added += byte >= 0xE3 && byte < 0xEE ? 2 : 1
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        // The end of a sentence: nothing, a blank or a closing mark follows.
        if index >= end || source[index] <= 0x40 || source[index] >= 0x80 { sentenceEnds += 1 }
      case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
      case 0xE3:
        if index + 1 < end, source[index] == 0x80, source[index + 1] == 0x82 { sentenceEnds += 1 }
      case 0xEF: if index + 1 < end, source[index] == 0xBC { commas += 1 }
      case 0xE0:
        if index + 1 < end, source[index] == 0xA5, source[index + 1] == 0xA4 { sentenceEnds += 1 }
      case 0xD8: if index < end, source[index] == 0x8C { commas += 1 }
      case 0xDB, 0xD6, 0xE1: if isStop(byte, source, index, end) { sentenceEnds += 1 }
      default: break
      }
    }
    return added
  }
}
