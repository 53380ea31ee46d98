internal import ASCII
import Glibc

/// Bytes to tags and text, and nothing more: it knows no namespaces, no nesting and no meaning.
///
/// Made for feeds as they are: what XML forbids is read the way its author meant it, and noted in ``repairs``. All places are offsets into
/// ``bytes``; nothing is copied. It always moves forward, so the time is linear in the input.
struct XMLScanner: ~Copyable {
  enum Token: Equatable {
    case text(Range<Int>)
    case cdata(Range<Int>)
    /// Attributes are in ``attributes`` until the next token.
    case startTag(name: Range<Int>, isEmpty: Bool)
    case endTag(name: Range<Int>)
  }

  struct Attribute {
    var name: Range<Int>
    /// Where the name begins behind its prefix.
    var localStart: Int
    /// Without the quotes; references not resolved.
    var value: Range<Int>
  }

  /// Further ones are read over: no feed has so many.
  static let maximumAttributes = 128

  /// Ends of markup that stand nowhere behind the present place: they are not looked for again, or hostile input would cost the square of its size.
  private struct Absences: OptionSet {
    let rawValue: UInt8
    static let commentEnd = Absences(rawValue: 1)
    static let instructionEnd = Absences(rawValue: 2)
    static let close = Absences(rawValue: 4)
    static let bracket = Absences(rawValue: 8)
  }

  let bytes: [UInt8]
  private var absences: Absences = []
  private(set) var index = 0
  /// Where the last token begins.
  private(set) var tokenStart = 0
  /// Hash of the last tag's name in lower case (``NameTable``). Names are compared by it: a clash, which takes a malicious author, makes one
  /// element of his document pass for another.
  private(set) var nameHash = NameTable.emptyHash
  private(set) var attributes: [Attribute] = []
  private(set) var repairs: FeedRepairs = []
  /// Values of the entities declared in the document type.
  private(set) var entities: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token; nil at the end. Comments, processing instructions and the document type are passed over.
  mutating func next() -> Token? {
    while index < bytes.count {
      tokenStart = index
      guard bytes[index] == UInt8(ascii: "<"), let after = byte(at: index + 1) else { return text() }
      switch after {
      case UInt8(ascii: "!"):
        if let token = declaration() { return token }
      case UInt8(ascii: "?"):
        skipInstruction()
      case UInt8(ascii: "/"):
        return endTag()
      case _ where Self.isNameStart(after):
        return startTag()
      default:
        return text()
      }
    }
    tokenStart = index
    return nil
  }

  // MARK: Text

  /// Up to the next `<` that begins markup; another one is part of the text.
  private mutating func text() -> Token {
    let start = index
    index += 1
    while let less = find(UInt8(ascii: "<"), from: index) {
      if let after = byte(at: less + 1), Self.isNameStart(after) || Self.opensDeclaration(after) {
        index = less
        return .text(start..<less)
      }
      repairs.insert(.brokenTag)
      index = less + 1
    }
    index = bytes.count
    return .text(start..<index)
  }

  // MARK: <! … >

  private mutating func declaration() -> Token? {
    if matches("<![CDATA[", at: index) {
      let start = index + 9
      guard let end = find("]]>", from: start) else {
        repairs.insert(.truncated)
        index = bytes.count
        return .cdata(min(start, index)..<index)
      }
      index = end + 3
      return .cdata(start..<end)
    }
    if matches("<!--", at: index) {
      if let end = find("-->", .commentEnd, from: index + 4) {
        index = end + 3
      } else {
        repairs.insert(.truncated)
        index += 4
      }
      return nil
    }
    documentType()
    return nil
  }

  /// `<!DOCTYPE … [ … ]>`: only the entities it declares are of interest.
  private mutating func documentType() {
    guard let end = find(">", .close, from: index) else {
      index += 2
      return
    }
    guard let bracket = bytes[index..<end].firstIndex(of: UInt8(ascii: "[")),
      let close = find("]", .bracket, from: bracket)
    else {
      index = end + 1
      return
    }
    declareEntities(in: bracket..<close)
    index = (find(">", .close, from: close) ?? close) + 1
  }

  /// Internal entities with plain text in quotes. References inside a value stay unresolved, so that nothing can grow.
  private mutating func declareEntities(in range: Range<Int>) {
    let maximumEntities = 64
    let maximumValueBytes = 1_024
    var cursor = range.lowerBound
    while entities.count < maximumEntities, let start = find("<!ENTITY", from: cursor),
      start < range.upperBound
    {
      cursor = start + 8
      let words = bytes[cursor..<range.upperBound]
      let name = words.drop(while: \.isASCIISpace).prefix { !$0.isASCIISpace }
      let rest = bytes[name.endIndex..<range.upperBound].drop(while: \.isASCIISpace)
      guard !name.isEmpty, let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let close = rest.dropFirst().firstIndex(of: quote), close - rest.startIndex <= maximumValueBytes
      else { continue }
      entities[String(decoding: name, as: UTF8.self)] = Array(rest[(rest.startIndex + 1)..<close])
      cursor = close + 1
    }
  }

