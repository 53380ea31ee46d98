internal import ASCII
internal import Addresses
internal import Model

/// The headline, without the site's name.
///
/// Publishers write it up to seven times, not always alike. The title is the headline that the page shows: its
/// `<h1>`, where another statement confirms that this is the article's heading and not the site's or a section's.
/// One kind of page overrules it: where JSON-LD declares a news article, the sharing title (`og:title`) is the
/// headline that the newsroom wrote, unless it only repeats `<title>`, which is written for search engines. All
/// other forms stay beside it (`variants`).
struct TitleReader {
  /// The chosen one first.
  private(set) var candidates: [MetadataChoice.Candidate]
  var title: String? { candidates.first?.value }

  /// Every other form, each once.
  var variants: [Article.TitleVariant] {
    var seen: Set<String> = title.map { [$0] } ?? []
    return candidates.compactMap { candidate in
      guard seen.insert(candidate.value).inserted else { return nil }
      return Article.TitleVariant(value: candidate.value, origin: candidate.origin)
    }
  }

  private static let maximumBytes = 1_000
  private static let maximumHeadings = 6

  /// - Parameter entryTitle: what the list that names the page says; confirms a heading, and is the answer where the page has none.
  init(
    _ reading: borrowing PageInWork, _ facts: borrowing PageFacts, site: SiteName,
    entryTitle: Article.TitleVariant? = nil
  ) {
    var found: [MetadataChoice.Candidate] = []
    func add(_ value: String?, _ origin: String) {
      guard let value = value.flatMap(Self.plain), value.utf8.count < Self.maximumBytes else { return }
      found.append(MetadataChoice.Candidate(value: value, origin: origin))
    }
    let document = reading.document
    for key in ["og:title", "twitter:title"] { add(facts.meta(key).map(site.removed), key) }
    add(facts.linkedData.text("headline").map(site.removed), "json-ld headline")
    for key in ["headline", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"] {
      add(facts.meta(key).map(site.removed), "meta \(key)")
    }
    let page = facts.titleNode.flatMap { document.text(of: $0, maximumBytes: Self.maximumBytes) }
    let headings = facts.firstHeadings.filter { !Self.leadsHome(reading, $0) }
    for heading in headings.prefix(Self.maximumHeadings) {
      let text = document.text(of: heading, maximumBytes: Self.maximumBytes)
      if text.map({ !site.isExactly($0) }) ?? false { add(text, "h1") }
    }
    for property in facts.properties where property.name == "headline" {
      let value = document.value(.content, of: property.node)
      add(value ?? document.text(of: property.node, maximumBytes: Self.maximumBytes), "microdata headline")
    }
    add(facts.linkedData.text("name"), "json-ld name")
    add(page.map(site.removed), "title")
    if let entryTitle { add(entryTitle.value, entryTitle.origin) }
    candidates = Self.ordered(
      found,
      isNews: facts.linkedData.articleTypes.contains {
        $0.hasSuffix("newsarticle") || $0 == "liveblogposting"
      },
      isOnlyHeading: facts.firstHeadings.count == 1, reading)
  }

  /// Puts what a rule selected before all that was found.
  mutating func prefer(_ value: String, origin: String) {
    candidates.insert(MetadataChoice.Candidate(value: value, origin: origin), at: 0)
  }

  /// References resolved until nothing changes (`&amp;quot;`), without `(Published 2016)` at the end.
  private static func plain(_ value: String) -> String? {
    var text = value
    for _ in 0..<maximumDecodings where text.utf8.contains(UInt8(ascii: "&")) {
      guard let decoded = HTMLText.plain(text), decoded != text else { break }
      text = decoded
    }
    // The mark of the link to a heading itself.
    if text.ends(with: "¶") { text = String(text.dropLast()) }
    if let (head, tail) = text.lastSplit(" (Published "), tail.utf8.count == 5,
      tail.utf8.last == UInt8(ascii: ")"),
      tail.utf8.dropLast().allSatisfy({ $0.isASCIIDigit })
    {
      text = head
    }
    return text.isEmpty ? nil : text
  }

