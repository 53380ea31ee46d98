/// A page by which a site says, with a status that says otherwise, that what was asked for is not there.
///
/// Told by three things at once, so that an article about missing pages stays one: the page has a *sign*, shows little text, and
/// says nothing of itself that articles say (a date of publication in its metadata, a type in its linked data). The signs:
/// - the whole of its title or first heading, the site's name aside, is a set phrase (`ErrorPage+Phrases.swift`);
/// - it states the status itself, for crawlers that run scripts (`<meta name="prerender-status-code" content="404">`);
/// - the class or the id of `html`, `body` or `main` says so, as themes of common systems have it (`error404`).
public enum ErrorPage: String, Sendable {
  /// Nothing is there: as status 404.
  case notFound = "soft-404"
  /// The site is being worked on, or has failed: as status 503.
  case unavailable = "soft-503"

  /// With more text than this the page is one, whatever its title says.
  private static let maximumTextBytes = 2_000
  private static let maximumHeadingBytes = 200

  /// - Parameter textBytes: of the blocks that were read.
  static func find(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, textBytes: Int
  ) -> ErrorPage? {
    let facts = metadata.facts
    guard textBytes <= maximumTextBytes, facts.linkedData.articleTypes.isEmpty,
      facts.meta("article:published_time", "datepublished", "pubdate") == nil
    else { return nil }
    if let status = facts.meta("prerender-status-code").map({ $0.filter(\.isNumber) }) {
      if status == "404" || status == "410" { return .notFound }
      if status == "503" || status == "500" { return .unavailable }
    }
    let document = reading.document
    let headings = (facts.titleNode.map { [$0] } ?? []) + facts.firstHeadings.prefix(2)
    for heading in headings {
      guard let text = document.text(of: heading, maximumBytes: maximumHeadingBytes) else { continue }
      if let found = meaning(of: text) { return found }
    }
    return hasErrorClass(document) ? .notFound : nil
  }

  /// What a title says where a whole part of it between separators is a set phrase.
  static func meaning(of heading: String) -> ErrorPage? {
    var parts = heading.split { "|–—·«»•".contains($0) }.flatMap { Self.parts(atHyphens: $0) }
    parts.append(heading[...])
    for part in parts {
      let words = Self.words(of: part)
      let phrases = [words, Self.withoutFillers(words)].map { $0.joined(separator: " ") }
      let isNumberOnly = phrases[1].isEmpty && part.contains("404")
      if isNumberOnly || phrases.contains(where: notFoundPhrases.contains) { return .notFound }
      if phrases.contains(where: unavailablePhrases.contains) { return .unavailable }
    }
    return nil
  }

  /// A hyphen within a word separates nothing.
  private static func parts(atHyphens text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
    while let range = rest.firstRange(of: " - ") {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }

  /// In small letters, without punctuation and the number of the status.
  private static func words(of text: Substring) -> [Substring] {
    let plain = text.lowercased().filter { $0 != "'" && $0 != "’" }
    return plain.split { !$0.isLetter && !$0.isNumber }.filter { !statusNumbers.contains(String($0)) }
  }

  /// Without what stands around the phrase: "error", "sorry".
  private static func withoutFillers(_ words: [Substring]) -> [Substring] {
    var words = words[...]
    while let last = words.last, fillers.contains(String(last)) { words.removeLast() }
    while let first = words.first, fillers.contains(String(first)) { words.removeFirst() }
    return Array(words)
  }

  private static func hasErrorClass(_ document: borrowing HTMLDocument) -> Bool {
    for (index, node) in document.nodes.enumerated() {
      guard node.tag == .html || node.tag == .body || node.tag == .main else { continue }
      let names = [HTMLAttribute.Name.class, .id].compactMap { document.value($0, of: index) }
      let tokens = names.flatMap { $0.split(whereSeparator: \.isWhitespace).map { $0.lowercased() } }
      if tokens.contains(where: classNames.contains) { return true }
    }
    return false
  }
}
