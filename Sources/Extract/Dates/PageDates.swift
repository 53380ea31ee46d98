internal import ASCII
internal import Addresses
internal import Time

/// The dates that a page without an article states about itself: list pages, notices, old home pages.
///
/// What counts, in this order: metadata and marked-up times, then visible lines that say what their date is (`Last updated: …`,
/// `Cập nhật …`), then the title, then the address.
struct PageDates: Sendable, Hashable {
  var published: Timestamp?
  var modified: Timestamp?

  /// Longer lines are prose, whose dates are about something else.
  private static let maximumLineBytes = 160
  private static let maximumLines = 20_000
  /// Of an element that is named after a date.
  private static let maximumNamedBytes = 100
  /// Of such a line as it is written, with its references and white space.
  private static let maximumSourceBytes: Int32 = 2_000

  /// - Parameters:
  ///   - url: the page's address, for the date in it.
  ///   - readsTitle: an article's title may be about a day; a notice's or a list's names its own.
  static func find(in page: HTMLDocument, url: String?, readsTitle: Bool = true) -> PageDates {
    var evidence = Evidence()
    for node in page.nodes.indices {
      switch page.nodes[node].tag {
      case .meta: evidence.addMeta(node, in: page)
      case .link where page.value(.rel, of: node)?.lowercased() == "canonical":
        if let address = page.value(.href, of: node) { evidence.addAddress(address) }
      case .time, .abbr: evidence.addTime(node, in: page)
      case .script: evidence.addLinkedData(node, in: page)
      case .title where readsTitle: evidence.addTitle(page.text(of: node, maximumBytes: 512))
      case .text where page.nodes[node].valueEnd - page.nodes[node].valueStart <= maximumSourceBytes:
        evidence.addLine(node, in: page)
      case .div, .span, .p, .li, .dd, .td, .small, .em, .b, .strong, .font: evidence.addNamed(node, in: page)
      default: break
      }
    }
    if let url { evidence.addAddress(url) }
    return evidence.dates
  }

  /// What a piece of text is part of.
  fileprivate enum Place {
    case line, link
    /// With much more text: there a date is about something else.
    case paragraph
  }

  private static func isLong(_ block: Int, in page: HTMLDocument) -> Bool {
    (page.nodes[block].tag == .p || page.nodes[block].tag == .li)
      && page.text(of: block, maximumBytes: maximumLineBytes + 1)?.utf8.count ?? 0 > maximumLineBytes
  }

  private static let inlineTags: Set<HTMLTag> = [
    .a, .abbr, .b, .cite, .em, .font, .i, .mark, .small, .span, .strong, .time, .u,
  ]
  /// What may stand beside a date whatever it says.
  private static let maximumRest = 12

  /// Candidates of one level: the first for each role is the page's answer, later ones only raise ``modified``.
  private struct Level {
    var published: Timestamp?
    var modified: Timestamp?

    var isEmpty: Bool { published == nil && modified == nil }

    mutating func add(_ timestamp: Timestamp, isModified: Bool) {
      guard DateBounds().contains(timestamp) else { return }
      if isModified {
        modified = max(modified ?? timestamp, timestamp)
      } else {
        published = published ?? timestamp
      }
    }

    /// A page that only says when it changed was published then, as far as anybody can tell.
    var dates: PageDates { PageDates(published: published ?? modified, modified: modified) }
  }

  private struct Evidence {
    private var marked = Level()
    /// Of elements that say nothing but an instant, for scripts: `<abbr data-utime=…>`.
    private var stamps: [Timestamp] = []
    /// By the hash of the names.
    private var roles: [UInt64: Role?] = [:]
    private static let maximumRoles = 1_000
    private var line = Level()
    private var searchedLines = 0
    /// The block of the last line: one of many lines is looked at once.
    private var block = (node: -1, isLong: false)
    private var title = Level()
    private var address = Level()

    var dates: PageDates {
      var stamped = Level()
      // Several are of several posts.
      if stamps.count == 1 { stamped.add(stamps[0], isModified: false) }
      return [marked, stamped, line, title, address].first { !$0.isEmpty }?.dates ?? PageDates()
    }