  private static let maximumDecodings = 4

  /// A heading that is a link to the site's front page is the site's name.
  private static func leadsHome(_ reading: borrowing PageInWork, _ heading: Int) -> Bool {
    let document = reading.document
    let links = [document.parent(heading)] + Array(heading + 1..<document.end(heading))
    guard let link = links.first(where: { document.nodes[$0].tag == .a }),
      let target = document.value(.href, of: link)
    else { return false }
    if target == "/" { return true }
    guard let url = WebURL(target, base: reading.base), url.isHTTP else { return false }
    let isFront = url.path.utf8.allSatisfy { $0 == 0x2F } && url.query == nil
    // A front page's own headings are about itself.
    return isFront && reading.base.map { !$0.path.utf8.allSatisfy { $0 == 0x2F } } ?? true
  }

  // MARK: Choosing

  private static func ordered(
    _ found: [MetadataChoice.Candidate], isNews: Bool, isOnlyHeading: Bool, _ reading: borrowing PageInWork
  ) -> [MetadataChoice.Candidate] {
    let titles = found.map(Title.init)
    guard let index = choice(titles, isNews: isNews, isOnlyHeading: isOnlyHeading) else { return found }
    var ordered = found
    var first = ordered.remove(at: index)
    let isLinked = titles.contains {
      $0.candidate.origin == "json-ld headline" && $0.folded == titles[index].folded
    }
    if let whole = quoted(first.value, titles) {
      first.value = whole
    } else if first.origin == "h1" || first.origin == "json-ld headline" {
      first.value = sharedSpelling(of: titles[index], titles) ?? first.value
    } else if !isLinked, let part = part(of: first.value, namedBy: titles) {
      first.value = part
    } else if !titles.contains(where: { $0.candidate.origin == "h1" }) || first.origin == "title",
      let head = shownHead(of: first.value, reading)
    {
      first.value = head
    }
    return [first] + ordered
  }

  /// The same headline with the quotation marks that a statement in an attribute has lost, or that have cut it off.
  private static func quoted(_ value: String, _ titles: [Title]) -> String? {
    let folded = FoldedText.fold(value)
    let mayBeCut = { (text: String) in
      text.begins(with: value)
        && text.utf8.dropFirst(value.utf8.count).drop { $0 == 0x20 }.first == UInt8(ascii: "\"")
    }
    let isQuoted = { (text: String) in text.unicodeScalars.contains(where: quotationMarks.contains) }
    return titles.first { title in
      guard ["h1", "title"].contains(title.candidate.origin), isQuoted(title.candidate.value) else {
        return false
      }
      return mayBeCut(title.candidate.value)
        || title.folded == folded && !isQuoted(value)
          && title.candidate.value != title.candidate.value.uppercased()
    }?.candidate.value
  }

