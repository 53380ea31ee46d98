/// A text under repair: its UTF-8 bytes, and the offsets into them that must stay right whatever is changed.
struct MarkedText {
  private(set) var bytes: [UInt8]
  /// UTF-8 offsets at code point boundaries, ascending.
  private(set) var anchors: [Int]
  /// How often it was changed.
  private(set) var editCount = 0
  var isEdited: Bool { editCount > 0 }
  private var scanned: TextScan.Findings?

  init(_ bytes: [UInt8], anchors: [Int] = []) {
    self.bytes = bytes
    self.anchors = anchors
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What a look over the text tells; one look lasts until the next edit.
  var findings: TextScan.Findings {
    mutating get {
      if let scanned { return scanned }
      let found = TextScan.findings(in: bytes)
      scanned = found
      return found
    }
  }

  /// Puts the edited text in its place; false, and nothing happens, where nothing was edited.
  @discardableResult
  mutating func apply(_ edits: consuming TextEdits) -> Bool {
    guard !edits.isEmpty else { return false }
    (bytes, anchors) = edits.finish(bytes, anchors: anchors)
    editCount += 1
    scanned = nil
    return true
  }
}

/// Replacements in a text, made from its start to its end.
struct TextEdits {
  private var output: [UInt8] = []
  /// Of each replacement: where it starts and ends in the old text, where it ends in the new one.
  private var changes: [(start: Int, end: Int, newEnd: Int)] = []
  private var copied = 0

  var isEmpty: Bool { changes.isEmpty }

  /// `range` must not start before the end of the last one.
  mutating func replace(_ range: Range<Int>, of source: [UInt8], with bytes: some Collection<UInt8>) {
    if changes.isEmpty { output.reserveCapacity(source.count + bytes.count) }
    output.append(contentsOf: source[copied..<range.lowerBound])
    output.append(contentsOf: bytes)
    copied = range.upperBound
    changes.append((range.lowerBound, range.upperBound, output.count))
  }

  /// The same with one code point.
  @inline(__always)
  mutating func replace(_ range: Range<Int>, of source: [UInt8], with codePoint: UInt32) {
    if changes.isEmpty {
      output.reserveCapacity(source.count)
      changes.reserveCapacity(source.count / 16)
    }
    source.withUnsafeBufferPointer { source in
      output.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<range.lowerBound]))
    }
    output.append(codePoint: codePoint)
    copied = range.upperBound
    changes.append((range.lowerBound, range.upperBound, output.count))
  }

  consuming func finish(_ source: [UInt8], anchors: [Int]) -> (bytes: [UInt8], anchors: [Int]) {
    output.append(contentsOf: source[copied...])
    var moved: [Int] = []
    moved.reserveCapacity(anchors.count)
    var next = 0
    var shift = 0
    for anchor in anchors {
      while next < changes.count, changes[next].end <= anchor {
        shift = changes[next].newEnd - changes[next].end
        next += 1
      }
      if next < changes.count, changes[next].start < anchor {
        // Inside a replaced stretch there is no place of its own: the stretch belongs to what stands before.
        moved.append(changes[next].newEnd)
      } else {
        moved.append(anchor + shift)
      }
    }
    return (output, moved)
  }
}