  /// `<? … ?>`; without `?>`, up to the next `>`.
  private mutating func skipInstruction() {
    if let end = find("?>", .instructionEnd, from: index + 2) {
      index = end + 2
    } else if let end = find(">", .close, from: index + 2) {
      index = end + 1
    } else {
      repairs.insert(.truncated)
      index = bytes.count
    }
  }

  // MARK: Tags

  private mutating func endTag() -> Token {
    let start = index + 2
    index = start
    scanName()
    let end = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") {
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ">") {
      index += 1
    } else {
      repairs.insert(index < bytes.count ? .brokenTag : .truncated)
    }
    return .endTag(name: start..<end)
  }

  private mutating func startTag() -> Token {
    let start = index + 1
    index = start
    scanName()
    let name = start..<index
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        return .startTag(name: name, isEmpty: false)
      case UInt8(ascii: "/"):
        if byte(at: index + 1) == UInt8(ascii: ">") {
          index += 2
          return .startTag(name: name, isEmpty: true)
        }
        index += 1
      case UInt8(ascii: "<"):
        repairs.insert(.brokenTag)
        return .startTag(name: name, isEmpty: false)
      case let byte where byte.isASCIISpace: index += 1
      default: attribute()
      }
    }
    repairs.insert(.truncated)
    return .startTag(name: name, isEmpty: false)
  }

  private mutating func scanName() {
    var hash = NameTable.emptyHash
    while index < bytes.count, Self.isName(bytes[index]) {
      hash = NameTable.hash(hash, bytes[index].asciiLowercased)
      index += 1
    }
    nameHash = hash
  }

  private mutating func attribute() {
    let start = index
    var localStart = index
    index += 1
    while index < bytes.count, Self.isName(bytes[index]) {
      index += 1
      if bytes[index - 1] == UInt8(ascii: ":") { localStart = index }
    }
    let name = start..<index
    skipSpace()
    guard byte(at: index) == UInt8(ascii: "=") else {
      repairs.insert(.brokenTag)
      return
    }
    index += 1
    skipSpace()
    guard let quote = byte(at: index) else { return }
    let value: Range<Int>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = closingQuote(quote, from: index + 1), !opensAnother(index + 1, end)
    {
      value = (index + 1)..<end
      index = end + 1
    } else {
      repairs.insert(.brokenTag)
      let first = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") ? index + 1 : index
      index = first
      while index < bytes.count, !bytes[index].isASCIISpace, bytes[index] != UInt8(ascii: ">"),
        !(bytes[index] == UInt8(ascii: "/") && byte(at: index + 1) == UInt8(ascii: ">"))
      {
        index += 1
      }
      value = first..<index
    }
    if attributes.count < Self.maximumAttributes {
      attributes.append(Attribute(name: name, localStart: localStart, value: value))
    } else {
      repairs.insert(.limitReached)
    }
  }

  /// True for a quote that begins the next value, this one never having been closed: `url="a.mp3 type="audio/mpeg"`.
  private func opensAnother(_ start: Int, _ end: Int) -> Bool {
    guard end > start, bytes[end - 1] == UInt8(ascii: "="), let after = byte(at: end + 1),
      Self.isNameStart(after)
    else { return false }
    return bytes[start..<end].contains(where: \.isASCIISpace)
  }

  /// The quote that ends a value. One behind the next tag ends another value: this one was never closed.
  private func closingQuote(_ quote: UInt8, from start: Int) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] != quote {
      if bytes[end] == UInt8(ascii: "<"), let after = byte(at: end + 1),
        Self.isNameStart(after) || after == UInt8(ascii: "/")
      {
        return nil
      }
      end += 1
    }
    return end < bytes.count ? end : nil
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func matches(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    return bytes.withUnsafeBufferPointer {
      memcmp($0.baseAddress.unsafelyUnwrapped + start, word.utf8Start, count) == 0
    }
  }

  func find(_ byte: UInt8, from start: Int) -> Int? {
    ByteSearch.first(byte, in: bytes, from: start, to: bytes.count)
  }

  private mutating func find(_ end: StaticString, _ kind: Absences, from start: Int) -> Int? {
    if absences.contains(kind) { return nil }
    if let found = find(end, from: start) { return found }
    absences.insert(kind)
    return nil
  }

  private func find(_ word: StaticString, from start: Int) -> Int? {
    ByteSearch.first(word, in: bytes, from: start, to: bytes.count)
  }

  /// `/`, `!` and `?` begin what is no start tag.
  private static func opensDeclaration(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  /// Below 0x40, what ends a name: controls, space, `"`, `'`, `/`, `<`, `=`, `>`.
  private static let nameEnds: UInt64 =
    0x1_FFFF_FFFF | 1 << 0x22 | 1 << 0x27 | 1 << 0x2F | 1 << 0x3C | 1 << 0x3D | 1 << 0x3E

  @inline(__always)
  private static func isName(_ byte: UInt8) -> Bool { byte >= 0x40 || nameEnds >> UInt64(byte) & 1 == 0 }
}
