import Model

/// The little HTML that titles, summaries and contents of feeds hold: is it markup at all, what does it say, where do its links go.
///
/// No tree is built: one pass over the bytes, as tolerant as ``XMLScanner``.
enum HTMLFragment {
  /// True where a tag of HTML stands in the text; `a < b` and `the <blink> tag` of a plain text have none that HTML knows.
  static func hasMarkup(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let lastClose = lastClose(in: bytes) else { return false }
    var cursor = bytes.startIndex
    while let less = find(UInt8(ascii: "<"), in: bytes, from: cursor) {
      if tag(in: bytes, at: less, lastClose: lastClose) != nil { return true }
      cursor = less + 1
    }
    return false
  }

  /// What a reader sees: without tags, references resolved, white space collapsed. `isMarkup` false leaves the tags in.
  static func plainText(_ bytes: ArraySlice<UInt8>, isMarkup: Bool = true) -> String {
    // Most titles and names are one run of words.
    if endOfRun(bytes, from: bytes.startIndex) == bytes.endIndex { return String(validUTF8: bytes) }
    let lastClose = isMarkup ? lastClose(in: bytes) ?? -1 : -1
    var text = PlainText(capacity: bytes.count)
    var cursor = bytes.startIndex
    while cursor < bytes.endIndex {
      let run = endOfRun(bytes, from: cursor)
      if run > cursor {
        text.append(bytes[cursor..<run])
        cursor = run
        continue
      }
      switch bytes[cursor] {
      case UInt8(ascii: "<") where isMarkup:
        if let found = tag(in: bytes, at: cursor, lastClose: lastClose) {
          if found.isBreak { text.appendSpace() }
          cursor = found.end
          continue
        }
      case UInt8(ascii: "&") where isMarkup:
        if let reference = HTMLEntities.reference(in: bytes.span, at: cursor - bytes.startIndex) {
          text.appendCharacters(reference.characters)
          cursor += reference.length
          continue
        }
      case 0xC2 where cursor + 1 < bytes.endIndex && bytes[cursor + 1] == 0xA0:
        text.appendSpace()
        cursor += 2
        continue
      case let byte where XMLScanner.isSpace(byte):
        text.appendSpace()
        cursor += 1
        continue
      default: break
      }
      text.append(bytes[cursor...cursor])
      cursor += 1
    }
    return text.finish()
  }

