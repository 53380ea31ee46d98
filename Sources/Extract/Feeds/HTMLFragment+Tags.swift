internal import ASCII

extension HTMLFragment {
  struct Tag {
    /// Behind `>`.
    var end: Int
    /// A reader sees a gap here: a block or a line break.
    var isBreak: Bool
    var mayLink: Bool
  }

  /// Tells tags from characters. It remembers from where on no `>` stands, so that nothing is looked for again and again: the time stays
  /// linear whatever the text holds.
  struct TagFinder {
    private var lastOpening = Int.max
    private var hasDrawingEnd = true
    private let names = HTMLTag.names
    private let wanted: TagNames

    /// Hashes of inline elements of HTML that the tree has no use for.
    private static let rareNames = Set(
      ["nobr", "acronym", "rb", "rtc", "math", "bgsound"].map { NameTable.hash(of: $0) })

    init(_ wanted: TagNames) { self.wanted = wanted }

    /// The tag or comment that begins at `<`; nil where it is only a character. Which names make a tag is for
    /// ``TagNames`` to say.
    mutating func tag(in bytes: Span<UInt8>, at less: Int) -> Tag? {
      var cursor = less + 1
      guard less < lastOpening, cursor < bytes.count, bytes[less] == UInt8(ascii: "<") else { return nil }
      if bytes[cursor] == UInt8(ascii: "!") { return comment(in: bytes, at: less) }
      let isEnd = bytes[cursor] == UInt8(ascii: "/")
      if isEnd { cursor += 1 }
      let start = cursor
      var hash = NameTable.emptyHash
      while cursor < bytes.count, isNameByte(bytes[cursor]) {
        hash = NameTable.hash(hash, bytes[cursor] | 0x20)
        cursor += 1
      }
      guard cursor > start else { return nil }
      let tag = HTMLTag(hash: hash, in: names)
      guard tag != .unknown || Self.rareNames.contains(hash) || isAnyTag(bytes, start..<cursor) else {
        return nil
      }
      guard let end = endOfTag(bytes, from: cursor) else {
        lastOpening = less
        return nil
      }
      if !isEnd, tag == .script || tag == .style {
        return Tag(end: endOfRawText(bytes, from: end, name: start..<cursor), isBreak: true, mayLink: false)
      }
      if !isEnd, tag == .svg, let drawingEnd = endOfDrawing(bytes, from: end) {
        return Tag(end: drawingEnd, isBreak: false, mayLink: false)
      }
      let isBreak = tag == .br || !HTMLTagSet.inline.contains(tag)
      return Tag(end: end, isBreak: isBreak, mayLink: !isEnd && end - cursor > 1)
    }

    /// True for a name that only needs to be one: it begins with a letter and ends where the tag goes on.
    private func isAnyTag(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
      guard wanted == .any, name.upperBound < bytes.count,
        (bytes[name.lowerBound] | 0x20) >= 0x61, (bytes[name.lowerBound] | 0x20) <= 0x7A,
        bytes[name.upperBound - 1] != UInt8(ascii: ":")
      else { return false }
      let after = bytes[name.upperBound]
      return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after.isASCIISpace
    }

    /// Behind the end tag of a drawing and of those in it; nil for one that is empty or never ends.
    private mutating func endOfDrawing(_ bytes: Span<UInt8>, from start: Int) -> Int? {
      guard hasDrawingEnd, bytes[start - 2] != UInt8(ascii: "/") else { return nil }
      var depth = 1
      var cursor = start
      while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: cursor) {
        let isEnd = less + 1 < bytes.count && bytes[less + 1] == UInt8(ascii: "/")
        let name = less + (isEnd ? 2 : 1)
        cursor = less + 1
        guard name + 3 < bytes.count, bytes[name] | 0x20 == UInt8(ascii: "s"),
          bytes[name + 1] | 0x20 == UInt8(ascii: "v"), bytes[name + 2] | 0x20 == UInt8(ascii: "g"),
          !isNameByte(bytes[name + 3]), let end = endOfTag(bytes, from: name + 3)
        else { continue }
        cursor = end
        if isEnd { depth -= 1 } else if bytes[end - 2] != UInt8(ascii: "/") { depth += 1 }
        if depth == 0 { return end }
      }
      hasDrawingEnd = false
      return nil
    }

    private func comment(in bytes: Span<UInt8>, at less: Int) -> Tag? {
      guard less + 3 < bytes.count, bytes[less + 2] == UInt8(ascii: "-"), bytes[less + 3] == UInt8(ascii: "-")
      else { return nil }
      var cursor = less + 4
      while let end = ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: cursor) {
        // The end may share its hyphens with the beginning: `<!-->`.
        if bytes[end - 1] == UInt8(ascii: "-"), bytes[end - 2] == UInt8(ascii: "-") {
          return Tag(end: end + 1, isBreak: false, mayLink: false)
        }
        cursor = end + 1
      }
      return Tag(end: bytes.count, isBreak: false, mayLink: false)
    }

    /// Behind the end tag of a script or style, or the end of the text.
    private func endOfRawText(_ bytes: Span<UInt8>, from start: Int, name: Range<Int>) -> Int {
      var cursor = start
      while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: cursor) {
        let nameEnd = less + 2 + name.count
        if nameEnd < bytes.count, bytes[less + 1] == UInt8(ascii: "/"),
          (0..<name.count).allSatisfy({ bytes[less + 2 + $0] | 0x20 == bytes[name.lowerBound + $0] | 0x20 })
        {
          return endOfTag(bytes, from: nameEnd) ?? bytes.count
        }
        cursor = less + 1
      }
      return bytes.count
    }

    /// Behind the `>` that is in no quotes; where a quote is never closed, behind the first.
    private func endOfTag(_ bytes: Span<UInt8>, from start: Int) -> Int? {
      var cursor = start
      while cursor < bytes.count {
        let byte = bytes[cursor]
        if byte == UInt8(ascii: ">") { return cursor + 1 }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
          bytes[cursor - 1] == UInt8(ascii: "=") || bytes[cursor - 1].isASCIISpace,
          let close = ByteSearch.first(byte, in: bytes, from: cursor + 1)
        {
          cursor = close
        }
        cursor += 1
      }
      return ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
      (byte >= 0x30 && byte <= 0x3A) || byte.isASCIILetter
        || byte == UInt8(ascii: "-")
    }
  }
}
