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
    var rest = bytes.drop(while: isBlank)
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop(while: isBlank)
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
      let rest = bytes[less...]
      if rest.starts(with: "<!--".utf8) {
        // The end may share its hyphens with the beginning: `<!-->`.
        guard let end = firstRange(of: "-->", in: bytes[(less + 2)...]) else { return nil }
        cursor.index = end + 3
        continue
      }
      guard let next = rest.dropFirst().first else { return nil }
      if isLetter(next) || (next == UInt8(ascii: "/") && rest.dropFirst(2).first.map(isLetter) == true) {
        let name = rest.dropFirst().prefix {
          !isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
        }
        cursor.index = next == UInt8(ascii: "/") ? less + 2 : name.endIndex
        let isMeta = name.count == 4 && String(decoding: name, as: UTF8.self).lowercased() == "meta"
        var meta = MetaAttributes()
        while let attribute = cursor.next() {
          if isMeta { meta.note(attribute) }
        }
        if cursor.isTruncated { return nil }
        if isMeta, let label = meta.label, Encoding(label: label) != nil { return label }
      } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        cursor.index = end + 1
      } else {
        cursor.index = less + 1
      }
    }
    return nil
  }

  private typealias Attribute = (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

  private struct MetaAttributes {
    private var charset: String?
    private var contentLabel: String?
    private var isContentType = false
    private var seen: Set<String> = []

    mutating func note(_ attribute: Attribute) {
      let name = String(decoding: attribute.name, as: UTF8.self).lowercased()
      guard seen.insert(name).inserted else { return }
      switch name {
      case "http-equiv":
        isContentType = String(decoding: attribute.value, as: UTF8.self).lowercased() == "content-type"
      case "content": contentLabel = labelAfterCharset(attribute.value)
      case "charset": charset = String(decoding: attribute.value, as: UTF8.self)
      default: break
      }
    }

    var label: String? { charset ?? (isContentType ? contentLabel : nil) }
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

    /// Nil at the end of the tag.
    mutating func next() -> Attribute? {
      while index < bytes.endIndex, isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < bytes.endIndex else {
        isTruncated = true
        return nil
      }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return nil
      }
      let start = index
      while index < bytes.endIndex, !isBlank(bytes[index]), !"/>".utf8.contains(bytes[index]),
        bytes[index] != UInt8(ascii: "=") || index == start
      {
        index += 1
      }
      let name = bytes[start..<index]
      while index < bytes.endIndex, isBlank(bytes[index]) { index += 1 }
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { return (name, []) }
      index += 1
      return (name, value())
    }

    private mutating func value() -> ArraySlice<UInt8> {
      while index < bytes.endIndex, isBlank(bytes[index]) { index += 1 }
      guard index < bytes.endIndex else { return [] }
      if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        let start = index + 1
        let end = ByteSearch.first(bytes[index], in: bytes[start...]) ?? bytes.endIndex
        index = min(end + 1, bytes.endIndex)
        if end == bytes.endIndex { isTruncated = true }
        return bytes[start..<end]
      }
      let start = index
      while index < bytes.endIndex, !isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
      return bytes[start..<index]
    }
  }

  /// The label after `charset =` in a Content-Type or in what `<meta content>` holds (HTML §2.7.4).
  private static func labelAfterCharset(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let found = firstRange(of: "charset", in: rest) {
      rest = rest[(found + 7)...].drop(while: isBlank)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: isBlank)
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      }
      return String(
        decoding: rest.prefix { !isBlank($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") },
        as: UTF8.self)
    }
    return nil
  }

  /// Offset of the first `word` (lower-case ASCII), whatever its case in `bytes`.
  private static func firstRange(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.description.utf8)
    guard bytes.count >= wanted.count else { return nil }
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

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B)
  }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
