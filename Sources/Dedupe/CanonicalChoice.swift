internal import ASCII
public import Addresses

/// Whether a page's declared canonical link can be true.
///
/// Publishers' templates declare the home page, the section, the first page they were copied from, or a script without its
/// parameters; believing that would give many articles one identity. Nor may one site declare another's address: its pages would
/// become revisions of the other's. So a declaration is taken when it stays on the page's registrable domain, is no home page,
/// and names the same document: its last segment is the page's own, or both carry one article number, or their slugs mostly agree.
public enum CanonicalChoice {
  public static func choose(declared: WebURL?, page: WebURL) -> WebURL {
    guard let declared, RegistrableDomain.of(host: declared.host) == RegistrableDomain.of(host: page.host)
    else {
      return page
    }
    // A page that has no path of its own is at home wherever it says.
    guard let ours = Document(page) else { return page.query == nil ? declared : page }
    guard let theirs = Document(declared) else { return page }
    return theirs.isSame(as: ours) ? declared : page
  }

  /// What names a document in its address.
  private struct Document {
    /// The last segment that is no mere form of the document ("amp", "index.html", a page number), split into words.
    var slug: [Substring]
    /// The words of the query, without tracking parameters.
    var query: [Substring]
    /// Every word of the address.
    var words: Set<Substring>

    /// Nil of a home page.
    init?(_ url: WebURL) {
      guard let clean = WebURL(CanonicalURL.canonical(url)) else { return nil }
      let segments = clean.path.split(separator: "/")
      query = clean.query.map(CanonicalChoice.words) ?? []
      slug =
        segments.last { !CanonicalChoice.isForm($0) }.map {
          CanonicalChoice.words(CanonicalChoice.withoutExtension($0))
        } ?? []
      words = Set(segments.flatMap(CanonicalChoice.words) + query)
      if slug.isEmpty && query.isEmpty { return nil }
    }

    /// A script's name, or a section's, says nothing without what follows.
    private var isSpecific: Bool { slug.count >= 4 || slug.contains { CanonicalChoice.isIdentifier($0) } }

    func isSame(as page: Document) -> Bool {
      if slug == page.slug { return query == page.query || page.query.isEmpty || isSpecific }
      if slug.contains(where: { CanonicalChoice.isIdentifier($0) && page.words.contains($0) }) { return true }
      if query.contains(where: { CanonicalChoice.isIdentifier($0) && page.words.contains($0) }) {
        return true
      }
      // The gold price of one day is not that of another.
      guard slug.allSatisfy({ !CanonicalChoice.isNumber($0) || page.words.contains($0) }) else {
        return false
      }
      let common = slug.filter(page.slug.contains).count
      return common >= 2 && common * 2 > min(slug.count, page.slug.count)
    }
  }

  private static func words(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split { "/-_.?&=,;~+:!".contains($0) }
  }

  private static func withoutExtension(_ segment: Substring) -> Substring {
    guard let dot = segment.lastIndex(of: "."), segment[dot...].utf8.count <= 6,
      !segment[dot...].utf8.contains(where: \.isASCIIDigit)
    else { return segment }
    return segment[..<dot]
  }

  private static func isForm(_ segment: Substring) -> Bool {
    let name = segment.lowercased()
    return name.hasPrefix("index.") || forms.contains(name)
      || (name.utf8.count <= 2 && name.utf8.allSatisfy(\.isASCIIDigit))
  }

  private static let forms: Set = ["amp", "print", "mobile", "m", "all", "full", "index", "amp.html"]

  private static func isNumber(_ word: Substring) -> Bool { word.utf8.allSatisfy(\.isASCIIDigit) }

  /// An article's number: five digits or more that are no date, or letters and digits of eight and more.
  private static func isIdentifier(_ word: Substring) -> Bool {
    let digits = word.utf8.count(where: \.isASCIIDigit)
    guard digits == word.utf8.count else { return digits >= 2 && word.utf8.count >= 8 }
    return digits >= 5 && !(digits == 8 && (word.hasPrefix("19") || word.hasPrefix("20")))
  }
}
