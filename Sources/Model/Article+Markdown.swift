internal import ASCII

extension Article {
  /// Main content as CommonMark, with tables as GitHub writes them: the same words as ``text``, block by
  /// block.
  ///
  /// A picture stands between the blocks where it stood, its caption in the place of a title, so that a
  /// reader of the text alone finds nothing added. So does what the text shows of other places.
  public var markdown: String { String(decoding: markdownBytes, as: UTF8.self) }

  /// ``markdown`` as UTF-8.
  public var markdownBytes: [UInt8] {
    var writer = MarkdownWriter()
    var picture = 0
    var embed = 0
    for (index, block) in blocks.enumerated() {
      while picture < images.count, (images[picture].blockCountBefore ?? 0) <= index {
        writer.append(images[picture])
        picture += 1
      }
      while embed < embeds.count, embeds[embed].blockCountBefore <= index {
        writer.append(embeds[embed])
        embed += 1
      }
      if block.kind == .tableRow, block.startsGroup || index == 0 || blocks[index - 1].kind != .tableRow {
        writer.columnCount = columnCount(from: index)
      }
      writer.append(block)
    }
    for image in images[picture...] { writer.append(image) }
    for embed in embeds[embed...] { writer.append(embed) }
    return writer.finished()
  }

  /// Cells of the longest row of the table that begins at a block.
  private func columnCount(from start: Int) -> Int {
    var count = 1
    for index in blocks.indices[start...] {
      guard blocks[index].kind == .tableRow, index == start || !blocks[index].startsGroup else { break }
      count = max(count, blocks[index].cellEnds.count)
    }
    return count
  }
}

/// Blocks to CommonMark, as bytes.
struct MarkdownWriter {
  private var bytes: [UInt8] = []
  /// Of the block before, where nothing else was written behind it.
  private var previous: (kind: Block.Kind, level: Int)?
  /// Whether the list being written uses the second of the two markers, which parts it from a list right
  /// before it.
  private var usesSecondMarker = false
  /// The list items that enclose the next one: their level, and the width of their marker.
  private var enclosing: [(level: Int, indent: Int)] = []
  private var isFirstRow = false
  /// Of the table being written: a parser drops what stands beyond its first row.
  var columnCount = 1

  // MARK: Blocks

  mutating func append(_ block: Block) {
    separate(from: block)
    switch block.kind {
    case .paragraph: appendLine(block)
    case .heading:
      append(repeating: UInt8(ascii: "#"), min(max(block.level, 1), 6))
      bytes.append(0x20)
      appendInline(block, atLineStart: false)
    case .listItem: appendItem(block)
    case .quote:
      append("> ", times: min(max(block.level, 1), 16))
      appendLine(block)
    case .tableRow: appendRow(block)
    case .code:
      append(repeating: 0x20, block.indent)
      bytes.append(contentsOf: block.text.utf8)
    }
    previous = (block.kind, block.level)
  }

