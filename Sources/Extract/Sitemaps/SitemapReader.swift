import Addresses
import Model
import Time

/// Tags to the entries of a sitemap: the same scanner as for feeds, and the few names that sitemaps have. Prefixes are not looked at: many
/// sitemaps declare the wrong ones, and no two extensions use one name for different things at the same place.
struct SitemapReader: ~Copyable {
  private enum Element: String {
    case urlset, sitemapindex, url, sitemap, loc, lastmod, link
    case news, publication, name, language, title
    case publicationDate = "publication_date"
    case other
  }

  private static let maximumDepth = 32
  /// Tags of something else in front of the root: a warning of PHP has a handful.
  private static let maximumLeadingTags = 64
  /// Roots of documents that are no sitemaps.
  private static let otherRoots: Set<String> = ["html", "rss", "rdf", "feed", "channel", "opml"]

  private var scanner: XMLScanner
  var repairs: FeedRepairs = []
  private let base: WebURL?
  private var stack: [(name: Range<Int>, element: Element)] = []
  private var sitemap: Sitemap?
  private var page = Sitemap.Page(url: "")
  private var text = FeedText()
  private var leadingTagCount = 0

  init(_ bytes: [UInt8], base: WebURL?) {
    scanner = XMLScanner(bytes)
    self.base = base
  }

  /// Nil where the root is that of no sitemap.
  mutating func read() -> Sitemap? {
    while let token = scanner.next() {
      switch token {
      case .text(let range): text.add(range, isCDATA: false)
      case .cdata(let range): text.add(range, isCDATA: true)
      case .startTag(let name, let isEmpty):
        guard open(name) else { return nil }
        if isEmpty { closeTop() }
      case .endTag(let name): close(name)
      }
    }
    repairs.formUnion(scanner.repairs)
    if stack.contains(where: { $0.element == .url || $0.element == .sitemap }) { repairs.insert(.truncated) }
    sitemap?.repairs = repairs.names
    return sitemap
  }

  /// False for a root that is no sitemap's.
  private mutating func open(_ name: Range<Int>) -> Bool {
    let element = element(name)
    text.reset()
    switch element {
    case .urlset: sitemap = sitemap ?? Sitemap(kind: .urlset)
    case .sitemapindex: sitemap = sitemap ?? Sitemap(kind: .index)
    case .url, .sitemap: page = Sitemap.Page(url: "")
    case .link: addAlternate()
    default: break
    }
    guard sitemap != nil else { return isLeadingTag(name) }
    if stack.count < Self.maximumDepth { stack.append((name, element)) }
    return true
  }

  /// True for a tag that may stand in front of a sitemap's root by mistake.
  private mutating func isLeadingTag(_ name: Range<Int>) -> Bool {
    leadingTagCount += 1
    repairs.insert(.leadingBytes)
    return leadingTagCount <= Self.maximumLeadingTags && !Self.otherRoots.contains(localName(name))
  }

  private func localName(_ name: Range<Int>) -> String {
    let bytes = scanner.bytes[name]
    let local = bytes.lastIndex(of: UInt8(ascii: ":")).map { bytes[($0 + 1)...] } ?? bytes
    return local.count <= 24 ? String(decoding: local, as: UTF8.self).lowercased() : ""
  }

  private func element(_ name: Range<Int>) -> Element { Element(rawValue: localName(name)) ?? .other }

  private mutating func close(_ name: Range<Int>) {
    let bytes = scanner.bytes
    guard sitemap != nil else { return }
    guard let depth = stack.lastIndex(where: { bytes[$0.name].elementsEqual(bytes[name]) }) else {
      repairs.insert(.tagMismatch)
      return
    }
    if depth < stack.count - 1 { repairs.insert(.tagMismatch) }
    while stack.count > depth { closeTop() }
  }

  private mutating func closeTop() {
    guard let (_, element) = stack.popLast() else { return }
    let parent = stack.last?.element
    switch element {
    case .loc where parent == .url || parent == .sitemap: if page.url.isEmpty { page.url = address() ?? "" }
    case .lastmod where parent == .url || parent == .sitemap:
      if let text = word() { page.lastModified = date(text) }
    case .url: addPage()
    case .sitemap: addReference()
    case .title where parent == .news: setNews { $0.title = $1 }
    case .publicationDate: setNews { $0.publicationDate = DateBounds().date($1) }
    case .name where parent == .publication: setNews { $0.publication = $1 }
    case .language where parent == .publication || parent == .news: setNews { $0.language = $1 }
    case .news: if page.news == nil { page.news = Sitemap.News() }
    default: break
    }
    text.reset()
  }

  /// Nil for an implausible date, which is reported.
  private mutating func date(_ text: String) -> Timestamp? {
    guard let date = DateParser.parse(text) else { return nil }
    if DateBounds().contains(date) { return date }
    repairs.insert(.impossibleDate)
    return nil
  }

  private mutating func word() -> String? {
    let characters = text.characters(in: scanner.bytes, entities: scanner.entities, repairs: &repairs)
    return characters.isEmpty ? nil : String(validUTF8: characters)
  }

  private mutating func address() -> String? {
    guard let word = word() else { return nil }
    if let url = WebURL(word) { return word.utf8.contains { $0 <= 0x20 } ? url.string : word }
    return base.flatMap { WebURL(word, base: $0)?.string }
  }

  private mutating func setNews(_ set: (inout Sitemap.News, String) -> Void) {
    let characters = text.characters(in: scanner.bytes, entities: scanner.entities, repairs: &repairs)
    let value = HTMLFragment.plainText(characters, isMarkup: false)
    guard !value.isEmpty else { return }
    var news = page.news ?? Sitemap.News()
    set(&news, value)
    page.news = news
  }

  private mutating func addPage() {
    guard !page.url.isEmpty, let count = sitemap?.pages.count else { return }
    guard count < Sitemap.maximumEntries else {
      repairs.insert(.limitReached)
      return
    }
    sitemap?.pages.append(page)
  }

  private mutating func addReference() {
    guard !page.url.isEmpty, let count = sitemap?.sitemaps.count else { return }
    guard count < Sitemap.maximumEntries else {
      repairs.insert(.limitReached)
      return
    }
    sitemap?.sitemaps.append(SitemapReference(url: page.url, lastModified: page.lastModified))
  }

  /// `<xhtml:link rel="alternate" hreflang="vi" href="…"/>`
  private mutating func addAlternate() {
    var values: [String: String] = [:]
    for attribute in scanner.attributes.prefix(8) {
      var value: [UInt8] = []
      XMLText.append(attribute.value, of: scanner.bytes, entities: [:], to: &value, repairs: &repairs)
      values[String(decoding: scanner.bytes[attribute.name], as: UTF8.self).lowercased()] =
        String(decoding: value, as: UTF8.self).trimmed
    }
    guard values["rel"] == "alternate", let language = values["hreflang"].flatMap({ LanguageTag($0) }),
      language.value != "x-default",
      let url = values["href"], page.alternates.count < 64
    else { return }
    page.alternates.append(Article.Alternate(language: language, url: url))
  }
}
