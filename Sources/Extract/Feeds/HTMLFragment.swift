internal import ASCII

/// The little HTML that titles, summaries and contents of feeds hold: is it markup at all, what does it say, where do its links go.
///
/// No tree is built: one pass over the bytes, as tolerant as ``XMLScanner``. Offsets count from the slice's own beginning.
enum HTMLFragment {
  /// Which names make a tag.
  enum TagNames {
    /// Those of HTML: a text about the `<blink>` tag keeps it.
    case known
    /// All: the text is known to be markup.
    case any
  }

  /// True where a tag of HTML stands in the text; `a < b` and `the <blink> tag` of a plain text have none that HTML knows.
  static func hasMarkup(_ slice: ArraySlice<UInt8>, _ names: TagNames = .known) -> Bool {
    let bytes = slice.span
    guard var cursor = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: 0) else { return false }
    var tags = TagFinder(names)
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes, from: cursor) {
      if tags.tag(in: bytes, at: less) != nil { return true }
      cursor = less + 1
    }
    return false
  }

  // MARK: Plain text

  /// What a reader sees: without tags, references resolved, white space collapsed. `isMarkup` false leaves the tags in.
  static func plainText(
    _ slice: ArraySlice<UInt8>, isMarkup: Bool = true, _ names: TagNames = .known
  ) -> String {
    let bytes = slice.span
    // Most titles and names are one run of words.
    if endOfRun(bytes, from: 0) == bytes.count { return String(validUTF8: slice) }
    var tags = TagFinder(names)
    var text = PlainText(capacity: bytes.count)
    var cursor = 0
    while cursor < bytes.count {
      let run = endOfRun(bytes, from: cursor)
      if run > cursor {
        text.append(bytes, cursor..<run)
        cursor = run
      } else {
        cursor += appendSpecial(bytes, at: cursor, isMarkup: isMarkup, &tags, to: &text)
      }
    }
    return text.finish()
  }

  /// A tag, a reference, white space, or the character that only looks like the beginning of one; gives the bytes it took.
  private static func appendSpecial(
    _ bytes: Span<UInt8>, at cursor: Int, isMarkup: Bool, _ tags: inout TagFinder, to text: inout PlainText
  ) -> Int {
    switch bytes[cursor] {
    case UInt8(ascii: "<") where isMarkup:
      guard let tag = tags.tag(in: bytes, at: cursor) else { break }
      if tag.isBreak { text.appendSpace() }
      return tag.end - cursor
    case UInt8(ascii: "&") where isMarkup:
      guard let reference = HTMLEntities.reference(in: bytes, at: cursor) else { break }
      text.append(reference)
      return reference.length
    case 0xC2 where cursor + 1 < bytes.count && bytes[cursor + 1] == 0xA0:
      text.appendSpace()
      return 2
    case let byte where byte.isASCIISpace:
      text.appendSpace()
      return 1
    default: break
    }
    text.append(bytes, cursor..<(cursor + 1))
    return 1
  }

  /// Behind the characters that are taken as they are: words, and the single spaces between them.
  private static func endOfRun(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var cursor = start
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if isRunByte(byte) {
        cursor += 1
      } else {
        guard byte == 0x20, cursor > start, cursor + 1 < bytes.count, isRunByte(bytes[cursor + 1]) else {
          break
        }
        cursor += 2
      }
    }
    return cursor
  }

  @inline(__always)
  private static func isRunByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != 0xC2
  }

  /// Collapses runs of white space (the no-break space, too) to one space while text is appended.
  private struct PlainText {
    private var output: [UInt8] = []
    private var isSpaceDue = false

    init(capacity: Int) { output.reserveCapacity(capacity) }

    mutating func appendSpace() { isSpaceDue = !output.isEmpty }

    /// Characters among which no white space is to be collapsed.
    mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
      flushSpace()
      bytes.extracting(range).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }

    mutating func append(_ reference: HTMLEntities.Reference) {
      if reference.isSpace { return appendSpace() }
      guard reference.count > 0 else { return }
      flushSpace()
      reference.append(to: &output)
    }

    private mutating func flushSpace() {
      if isSpaceDue { output.append(0x20) }
      isSpaceDue = false
    }

    func finish() -> String { String(validUTF8: output[...]) }
  }
}
