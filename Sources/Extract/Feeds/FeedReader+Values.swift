import Addresses
import Model

/// How texts, links, people and dates are read, whatever element they stand in.
extension FeedReader {
  /// The most tags, authors and attachments of one entry.
  static let maximumMembers = 64
  /// A description longer than this is the content, and no summary of it.
  static let maximumSummaryBytes = 2_048

  // MARK: Writing

  mutating func setWriting(of frame: inout Frame) {
    if frame.namespace == .xhtml {
      frame.writing = .xhtml
      return
    }
    let type = attribute("type")?.lowercased()
    if attribute("mode")?.lowercased() == "base64" {
      frame.writing = .base64
      return
    }
    guard let type, frame.namespace == .core else {
      // Atom's default is plain text. Titles keep to it; longer texts without a type are HTML too often.
      if frame.isAtom, frame.element == .title { frame.writing = .plain }
      return
    }
    switch type {
    case "text", "text/plain", "plain": frame.writing = .plain
    case "html", "text/html":
      (frame.writing, frame.isDeclaredMarkup) = (.html, true)
    case "xml", "escaped", "cdata": frame.writing = .html
    case "xhtml", "application/xhtml+xml": frame.writing = .xhtml
    default:
      guard frame.isAtom, type.contains("/") else { return }
      if type.hasSuffix("+xml") || type.hasSuffix("/xml") {
        frame.writing = .xml
      } else {
        frame.writing = type.hasPrefix("text/") ? .plain : .base64
      }
    }
  }

  /// The characters of a closed text element, and whether they are markup.
  private mutating func decoded(_ frame: Frame) -> (characters: ArraySlice<UInt8>, isMarkup: Bool) {
    var characters = text.characters(in: scanner.bytes, entities: scanner.entities, repairs: &repairs)
    if frame.writing == .base64, !text.isMarkup, let plain = Base64.decoded(characters) {
      characters = FeedText.trimmed(Charset.repairedUTF8(plain[...]).bytes[...])
    }
    if text.isMarkup {
      if frame.writing != .xml { characters = HTMLFragment.html(fromXML: characters) }
      return (frame.writing == .xhtml ? HTMLFragment.withoutEnclosingDiv(characters) : characters, true)
    }
    let names: HTMLFragment.TagNames = frame.isDeclaredMarkup ? .any : .known
    return (characters, frame.writing != .plain && HTMLFragment.hasMarkup(characters, names))
  }

  /// One line of plain text: titles and names.
  mutating func line(_ frame: Frame) -> String? {
    let (characters, isMarkup) = decoded(frame)
    let line = HTMLFragment.plainText(
      characters, isMarkup: isMarkup || frame.writing != .plain, isMarkup ? .any : .known)
    return line.isEmpty ? nil : line
  }

  mutating func body(_ frame: Frame, isContent: Bool) -> FeedDraft.Body? {
    let (characters, isMarkup) = decoded(frame)
    guard !characters.isEmpty else { return nil }
    var body = FeedDraft.Body(html: nil, plain: nil)
    if isMarkup { body.html = HTMLFragment.resolved(characters, base: base(of: frame) ?? fallbackBase()) }
    if frame.writing == .plain {
      body.plain = String(validUTF8: characters)
    } else if !isContent || !isMarkup {
      body.plain = HTMLFragment.plainText(characters, isMarkup ? .any : .known)
    }
    return body
  }

  /// The text as it stands: addresses, identifiers, numbers.
  mutating func word() -> String? {
    let characters = text.characters(in: scanner.bytes, entities: scanner.entities, repairs: &repairs)
    return characters.isEmpty ? nil : String(validUTF8: characters)
  }

  // MARK: Links

  /// Where the document's own address is not known, its links are read against the site's.
  mutating func fallbackBase() -> WebURL? {
    if let documentBase { return documentBase }
    guard let site = draft.homePage.value ?? draft.feedURL.value else { return nil }
    if siteBase?.written != site { siteBase = (site, WebURL(site)) }
    return siteBase?.url
  }

