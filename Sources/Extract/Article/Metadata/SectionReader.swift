internal import Model

/// The section that an article stands in: as the page states it, else as it shows the article's place in the site.
struct SectionReader {
  /// The most trustworthy first.
  private(set) var candidates: [MetadataChoice.Candidate]

  var section: String? {
    candidates.first { !Self.pageKinds.contains(LetterCase.lowercased($0.value)) }?.value
  }

  /// What templates write where the section should stand: the kind of the page.
  private static let pageKinds: Set<String> = ["post", "posts", "article", "articles", "page", "blog post"]
  private static let maximumBytes = 60
  /// So far up a link stands in the breadcrumb trail.
  private static let maximumLevels = 4

  /// - Parameter titles: of the article, folded: a trail may end with it.
  init(_ reading: borrowing PageReading, _ facts: borrowing PageFacts, titles: [String]) {
    candidates = facts.statements(
      of: "articleSection", ["article:section", "parsely-section", "section", "og:section"])
    candidates += facts.properties.filter { $0.name == "articlesection" }.compactMap { property in
      let value =
        reading.document.value(.content, of: property.node) ?? reading.document.text(of: property.node)
      return value.flatMap(HTMLText.plain).map {
        MetadataChoice.Candidate(value: $0, origin: "itemprop articleSection")
      }
    }
    guard section == nil || reading.log.isOn else { return }
    for trail in facts.linkedData.objects(ofType: "breadcrumblist") {
      candidates += Self.first(Self.crumbs(trail), origin: "json-ld breadcrumb", titles)
    }
    let links = Self.links(reading)
    candidates += Self.first(links.filter(\.isCrumb), origin: "breadcrumb", titles)
    if let address = reading.address.flatMap({ WebURL($0) }) {
      candidates +=
        Self.enclosing(address, links).map {
          [MetadataChoice.Candidate(value: $0, origin: "link to a folder of the address")]
        } ?? []
    }
  }

  private struct Link {
    var name: String
    /// Empty where it is not known.
    var path: String
    var isCrumb = false
  }

  /// The topmost section of a trail: its first step that is neither the front page nor the article.
  private static func first(_ links: [Link], origin: String, _ titles: [String]) -> [MetadataChoice.Candidate]
  {
    let section = links.first { link in
      let folded = FoldedText.fold(link.name)
      return link.name.utf8.count <= maximumBytes && !isFront(link) && !titles.contains(folded)
    }
    return section.map { [MetadataChoice.Candidate(value: $0.name, origin: origin)] } ?? []
  }

  private static let frontNames: Set<String> = [
    "home", "start", "homepage", "home page", "trang chu", "startseite", "accueil", "inicio", "portada",
    "strona glowna", "hjem",
    "hem", "etusivu", "forsiden", "главная", "головна", "anasayfa", "ana sayfa", "beranda", "domov",
    "kezdolap", "ホーム",
    "トップ", "首页", "首頁", "홈",
  ]

  private static func isFront(_ link: Link) -> Bool {
    link.path == "/" || frontNames.contains(FoldedText.fold(link.name))
      || !link.name.contains(where: \.isLetter)
  }

  /// schema.org BreadcrumbList, in the order of its positions.
  private static func crumbs(_ trail: JSONValue) -> [Link] {
    let items = trail["itemListElement"]?.elements ?? []
    let placed = items.enumerated().map { index, item in (place: item["position"]?.int ?? index, item: item) }
    return placed.sorted { $0.place < $1.place }.compactMap { _, item in
      let target = item["item"]
      guard let name = (item["name"] ?? target?["name"])?.string.flatMap(HTMLText.plain) else { return nil }
      let address = target?.string ?? target?["@id"]?.string ?? target?["url"]?.string
      return Link(name: name, path: address.flatMap { WebURL($0) }?.path ?? "")
    }
  }

  // MARK: Links of the page

  private static let maximumLinks = 1_000

  /// Links to the same site with a short text, in document order.
  private static func links(_ reading: borrowing PageReading) -> [Link] {
    let document = reading.document
    var links: [Link] = []
    for (node, record) in document.nodes.enumerated() where record.tag == .a && links.count < maximumLinks {
      let isCrumb = isCrumb(node, document)
      let href = document.value(.href, of: node)
      guard isCrumb || href != nil, let name = document.text(of: node, maximumBytes: maximumBytes + 1),
        name.utf8.count <= maximumBytes
      else { continue }
      let target = href.flatMap { WebURL($0, base: reading.base) }
      guard isCrumb || target?.host == reading.base?.host else { continue }
      // `› Travel`
      let shown = String(name.drop { !$0.isLetter && !$0.isNumber })
      links.append(Link(name: shown, path: target?.path ?? "", isCrumb: isCrumb))
    }
    return links
  }

  private static func isCrumb(_ link: Int, _ document: borrowing HTMLDocument) -> Bool {
    var node = link
    for _ in 0..<maximumLevels where node > 0 {
      if let name = document.attribute(.class, of: node),
        ByteSearch.first("crumb", in: document.source, from: name.lowerBound, to: name.upperBound) != nil
      {
        return true
      }
      node = document.parent(node)
    }
    return false
  }

  /// What the page calls the folder that its own address lies in: `/song-khoe/…` lies in `/song-khoe.htm`.
  private static func enclosing(_ address: WebURL, _ links: [Link]) -> String? {
    var folder = ""
    for part in address.path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard part.utf8.count > 2, !part.allSatisfy(\.isNumber) else { continue }
      if let link = links.first(where: { isFolder($0.path, folder) }) { return link.name }
    }
    return nil
  }

  private static let endings = ["", "/", ".htm", ".html", ".chn", ".php", ".aspx"]

  private static func isFolder(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder) && endings.contains(String(path.dropFirst(folder.count)))
  }
}