    mutating func addMeta(_ node: Int, in page: HTMLDocument) {
      guard let value = page.value(.content, of: node) ?? page.value(.datetime, of: node) else { return }
      let names: [HTMLAttribute.Name] = [.property, .name, .itemprop, .httpEquiv, .pubdate]
      for key in names.compactMap({ page.value($0, of: node)?.lowercased() }) {
        if key == "og:url" {
          addAddress(value)
        } else if let role = Role(name: key), let timestamp = DateParser.parse(value) {
          marked.add(timestamp, isModified: role == .modified)
        }
      }
    }

    mutating func addTime(_ node: Int, in page: HTMLDocument) {
      let role = role(of: node, in: page, named: Self.namesOfTimes)
      guard page.nodes[node].tag == .time || role != nil else {
        if let stamp = page.value(.dataTime, of: node).flatMap({ DateParser.parse($0) }) {
          stamps.append(stamp)
        }
        return
      }
      let written = [
        page.value(.datetime, of: node), page.value(.title, of: node), page.text(of: node, maximumBytes: 200),
        page.value(.dataTime, of: node),
      ]
      guard let timestamp = written.compactMap({ $0.flatMap { DateParser.parse($0) } }).first else { return }
      marked.add(timestamp, isModified: role == .modified)
    }

    /// An element whose names say date, of whatever parts its text is made: `<div class="date"><b>9</b> <i>March</i> …`.
    mutating func addNamed(_ node: Int, in page: HTMLDocument) {
      guard let role = role(of: node, in: page, named: Self.namesOfElements),
        let timestamp = page.text(of: node, maximumBytes: PageDates.maximumNamedBytes).flatMap({
          DateParser.parse($0)
        }),
        timestamp.precision != .month, timestamp.precision != .year
      else { return }
      line.add(timestamp, isModified: role == .modified)
    }

    private static let namesOfTimes: [HTMLAttribute.Name] = [.class, .itemprop]
    private static let namesOfElements: [HTMLAttribute.Name] = [.class, .itemprop, .id]

    /// Elements share few names, so each is judged once.
    private mutating func role(of node: Int, in page: HTMLDocument, named names: [HTMLAttribute.Name])
      -> Role?
    {
      var role: Role?
      for name in names {
        guard let value = page.attribute(name, of: node) else { continue }
        let hash = NameTable.hash(of: page.source[value])
        let found =
          roles[hash] ?? Role(names: String(decoding: page.source[value], as: UTF8.self))
        if roles.count < Self.maximumRoles { roles[hash] = .some(found) }
        if found == .modified || role == nil { role = found }
      }
      return role
    }

    mutating func addLinkedData(_ node: Int, in page: HTMLDocument) {
      guard let range = page.rawText(of: node) else { return }
      let text = String(decoding: page.source[range].prefix(DateParser.maximumSearchBytes), as: UTF8.self)
      addStatements(text)
    }

    mutating func addTitle(_ text: String?) {
      guard let text, let found = DateParser.find(inText: text).first,
        found.reading.timestamp.precision != .month
      else { return }
      title.add(found.reading.timestamp, isModified: false)
    }

    /// A line that says what its date is, or that is little more than a date.
    mutating func addLine(_ node: Int, in page: HTMLDocument) {
      guard let text = page.text(of: node, maximumBytes: PageDates.maximumLineBytes + 1),
        text.utf8.count <= PageDates.maximumLineBytes
      else { return }
      if ByteSearch.contains("\"date", in: text) { return addStatements(text) }
      // A date has a figure, of ASCII or of another script.
      guard searchedLines < PageDates.maximumLines,
        text.utf8.contains(where: { $0.isASCIIDigit || $0 >= 0x80 })
      else { return }
      searchedLines += 1
      let place = place(of: node, in: page)
      let found = DateParser.find(inText: text).filter { $0.reading.timestamp.precision != .month }
      var start = 0
      for (index, date) in found.enumerated() {
        let end = index + 1 < found.count ? found[index + 1].range.lowerBound : text.utf8.count
        let (before, behind) = (start..<date.range.lowerBound, date.range.upperBound..<end)
        start = date.range.upperBound
        let label = DateLabel(
          before: Self.part(of: text, before), behind: Self.part(of: text, behind),
          isLast: end == text.utf8.count)
        let isAlone =
          text.utf8.count - date.range.count <= PageDates.maximumRest || isPart(date.range, of: text)
        let isShort = label.isShort && holdsYear(text, date.range)
        guard label.isKnown || isAlone && place != .paragraph || isShort && place == .line else { continue }
        line.add(date.reading.timestamp, isModified: label.isModified)
      }
    }

