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
    private let names = HTMLTag.names

    /// The tag or comment that begins at `<`; nil where it is only a character. Names that HTML does not know are no tags, so that a
    /// text about the `<blink>` tag keeps it.
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
      guard tag != .unknown else { return nil }
      guard let end = endOfTag(bytes, from: cursor) else {
        lastOpening = less
        return nil
      }
      if !isEnd, tag == .script || tag == .style {
        return Tag(end: endOfRawText(bytes, from: end, name: start..<cursor), isBreak: true, mayLink: false)
      }
      let isBreak = tag == .br || !HTMLTagSet.inline.contains(tag)
      return Tag(end: end, isBreak: isBreak, mayLink: !isEnd && end - cursor > 1)
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
          bytes[cursor - 1] == UInt8(ascii: "=") || XMLScanner.isSpace(bytes[cursor - 1]),
          let close = ByteSearch.first(byte, in: bytes, from: cursor + 1)
        {
          cursor = close
        }
        cursor += 1
      }
      return ByteSearch.first(UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
      (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
    }
  }
}
