internal import ASCII

/// Where documents say what they are written in.
extension Charset {
  /// How far into a document a declaration is looked for. The HTML standard asks authors for the first 1,024 bytes; browsers restart
  /// their parser for later ones, and pages with long scripts before it depend on that.
  static let maximumPrescanBytes = 65_536

  /// The `charset` parameter of a Content-Type, quotes taken off.
  static func label(inContentType contentType: String) -> String? {
    let bytes = Array(contentType.utf8)
    return labelAfterCharset(bytes[...])
  }

  static func declaration(in bytes: [UInt8], kind: DocumentKind) -> String? {
    let head = bytes.prefix(maximumPrescanBytes)
    switch kind {
    case .text: return nil
    case .xml: return xmlDeclaration(head) ?? metaDeclaration(head.prefix(1_024))
    case .html: return metaDeclaration(head) ?? xmlDeclaration(head)
    }
  }

  /// `<?xml … encoding="…"?>`, also where something stands before it.
  private static func xmlDeclaration(_ bytes: ArraySlice<UInt8>) -> String? {
    let opening = bytes.prefix(1_024)
    guard opening.contains(UInt8(ascii: "?")) else { return nil }
    let begin = opening.starts(with: "<?xml".utf8) ? opening.startIndex : firstRange(of: "<?xml", in: opening)
    guard let start = begin, let end = opening[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = bytes[start..<end]
    guard let name = firstRange(of: "encoding", in: declaration) else { return nil }
    return quotedValue(declaration[(name + 8)...])
  }

  /// `= "value"`, either quote, spaces allowed.
  private static func quotedValue(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes.drop(while: \.isHTMLSpace)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop(while: \.isHTMLSpace)
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }

  // MARK: <meta>

  /// The HTML standard's prescan (§13.2.3.2): comments are skipped, and attributes of other tags, so that neither can declare.
  private static func metaDeclaration(_ bytes: ArraySlice<UInt8>) -> String? {
    var cursor = AttributeCursor(bytes)
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: bytes[cursor.index...]) {
      guard less + 1 < bytes.endIndex else { return nil }
      let next = bytes[less + 1]
      if next == UInt8(ascii: "!"), bytes[less...].starts(with: "<!--".utf8) {
        // The end may share its hyphens with the beginning: `<!-->`.
        guard let end = firstRange(of: "-->", in: bytes[(less + 2)...]) else { return nil }
        cursor.index = end + 3
        continue
      }
      let isEnd = next == UInt8(ascii: "/")
      if next.isASCIILetter || (isEnd && less + 2 < bytes.endIndex && bytes[less + 2].isASCIILetter) {
        cursor.index = less + (isEnd ? 2 : 1)
        if !isEnd, cursor.skipName("meta") {
          var meta = MetaAttributes(bytes)
          while let attribute = cursor.next() { meta.note(attribute) }
          if !cursor.isTruncated, let label = meta.label, Encoding(label: label) != nil { return label }
        } else {
          while cursor.next() != nil {}
        }
        if cursor.isTruncated { return nil }
      } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
        guard let end = ByteSearch.first(UInt8(ascii: ">"), in: bytes[less...]) else { return nil }
        cursor.index = end + 1
      } else {
        cursor.index = less + 1
      }
    }
    return nil
  }

  /// Where an attribute's name and value stand.
  private typealias Attribute = (name: Range<Int>, value: Range<Int>)

  /// The attributes of a `<meta>` that declare: the first of each name counts.
  private struct MetaAttributes {
    private let bytes: ArraySlice<UInt8>
    private var charset: Range<Int>?
    private var content: Range<Int>?
    private var equivalent: Range<Int>?

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func note(_ attribute: Attribute) {
      switch attribute.name.count {
      case 7 where isNamed("charset", attribute): charset = charset ?? attribute.value
      case 7 where isNamed("content", attribute): content = content ?? attribute.value
      case 10 where isNamed("http-equiv", attribute): equivalent = equivalent ?? attribute.value
      default: break
      }
    }

    private func isNamed(_ name: StaticString, _ attribute: Attribute) -> Bool {
      firstRange(of: name, in: bytes[attribute.name]) == attribute.name.lowerBound
    }

    var label: String? {
      if let charset { return String(decoding: bytes[charset], as: UTF8.self) }
      guard let equivalent, let content, equivalent.count == 12,
        firstRange(of: "content-type", in: bytes[equivalent]) != nil
      else { return nil }
      return labelAfterCharset(bytes[content])
    }
  }

  /// The standard's "get an attribute", from inside a tag.
  private struct AttributeCursor {
    private let bytes: ArraySlice<UInt8>
    var index: Int
    /// The bytes ended inside the tag.
    private(set) var isTruncated = false

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.startIndex
    }

    /// Steps over a tag's name; true where it is `wanted` (lower-case ASCII).
    mutating func skipName(_ wanted: StaticString) -> Bool {
      let start = index
      while index < bytes.endIndex, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: "/"),
        bytes[index] != UInt8(ascii: ">")
      {
        index += 1
      }
      return index - start == wanted.utf8CodeUnitCount
        && firstRange(of: wanted, in: bytes[start..<index]) != nil
    }

    /// Nil at the end of the tag.
    mutating func next() -> Attribute? {
      while index < bytes.endIndex, bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < bytes.endIndex else {
        isTruncated = true
        return nil
      }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return nil
      }
      let start = index
      while index < bytes.endIndex, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: "/"),
        bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "=") || index == start
      {
        index += 1
      }
      let name = start..<index
      while index < bytes.endIndex, bytes[index].isHTMLSpace { index += 1 }
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { return (name, index..<index) }
      index += 1
      return (name, value())
    }

    private mutating func value() -> Range<Int> {
      while index < bytes.endIndex, bytes[index].isHTMLSpace { index += 1 }
      guard index < bytes.endIndex else { return index..<index }
      if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        let start = index + 1
        let end = ByteSearch.first(bytes[index], in: bytes[start...]) ?? bytes.endIndex
        index = min(end + 1, bytes.endIndex)
        if end == bytes.endIndex { isTruncated = true }
        return start..<end
      }
      let start = index
      while index < bytes.endIndex, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">") {
        index += 1
      }
      return start..<index
    }
  }

  /// The label after `charset =` in a Content-Type or in what `<meta content>` holds (HTML §2.7.4).
  private static func labelAfterCharset(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let found = firstRange(of: "charset", in: rest) {
      rest = rest[(found + 7)...].drop(while: \.isHTMLSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: \.isHTMLSpace)
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      }
      return String(
        decoding: rest.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") },
        as: UTF8.self)
    }
    return nil
  }

  /// Offset of the first `word` (lower-case ASCII), whatever its case in `bytes`.
  private static func firstRange(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= word.utf8CodeUnitCount else { return nil }
    return word.withUTF8Buffer { wanted in
      for start in bytes.startIndex...(bytes.endIndex - wanted.count) {
        var offset = 0
        while offset < wanted.count {
          let byte = bytes[start + offset]
          guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == wanted[offset] else { break }
          offset += 1
        }
        if offset == wanted.count { return start }
      }
      return nil
    }
  }

}