  /// An absolute address as the publisher wrote it, a relative one resolved; nil where it cannot be an address.
  mutating func link(_ text: String, base: WebURL?) -> String? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    if WebURL.isPlainlyAbsolute(trimmed) { return trimmed }
    if let url = WebURL(trimmed) {
      return url.string == trimmed || !trimmed.utf8.contains { $0 <= 0x20 } ? trimmed : url.string
    }
    guard let base = base ?? fallbackBase() else {
      return trimmed.utf8.contains { $0 <= 0x20 } || trimmed.utf8.contains(UInt8(ascii: ":")) ? nil : trimmed
    }
    return WebURL(trimmed, base: base)?.string
  }

  // MARK: People

  mutating func finishPerson(_ frame: Frame) {
    if draft.person.name == nil {
      let written = line(frame) ?? ""
      let (name, url) = Self.person(
        in: written.lowercased().hasPrefix("by ") ? String(written.dropFirst(3)) : written,
        email: draft.person.email)
      draft.person.name = name
      draft.person.url = draft.person.url ?? url
    }
    text.reset()
    guard draft.person.name != nil || draft.person.url != nil else { return }
    let author = FeedAuthor(name: draft.person.name, url: draft.person.url, avatar: draft.person.avatar)
    let rank =
      switch (frame.namespace, frame.element) {
      case _ where context == .source: 1
      case (.core, .author): 5
      case (.dc, .creator), (.core, .managingeditor): 4
      case (.itunes, _): 3
      default: 2
      }
    if isInEntry { draft.entryAuthors.add(author, rank: rank) } else { draft.authors.add(author, rank: rank) }
  }

  /// The name in `me@example.org (A Name)`, `A Name (me@example.org)`, `A Name <me@example.org>`; none in a bare address.
  static func person(in text: String, email: String?) -> (name: String?, url: String?) {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return (text.isEmpty ? nil : text, nil) }
    var inside = ""
    var outside = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "<", "[": depth += 1
      case ")", ">", "]": depth = max(0, depth - 1)
      default: if depth > 0 { inside.append(character) } else { outside.append(character) }
      }
    }
    let parts = [outside, inside].map { part in
      part.split(separator: " ").filter { !$0.contains("@") && $0 != "mailto:" }.joined(separator: " ")
    }
    let name = parts.first { !$0.isEmpty }
    return (name, nil)
  }

  // MARK: Images

  mutating func finishImage(_ frame: Frame) {
    let written = draft.imageURL ?? word()
    draft.imageURL = nil
    text.reset()
    let url = written.flatMap { link($0, base: base(of: frame)) }
    if isInEntry {
      draft.image.offer(url, rank: 1)
    } else {
      draft.icon.offer(url, rank: frame.namespace == .itunes ? 2 : 3)
    }
  }

  // MARK: Tags

  mutating func addTag(_ text: String) {
    let tag = text.trimmed
    guard !tag.isEmpty, draft.entry.tags.count < Self.maximumMembers, !draft.entry.tags.contains(tag) else {
      return
    }
    draft.entry.tags.append(tag)
  }

  // MARK: Dates and durations

  mutating func takeDate(_ text: String, rank: Int, published: Bool) {
    guard let reading = DateParser.read(text) else { return }
    guard dateBounds.contains(reading.timestamp) else {
      repairs.insert(.impossibleDate)
      return
    }
    if published {
      draft.published.offer(reading, rank: rank)
    } else {
      draft.modified.offer(reading, rank: rank)
    }
  }

  /// `3600`, `60:00`, `1:00:00`; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    var total = 0
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    for part in parts {
      let whole = part.split(separator: ".").first ?? ""
      guard let value = Int(whole), (0...1_000_000).contains(value) else { return nil }
      total = total * 60 + value
    }
    return total
  }
}

extension FeedDraft.Ranked where Value == [FeedAuthor] {
  /// Adds to those of the same rank; a better rank begins anew.
  mutating func add(_ author: FeedAuthor, rank: Int) {
    if self.rank == rank, let authors = value {
      guard authors.count < FeedReader.maximumMembers, !authors.contains(author) else { return }
      replace(authors + [author])
    } else {
      offer([author], rank: rank)
    }
  }
}
