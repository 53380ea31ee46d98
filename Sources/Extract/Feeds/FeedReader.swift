internal import ASCII
import Addresses
import Model

/// Tags to elements: nesting, namespaces, `xml:base`, `xml:lang`, and the text of what is worth reading. What an element means is
/// in the extensions: `+Core` for RSS and Atom, `+Modules` for what is mixed into them, `+Values` for how texts, links and people are read.
///
/// One loop over the tokens with a stack of its own; elements deeper than ``maximumDepth`` are passed over.
struct FeedReader: ~Copyable {
  static let maximumDepth = 128
  /// Values of `xml:base` and `xml:lang` beyond this are not looked at: hostile input declares one an element.
  private static let maximumDeclarations = 4_096

  /// What an open element is to its children.
  enum Role {
    /// Its children count as if it were not there: roots, wrappers.
    case wrapper
    case feed, entry, person, image, textInput
    /// Where an entry was taken from (RFC 4287 §4.2.11): its author is the entry's where that names none.
    case source
    /// A group whose members belong to the parent (`media:group`, `media:content`).
    case group
    /// Its text is wanted.
    case text
    /// Nothing in it is wanted, except that an entry in it is still an entry.
    case ignored
  }

  /// What a link leads to (RFC 4287 §4.2.7.2 and RFC 5005), as far as anybody asks.
  enum Relation: String {
    case alternate, related, enclosure, next, hub, image, preview, other
    /// RFC 5005 §4: the document with the entries before these.
    case previousArchive = "prev-archive"
    case document = "self"

    /// The registered names are short for addresses under this one (RFC 4287 §4.2.7.2).
    private static let registry = "http://www.iana.org/assignments/relation/"

    init(_ name: String?) {
      guard var name = name?.lowercased()[...] else {
        self = .alternate
        return
      }
      if name.hasPrefix(Self.registry) { name = name.dropFirst(Self.registry.utf8.count) }
      self = Relation(rawValue: String(name)) ?? .other
    }
  }

  /// How the text of an element is written.
  enum Writing { case plain, html, xhtml, xml, base64 }

  struct Frame {
    /// The scanner's hash of its name.
    var nameHash: UInt64
    var namespace: FeedNamespace
    var element: FeedElement
    var role: Role
    var writing = Writing.html
    /// The element says itself that it holds HTML: every tag in it is one.
    var isDeclaredMarkup = false
    /// Atom's constructs have types; RSS has only habits.
    var isAtom = false
    /// `isPermaLink` of a guid.
    var isFlagged = false
    var relation = Relation.alternate
    /// Into ``bases`` and ``languages``: most elements share their parent's.
    var baseIndex: Int
    var languageIndex: Int
    var contentStart: Int
    /// How many namespace bindings there were before this element.
    var bindingCount: Int
  }

  var scanner: XMLScanner
  var names = FeedNameTable()
  var document: FeedDocument
  var draft = FeedDraft()
  var repairs: FeedRepairs = []
  var stack: [Frame] = []
  /// Values of `xml:base` and `xml:lang` that are or were in force; the first is the document's own.
  private var bases: [WebURL?]
  private var languages: [String?] = [nil]
  var text = FeedText()
  private var ignoredDepth = 0
  private(set) var hasFeedRoot = false
  private(set) var hasHTMLRoot = false
  let documentBase: WebURL?
  /// The site's address as the feed writes it, and parsed.
  var siteBase: (written: String, url: WebURL?)?
  let maximumEntries: Int
  var dateBounds = DateBounds()

  init(_ bytes: [UInt8], base: WebURL?, language: String?, maximumEntries: Int) {
    scanner = XMLScanner(bytes)
    document = FeedDocument(format: .rss)
    documentBase = base
    bases = [base]
    draft.httpLanguage = language
    self.maximumEntries = maximumEntries
  }

  /// Reads the document to its end.
  mutating func read() -> FeedDocument {
    while let token = scanner.next() {
      switch token {
      case .text(let range): if isCollecting { text.add(range, isCDATA: false) }
      case .cdata(let range): if isCollecting { text.add(range, isCDATA: true) }
      case .startTag(let name, let isEmpty): open(name, isEmpty: isEmpty)
      case .endTag: close()
      }
    }
    repairs.formUnion(scanner.repairs)
    if stack.contains(where: { $0.role == .entry || $0.role == .feed }) { repairs.insert(.truncated) }
    // What was being read when the document ended is not whole; an entry is kept for what it had by then.
    if stack.contains(where: { $0.role == .entry }) { finishEntry(isWhole: false) }
    finishFeed()
    document.repairs = repairs.names
    return document
  }