  private static let quotationMarks: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "«", "»", "「", "」"]

  private static func choice(_ titles: [Title], isNews: Bool, isOnlyHeading: Bool) -> Int? {
    func first(_ origin: String) -> Int? { titles.firstIndex { $0.candidate.origin == origin } }
    let (shared, linked, page) = (first("og:title"), first("json-ld headline"), first("title"))
    let repeatsPage = shared != nil && page != nil && titles[shared!].folded == titles[page!].folded
    let stated = titles.firstIndex {
      !["h1", "json-ld name", "microdata headline"].contains($0.candidate.origin)
    }
    let isShown = titles.contains { title in
      title.candidate.origin == "h1" && linked.map { titles[$0].folded == title.folded } == true
    }
    let repeatsPart =
      if let shared, let page { titles[page].confirmation(by: titles[shared]) >= 2.5 } else { false }
    // Outside of news a sharing title is written to be clicked: what the page shows and JSON-LD repeats is the headline.
    let isClickbait = isShown && !repeatsPart
    if let stated, isNews || linked != nil && !repeatsPage && !isClickbait, stated != page,
      stated != linked || !isContradicted(titles[stated], by: titles)
    {
      // What two statements agree upon goes before a sharing title that nothing else repeats.
      if stated == shared, repeatsPage, isShown, let linked, titles[linked].folded != titles[stated].folded {
        return linked
      }
      return stated
    }
    let others = titles.filter { $0.candidate.origin != "h1" }
    var best: (index: Int, rank: Double)?
    for (index, title) in titles.enumerated() where title.candidate.origin == "h1" {
      guard title.candidate.value.unicodeScalars.count <= maximumHeadlineCharacters else { continue }
      let rank = others.lazy.map { title.confirmation(by: $0) }.max() ?? 0
      if rank > best?.rank ?? 0 { best = (index, rank) }
    }
    if let best {
      // The same words in the spelling made for sharing: a heading may be set in capitals.
      return titles.firstIndex { $0.folded == titles[best.index].folded && $0.candidate.origin != "title" }
    }
    let heading = first("h1")
    guard let stated else { return heading ?? titles.indices.first }
    if let heading, isOnlyHeading, stated != page, titles[heading].words.count >= minimumHeadlineWords,
      titles[heading].candidate.value.unicodeScalars.count <= maximumHeadlineCharacters,
      titles[heading].words.count <= maximumWordsRatio
        * max(titles[stated].words.count, minimumHeadlineWords),
      titles[heading].candidate.value.unicodeScalars.count >= minimumHeadlineCharacters
    {
      return heading
    }
    return stated
  }

  /// Whether nothing else says what JSON-LD calls the headline, while two other forms agree upon a heading: encyclopedias
  /// put a description there.
  private static func isContradicted(_ linked: Title, by titles: [Title]) -> Bool {
    guard !titles.contains(where: { $0.folded != linked.folded && $0.confirmation(by: linked) > 0 }),
      titles.count(where: { $0.folded == linked.folded }) == 1
    else { return false }
    return titles.contains { heading in
      heading.candidate.origin == "h1"
        && titles.count { $0.candidate.origin != "h1" && $0.confirmation(by: heading) >= 2 } >= 2
    }
  }

  /// A longer heading is a standfirst.
  private static let maximumHeadlineCharacters = 200
  /// Fewer words that nothing confirms may name a section.
  private static let minimumHeadlineWords = 4
  /// Where every character counts as a word.
  private static let minimumHeadlineCharacters = 15

  /// One form of the title, made ready for being compared.
  private struct Title {
    let candidate: MetadataChoice.Candidate
    let folded: String
    let words: Set<UInt64>

    init(_ candidate: MetadataChoice.Candidate) {
      self.candidate = candidate
      folded = FoldedText.fold(candidate.value)
      words = Self.words(candidate.value)
    }

    /// How well another form says that this heading is the article's: 0 not at all, 3 letter by letter.
    func confirmation(by other: Title) -> Double {
      guard !folded.isEmpty, !other.folded.isEmpty else { return 0 }
      if folded == other.folded { return 3 }
      let (short, long) =
        folded.utf8.count < other.folded.utf8.count ? (folded, other.folded) : (other.folded, folded)
      if short.utf8.count >= TitleReader.minimumPartBytes, short.utf8.count * 5 >= long.utf8.count * 2,
        long.begins(with: short) || long.ends(with: short)
      {
        // Behind the headline stands the name of the site, which may be a heading, too.
        return long.begins(with: short) ? 2.6 : 2.5
      }
      // A sentence about the same thing is no headline.
      let (few, many) = (min(words.count, other.words.count), max(words.count, other.words.count))
      if few < 3 || many > few * TitleReader.maximumWordsRatio { return 0 }
      let common = Double(words.intersection(other.words).count) / Double(min(words.count, other.words.count))
      return common >= TitleReader.minimumCommonShare ? 1 + common : 0
    }

    /// Words in small letters, each as its hash; a character each in scripts that part no words.
    private static func words(_ text: String) -> Set<UInt64> {
      let text = LetterCase.lowercased(text)
      let bytes = text.utf8Span.span
      var words: Set<UInt64> = []
      var start: Int?
      func endWord(before end: Int) {
        if let from = start { words.insert(ByteSearch.hash(bytes, from..<end)) }
        start = nil
      }
      for (index, scalar) in text.unicodeScalars.indexed() {
        let isUnparted = (0x0E00...0x0E7F).contains(scalar.value) || (0x3040...0x9FFF).contains(scalar.value)
        if isUnparted || !isLetter(scalar) { endWord(before: index) }
        if isUnparted {
          words.insert(ByteSearch.hash(bytes, index..<index + UTF8.width(scalar)))
        } else if start == nil, isLetter(scalar) {
          start = index
        }
      }
      endWord(before: bytes.count)
      return words
    }

    /// A letter or a digit.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      guard !scalar.isASCII else {
        return (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
      }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static let minimumPartBytes = 8
  fileprivate static let maximumWordsRatio = 3
  /// Of the words of the shorter of two forms.
  private static let minimumCommonShare = 0.7

  // MARK: Parts

  /// The part before a mark, or behind a bar, that another form has alone: what is cut off is a section or a date.
  private static func part(of title: String, namedBy titles: [Title]) -> String? {
    func isHeadline(_ part: String) -> Bool {
      let folded = FoldedText.fold(part)
      return titles.contains { $0.candidate.origin != "title" && $0.folded == folded }
    }
    let bytes = Array(title.utf8)
    for (index, scalar) in title.unicodeScalars.indexed() where marks.contains(scalar) {
      guard index >= minimumHeadlineBytes, let head = HTMLText.trimmed(Array(bytes[..<index])),
        isHeadline(head)
      else { continue }
      return head
    }
    guard let (_, tail) = title.firstSplit("|"), tail.utf8.count >= minimumHeadlineBytes, isHeadline(tail)
    else {
      return nil
    }
    return tail
  }

  /// The headline as the sharing title begins with it: a heading may be set in capitals.
  private static func sharedSpelling(of headline: Title, _ titles: [Title]) -> String? {
    guard let shared = titles.first(where: { $0.candidate.origin == "og:title" }),
      shared.folded != headline.folded, shared.folded.begins(with: headline.folded),
      let head = part(of: shared.candidate.value, namedBy: titles), FoldedText.fold(head) == headline.folded
    else { return nil }
    return head
  }

  /// The part of a page's title that stands on the page as a line of its own, where no heading says it.
  private static func shownHead(of title: String, _ reading: borrowing PageInWork) -> String? {
    let bytes = Array(title.utf8)
    var heads: [String: String] = [:]
    for (index, scalar) in title.unicodeScalars.indexed() where marks.contains(scalar) || scalar == "_" {
      guard index >= minimumHeadlineBytes, index * 2 > bytes.count,
        let head = HTMLText.trimmed(Array(bytes[..<index]))
      else { continue }
      heads[FoldedText.fold(head)] = head
    }
    guard !heads.isEmpty else { return nil }
    var linked: String?
    for line in reading.outline.lines where Int(line.length) <= bytes.count && line.length >= 5 {
      guard let text = reading.document.text(in: line.nodes, maximumBytes: maximumBytes),
        let head = heads[FoldedText.fold(text)]
      else { continue }
      if !line.isLinked { return head }
      linked = linked ?? head
    }
    // A bar parts only names; behind a dash the headline may go on.
    guard let linked, let (head, _) = title.lastSplit(" | "), head == linked else { return nil }
    return linked
  }

  private static let minimumHeadlineBytes = 10
  private static let marks: Set<Unicode.Scalar> = [
    "-", "–", "—", "|", ":", "·", "•", "»", "*", "｜", "：", "ㅣ",
  ]
}

extension String.UnicodeScalarView {
  /// Scalars with the UTF-8 offset of each.
  fileprivate func indexed() -> some Sequence<(Int, Unicode.Scalar)> {
    var offset = 0
    return map { scalar in
      defer { offset += UTF8.width(scalar) }
      return (offset, scalar)
    }
  }
}
