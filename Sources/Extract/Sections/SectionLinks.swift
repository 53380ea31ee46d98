internal import Addresses

/// The links of a page with their features and scores.
struct SectionLinks {
  let links: [PageLink]
  let cards: [LinkCard]
  let shapes: [AddressShape]
  /// Of the first link to each address: equal for places built alike.
  let places: [UInt64]
  private(set) var features: [[Double]] = []
  private(set) var scores: [Double] = []

  /// Pages with more links are read up to here.
  static let maximumLinks = 20_000

  init(_ document: borrowing HTMLDocument, address: WebURL?, evidence: SectionEvidence? = nil) {
    let outline = SectionOutline(document)
    links = PageLink.all(in: document, address: address, maximumCount: Self.maximumLinks)
    shapes = links.map { AddressShape($0.url) }
    let neighbours = Neighbours(links, document)
    var cards: [LinkCard] = []
    var places: [UInt64] = []
    for link in links {
      let card = LinkCard(link, in: document, outline, neighbours: neighbours.range)
      cards.append(card)
      places.append(outline.place(of: link.anchors[0], in: document))
    }
    self.cards = cards
    self.places = places
    features = links.indices.map { own(of: $0, outline, address) }
    addGroups()
    score()
    if let evidence {
      let shifts = evidence.shifts(links, shapes: shapes, places: places)
      for index in links.indices { scores[index] += shifts[index] }
    }
  }

  /// What a link's text, address and place say.
  private func own(of index: Int, _ outline: SectionOutline, _ page: WebURL?) -> [Double] {
    let (link, card, shape) = (links[index], cards[index], shapes[index])
    var row = [Double](repeating: 0, count: LinkFeature.allCases.count)
    func set(_ feature: LinkFeature, _ value: Double) { row[feature.rawValue] = value }
    func set(_ feature: LinkFeature, _ value: Bool) { row[feature.rawValue] = value ? 1 : 0 }
    set(.bias, 1)
    set(.words, min(card.text.words, 14) / 14)
    set(.fourWords, card.text.words >= 4)
    set(.sixWords, card.text.words >= 6)
    set(.isWordless, card.text.words < 1)
    set(.hasSentenceMark, card.text.hasSentenceMark)
    set(.hasDigit, card.text.hasDigit)
    let hosts = Self.relation(link.url.host, page?.host ?? "")
    set(.sameHost, hosts == .same)
    set(.sisterHost, hosts == .sister)
    set(.isRoot, shape.depth == 0 && !shape.hasQuery)
    set(.depth, Double(min(shape.depth, 6)) / 6)
    set(.slugWords, Double(min(shape.slugWords, 12)) / 12)
    set(.longSlug, shape.slugWords >= 4)
    // Sites that have one path for all stories tell them apart by a number in the query.
    let digits = max(shape.digits, shape.queryDigits)
    set(.digits, Double(min(digits, 12)) / 12)
    set(.longNumber, digits >= 5)
    set(.hasDate, shape.hasDate)
    set(.hasQuery, shape.hasQuery)
    set(.queryNumber, shape.queryDigits >= 4)
    set(.hasExtension, shape.hasExtension)
    set(.hasImage, card.hasImage)
    set(.isRepeated, link.anchors.count > 1)
    let boxWords = min(card.boxText.utf8.count, 600)
    set(.hasBoxText, Double(max(0, boxWords - (card.headline?.utf8.count ?? 0) - 20)) / 600)
    set(.hasDateBeside, card.date != nil)
    let traits = outline.traits[link.anchors[0]]
    for (bit, feature) in Self.placeFeatures.enumerated() {
      set(feature, traits.rawValue >> UInt32(bit) & 1 != 0)
    }
    if card.isHeading { set(.heading, true) }
    if card.hasHeadlineName { set(.headlineName, true) }
    return row
  }

  /// In the order of ``PlaceTraits``.
  private static let placeFeatures: [LinkFeature] = [
    .navigation, .header, .footer, .aside, .heading, .listItem, .tableCell, .article, .main, .paragraph,
    .menuName, .popularName, .tagName, .authorName, .advertisementName, .socialName, .headlineName,
    .footerName, .headerName,
  ]

  private enum HostRelation { case same, sister, other }

  private static func relation(_ host: String, _ page: String) -> HostRelation {
    func bare(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
    let (host, page) = (bare(host), bare(page))
    if host == page { return .same }
    return isOfOneSite(host, page) ? .sister : .other
  }

  static func isOfOneSite(_ host: String, _ other: String) -> Bool { site(host) == site(other) }

  /// The last two labels; three where the second is a registry's (`com.vn`, `co.uk`).
  private static func site(_ host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return host }
    let isRegistry = labels[labels.count - 2].utf8.count <= 3
    return labels.suffix(isRegistry ? 3 : 2).joined(separator: ".")
  }
}

// MARK: - Groups

