internal import ASCII

/// Bytes to a flat tree in one pass: what a browser's tokenizer and tree builder do, as far as reading
/// articles needs it.
///
/// Scripts, styles, drawings and comments are stepped over without becoming nodes; of scripts only JSON-LD is
/// kept. Attributes that no reader needs are skipped. `HTMLParser+Tree.swift` builds the tree.
struct HTMLParser {
  struct Limits: Sendable {
    /// Open elements inside one another; deeper ones become children of the last (browsers do the same at
    /// 512).
    var maximumDepth = 512
    /// Elements and texts; the parse ends there.
    var maximumNodes = 1_500_000
    var maximumAttributesPerElement = 64
    /// Each element that a tag made gets an attribute more, its first: `unknown`, with the place of the whole tag. For
    /// rules, which may ask for any attribute.
    var recordsTags = false

    init() {}
  }

  let limits: Limits
  private(set) var hitLimit = false
  var nodes: [HTMLDocument.Node] = []
  var attributes: [HTMLAttribute] = []
  var earlyEnds: [Int: Int] = [:]
  var fosters: [Foster] = []
  /// How far the page has come: the insertion modes up to "in body" (HTML §13.2.6.4.1–7).
  enum Place: UInt8, Comparable {
    case start, beforeHead, head, afterHead, body

    static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
  }

  var place = Place.start
  /// Nothing came so far that is to be seen: a frameset would stand in place of the body.
  var allowsFrameset = true
  /// The form that is open, though its element may have ended; -1 without one (the form element pointer).
  var form: Int32 = -1
  /// False while a `<select>` is open that has no end tag: the first block ends it, as it can hold none.
  private(set) var isSelectEnded = true
  /// No document type, or one of the last century's: a table does not end a paragraph (HTML §13.2.6.4.1).
  private(set) var isQuirky = true

  struct OpenElement {
    /// A formatting element that was opened again has none; it stands for that of the element around it.
    var node: Int32
    var tag: HTMLTag
    /// Of a formatting element its number, of an element of an unknown name the name's hash.
    var key: UInt32 = 0
  }

  /// A number for each tag. An array keeps the parser small: Swift copies it where a mutating method calls another one.
  typealias TagCounts = [Int32]
  private static let noCounts = TagCounts(repeating: 0, count: 192)

  // Open elements, and how many of each tag are open.
  var stack: [OpenElement] = []
  var openCounts = Self.noCounts
  var overflowCounts = Self.noCounts
  var formats: [ActiveFormat] = []
  var formatCount: UInt32 = 0
  /// Of the name that was read last.
  private(set) var nameKey: UInt32 = 0

  var position = 0
  /// Sets that are asked for every tag.
  let voidTags = HTMLTagSet.void
  let inlineTags = HTMLTagSet.inline
  let paragraphEnds = HTMLTagSet.endsParagraph
  let scope = HTMLTagSet.scope
  let tableParts = HTMLTagSet.tableParts.inserting(.table)
  let tableContext = HTMLTagSet.tableContext
  let paragraphScope = HTMLTagSet.scope.inserting(.button)
  let special = HTMLTagSet.special
  let formatting = HTMLTagSet.formatting
  private let tags = HTMLTag.names
  private let names = HTMLAttribute.Name.table
  private let nameBytes = Self.nameBytes
  /// Elements whose end tag was looked for in vain: it stands nowhere behind either.
  private var unclosed: HTMLTagSet = []
  /// Where the next end tag stands of elements that hide their content, so that each is looked for once.
  private var nextEnds: [HTMLTag: Int] = [:]

  init(limits: Limits, byteCount: Int) {
    self.limits = limits
    nodes.reserveCapacity(min(byteCount / 64 + 64, limits.maximumNodes))
    attributes.reserveCapacity(min(byteCount / 128 + 64, limits.maximumNodes))
  }

  mutating func parse(_ source: Span<UInt8>) {
    open(.unknown, attributesFrom: 0)
    while position < source.count {
      guard nodes.count < limits.maximumNodes else {
        hitLimit = true
        break
      }
      text(source)
      guard position + 1 < source.count else { break }
      let byte = source[position + 1]
      if byte == UInt8(ascii: "/") {
        endTag(source)
      } else if byte == UInt8(ascii: "!") {
        declaration(source)
      } else if byte == UInt8(ascii: "?") {
        skip(source, past: UInt8(ascii: ">"))
      } else {
        startTag(source)
      }
    }
    closeAll()
    placeFosters()
  }

