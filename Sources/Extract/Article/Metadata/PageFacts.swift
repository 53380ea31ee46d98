internal import ASCII

/// Everything on the page that says something about the article, read in one walk and not yet weighed.
struct PageFacts {
  /// `<meta>`: name, property or itemprop in lower case, and content, in document order.
  private(set) var metas: [(key: String, value: String)] = []
  /// Elements with `itemprop` (microdata) or `property` (RDFa) outside of the head.
  private(set) var properties: [(name: String, node: Int)] = []
  private(set) var times: [Int] = []
  private(set) var firstHeadings: [Int] = []
  private(set) var titleNode: Int?
  private(set) var canonical: String?
  /// `<link rel="image_src">`: the picture for whoever links to the page, before Open Graph.
  private(set) var imageSource: String?
  /// Addresses of pictures that the page has loaded before all else.
  private(set) var preloadedImages: [String] = []
  private(set) var alternates: [(language: String, url: String)] = []
  private(set) var authorLinks: [Int] = []
  /// Links whose address names an author's page: `/author/jo-reed`.
  private(set) var authorPages: [Int] = []
  /// Links to the page of somebody's account: `/user/jreed`, `/@jreed`, `user?id=jreed`.
  private(set) var accountPages: [Int] = []
  /// `<address>`: how to reach who wrote the article around it.
  private(set) var addresses: [Int] = []
  /// Elements whose names say byline or time.
  private(set) var bylines: [Int] = []
  private(set) var timestamps: [Int] = []
  private(set) var standfirsts: [Int] = []
  private(set) var language: String?
  private(set) var linkedData = LinkedData()

  private static let maximumCount = 500

  init(_ reading: borrowing PageInWork, url: String?) {
    let document = reading.document
    var scripts: [Int] = []
    for (index, node) in document.nodes.enumerated() {
      switch node.tag {
      case .text: continue
      case .script: scripts.append(index)
      case .meta: meta(document, index)
      case .link: link(document, index)
      case .title: if titleNode == nil { titleNode = index }
      case .h1: if firstHeadings.count < 20 { firstHeadings.append(index) }
      case .time: if times.count < Self.maximumCount { times.append(index) }
      // `<relative-time datetime="…">`
      case .unknown:
        if times.count < Self.maximumCount, document.attribute(.datetime, of: index) != nil {
          times.append(index)
        }
      case .address: if addresses.count < 8 { addresses.append(index) }
      case .html: language = document.value(.lang, of: index) ?? document.value(.xmlLang, of: index)
      default: break
      }
      guard node.valueEnd > node.valueStart, node.tag != .meta, node.tag != .html, node.tag != .body else {
        continue
      }
      traits(reading, index)
      if let name = document.value(.itemprop, of: index) ?? document.value(.property, of: index),
        properties.count < Self.maximumCount
      {
        for part in name.parts(between: " ") {
          let last = part.parts(between: ":").last ?? part
          properties.append((LetterCase.lowercased(last), index))
        }
      }
    }
    linkedData = LinkedData(document, scripts: scripts, url: url)
  }

  private mutating func meta(_ document: borrowing HTMLDocument, _ node: Int) {
    guard metas.count < Self.maximumCount, let content = document.value(.content, of: node) else { return }
    // An `itemprop` of the head is the page's; one of the body belongs to the item around it.
    let isInHead = document.nodes[document.parent(node)].tag == .head
    for name in [HTMLAttribute.Name.property, .name, .itemprop, .httpEquiv]
    where name != .itemprop || isInHead {
      guard let key = document.value(name, of: node).map(LetterCase.lowercased) else { continue }
      // RDFa lists several names; what is written as one with blanks is no name that anybody asks for.
      for part in key.parts(between: " ") { metas.append((Self.shortened(part), content)) }
    }
    // A microdata property that stands in the body.
    if let name = document.value(.itemprop, of: node) {
      properties.append((LetterCase.lowercased(name), node))
    }
  }

  /// `og:title` of `http://ogp.me/ns#title`, `article:tag` of `http://ogp.me/ns/article#tag`.
  private static func shortened(_ key: String) -> String {
    guard key.begins(with: "http"), let (vocabulary, name) = key.firstSplit("#") else { return key }
    guard let kind = vocabulary.split(separator: "/").last else { return key }
    return kind == "ns" ? "og:\(name)" : "\(kind):\(name)"
  }

  private mutating func link(_ document: borrowing HTMLDocument, _ node: Int) {
    switch document.value(.rel, of: node).map(LetterCase.lowercased) {
    case "canonical": canonical = canonical ?? document.value(.href, of: node)
    case "image_src": imageSource = imageSource ?? document.value(.href, of: node)
    case "alternate":
      guard alternates.count < 100, let language = document.value(.hreflang, of: node),
        let href = document.value(.href, of: node)
      else { return }
      alternates.append((language, href))
    case "preload":
      guard preloadedImages.count < 8, document.value(.as, of: node) == "image",
        let href = document.value(.href, of: node)
      else { return }
      preloadedImages.append(href)
    default: break
    }
  }

  private mutating func traits(_ reading: borrowing PageInWork, _ node: Int) {
    let document = reading.document
    let traits = reading.outline.traits[node]
    if document.nodes[node].tag == .a {
      // Most links have neither, and a page has thousands: the bytes are looked at before a string is made of them.
      if let rel = document.attribute(.rel, of: node), Self.saysAuthor(document.source, rel) {
        if authorLinks.count < 50 { authorLinks.append(node) }
      } else if let href = document.attribute(.href, of: node) {
        switch Self.personPage(document.source, href) {
        case .author: if authorPages.count < 50 { authorPages.append(node) }
        case .account: if accountPages.count < 50 { accountPages.append(node) }
        case nil: break
        }
      }
    }
    if traits.contains(.byline) || traits.contains(.author), bylines.count < 100 { bylines.append(node) }
    if traits.contains(.timestamp), timestamps.count < 100 { timestamps.append(node) }
    if traits.contains(.standfirst), standfirsts.count < 50 { standfirsts.append(node) }
  }