  private var isCollecting: Bool {
    ignoredDepth == 0 && !stack.isEmpty && Self.collects(stack[stack.count - 1].role)
  }

  /// Roles whose own characters count: a person may be a bare name, an image a bare address.
  private static func collects(_ role: Role) -> Bool { role == .text || role == .person || role == .image }

  // MARK: Elements

  private mutating func open(_ name: Range<Int>, isEmpty: Bool) {
    if ignoredDepth > 0 || stack.count >= Self.maximumDepth {
      if !isEmpty { ignoredDepth += 1 }
      repairs.insert(.limitReached)
      return
    }
    let bindingCount = names.bindingCount
    let parent = stack.last
    var frame = Frame(
      nameHash: scanner.nameHash, namespace: .core, element: .other, role: .ignored,
      baseIndex: parent?.baseIndex ?? 0, languageIndex: parent?.languageIndex ?? 0,
      contentStart: scanner.index, bindingCount: bindingCount)
    if !scanner.attributes.isEmpty { applyXMLAttributes(to: &frame) }
    let resolved = names.resolve(
      name, hash: scanner.nameHash, in: scanner.bytes, repairs: &repairs)
    (frame.namespace, frame.element) = (resolved.namespace, resolved.element)
    frame.isAtom = resolved.isAtom || (resolved.isUndeclared && document.format == .atom)
    if parent?.role == .text {
      guard closesText(for: frame) else {
        names.drop(to: bindingCount)
        return captureMarkup()
      }
      closeUnfinished(for: &frame) { $0.role == .text }
    } else if parent?.role == .person, isPhrase(frame) {
      // `<author>by <a href="…">Foo Bar</a></author>`
      names.drop(to: bindingCount)
      return captureMarkup()
    } else if frame.namespace == .core, frame.element == .item || frame.element == .entry, context == .entry {
      closeUnfinished(for: &frame) { $0.role == .entry }
    }
    frame.role = role(of: &frame, in: context)
    stack.append(frame)
    if Self.collects(frame.role) { text.reset() }
    if isEmpty { closeTop() }
  }

  /// Closes up to the element that `frame` shows to have ended, keeping the namespaces that `frame` itself declares.
  private mutating func closeUnfinished(for frame: inout Frame, _ isUnfinished: (Frame) -> Bool) {
    repairs.insert(.tagMismatch)
    let own = names.declared(from: frame.bindingCount)
    while let top = stack.last {
      closeTop()
      if isUnfinished(top) { break }
    }
    frame.bindingCount = names.bindingCount
    names.declare(own)
  }

  /// The nearest element that gives its children a meaning.
  var context: Role {
    var index = stack.count - 1
    while index >= 0 {
      let role = stack[index].role
      if role != .wrapper, role != .group { return role }
      index -= 1
    }
    return .wrapper
  }

  var isInEntry: Bool { stack.contains { $0.role == .entry } }