  // MARK: Text, comments

  /// Everything up to the next markup.
  private mutating func text(_ source: Span<UInt8>) {
    let start = position
    while true {
      guard let less = ByteSearch.first(UInt8(ascii: "<"), in: source, from: position),
        less + 1 < source.count
      else {
        position = source.count
        break
      }
      position = less
      if beginsMarkup(source) { break }
      position += 1
    }
    if position > start { appendText(start, position, source) }
  }

  /// Behind the `<` at the position something follows that makes it one.
  private func beginsMarkup(_ source: Span<UInt8>) -> Bool {
    let byte = source[position + 1]
    if byte.isASCIILetter || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return true }
    // `</` and anything but a letter begins a comment (§13.2.5.7).
    return byte == UInt8(ascii: "/") && position + 2 < source.count
  }

  /// A comment, a document type or anything else that begins with `<!`.
  mutating func declaration(_ source: Span<UInt8>) {
    let dash = UInt8(ascii: "-")
    guard position + 3 < source.count, source[position + 2] == dash, source[position + 3] == dash else {
      let start = position + 2
      skip(source, past: UInt8(ascii: ">"))
      if place == .start { isQuirky = Self.isQuirky(source, start..<position) }
      return
    }
    // `<!-->` and `<!--->` are whole comments.
    let start = position + 2
    position += 4
    while position < source.count {
      skip(source, past: UInt8(ascii: ">"))
      var end = position - 1
      if end - 1 >= start, source[end - 1] == UInt8(ascii: "!") { end -= 1 }
      if end - 2 >= start, source[end - 1] == dash, source[end - 2] == dash { return }
    }
  }

  private mutating func skip(_ source: Span<UInt8>, past byte: UInt8) {
    position = ByteSearch.first(byte, in: source, from: position).map { $0 + 1 } ?? source.count
  }

  // MARK: Tags

  mutating func tagName(_ source: Span<UInt8>) -> HTMLTag {
    var hash = NameTable.emptyHash
    var end = position
    while end < source.count, case let byte = nameBytes[Int(source[end])], byte != 0 {
      hash = NameTable.hash(hash, byte)
      end += 1
    }
    position = end
    nameKey = UInt32(truncatingIfNeeded: hash)
    return HTMLTag(hash: hash, in: tags)
  }

  private mutating func endTag(_ source: Span<UInt8>) {
    position += 2
    guard source[position].isASCIILetter else { return skip(source, past: UInt8(ascii: ">")) }
    let tag = tagName(source)
    skip(source, past: UInt8(ascii: ">"))
    close(tag)
  }

  private mutating func startTag(_ source: Span<UInt8>) {
    position += 1
    let nameStart = position
    let tag = tagName(source)
    let first = attributes.count
    if limits.recordsTags {
      attributes.append(HTMLAttribute(name: .unknown, start: Int32(nameStart), end: Int32(nameStart)))
    }
    let isSelfClosing = readAttributes(source)
    if limits.recordsTags { attributes[first].end = Int32(position) }
    switch tag {
    case .svg:
      attributes.removeLast(attributes.count - first)
      if !isSelfClosing { drawing(source) }
    case .script, .style, .noembed, .noframes, .xmp, .iframe, .textarea, .title:
      rawElement(tag, source, attributesFrom: first)
    case .plaintext:
      start(tag, attributesFrom: first)
      appendText(position, source.count, source)
      position = source.count
    case .select:
      isSelectEnded = hasEnd(tag, source)
      start(tag, attributesFrom: first)
    case .noscript, .template:
      // What hides its content must end somewhere: the rest of the page is not taken with it.
      if hasEnd(tag, source) {
        start(tag, attributesFrom: first)
      } else {
        attributes.removeLast(attributes.count - first)
      }
    case .image: start(.img, attributesFrom: first)
    case .frameset where beginsFrames():
      // A page of frames has no text of its own (§13.2.6.4.20).
      attributes.removeLast(attributes.count - first)
      position = source.count
    case .frame, .frameset: attributes.removeLast(attributes.count - first)
    default:
      start(tag, attributesFrom: first)
      if formatting.contains(tag) { limitFormats(source) }
    }
  }

  /// Whether a frameset stands in place of the body.
  private func beginsFrames() -> Bool {
    if isOpen(.template) || isOpen(.noscript) { return false }
    return place < .body || allowsFrameset
  }

  private mutating func hasEnd(_ tag: HTMLTag, _ source: Span<UInt8>) -> Bool {
    if unclosed.contains(tag) { return false }
    if let end = nextEnds[tag], end >= position { return true }
    nextEnds[tag] = Self.findEndTag(tag, source, from: position)
    if nextEnds[tag] == nil { unclosed = unclosed.inserting(tag) }
    return nextEnds[tag] != nil
  }

  /// An element whose content is no markup: the end tag is looked for byte by byte.
  private mutating func rawElement(_ tag: HTMLTag, _ source: Span<UInt8>, attributesFrom first: Int) {
    let isKept: Bool
    switch tag {
    case .script: isKept = isJSONLD(source, attributesFrom: first)
    case .title, .iframe, .textarea, .xmp: isKept = true
    default: isKept = false
    }
    let contentStart = position
    var end: Int?
    // Looked for once: a page of elements that never end would be gone through for each of them.
    if !unclosed.contains(tag) {
      end =
        tag == .script ? Self.scriptEnd(source, from: position) : Self.findEndTag(tag, source, from: position)
    }
    if let contentEnd = end {
      position = contentEnd
      skip(source, past: UInt8(ascii: ">"))
      guard isKept else {
        attributes.removeLast(attributes.count - first)
        return
      }
      start(tag, attributesFrom: first)
      if contentEnd > contentStart { appendText(contentStart, contentEnd, source) }
      close(tag)
    } else if tag == .script || tag == .style {
      // Code without an end is code to the end.
      attributes.removeLast(attributes.count - first)
      position = source.count
    } else {
      unclosed = unclosed.inserting(tag)
      attributes.removeLast(attributes.count - first)
      position = contentStart
    }
  }

  private static func findEndTag(_ tag: HTMLTag, _ source: Span<UInt8>, from start: Int) -> Int? {
    let name: StaticString =
      switch tag {
      case .script: "script"
      case .style: "style"
      case .noscript: "noscript"
      case .template: "template"
      case .select: "select"
      case .noembed: "noembed"
      case .noframes: "noframes"
      case .xmp: "xmp"
      case .iframe: "iframe"
      case .textarea: "textarea"
      default: "title"
      }
    let length = name.utf8CodeUnitCount
    return name.withUTF8Buffer { name in
      var start = start
      while let index = ByteSearch.first(UInt8(ascii: "<"), in: source, from: start),
        index + length + 2 <= source.count
      {
        start = index + 1
        guard source[start] == UInt8(ascii: "/") else { continue }
        var matched = 0
        while matched < length, source[index + 2 + matched] | 0x20 == name[matched] { matched += 1 }
        let next = index + 2 + length
        if matched == length, next >= source.count || endsTagName(source[next]) { return index }
      }
      return nil
    }
  }

  /// The end tag of a script. Between `<!--` and `-->` a `<script>` of its own may stand (HTML §13.2.5.20, script data
  /// double escaped state).
  private static func scriptEnd(_ source: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    var escapeEnd = start
    var isDoubleEscaped = false
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: source, from: index), less + 8 <= source.count {
      index = less + 1
      if less >= escapeEnd { isDoubleEscaped = false }
      let byte = source[less + 1]
      if byte == UInt8(ascii: "/"), isScript(source, at: less + 2) {
        guard isDoubleEscaped else { return less }
        isDoubleEscaped = false
      } else if byte == UInt8(ascii: "!"), less >= escapeEnd, source[less + 2] == UInt8(ascii: "-"),
        source[less + 3] == UInt8(ascii: "-")
      {
        escapeEnd = commentEnd(source, from: less + 2)
      } else if less < escapeEnd, isScript(source, at: less + 1) {
        isDoubleEscaped = true
      }
    }
    return nil
  }

  /// The name `script` in any case, and what may follow the name of a tag.
  private static func isScript(_ source: Span<UInt8>, at index: Int) -> Bool {
    let name: StaticString = "script"
    guard index + 6 <= source.count else { return false }
    let matches = name.withUTF8Buffer { name in
      name.indices.allSatisfy { source[index + $0] | 0x20 == name[$0] }
    }
    return matches && (index + 6 == source.count || endsTagName(source[index + 6]))
  }

  /// Behind the first `-->` whose dashes stand at or behind `start`.
  private static func commentEnd(_ source: Span<UInt8>, from start: Int) -> Int {
    var index = start + 2
    while let greater = ByteSearch.first(UInt8(ascii: ">"), in: source, from: index) {
      if source[greater - 1] == UInt8(ascii: "-"), source[greater - 2] == UInt8(ascii: "-") {
        return greater + 1
      }
      index = greater + 1
    }
    return source.count
  }

  private func isJSONLD(_ source: Span<UInt8>, attributesFrom first: Int) -> Bool {
    for attribute in attributes[first...] where attribute.name == .type {
      // application/ld+json, in any case, with or without parameters.
      var index = Int(attribute.start)
      while index + 7 <= Int(attribute.end) {
        if source[index] | 0x20 == UInt8(ascii: "l"), source[index + 1] | 0x20 == UInt8(ascii: "d"),
          source[index + 2] == UInt8(ascii: "+")
        {
          return true
        }
        index += 1
      }
    }
    return false
  }

  // MARK: Attributes

  /// Reads up to the tag's end; true for `<tag … />`.
  mutating func readAttributes(_ source: Span<UInt8>) -> Bool {
    var isSelfClosing = false
    let first = attributes.count
    // The loop's own, so that it stays in a register.
    var index = position
    defer { position = index }
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return isSelfClosing
      }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isSelfClosing = byte == UInt8(ascii: "/") || (isSelfClosing && byte <= 0x20)
        index += 1
        continue
      }
      isSelfClosing = false
      var hash = NameTable.hash(NameTable.emptyHash, nameBytes[Int(byte)])
      index += 1
      while index < source.count, case let byte = nameBytes[Int(source[index])], byte != 0,
        byte != UInt8(ascii: "=")
      {
        hash = NameTable.hash(hash, byte)
        index += 1
      }
      let range = attributeValue(source, &index)
      let name = names.value(for: hash)
      if name != 0, attributes.count - first < limits.maximumAttributesPerElement,
        let name = HTMLAttribute.Name(rawValue: name),
        name != .shadowRootMode || Self.isShadowRootMode(source.extracting(range))
      {
        attributes.append(
          HTMLAttribute(name: name, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
      }
    }
    return isSelfClosing
  }

  /// Any other value leaves a template what it is (HTML §4.12.3).
  private static func isShadowRootMode(_ value: Span<UInt8>) -> Bool {
    ["open", "closed"].contains { (mode: StaticString) in
      mode.utf8CodeUnitCount == value.count
        && value.indices.allSatisfy { value[$0].asciiLowercased == mode.utf8Start[$0] }
    }
  }

  /// Behind a name: the value, quotes left out; an empty range where there is none.
  @inline(__always)
  private func attributeValue(_ source: Span<UInt8>, _ index: inout Int) -> Range<Int> {
    while index < source.count, source[index] <= 0x20 { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: "=") else { return index..<index }
    index += 1
    while index < source.count, source[index] <= 0x20 { index += 1 }
    guard index < source.count else { return index..<index }
    let quote = source[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let end = ByteSearch.first(quote, in: source, from: start) ?? source.count
      index = min(end + 1, source.count)
      return start..<end
    }
    let start = index
    while index < source.count, source[index] > 0x20, source[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }

  // MARK: Bytes

  @inline(__always)
  private static func endsTagName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// By byte: as it counts in a name, capitals as small letters; 0 where a name ends.
  private static let nameBytes = InlineArray<256, UInt8> { index in
    switch UInt8(index) {
    case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "/"): 0
    case 0x41...0x5A: UInt8(index | 0x20)
    default: UInt8(index)
    }
  }
}
