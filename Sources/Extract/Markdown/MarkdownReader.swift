internal import Model

/// Reads a Markdown document, such as saved articles are kept in, into the same blocks as a page.
///
/// Reads what CommonMark defines as far as articles use it: headings, paragraphs, lists, quotes, fenced code,
/// pipe tables, pictures, links, emphasis. The first heading is the title. Three conventions of saved
/// articles are known: a paragraph that is only a picture is a picture of the body, an emphasised line right
/// below it is its caption, and a paragraph of nothing but linked pictures is an advertisement.
struct MarkdownReader {
  private(set) var title: String?
  private(set) var blocks: [Block] = []
  private(set) var images: [ImageReference] = []
  private(set) var log: RemovalLog
  private let base: WebURL?

  private var paragraph: [UInt8] = []
  private var context = Context()
  /// The last thing read was a picture that may get a caption.
  private var awaitsCaption = false
  private var isInGroup: Block.Kind?

  /// What the lines being gathered are.
  private struct Context: Equatable {
    var kind = Block.Kind.paragraph
    var level = 1
    var number: Int?
  }

  private static let step = "markdown"
  private static let maximumCaptionBytes = 600
  private static let maximumBlocks = 50_000

  init(_ utf8: [UInt8], base: WebURL?, explains: Bool) {
    self.base = base
    log = RemovalLog(isOn: explains)
    var lines = MarkdownLines(utf8)
    Self.skipFrontMatter(&lines)
    while let line = lines.next(), blocks.count < Self.maximumBlocks { read(line, &lines) }
    flush()
  }

  // MARK: Lines

  private static func skipFrontMatter(_ lines: inout MarkdownLines) {
    var matter = lines
    guard matter.next()?.elementsEqual("---".utf8) == true else { return }
    for _ in 0..<100 where matter.next()?.elementsEqual("---".utf8) == true {
      lines = matter
      return
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ rest: inout MarkdownLines) {
    var line = MarkdownLine(line)
    if line.isBlank {
      flush()
      return
    }
    if let fence = line.fence {
      flush()
      readCode(fence, &rest)
      return
    }
    if line.isRule, paragraph.isEmpty || !line.isSetext {
      flush()
      isInGroup = nil
      return
    }
    if line.isSetext, !paragraph.isEmpty, context.kind == .paragraph {
      context = Context(kind: .heading, level: line.setextLevel)
      flush()
      return
    }
    if let level = line.takeHeading() {
      flush()
      context = Context(kind: .heading, level: level)
      paragraph = Array(line.bytes)
      flush()
      return
    }
    let depth = line.takeQuote()
    if depth > 0 {
      if context.kind != .quote { flush() }
      context = Context(kind: .quote, level: depth)
      if line.isBlank { flush() } else { gather(line) }
      return
    }
    if let item = line.takeItem(), paragraph.isEmpty || context.kind == .listItem || item.number ?? 1 == 1 {
      flush()
      context = Context(kind: .listItem, level: item.indent / 2 + 1, number: item.number)
      gather(line)
      return
    }
    if line.isTableRow, paragraph.isEmpty {
      readTable(line, &rest)
      return
    }
    if context.kind == .quote || paragraph.isEmpty && context.kind != .listItem {
      context = paragraph.isEmpty ? Context() : context
    }
    gather(line)
  }

  private mutating func gather(_ line: MarkdownLine) {
    if !paragraph.isEmpty { paragraph.append(0x0A) }
    paragraph.append(contentsOf: line.trimmed)
    if line.endsInBreak { paragraph.append(contentsOf: "  ".utf8) }
  }

  private mutating func readCode(_ fence: MarkdownLine.Fence, _ rest: inout MarkdownLines) {
    var isFirst = true
    while let line = rest.next() {
      let line = MarkdownLine(line)
      if line.closes(fence) { break }
      guard var block = line.code(in: fence) else { continue }
      block.startsGroup = isFirst
      isFirst = false
      blocks.append(block)
    }
    awaitsCaption = false
    isInGroup = nil
  }

  private mutating func readTable(_ first: MarkdownLine, _ rest: inout MarkdownLines) {
    var rows = [first]
    while let line = rest.peek, MarkdownLine(line).isTableRow {
      rows.append(MarkdownLine(line))
      _ = rest.next()
    }
    let hasHead = rows.count > 1 && rows[1].isTableRule
    for (index, row) in rows.enumerated() where !row.isTableRule {
      var text: [UInt8] = []
      var ends: [Int] = []
      var marks: [Block.Mark] = []
      for cell in row.cells {
        if !ends.isEmpty { text.append(contentsOf: " | ".utf8) }
        var marked = MarkdownInline(Array(cell), base: base).text
        let offset = text.count
        if let (content, found) = marked.slice(0..<marked.bytes.count) {
          text.append(contentsOf: content.utf8)
          marks += found.map {
            Block.Mark($0.kind, $0.range.lowerBound + offset..<$0.range.upperBound + offset)
          }
        }
        ends.append(text.count)
      }
      guard let trimmed = HTMLText.trimmed(text), trimmed.utf8.count == text.count else { continue }
      var block = Block(.tableRow, trimmed, marks: marks)
      block.cellEnds = ends
      block.isHeader = hasHead && index == 0
      block.startsGroup = index == 0
      blocks.append(block)
    }
    awaitsCaption = false
  }

  // MARK: Blocks

  private mutating func flush() {
    defer {
      paragraph = []
      context = Context()
    }
    guard !paragraph.isEmpty else { return }
    let inline = MarkdownInline(paragraph, base: base)
    guard !inline.isAdvertisement else {
      log.record(Self.step, "linked picture between paragraphs", inline.images.first?.url)
      return
    }
    var marked = inline.text
    var start = 0
    for cut in inline.breaks + [marked.bytes.count] {
      if let (text, marks) = marked.slice(start..<cut) { append(text, marks) }
      start = cut
    }
    for var image in inline.images {
      image.blockCountBefore = blocks.count
      images.append(image)
      awaitsCaption = true
    }
    if !inline.images.isEmpty { isInGroup = nil }
  }

  private mutating func append(_ text: String, _ marks: [Block.Mark]) {
    if context.kind == .heading, title == nil, context.level <= 2, blocks.isEmpty {
      title = text
      return
    }
    if awaitsCaption, context.kind == .paragraph, isCaption(text, marks), let last = images.indices.last {
      images[last].caption = text
      awaitsCaption = false
      return
    }
    awaitsCaption = false
    var block = Block(context.kind, text, marks: marks)
    block.level = context.level
    block.number = context.number
    if context.kind == .listItem || context.kind == .quote {
      block.startsGroup = isInGroup != context.kind
      isInGroup = context.kind
    } else {
      isInGroup = nil
    }
    blocks.append(block)
  }

  /// All of it emphasised, by one mark.
  private func isCaption(_ text: String, _ marks: [Block.Mark]) -> Bool {
    text.utf8.count <= Self.maximumCaptionBytes
      && marks.contains { $0.kind == .emphasis && $0.range == 0..<text.utf8.count }
  }
}