  /// Ends the innermost element of the end tag's name, and all that are open inside it.
  private mutating func close() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    let hash = scanner.nameHash
    var depth = stack.count - 1
    while depth >= 0, stack[depth].nameHash != hash { depth -= 1 }
    guard depth >= 0 else {
      repairs.insert(.tagMismatch)
      return
    }
    if depth < stack.count - 1 { repairs.insert(.tagMismatch) }
    while stack.count > depth { closeTop() }
  }

  /// Ends the innermost element and hands it to the reader of its vocabulary.
  mutating func closeTop() {
    guard let frame = stack.popLast() else { return }
    names.drop(to: frame.bindingCount)
    switch frame.role {
    case .text: take(frame)
    case .entry: finishEntry(isWhole: true)
    case .person: finishPerson(frame)
    case .image: finishImage(frame)
    default: break
    }
  }

  // MARK: Markup in a text

  /// True where a start tag cannot belong to the text it stands in: that text was never closed.
  private func closesText(for frame: Frame) -> Bool {
    guard let parent = stack.last, parent.writing != .xml, parent.writing != .xhtml else { return false }
    if frame.namespace == .xhtml || frame.namespace == .foreignMarkup { return false }
    switch frame.element {
    case .item, .entry, .channel, .guid, .pubdate, .description, .encoded, .updated, .published, .issued,
      .modified, .id, .content:
      return true
    case .category where parent.element == .category: return true
    case .link, .title, .author, .category, .summary, .enclosure:
      return frame.namespace == .core && parent.namespace == .core
    default: return false
    }
  }

  /// True for an element of running HTML that no vocabulary of feeds knows.
  private func isPhrase(_ frame: Frame) -> Bool {
    guard frame.element == .other else { return false }
    let tag = HTMLTag(hash: scanner.nameHash, in: HTMLTag.names)
    return tag != .unknown && HTMLTagSet.inline.contains(tag)
  }

  /// Takes everything up to the text element's end tag as it is written, tags and all.
  private mutating func captureMarkup() {
    guard let frame = stack.last else { return }
    if frame.writing != .xhtml, frame.writing != .xml { repairs.insert(.unescapedMarkup) }
    var depth = 0
    while let token = scanner.next() {
      switch token {
      case .startTag(_, let isEmpty) where !isEmpty && scanner.nameHash == frame.nameHash: depth += 1
      case .endTag where scanner.nameHash == frame.nameHash:
        if depth == 0 {
          text.setMarkup(frame.contentStart..<scanner.tokenStart)
          return closeTop()
        }
        depth -= 1
      case .endTag where stack.contains(where: { $0.role == .entry && $0.nameHash == scanner.nameHash }):
        // The entry ends first: the text was never closed.
        repairs.insert(.tagMismatch)
        text.setMarkup(frame.contentStart..<scanner.tokenStart)
        return close()
      default: break
      }
    }
    repairs.insert(.truncated)
    text.reset()
  }

  // MARK: Attributes that XML itself gives a meaning

  func base(of frame: Frame) -> WebURL? { bases[frame.baseIndex] }
  func language(of frame: Frame) -> String? { languages[frame.languageIndex] }

  private mutating func applyXMLAttributes(to frame: inout Frame) {
    let bytes = scanner.bytes
    for attribute in scanner.attributes where bytes[attribute.name.lowerBound] | 0x20 == UInt8(ascii: "x") {
      let name = String(decoding: bytes[attribute.name], as: UTF8.self)
      switch name {
      case "xmlns": names.bind("", value(of: attribute))
      case "xml:base":
        guard bases.count < Self.maximumDeclarations,
          let base = WebURL(value(of: attribute), base: bases[frame.baseIndex])
        else { continue }
        frame.baseIndex = bases.count
        bases.append(base)
      case "xml:lang" where languages.count < Self.maximumDeclarations:
        frame.languageIndex = languages.count
        languages.append(value(of: attribute))
      default: if name.hasPrefix("xmlns:") { names.bind(String(name.dropFirst(6)), value(of: attribute)) }
      }
    }
  }

  func value(of attribute: XMLScanner.Attribute) -> String {
    guard XMLText.containsReference(attribute.value, of: scanner.bytes) else {
      return String(decoding: scanner.bytes[attribute.value], as: UTF8.self)
    }
    var output: [UInt8] = []
    var ignored: FeedRepairs = []
    XMLText.append(
      attribute.value, of: scanner.bytes, entities: scanner.entities, to: &output, repairs: &ignored)
    return String(decoding: output, as: UTF8.self)
  }

  /// The value of the attribute with this local name (in lower case), white space at the ends taken off; nil where it is missing or empty.
  func attribute(_ localName: StaticString) -> String? {
    guard let index = attributeIndex(localName) else { return nil }
    let value = value(of: scanner.attributes[index]).trimmed
    return value.isEmpty ? nil : value
  }

  func hasAttribute(_ localName: StaticString) -> Bool { attributeIndex(localName) != nil }

  private func attributeIndex(_ localName: StaticString) -> Int? {
    for index in scanner.attributes.indices {
      let start = scanner.attributes[index].localStart
      guard scanner.attributes[index].name.upperBound - start == localName.utf8CodeUnitCount else { continue }
      var offset = 0
      while offset < localName.utf8CodeUnitCount,
        scanner.bytes[start + offset].asciiLowercased == localName.utf8Start[offset]
      {
        offset += 1
      }
      if offset == localName.utf8CodeUnitCount { return index }
    }
    return nil
  }

  mutating func noteRoot(_ element: FeedElement) {
    if element == .html {
      hasHTMLRoot = true
    } else {
      if hasFeedRoot { repairs.insert(.severalRoots) }
      hasFeedRoot = true
    }
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    let bytes = utf8
    guard let first = bytes.first, let last = bytes.last,
      first.isASCIISpace || last.isASCIISpace
    else {
      return self
    }
    let start = bytes.firstIndex { !$0.isASCIISpace } ?? bytes.endIndex
    let end = bytes.lastIndex { !$0.isASCIISpace }.map(bytes.index(after:)) ?? start
    return String(self[start..<end])
  }
}