  mutating func append(_ image: ImageReference) {
    closeCode()
    blankLine()
    append("![")
    if let alt = image.alt { appendEscaped(Array(alt.utf8)[...], atLineStart: false) }
    append("](")
    appendDestination(image.url)
    let caption = [image.caption, image.credit].compactMap { $0 }.joined(separator: " / ")
    if !caption.isEmpty {
      append(" \"")
      for byte in caption.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte == 0x0A ? 0x20 : byte)
      }
      append("\"")
    }
    append(")")
    previous = nil
    enclosing = []
  }

  /// As a picture is written: what is to be shown at this place.
  mutating func append(_ embed: Embed) { append(ImageReference(url: embed.url, alt: embed.title)) }

  mutating func finished() -> [UInt8] {
    closeCode()
    return bytes
  }

  /// What must stand between two blocks so that they stay two.
  private mutating func separate(from block: Block) {
    let isSameGroup = previous?.kind == block.kind && !block.startsGroup
    switch block.kind {
    case .code where isSameGroup:
      bytes.append(0x0A)
      return
    case .listItem where isSameGroup, .tableRow where isSameGroup:
      bytes.append(0x0A)
      // Right below a text a deeper list must begin with 1 (CommonMark §5.2).
      if block.kind == .listItem, block.level > previous?.level ?? 1, let number = block.number, number != 1 {
        bytes.append(0x0A)
      }
      return
    case .quote where isSameGroup:
      bytes.append(0x0A)
      append("> ", times: min(max(min(block.level, previous?.level ?? 1), 1), 16))
      if bytes.last == 0x20 { bytes.removeLast() }
      bytes.append(0x0A)
      return
    default: break
    }
    closeCode()
    blankLine()
    switch block.kind {
    case .listItem:
      usesSecondMarker = previous?.kind == .listItem ? !usesSecondMarker : false
      enclosing = []
    case .quote where previous?.kind == .quote, .tableRow where previous?.kind == .tableRow:
      append("<!-- -->")
      blankLine()
    case .code: append(Self.fence + "\n")
    default: break
    }
    if block.kind == .tableRow { isFirstRow = true }
  }

  private mutating func blankLine() {
    if !bytes.isEmpty { append("\n\n") }
  }

  /// Around code, which is written as it is: longer than any fence that code samples show.
  private static let fence = "~~~~~~"

  private mutating func closeCode() {
    if previous?.kind == .code { append("\n" + Self.fence) }
    previous = previous?.kind == .code ? nil : previous
  }

  private mutating func appendLine(_ block: Block) { appendInline(block, atLineStart: true) }

  private mutating func appendItem(_ block: Block) {
    while let last = enclosing.last, last.level >= block.level || enclosing.count > 11 {
      enclosing.removeLast()
    }
    append(repeating: 0x20, enclosing.reduce(0) { $0 + $1.indent })
    let start = bytes.count
    if let number = block.number {
      append(String(max(0, min(number, 999_999_999))))
      append(usesSecondMarker ? ") " : ". ")
    } else {
      append(usesSecondMarker ? "* " : "- ")
    }
    enclosing.append((block.level, bytes.count - start))
    appendInline(block, atLineStart: true)
  }

  private mutating func appendRow(_ block: Block) {
    let text = Array(block.text.utf8)
    var cells: [Range<Int>] = []
    var start = 0
    for end in block.cellEnds {
      cells.append(min(start, text.count)..<min(max(start, end), text.count))
      start = Self.behindSeparator(text, cells[cells.count - 1].upperBound)
    }
    if cells.isEmpty { cells = [0..<text.count] }
    if isFirstRow, !block.isHeader {
      // A table begins with heads; one without them begins with empty ones.
      append("|")
      append("   |", times: columnCount)
      append("\n")
      appendRule(columnCount)
      append("\n")
    }
    append("|")
    var marks = block.marks[...]
    for cell in cells {
      marks = marks.drop { $0.range.lowerBound < cell.lowerBound }
      bytes.append(0x20)
      appendInline(text, marks.prefix { $0.range.lowerBound < cell.upperBound }, cell, atLineStart: false)
      append(" |")
    }
    if isFirstRow, block.isHeader {
      append("   |", times: max(0, columnCount - cells.count))
      append("\n")
      appendRule(columnCount)
    }
    isFirstRow = false
  }

  /// Behind ` | `, of which the row's own ends may have lost a blank.
  private static func behindSeparator(_ text: [UInt8], _ end: Int) -> Int {
    var index = end
    while index < text.count, text[index] == 0x20 { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "|") { index += 1 }
    if index < text.count, text[index] == 0x20 { index += 1 }
    return index
  }

  private mutating func appendRule(_ count: Int) {
    append("|")
    append(" --- |", times: count)
  }

  // MARK: Bytes

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ text: String, times: Int) {
    for _ in 0..<times { append(text) }
  }

  private mutating func append(repeating byte: UInt8, _ count: Int) {
    for _ in 0..<count { bytes.append(byte) }
  }
}

// MARK: - Running text

extension MarkdownWriter {
  private mutating func appendInline(_ block: Block, atLineStart: Bool) {
    let text = Array(block.text.utf8)
    appendInline(text, block.marks, 0..<text.count, atLineStart: atLineStart)
  }

  /// Text with its marks; a mark whose signs a parser would not take for signs is left out.
  private mutating func appendInline(
    _ text: [UInt8], _ marks: some Collection<Block.Mark>, _ range: Range<Int>, atLineStart: Bool
  ) {
    let whole = marks.filter { mark in
      mark.range.lowerBound >= range.lowerBound && mark.range.upperBound <= range.upperBound
        && !mark.range.isEmpty
    }
    let inside = whole.enumerated()
      .filter { index, mark in Self.canMark(text, mark, around: whole[(index + 1)...]) }
      .map(\.element)
    var open: [Block.Mark] = []
    var next = 0
    var index = range.lowerBound
    while index <= range.upperBound {
      while let last = open.last, last.range.upperBound <= index {
        close(last)
        open.removeLast()
      }
      var literal: Block.Mark?
      while next < inside.count, inside[next].range.lowerBound <= index {
        let mark = inside[next]
        next += 1
        if mark.kind == .code {
          literal = mark
          break
        }
        guard !mark.range.isEmpty, mark.range.upperBound <= open.last?.range.upperBound ?? .max else {
          continue
        }
        begin(mark)
        open.append(mark)
      }
      if let literal {
        appendCode(Array(text[literal.range]))
        index = literal.range.upperBound
        while next < inside.count, inside[next].range.lowerBound < index { next += 1 }
        continue
      }
      guard index < range.upperBound else { break }
      let end = min(
        next < inside.count ? inside[next].range.lowerBound : .max, open.last?.range.upperBound ?? .max,
        range.upperBound)
      appendEscaped(text[index..<end], atLineStart: atLineStart && index == range.lowerBound)
      index = end
    }
  }