  /// Behind the characters that are taken as they are: words, and the single spaces between them.
  private static func endOfRun(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      let offset = bytes.startIndex
      var cursor = start - offset
      while cursor < buffer.count {
        let byte = buffer[cursor]
        if byte > 0x20 {
          if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0xC2 { break }
          cursor += 1
        } else {
          guard byte == 0x20, cursor > start - offset, cursor + 1 < buffer.count,
            isRunByte(buffer[cursor + 1])
          else { break }
          cursor += 2
        }
      }
      return cursor + offset
    }
  }

  private static func isRunByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != 0xC2
  }

  /// Collapses runs of white space (the no-break space, too) to one space while text is appended.
  private struct PlainText {
    private var bytes: [UInt8] = []
    private var isSpaceDue = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func appendSpace() { isSpaceDue = !bytes.isEmpty }

    /// Characters among which no white space is to be collapsed.
    mutating func append(_ run: ArraySlice<UInt8>) {
      if isSpaceDue {
        bytes.append(0x20)
        isSpaceDue = false
      }
      bytes.append(contentsOf: run)
    }

    /// The characters of a reference, one of which may be a space.
    mutating func appendCharacters(_ characters: [UInt8]) {
      if characters == [0xC2, 0xA0] || characters.allSatisfy(XMLScanner.isSpace) { return appendSpace() }
      append(characters[...])
    }

    func finish() -> String { String(validUTF8: bytes[...]) }
  }

  // MARK: Links

  /// The markup with relative links made absolute; the same string where there are none.
  static func resolved(_ bytes: ArraySlice<UInt8>, base: WebURL?) -> String {
    guard let base, let lastClose = lastClose(in: bytes) else {
      return String(validUTF8: bytes)
    }
    var output: [UInt8] = []
    var copied = bytes.startIndex
    var cursor = bytes.startIndex
    while let less = find(UInt8(ascii: "<"), in: bytes, from: cursor) {
      guard let found = tag(in: bytes, at: less, lastClose: lastClose) else {
        cursor = less + 1
        continue
      }
      cursor = found.end
      guard found.mayLink else { continue }
      forEachLink(in: bytes[less..<found.end]) { value in
        guard let absolute = absoluteLink(bytes[value], base: base) else { return }
        output += bytes[copied..<value.lowerBound]
        output += absolute
        copied = value.upperBound
      }
    }
    if copied == bytes.startIndex { return String(validUTF8: bytes) }
    output += bytes[copied...]
    return String(validUTF8: output[...])
  }

  /// Nil for what is absolute already, or is no link.
  private static func absoluteLink(_ value: ArraySlice<UInt8>, base: WebURL) -> [UInt8]? {
    let trimmed = value.drop(while: XMLScanner.isSpace)
    if trimmed.isEmpty || trimmed.first == UInt8(ascii: "#") { return nil }
    for byte in trimmed.prefix(16) {
      if byte == UInt8(ascii: ":") { return nil }
      if !((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) { break }
    }
    let text = plainText(trimmed)
    guard let url = WebURL(text, base: base) else { return nil }
    var escaped: [UInt8] = []
    for byte in url.string.utf8 {
      if byte == UInt8(ascii: "&") { escaped += Array("&amp;".utf8) } else { escaped.append(byte) }
    }
    return escaped
  }

  private static func forEachLink(in tag: ArraySlice<UInt8>, _ body: (Range<Int>) -> Void) {
    var cursor = tag.startIndex
    while let equals = find(UInt8(ascii: "="), in: tag, from: cursor) {
      cursor = equals + 1
      var nameEnd = equals
      while nameEnd > tag.startIndex, XMLScanner.isSpace(tag[nameEnd - 1]) { nameEnd -= 1 }
      let name = tag[..<nameEnd].suffix(while: {
        !XMLScanner.isSpace($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
      })
      while cursor < tag.endIndex, XMLScanner.isSpace(tag[cursor]) { cursor += 1 }
      guard cursor < tag.endIndex else { return }
      let quote = tag[cursor]
      var range = cursor..<tag.endIndex
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = find(quote, in: tag, from: cursor + 1) ?? tag.endIndex - 1
        range = (cursor + 1)..<max(end, cursor + 1)
      } else {
        let end =
          tag[cursor...].firstIndex { XMLScanner.isSpace($0) || $0 == UInt8(ascii: ">") } ?? tag.endIndex
        range = cursor..<end
      }
      if isLinkAttribute(name) { body(range) }
      cursor = min(range.upperBound + 1, tag.endIndex)
    }
  }

  private static func isLinkAttribute(_ name: ArraySlice<UInt8>) -> Bool {
    guard (3...10).contains(name.count) else { return false }
    return ["href", "src", "cite", "poster", "action", "background", "longdesc"].contains { candidate in
      name.count == candidate.utf8.count && zip(name, candidate.utf8).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// The content of the one `div` that Atom wraps XHTML in (RFC 4287 §3.1.1.3); the same bytes where there is none.
  static func withoutEnclosingDiv(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.first == UInt8(ascii: "<"), let end = endOfTag(bytes, from: bytes.startIndex + 1),
      let close = bytes.lastIndex(of: UInt8(ascii: "<")), close >= end
    else { return bytes }
    let opening = bytes[(bytes.startIndex + 1)..<end].prefix(while: isNameByte)
    let closing = bytes[(close + 1)...].dropFirst().prefix(while: isNameByte)
    guard opening.elementsEqual(closing),
      String(decoding: opening, as: UTF8.self).lowercased().hasSuffix("div"),
      !holds("<div", bytes[end..<close])
    else { return bytes }
    return FeedText.trimmed(bytes[end..<close])
  }

  // MARK: Tags

  private struct Tag {
    /// Behind `>`.
    var end: Int
    /// A reader sees a gap here: a block or a line break.
    var isBreak: Bool
    var mayLink: Bool
  }

  /// The tag or comment that begins at `<`; nil where it is only a character. Names that HTML does not know are no tags, so that a text
  /// about the `<blink>` tag keeps it.
  ///
  /// `lastClose` is the place of the last `>` there is: behind it nothing is looked for again and again.
  private static func tag(in bytes: ArraySlice<UInt8>, at less: Int, lastClose: Int) -> Tag? {
    var cursor = less + 1
    guard cursor < lastClose else { return nil }
    if bytes[cursor] == UInt8(ascii: "!") { return declaration(in: bytes, at: less) }
    let isEnd = bytes[cursor] == UInt8(ascii: "/")
    if isEnd { cursor += 1 }
    let start = cursor
    var hash = NameTable.emptyHash
    while cursor < bytes.endIndex, isNameByte(bytes[cursor]) {
      hash = NameTable.hash(hash, bytes[cursor] | 0x20)
      cursor += 1
    }
    guard cursor > start else { return nil }
    let tag = HTMLTag(hash: hash, in: HTMLTag.names)
    guard tag != .unknown, let end = endOfTag(bytes, from: cursor) else { return nil }
    if !isEnd, tag == .script || tag == .style {
      let closed = endOfRawText(bytes, from: end, name: "\(tag)")
      return Tag(end: closed, isBreak: true, mayLink: false)
    }
    let isBreak = tag == .br || !HTMLTagSet.inline.contains(tag)
    return Tag(end: end, isBreak: isBreak, mayLink: !isEnd && end - cursor > 1)
  }

  private static func declaration(in bytes: ArraySlice<UInt8>, at less: Int) -> Tag? {
    guard bytes[less...].starts(with: "<!--".utf8) else { return nil }
    var cursor = less + 4
    while let end = find(UInt8(ascii: ">"), in: bytes, from: cursor) {
      if bytes[end - 1] == UInt8(ascii: "-"), bytes[end - 2] == UInt8(ascii: "-"), end - 2 >= less + 2 {
        return Tag(end: end + 1, isBreak: false, mayLink: false)
      }
      cursor = end + 1
    }
    return Tag(end: bytes.endIndex, isBreak: false, mayLink: false)
  }

  private static func endOfRawText(_ bytes: ArraySlice<UInt8>, from start: Int, name: String) -> Int {
    var cursor = start
    while let less = find(UInt8(ascii: "<"), in: bytes, from: cursor) {
      let rest = bytes[less...].dropFirst(2).prefix(name.utf8.count)
      if less + 1 < bytes.endIndex, bytes[less + 1] == UInt8(ascii: "/"),
        String(decoding: rest, as: UTF8.self).lowercased() == name
      {
        return endOfTag(bytes, from: rest.endIndex) ?? bytes.endIndex
      }
      cursor = less + 1
    }
    return bytes.endIndex
  }

  /// Behind the `>` that is in no quotes; where a quote is never closed, behind the first.
  private static func endOfTag(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var cursor = start
    while cursor < bytes.endIndex {
      switch bytes[cursor] {
      case UInt8(ascii: ">"): return cursor + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard bytes[cursor - 1] == UInt8(ascii: "=") || XMLScanner.isSpace(bytes[cursor - 1]),
          let close = find(bytes[cursor], in: bytes, from: cursor + 1)
        else {
          cursor += 1
          continue
        }
        cursor = close + 1
      default: cursor += 1
      }
    }
    return find(UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 }
  }

  private static func lastClose(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.lastIndex(of: UInt8(ascii: ">"))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
      || byte == UInt8(ascii: ":")
  }

  private static func find(_ byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    ByteSearch.first(byte, in: bytes, from: start)
  }

  private static func holds(_ word: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    ByteSearch.first(word, in: Array(bytes), from: 0, to: bytes.count) != nil
  }
}

extension ArraySlice<UInt8> {
  /// The longest tail of which all satisfy `predicate`.
  fileprivate func suffix(while predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
