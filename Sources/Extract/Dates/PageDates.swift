internal import Model

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
        evidence.addLine(page.text(of: node, maximumBytes: maximumLineBytes + 1))
      default: break
      }
    }
    if let url { evidence.addAddress(url) }
    return evidence.dates
  }

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
    private var line = Level()
    private var searchedLines = 0
    private var title = Level()
    private var address = Level()

    var dates: PageDates { [marked, line, title, address].first { !$0.isEmpty }?.dates ?? PageDates() }

    mutating func addMeta(_ node: Int, in page: HTMLDocument) {
      guard let value = page.value(.content, of: node) ?? page.value(.datetime, of: node) else { return }
      let names: [HTMLAttribute.Name] = [.property, .name, .itemprop, .httpEquiv, .pubdate]
      for key in names.compactMap({ page.value($0, of: node)?.lowercased() }) {
        if key == "og:url" {
          addAddress(value)
        } else if PageDates.isModification(key) || PageDates.isPublication(key) {
          guard let timestamp = DateParser.parse(value) else { continue }
          marked.add(timestamp, isModified: PageDates.isModification(key))
        }
      }
    }

    mutating func addTime(_ node: Int, in page: HTMLDocument) {
      let isTime = page.nodes[node].tag == .time
      let names = [page.value(.class, of: node), page.value(.itemprop, of: node)].compactMap {
        $0?.lowercased()
      }.joined(separator: " ")
      guard isTime || PageDates.isPublication(names) || PageDates.isModification(names) else { return }
      let written = [
        page.value(.datetime, of: node), page.value(.title, of: node), page.text(of: node, maximumBytes: 200),
      ]
      guard let timestamp = written.compactMap({ $0.flatMap { DateParser.parse($0) } }).first else { return }
      marked.add(timestamp, isModified: PageDates.isModification(names))
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
    mutating func addLine(_ text: String?) {
      guard let text, text.utf8.count <= PageDates.maximumLineBytes else { return }
      if ByteSearch.contains("\"date", in: text) { return addStatements(text) }
      // A date has a figure, of ASCII or of another script.
      guard searchedLines < PageDates.maximumLines,
        text.utf8.contains(where: { $0 &- 0x30 < 10 || $0 >= 0x80 })
      else { return }
      searchedLines += 1
      guard let found = DateParser.find(inText: text).first, found.reading.timestamp.precision != .month
      else { return }
      let words = text.lowercased()
      let isModified = PageDates.modifiedWords.contains(where: words.contains)
      let isShort = text.utf8.count - found.range.count <= 12 || isPart(found.range, of: text)
      guard isModified || isShort || PageDates.publishedWords.contains(where: words.contains) else { return }
      line.add(found.reading.timestamp, isModified: isModified)
    }

    /// By A. Author | Sep 1, 2017: between signs that part a line there is nothing but the date.
    private func isPart(_ range: Range<Int>, of text: String) -> Bool {
      let bytes = Array(text.utf8)
      let isOpen =
        range.lowerBound == 0 || bytes[..<range.lowerBound].suffix(3).elementsEqual(Array(" | ".utf8))
      let isClosed = range.upperBound == bytes.count || bytes[range.upperBound...].starts(with: " | ".utf8)
      return isOpen && isClosed
    }

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

  fileprivate static func isModification(_ key: String) -> Bool {
    ["modified", "modification", "updated", "dateupdate", "lastmod", "revised"].contains(where: key.contains)
  }

  fileprivate static func isPublication(_ key: String) -> Bool {
    if ["publish", "pubdate", "pub-date", "issued", "created", "entry-date", "post-date", "dateline"]
      .contains(where: key.contains)
    {
      return true
    }
    return ["date", "dc.date", "dcterms.date", "article_date", "displaydate", "copyrightdate", "timestamp"]
      .contains(key)
  }

  private static let publishedWords = [
    "publish", "posted", "date", "datum", "stand:", "veröffentlicht", "erschienen", "wurde am", "geschrieben",
    "verfasst", "publié", "publicado",
    "publicação", "pubblicato",
    "yayın", "yayım", "tarih", "đăng", "ngày", "xuất bản", "发布", "發布", "公開", "опубликовано", "gepubliceerd",
    "opublikowano",
  ]
  private static let modifiedWords = [
    "updated", "modified", "aktualisiert", "geändert", "mis à jour", "edited", "actualizado", "atualizado",
    "atualização", "aggiornat", "更新", "修改",
    "güncelle", "cập nhật",
    "обновлено", "bijgewerkt", "zaktualizowano",
  ]
}
