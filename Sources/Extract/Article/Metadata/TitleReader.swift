internal import Model

/// The headline, without the site's name.
struct TitleReader {
  let candidates: [MetadataChoice.Candidate]
  var title: String? { candidates.first?.value }

  init(_ reading: borrowing PageReading, _ facts: borrowing PageFacts, siteName: String?) {
    var found: [MetadataChoice.Candidate] = []
    func add(_ value: String?, _ origin: String) {
      guard let value, !value.isEmpty, value.utf8.count < 1_000 else { return }
      found.append(MetadataChoice.Candidate(value: value, origin: origin))
    }
    let document = reading.document
    let names = SiteName.spellings(siteName, facts, host: reading.base?.host)
    let headings = facts.firstHeadings.compactMap { document.text(of: $0, maximumBytes: 1_000) }
    let social = facts.meta("og:title", "twitter:title", "title").map { SiteName.removed(from: $0, names) }
    let page = facts.titleNode.flatMap { document.text(of: $0, maximumBytes: 1_000) }
      .map { SiteName.removed(from: $0, names) }
    add(social, "og:title")
    add(facts.linkedData.text("headline"), "json-ld headline")
    for heading in headings.prefix(3) { add(heading, "h1") }
    for property in facts.properties where property.name == "headline" {
      add(
        document.value(.content, of: property.node)
          ?? document.text(of: property.node, maximumBytes: 1_000), "microdata headline")
    }
    add(facts.linkedData.text("name"), "json-ld name")
    add(page, "title")
    candidates = Self.ordered(found)
  }

  /// What was written for sharing comes first, unless it is another candidate with something behind it: a
  /// section, a site, a date.
  private static func ordered(_ found: [MetadataChoice.Candidate]) -> [MetadataChoice.Candidate] {
    guard let first = found.first else { return [] }
    for (index, other) in found.enumerated().dropFirst()
    where other.origin != "title" && other.value != first.value {
      guard other.value.utf8.count >= 10, first.value.hasPrefix(other.value) else { continue }
      let rest = first.value.dropFirst(other.value.count).drop { $0 == " " || $0 == "\u{A0}" }
      guard let mark = rest.first, "-–—|:·•»".contains(mark) else { continue }
      var ordered = found
      ordered.insert(ordered.remove(at: index), at: 0)
      return ordered
    }
    return found
  }
}

/// Site names, and titles without them.
enum SiteName {
  static func spellings(_ name: String?, _ facts: borrowing PageFacts, host: String?) -> [String] {
    var names: [String] = []
    // The longest label of the host: `thegatewaypundit` of `www.thegatewaypundit.com`.
    if let label = host?.split(separator: ".").max(by: { $0.count < $1.count }), label.count >= 4 {
      names.append(String(label))
    }
    for candidate in [name, facts.meta("og:site_name"), facts.meta("application-name")] {
      if let candidate, !names.contains(candidate) { names.append(candidate) }
    }
    return names
  }

  private static let separators: [String] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "｜", " / ", " < ", "|",
  ]

  /// Cuts `Headline | Site` and `Site: Headline` where the part cut is the site's name.
  static func removed(from title: String, _ names: [String]) -> String {
    var title = title
    for separator in separators {
      while let (head, tail) = title.lastSplit(separator) {
        guard isName(tail, names) else { break }
        title = head
      }
      if let (head, tail) = title.firstSplit(separator), isName(head, names) { title = tail }
    }
    return title
  }

  private static func isName(_ part: String, _ names: [String]) -> Bool {
    let folded = fold(part)
    guard !folded.isEmpty else { return true }
    return names.contains { name in
      let name = fold(name)
      return !name.isEmpty
        && (folded == name || (folded.count >= 4 && (name.hasPrefix(folded) || folded.hasPrefix(name))))
    }
  }

  /// Letters and digits in lower case; of what is not ASCII only the general punctuation is left out.
  static func fold(_ text: String) -> String { String(validUTF8: foldedBytes(text)[...]) }

  /// The same as UTF-8.
  static func foldedBytes(_ text: String) -> [UInt8] {
    var bytes = LetterCase.lowercasedBytes(text)
    let count = bytes.withUnsafeMutableBufferPointer { keepLetters(&$0) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Moves letters and digits to the front; how many bytes they are.
  private static func keepLetters(_ bytes: inout UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80, let length = punctuationLength(bytes, at: index) {
        index += length
      } else {
        bytes[count] = byte
        if byte >= 0x80 || byte &- 0x61 < 26 || byte &- 0x30 < 10 { count += 1 }
        index += 1
      }
    }
    return count
  }

  /// U+0080…00BF, U+2000…206F, U+3000…301F, U+FF00…FF0F: the bytes of one sign there.
  @inline(__always)
  private static func punctuationLength(_ bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int? {
    switch bytes[index] {
    case 0xC2: return 2
    case 0xE2:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0x80 || (bytes[index + 1] == 0x81 && bytes[index + 2] < 0xB0) ? 3 : nil
    case 0xE3:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0x80 && bytes[index + 2] < 0xA0 ? 3 : nil
    case 0xEF:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 1] == 0xBC && bytes[index + 2] < 0x90 ? 3 : nil
    default: return nil
    }
  }
}

extension String {
  /// Parts before and behind the last occurrence, trimmed.
  func lastSplit(_ separator: String) -> (String, String)? {
    guard ByteSearch.contains(separator, in: self) else { return nil }
    let (text, mark) = (Array(utf8), Array(separator.utf8))
    var index = text.count - mark.count
    while index > 0 {
      if text[index..<index + mark.count].elementsEqual(mark) { return Self.halves(text, index, mark.count) }
      index -= 1
    }
    return nil
  }

  func firstSplit(_ separator: String) -> (String, String)? {
    guard let index = ByteSearch.first(separator, in: self) else { return nil }
    return Self.halves(Array(utf8), index, separator.utf8.count)
  }

  private static func halves(_ text: [UInt8], _ index: Int, _ length: Int) -> (String, String)? {
    guard let head = HTMLText.trimmed(text[..<index]), let tail = HTMLText.trimmed(text[(index + length)...])
    else { return nil }
    return (head, tail)
  }
}
