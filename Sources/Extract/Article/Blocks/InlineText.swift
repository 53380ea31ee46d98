internal import Model

/// Running text as it is gathered: bytes, and the marks over them.
///
/// White space is collapsed as it comes in. A line break is kept as a line feed until the text is cut into
/// blocks.
struct InlineText {
  private(set) var bytes: [UInt8] = []
  private var open: [(kind: Block.Mark.Kind, start: Int)] = []
  private var done: [(mark: Block.Mark, depth: Int)] = []

  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A } }

  mutating func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    HTMLText.append(source, range, to: &bytes)
  }

  mutating func append(codeLine source: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    if bytes.last.map({ $0 == 0x0A }) ?? true {
      while start < range.upperBound, source[start] == 0x20 || source[start] == 0x09 {
        bytes.append(source[start])
        start += 1
      }
    }
    append(source, start..<range.upperBound)
  }

  mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(formula tex: String) {
    let text = Array(tex.utf8)
    // A drawing of the formula stands beside its source.
    if !bytes.suffix(text.count).elementsEqual(text) { bytes += text.map { $0 == 0x0A ? 0x20 : $0 } }
  }

  /// A byte of code, as it is.
  mutating func append(verbatim byte: UInt8) { bytes.append(byte == 0x0A ? 0x20 : byte) }

  mutating func appendSpace() {
    if let last = bytes.last, last != 0x20, last != 0x0A { bytes.append(0x20) }
  }

  mutating func appendBreak() {
    while bytes.last == 0x20 { bytes.removeLast() }
    bytes.append(0x0A)
  }

  // MARK: Marks

  /// Opens a mark; one of the same kind that is open already makes it silent.
  mutating func openMark(_ kind: Block.Mark.Kind) -> Bool {
    guard !open.contains(where: { Self.isSame($0.kind, kind) }) else { return false }
    open.append((kind, bytes.count))
    return true
  }

  private static func isSame(_ left: Block.Mark.Kind, _ right: Block.Mark.Kind) -> Bool {
    switch (left, right) {
    case (.link, .link), (.strong, .strong), (.emphasis, .emphasis), (.code, .code): true
    default: false
    }
  }

  /// Closes the innermost mark of that kind; marks opened inside of it go on behind, so that marks always
  /// nest.
  mutating func closeMark(_ kind: Block.Mark.Kind) {
    guard let index = open.lastIndex(where: { Self.isSame($0.kind, kind) }) else { return }
    for position in open.indices[index...].reversed() { finish(position) }
    open.remove(at: index)
    for position in open.indices[index...] { open[position].start = bytes.count }
  }

  private mutating func finish(_ index: Int) {
    if bytes.count > open[index].start {
      done.append((Block.Mark(open[index].kind, open[index].start..<bytes.count), index))
    }
  }

  // MARK: Result

  /// Hands the text over and starts anew; marks that are open go on in what follows.
  mutating func take() -> MarkedText {
    for index in open.indices.reversed() { finish(index) }
    for index in open.indices { open[index].start = 0 }
    // By start, the outer before the inner.
    func place(_ index: Int) -> (start: Int, end: Int, depth: Int, index: Int) {
      (done[index].mark.range.lowerBound, -done[index].mark.range.upperBound, done[index].depth, index)
    }
    let order = done.indices.sorted { place($0) < place($1) }
    defer {
      bytes.removeAll(keepingCapacity: true)
      done.removeAll(keepingCapacity: true)
    }
    return MarkedText(bytes: bytes, marks: order.map { done[$0].mark })
  }
}

/// Text with marks, not yet cut and trimmed.
struct MarkedText {
  let bytes: [UInt8]
  private let marks: [Block.Mark]
  // Parts are asked for from the start on: marks before `next` began before the last part's end, and those of them that
  // are `open` do not end before its start.
  private var lastStart = 0
  private var next = 0
  private var open: [Block.Mark] = []

  /// - Parameter marks: in order of their start.
  init(bytes: [UInt8], marks: [Block.Mark]) {
    (self.bytes, self.marks) = (bytes, marks)
  }

  /// The part without white space at its ends, marks clipped to it and neighbours of one kind joined; nil
  /// where it is blank.
  mutating func slice(_ range: Range<Int>) -> (text: String, marks: [Block.Mark])? {
    let (start, end) = trim(range)
    guard start < end else { return nil }
    var clipped: [Block.Mark] = []
    for mark in marks(around: range) {
      let inside = mark.range.clamped(to: start..<end)
      let (low, high) = trim(inside)
      guard low < high else { continue }
      let next = Block.Mark(mark.kind, low - start..<high - start)
      if let previous = clipped.last, previous.kind == next.kind,
        isBlank(previous.range.upperBound + start..<low)
      {
        clipped[clipped.count - 1].range = previous.range.lowerBound..<next.range.upperBound
      } else {
        clipped.append(next)
      }
    }
    guard ByteSearch.first(0x0A, in: bytes[start..<end]) != nil else {
      return (String(validUTF8: bytes[start..<end]), clipped)
    }
    let line = bytes[start..<end].map { $0 == 0x0A ? 0x20 : $0 }
    return (String(validUTF8: line[...]), clipped)
  }

  /// The marks that overlap a part, and perhaps some beside it.
  private mutating func marks(around range: Range<Int>) -> [Block.Mark] {
    if range.lowerBound < lastStart { (next, open) = (0, []) }
    lastStart = range.lowerBound
    open.removeAll { $0.range.upperBound <= range.lowerBound }
    while next < marks.count, marks[next].range.lowerBound < range.upperBound {
      if marks[next].range.upperBound > range.lowerBound { open.append(marks[next]) }
      next += 1
    }
    return open
  }

  /// Columns of the white space that a part begins with; a tab is four.
  func indent(of range: Range<Int>) -> Int {
    bytes[range].prefix { Self.isBlank($0) }.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(Self.isBlank) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

  private func trim(_ range: Range<Int>) -> (start: Int, end: Int) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isBlank(bytes[start]) { start += 1 }
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return (start, end)
  }
}
