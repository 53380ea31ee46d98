internal import Addresses
internal import JSON
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

  /// - Parameter titles: of the article, folded: a trail may end with it.
  init(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts, titles: [String]) {
    candidates = facts.statements(
      of: "articleSection", ["article:section", "parsely-section", "section", "og:section"])
    candidates += facts.properties.filter { $0.name == "articlesection" }.compactMap { property in
      let value =
        reading.document.value(.content, of: property.node) ?? reading.document.text(of: property.node)
      return value.flatMap(HTMLText.plain).map {
        MetadataChoice.Candidate(value: $0, origin: "itemprop articleSection")
      }
    }
    let isExplained = reading.log.isOn
    if section == nil || isExplained {
      candidates += facts.linkedData.objects(ofType: "breadcrumblist").flatMap {
        Self.first(Self.crumbs($0), origin: "json-ld breadcrumb", titles)
      }
    }
    if section == nil || isExplained {
      candidates += Self.first(Self.trail(reading), origin: "breadcrumb", titles)
    }
    if section == nil || isExplained { candidates += Self.folder(reading).map { [$0] } ?? [] }
  }

  private struct Link {
    var name: String
    /// Empty where it is not known.
    var path: String
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

  private static let maximumSteps = 20
  /// What is larger holds a trail among other things.
  private static let maximumTrailNodes = 150

  /// The links of elements whose class names speak of crumbs, in document order.
  private static func trail(_ reading: borrowing PageInWork) -> [Link] {
    let document = reading.document
    var links: [Link] = []
    var node = 0
    while node < document.nodes.count, links.count < maximumSteps {
      guard reading.outline.traits[node].contains(.navigation), isTrail(node, document) else {
        node += 1
        continue
      }
      for inner in node..<document.end(node)
      where document.nodes[inner].tag == .a && links.count < maximumSteps {
        let target = document.value(.href, of: inner).flatMap { WebURL($0, base: reading.base) }
        if let name = name(inner, document) { links.append(Link(name: name, path: target?.path ?? "")) }
      }
      node = document.end(node)
    }
    return links
  }

  private static func isTrail(_ node: Int, _ document: borrowing HTMLDocument) -> Bool {
    guard document.end(node) - node <= maximumTrailNodes, let name = document.attribute(.class, of: node)
    else {
      return false
    }
    return ByteSearch.first("crumb", in: document.source, from: name.lowerBound, to: name.upperBound) != nil
  }

  /// The words of a link, without what points on: `› Travel`.
  private static func name(_ node: Int, _ document: borrowing HTMLDocument) -> String? {
    let text = document.text(of: node, maximumBytes: maximumBytes + 1) ?? ""
    let name = text.drop { !$0.isLetter && !$0.isNumber }
    return name.isEmpty || name.utf8.count > maximumBytes ? nil : String(name)
  }

  private static let maximumFolders = 4

  /// What the page calls the folder that its own address lies in: `/song-khoe/…` lies in `/song-khoe.htm`.
  private static func folder(_ reading: borrowing PageInWork) -> MetadataChoice.Candidate? {
    guard let address = reading.address.flatMap({ WebURL($0) }) else { return nil }
    var folder = ""
    for part in address.path.split(separator: "/").dropLast().prefix(maximumFolders) {
      folder += "/" + part
      guard part.utf8.count > 2, !part.allSatisfy(\.isNumber) else { continue }
      if let name = name(ofFolder: Array(folder.utf8), of: address, reading) {
        return MetadataChoice.Candidate(value: name, origin: "link to a folder of the address")
      }
    }
    return nil
  }

  private static let endings = ["", "/", ".htm", ".html", ".chn", ".php", ".aspx"].map { Array($0.utf8) }

  private static func name(ofFolder folder: [UInt8], of address: WebURL, _ reading: borrowing PageInWork)
    -> String?
  {
    let document = reading.document
    for (node, record) in document.nodes.enumerated() where record.tag == .a {
      guard let href = document.attribute(.href, of: node), leads(document.source, href, to: folder),
        let target = WebURL(document.value(.href, of: node) ?? "", base: reading.base),
        target.host == address.host,
        leads(Array(target.path.utf8), to: folder), let name = name(node, document)
      else { continue }
      return name
    }
    return nil
  }

  private static func leads(_ path: [UInt8], to folder: [UInt8]) -> Bool {
    path.count <= folder.count + 5 && leads(path, path.indices, to: folder)
  }

  /// Whether an address ends in a folder, however it writes it.
  private static func leads(_ source: [UInt8], _ address: Range<Int>, to folder: [UInt8]) -> Bool {
    endings.contains { ending in
      let start = address.upperBound - ending.count - folder.count
      return start >= address.lowerBound && source[start] == folder[0]
        && source[start..<start + folder.count].elementsEqual(folder)
        && source[start + folder.count..<address.upperBound].elementsEqual(ending)
    }
  }
}