extension SectionLinks {
  private mutating func addGroups() {
    markAbove()
    for group in Dictionary(grouping: links.indices, by: { shapes[$0].shape }).values {
      share(.words, as: .shapeWords, in: group)
      share(.heading, as: .shapeHeadings, in: group)
      share(.isRepeated, as: .shapeRepeats, in: group)
      share(.navigation, as: .shapeNavigation, in: group)
      share(count: group, as: .shapeCount)
    }
    for group in Dictionary(grouping: links.indices, by: { places[$0] }).values {
      share(.words, as: .placeWords, in: group)
      share(.heading, as: .placeHeadings, in: group)
      share(.hasDateBeside, as: .placeDates, in: group)
      share(count: group, as: .placeCount)
    }
  }

  private mutating func share(_ feature: LinkFeature, as mean: LinkFeature, in group: [Int]) {
    let sum = group.reduce(0) { $0 + features[$1][feature.rawValue] }
    for index in group { features[index][mean.rawValue] = sum / Double(group.count) }
  }

  /// 1, 3, 7, 15 and more than 31 links: five steps.
  private mutating func share(count group: [Int], as feature: LinkFeature) {
    let bits = Int.bitWidth - group.count.leadingZeroBitCount
    for index in group { features[index][feature.rawValue] = Double(min(bits, 6)) / 6 }
  }

  /// An address that others continue is a list.
  private mutating func markAbove() {
    var counts: [Substring: Int] = [:]
    for link in links {
      let path = link.key.prefix { $0 != "?" }
      var end = path.endIndex
      // Deeper addresses than these are no one's lists.
      for _ in 0..<8 {
        guard let slash = path[..<end].lastIndex(of: "/") else { break }
        counts[path[..<slash], default: 0] += 1
        end = slash
      }
    }
    for index in links.indices {
      let stem = links[index].key.prefix { $0 != "?" }
      let bare = shapes[index].hasExtension ? stem[..<(stem.lastIndex(of: ".") ?? stem.endIndex)] : stem
      features[index][LinkFeature.isAbove.rawValue] = counts[bare] == nil ? 0 : 1
    }
  }

  private mutating func score() {
    let first = features.map { SectionModel.first($0) }
    let order = links.indices.sorted { links[$0].anchors[0] < links[$1].anchors[0] }
    let byShape = Self.meansOfOthers(
      first, Dictionary(grouping: links.indices, by: { shapes[$0].shape }).values)
    let byPlace = Self.meansOfOthers(
      first, Dictionary(grouping: links.indices, by: { places[$0] }).values)
    scores = Array(repeating: 0, count: links.count)
    for (rank, index) in order.enumerated() {
      let near = max(0, rank - 3)..<min(order.count, rank + 4)
      let sum = near.reduce(0) { $1 == rank ? $0 : $0 + first[order[$1]] }
      let around = sum / Double(near.count)
      scores[index] = SectionModel.second(first[index], byShape[index], byPlace[index], around)
    }
  }

  /// The mean score of a link's fellows, drawn to 0 where they are few.
  private static func meansOfOthers(_ scores: [Double], _ groups: some Sequence<[Int]>) -> [Double] {
    var means = [Double](repeating: 0, count: scores.count)
    for group in groups {
      let sum = group.reduce(0) { $0 + scores[$1] }
      for index in group { means[index] = (sum - scores[index]) / Double(group.count) }
    }
    return means
  }
}

/// For each anchor the nearest ones before and behind that lead elsewhere and have words: a story's box ends there.
private struct Neighbours {
  private var ranges: [Int: Range<Int>] = [:]

  init(_ links: [PageLink], _ document: borrowing HTMLDocument) {
    var anchors: [(node: Int, link: Int)] = []
    for (index, link) in links.enumerated() { anchors += link.anchors.map { ($0, index) } }
    anchors.sort { $0.node < $1.node }
    let hasWords = anchors.map { LinkText(document.text(of: $0.node, maximumBytes: 400) ?? "").words >= 4 }
    var before = [Int](repeating: 0, count: anchors.count)
    var behind = [Int](repeating: document.nodes.count, count: anchors.count)
    // The last two links with words that lead to different addresses.
    var last: (node: Int, link: Int)?
    var other: (node: Int, link: Int)?
    func note(_ index: Int) {
      guard hasWords[index] else { return }
      if last?.link != anchors[index].link { other = last }
      last = anchors[index]
    }
    for index in anchors.indices {
      if let found = last?.link == anchors[index].link ? other : last { before[index] = found.node }
      note(index)
    }
    (last, other) = (nil, nil)
    for index in anchors.indices.reversed() {
      if let found = last?.link == anchors[index].link ? other : last { behind[index] = found.node }
      note(index)
    }
    for (index, anchor) in anchors.enumerated() {
      ranges[anchor.node] = before[index]..<max(before[index], behind[index])
    }
  }

  func range(_ anchor: Int) -> Range<Int> { ranges[anchor] ?? 0..<0 }
}
