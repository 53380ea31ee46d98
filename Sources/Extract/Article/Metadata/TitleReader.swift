internal import Model

/// The headline, without the site's name.
///
/// Publishers write it up to seven times, not always alike. What was written for sharing comes first: it is
/// the headline as such in most houses, where a JSON-LD headline or the `<h1>` often carries a kicker or is
/// written for search. Two things overrule it: another statement of the same headline that ends where its
/// rest is a section or a date (`Headline - National | Site`), and the headline that JSON-LD and the page
/// agree upon where the sharing title is only the `<title>` again.
struct TitleReader {
  let candidates: [MetadataChoice.Candidate]
  var title: String? { candidates.first?.value }

  private static let maximumBytes = 1_000
  private static let maximumHeadings = 3

  init(_ reading: borrowing PageReading, _ facts: borrowing PageFacts, site: SiteName) {
    var found: [MetadataChoice.Candidate] = []
    func add(_ value: String?, _ origin: String) {
      guard let value, !value.isEmpty, value.utf8.count < Self.maximumBytes else { return }
      found.append(MetadataChoice.Candidate(value: value, origin: origin))
    }
    let document = reading.document
    for key in ["og:title", "twitter:title"] { add(facts.meta(key).map(site.removed), key) }
    add(facts.linkedData.text("headline").map(site.removed), "json-ld headline")
    for key in ["headline", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"] {
      add(facts.meta(key).map(site.removed), "meta \(key)")
    }
    let page = facts.titleNode.flatMap { document.text(of: $0, maximumBytes: Self.maximumBytes) }
    for heading in facts.firstHeadings.prefix(Self.maximumHeadings) {
      add(document.text(of: heading, maximumBytes: Self.maximumBytes), "h1")
    }
    for property in facts.properties where property.name == "headline" {
      let value = document.value(.content, of: property.node)
      add(value ?? document.text(of: property.node, maximumBytes: Self.maximumBytes), "microdata headline")
    }
    add(facts.linkedData.text("name"), "json-ld name")
    add(page.map(site.removed), "title")
    candidates = Self.ordered(found)
  }

  private static func ordered(_ found: [MetadataChoice.Candidate]) -> [MetadataChoice.Candidate] {
    guard var first = found.first else { return [] }
    let folded = found.map { FoldedText.fold($0.value) }
    func stated(_ origin: String) -> String? {
      found.firstIndex { $0.origin == origin }.map { folded[$0] }
    }
    var ordered = found
    let headline = stated("json-ld headline")
    if first.origin == "h1" || first.origin == "json-ld name" {
      // Several headings: the one that the page is named after.
      guard let page = stated("title"),
        let named = found.indices.first(where: {
          found[$0].origin == "h1" && folded[$0].utf8.count >= 8 && ByteSearch.contains(folded[$0], in: page)
        })
      else { return found }
      ordered.insert(ordered.remove(at: named), at: 0)
    } else if headline == nil || headline != folded[0],
      let cut = cut(
        first.value,
        where: { head in
          zip(found, folded).contains { $0.origin != "title" && $1 == head }
        })
    {
      first.value = cut
      ordered[0] = first
    } else if first.origin == "og:title", let headline, headline != folded[0], headline == stated("h1"),
      folded[0] == stated("title"), let index = found.firstIndex(where: { $0.origin == "json-ld headline" })
    {
      ordered.insert(ordered.remove(at: index), at: 0)
    }
    return ordered
  }

  /// The part before a mark that is a headline by itself.
  private static func cut(_ title: String, where isHeadline: (String) -> Bool) -> String? {
    let bytes = Array(title.utf8)
    for (index, scalar) in title.unicodeScalars.indexed() where marks.contains(scalar) {
      guard index >= minimumHeadlineBytes, let head = HTMLText.trimmed(Array(bytes[..<index])),
        isHeadline(FoldedText.fold(head))
      else { continue }
      return head
    }
    return nil
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