  func titleText(_ reading: borrowing PageInWork) -> String? {
    titleNode.flatMap { reading.document.text(of: $0, maximumBytes: 512) }
  }

  private static let personFolders: NameTable = {
    let authors =
      """
      author authors people contributor contributors writers writer reporter reporters journalist journalists
      staff producers columnists autor autoren autores auteur auteurs autore autori tac-gia profile profiles
      byline bylines by bio bios creators blog-author blog-authors our-authors redaktion redakteure penulis
      yazar yazarlar
      """
    let accounts = "u user users member members"
    return NameTable(
      authors.listedWords.map { (name: $0, value: PersonPage.author.rawValue) }
        + accounts.listedWords.map { (name: $0, value: PersonPage.account.rawValue) })
  }()

  private static func saysAuthor(_ source: [UInt8], _ rel: Range<Int>) -> Bool {
    ByteSearch.first("author", in: source, from: rel.lowerBound, to: rel.upperBound) != nil
      && String(decoding: source[rel], as: UTF8.self).parts { $0 <= 0x20 }.contains("author")
  }

  private static let maximumFolderBytes = 16

  private enum PersonPage: UInt8 {
    case author = 1
    case account
  }

  /// Whose page an address is, by the folder before its last part, which names the person.
  private static func personPage(_ source: [UInt8], _ href: Range<Int>) -> PersonPage? {
    let slash = UInt8(ascii: "/")
    let end = [UInt8(ascii: "?"), UInt8(ascii: "#")].reduce(href.upperBound) { end, mark in
      ByteSearch.first(mark, in: source, from: href.lowerBound, to: end) ?? end
    }
    /// The part that ends before `end`, and where what stands before it ends.
    func lastPart(_ end: Int) -> Range<Int> {
      var end = end
      while end > href.lowerBound, source[end - 1] == slash || source[end - 1] <= 0x20 { end -= 1 }
      var start = end
      while start > href.lowerBound, source[start - 1] != slash { start -= 1 }
      return start..<end
    }
    let person = lastPart(end)
    guard !person.isEmpty else { return nil }
    if source[person.lowerBound] == UInt8(ascii: "@") { return .account }
    if person.count == 4, end + 4 < href.upperBound, source[person].elementsEqual("user".utf8),
      source[end..<end + 4].elementsEqual("?id=".utf8)
    {
      return .account
    }
    let folder = lastPart(person.lowerBound)
    guard folder.count <= maximumFolderBytes else { return nil }
    return PersonPage(rawValue: personFolders.value(for: NameTable.hash(of: source[folder])))
  }

  private static let authorLabels: Set<String> = [
    "written by", "by", "author", "posted by", "verfasst von", "geschrieben von", "autor", "écrit par",
    "auteur",
    "escrito por", "scritto da", "geschreven door", "skrevet av", "skriven av", "được viết bởi",
    "tác giả", "автор", "написано автором", "yazan", "ditulis oleh", "napisane przez", "kirjoittaja",
  ]

  /// `twitter:data1` where `twitter:label1` says `Written by`.
  var labelledAuthors: [String] {
    (1...2).compactMap { number in
      guard let label = meta("twitter:label\(number)"),
        Self.authorLabels.contains(LetterCase.lowercased(label.prefix(before: { $0 == UInt8(ascii: ":") })))
      else { return nil }
      return meta("twitter:data\(number)")
    }
  }

  /// The first value of the first of these names that the page has.
  func meta(_ keys: String...) -> String? {
    for key in keys {
      // Lengths are compared before letters: most differ.
      let length = key.utf8.count
      if let index = metas.firstIndex(where: { $0.key.utf8.count == length && $0.key == key }) {
        return metas[index].value
      }
    }
    return nil
  }

  /// Like ``meta(_:)``, but a name that says nothing is passed over.
  func filledMeta(_ keys: String...) -> String? {
    for key in keys {
      if let meta = metas.first(where: { $0.key == key && !$0.value.utf8.allSatisfy { $0 <= 0x20 } }) {
        return meta.value
      }
    }
    return nil
  }

  func metaValues(_ key: String) -> [String] { metas.lazy.filter { $0.key == key }.map(\.value) }

  /// The values of all names of a list: in the list's order, and those of one name in document order.
  func metaValues(_ keys: RankedKeys) -> [(key: String, value: String)] {
    metas.enumerated()
      .compactMap { index, meta in keys.rank(of: meta.key).map { (rank: $0, index: index, meta: meta) } }
      .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.meta)
  }

  /// Names of `<meta>`, the most trustworthy first.
  struct RankedKeys {
    /// A name's place in the list, from 1.
    private let ranks: NameTable
    /// A bit for each length: most names of a page have another one.
    private let lengths: UInt64

    init(_ keys: [String]) {
      ranks = NameTable(keys.enumerated().map { (name: $0.element, value: UInt8($0.offset + 1)) })
      lengths = keys.reduce(0) { $0 | 1 << UInt64($1.utf8.count) }
    }

    fileprivate func rank(of key: String) -> Int? {
      guard lengths >> UInt64(key.utf8.count) & 1 != 0 else { return nil }
      let rank = ranks.value(for: NameTable.hash(of: key))
      return rank == 0 ? nil : Int(rank)
    }
  }
}