  private mutating func begin(_ mark: Block.Mark) {
    switch mark.kind {
    case .emphasis: append("*")
    case .strong: append("**")
    case .link: append("[")
    case .code: break
    }
  }

  private mutating func close(_ mark: Block.Mark) {
    switch mark.kind {
    case .emphasis: append("*")
    case .strong: append("**")
    case .code: break
    case .link(let url, _):
      append("](")
      appendDestination(url)
      append(")")
    }
  }

  /// Signs of emphasis count only at the edge of a word (CommonMark §6.2): inside, a letter or digit;
  /// outside, a blank, a bracket or nothing — or a letter, where a letter stands inside. A link or code at
  /// an edge puts a sign of its own there, whatever its text is.
  private static func canMark(
    _ text: [UInt8], _ mark: Block.Mark, around inner: ArraySlice<Block.Mark>
  ) -> Bool {
    guard mark.kind == .emphasis || mark.kind == .strong else { return true }
    let range = mark.range
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0x20
    let after = range.upperBound < text.count ? text[range.upperBound] : 0x20
    var beginsWithWord = text[range.lowerBound].isASCIIAlphanumeric
    var endsWithWord = text[range.upperBound - 1].isASCIIAlphanumeric
    for other in inner.prefix(while: { $0.range.lowerBound < range.upperBound }) {
      guard other.kind != .emphasis, other.kind != .strong else { continue }
      if other.range.lowerBound == range.lowerBound { beginsWithWord = false }
      if other.range.upperBound == range.upperBound { endsWithWord = false }
    }
    return (beginsWithWord || before == 0x20) && (endsWithWord || after == 0x20)
  }

  private mutating func appendCode(_ code: [UInt8]) {
    var longest = 0
    var run = 0
    for byte in code {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let needsSpace = code.first == UInt8(ascii: "`") || code.last == UInt8(ascii: "`")
    append(repeating: UInt8(ascii: "`"), longest + 1)
    if needsSpace { bytes.append(0x20) }
    bytes.append(contentsOf: code)
    if needsSpace { bytes.append(0x20) }
    append(repeating: UInt8(ascii: "`"), longest + 1)
  }

  /// An address in angle brackets where it holds what would end it.
  private mutating func appendDestination(_ url: String) {
    let isPlain = url.utf8.allSatisfy {
      $0 > 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "<")
        && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\\")
    }
    if isPlain, !url.isEmpty {
      append(url)
      return
    }
    bytes.append(UInt8(ascii: "<"))
    for byte in url.utf8 where byte >= 0x20 {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Bytes that may have to be escaped wherever they stand: a bit for each ASCII character.
  private static let signs: (low: UInt64, high: UInt64) = {
    var signs: (low: UInt64, high: UInt64) = (0, 0)
    for byte in "\\`*_[]<|~&#".utf8 {
      if byte < 64 { signs.low |= 1 << UInt64(byte) } else { signs.high |= 1 << UInt64(byte - 64) }
    }
    return signs
  }()

  /// Where the next byte stands that may be a sign.
  private static func nextSign(_ text: Span<UInt8>, from start: Int) -> Int {
    let signs = signs
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80, (byte < 64 ? signs.low : signs.high) >> UInt64(byte & 63) & 1 != 0 { break }
      index += 1
    }
    return index
  }

  /// Text in which nothing is a sign.
  private mutating func appendEscaped(_ text: ArraySlice<UInt8>, atLineStart: Bool) {
    let span = text.span
    var start = atLineStart ? appendLineStart(text) : text.startIndex
    var index = start
    while true {
      index = text.startIndex + Self.nextSign(span, from: index - text.startIndex)
      guard index < text.endIndex else { break }
      defer { index += 1 }
      let isSign: Bool
      switch text[index] {
      case UInt8(ascii: "&"):
        let next = index + 1 < text.endIndex ? text[index + 1] : 0x20
        isSign = next.isASCIIAlphanumeric || next == UInt8(ascii: "#")
      // Would close a heading.
      case UInt8(ascii: "#"): isSign = index + 1 == text.endIndex
      default: isSign = true
      }
      guard isSign else { continue }
      bytes.append(contentsOf: text[start..<index])
      bytes.append(UInt8(ascii: "\\"))
      start = index
    }
    bytes.append(contentsOf: text[start...])
  }

  /// Signs that mean something only at the start of a line; returns where the rest of it begins.
  private mutating func appendLineStart(_ text: ArraySlice<UInt8>) -> Int {
    guard let first = text.first else { return text.startIndex }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "="):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(first)
      return text.startIndex + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = text.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard digits.count < text.count, digits.count <= 9 else { return text.startIndex }
      let sign = text[digits.endIndex]
      guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else { return text.startIndex }
      bytes.append(contentsOf: digits)
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(sign)
      return digits.endIndex + 1
    default: return text.startIndex
    }
  }
}