    private mutating func place(of text: Int, in page: HTMLDocument) -> Place {
      var node = page.parent(text)
      var isLink = false
      while PageDates.inlineTags.contains(page.nodes[node].tag) {
        if page.nodes[node].tag == .a { isLink = true }
        node = page.parent(node)
      }
      if node != block.node { block = (node, PageDates.isLong(node, in: page)) }
      return block.isLong ? .paragraph : isLink ? .link : .line
    }

    private static func part(of text: String, _ range: Range<Int>) -> Substring.UTF8View {
      text.utf8.dropFirst(range.lowerBound).prefix(range.count)
    }

    /// A year of four digits: `12.4.16` may count versions.
    private func holdsYear(_ text: String, _ range: Range<Int>) -> Bool {
      DateToken.tokens(of: String(Substring(Self.part(of: text, range)))).contains {
        if case .number(_, let digits) = $0.kind { digits == 4 || digits == 8 } else { false }
      }
    }

    /// By A. Author | Sep 1, 2017: between signs that part a line there is nothing but the date.
    private func isPart(_ range: Range<Int>, of text: String) -> Bool {
      let (before, behind) = (
        text.utf8.prefix(range.lowerBound), text.utf8.dropFirst(range.upperBound)
      )
      return
        (before.isEmpty || Self.partingSigns.contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) })
        && (behind.isEmpty || Self.partingSigns.contains { behind.starts(with: $0.utf8) })
    }

    private static let partingSigns = [" | ", " / ", " · ", " • ", " – ", " — "]

    /// `"datePublished": "2025-12-30"` in JSON, whole or not.
    private mutating func addStatements(_ text: String) {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() where index + 2 < parts.count {
        guard part == "datePublished" || part == "dateModified",
          let timestamp = DateParser.parse(String(parts[index + 2]))
        else { continue }
        marked.add(timestamp, isModified: part == "dateModified")
      }
    }

    mutating func addAddress(_ text: String) {
      guard let day = WebURL(text).flatMap({ AddressDate.day(in: $0.path) }) else { return }
      address.add(day, isModified: false)
    }
  }

  // MARK: Words

  /// What the name of a meta tag, a class or an id says of the date that it is given to.
  fileprivate enum Role {
    case published, modified

    init?(name: String) {
      if Self.modifiedParts.contains(where: { ByteSearch.contains($0, in: name) }) {
        self = .modified
      } else if Self.publishedNames.contains(name)
        || Self.publishedParts.contains(where: { ByteSearch.contains($0, in: name) })
      {
        self = .published
      } else {
        return nil
      }
    }

    /// - Parameter names: parted by spaces, in any case.
    init?(names: String) {
      let names = LetterCase.lowercased(names)
      // Most names of elements say nothing of the kind, which is told of all of them at once.
      guard Self.sharedParts.contains(where: { ByteSearch.contains($0, in: names) }) else { return nil }
      let roles = names.parts(between: " ").compactMap { Role(name: $0) }
      guard let first = roles.first else { return nil }
      self = roles.contains(.modified) ? .modified : first
    }

    /// Each of the names and parts below has one of these.
    private static let sharedParts = [
      "date", "pub", "modif", "created", "timestamp", "issued", "lastmod", "revis", "available",
    ]
    private static let modifiedParts = [
      "modified", "modification", "updated", "dateupdate", "lastmod", "revised", "revision",
    ]
    private static let publishedParts = [
      "publish", "pubdate", "pub-date", "pub_date", "issued", "created", "entry-date", "post-date",
      "postdate",
      "article-date", "dateline", "docdate", "pagedate", "dcterms.available",
    ]
    private static let publishedNames: Set<String> = [
      "date", "dc.date", "dcterms.date", "article_date", "displaydate", "copyrightdate", "timestamp",
    ]
  }
}
