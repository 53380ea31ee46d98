internal import ASCII
internal import Addresses
internal import Model

/// Judges what was read: is the page an article at all, and how sure is it that the text is whole and clean.
struct Quality {
  let pageType: Article.PageType
  /// 0…1: what is left of 1 after the doubts.
  let score: Double

  /// Less text than this is no article by itself.
  private static let minimumArticleBytes = 250
  /// As much is one where the page says several times over that it is an article.
  private static let minimumBriefBytes = 80
  /// As much in one element is a text, whatever stands around it.
  private static let minimumTextBytes = 800

  init(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, _ draft: ArticleDraft?,
    _ article: Article, isListed: Bool = false
  ) {
    let evidence = Self.evidence(reading, metadata, article)
    let shape = draft.map(TextShape.init)
    let judged = Self.pageType(
      reading, metadata, shape, article, isGathered: draft?.isGathered ?? false,
      isLeading: draft?.isLeading ?? false, isInArticle: draft.map(Self.isInArticle) ?? false,
      cardCount: draft?.reading.cardCount ?? 0, longestRow: draft?.reading.longestRow ?? 0, evidence: evidence
    )
    // A few words read as a whole: what a script shows while it loads.
    let isStub =
      draft.map { $0.reading.isBare && $0.proseBytes == 0 } ?? false
      && shape?.bytes ?? 0 < Self.minimumBriefBytes
    // A feed lists articles: where it lists this page and the page has running text, the links around it count for less.
    if judged == .list, isListed, Self.isRunningText(article) {
      pageType = .article
    } else {
      pageType = judged == .article && isStub ? .other : judged
    }
    guard let draft, let shape, shape.bytes > 0 else {
      score = 0
      return
    }
    let doubt = Self.doubt(reading, draft, shape, evidence: evidence)
    score = (max(0, 1 - doubt / Self.maximumDoubt) * 1_000).rounded() / 1_000
  }

  // MARK: Article or not

  /// Signs that the page is an article (positive) or a list of them (negative).
  private static func evidence(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, _ article: Article
  ) -> Int {
    let facts = metadata.facts
    var points = 0
    let types = facts.linkedData.articleTypes
    if types.contains(where: { $0.hasSuffix("article") || $0 == "blogposting" || $0 == "liveblogposting" }) {
      points += 3
    }
    let declared = facts.meta("og:type")?.lowercased() ?? ""
    if ByteSearch.contains("article", in: declared) || ByteSearch.contains("news", in: declared) {
      points += 2
    }
    if declared == "website" || declared == "blog" { points -= 1 }
    if article.datePublished != nil, !metadata.dates.isRemote { points += 1 }
    if facts.meta("article:published_time", "datepublished", "pubdate") != nil { points += 2 }
    if facts.linkedData.objects(ofType: "itemlist").isEmpty == false, types.isEmpty { points -= 1 }
    if !facts.linkedData.objects(ofType: "collectionpage").isEmpty { points -= 3 }
    points += bodyPoints(reading.document)
    if let path = path(reading) {
      let parts = path.parts(between: "/")
      if parts.isEmpty { points -= 6 }
      let folders = parts.map(LetterCase.lowercased)
      if folders.contains(where: listFolders.contains) {
        points -= 4
      } else if folders.contains(where: shopFolders.contains) {
        points -= 2
      }
      if folders.last.map(sectionNames.contains) == true { points -= 2 }
      let slug = parts.last.map { $0.utf8.filter { $0 == UInt8(ascii: "-") }.count } ?? 0
      if slug >= 4 { points += 1 }
      if parts.count <= 2, slug <= 2, !path.utf8.contains(where: { $0.isASCIIDigit }) { points -= 1 }
    }
    return points
  }

  /// Content systems write into the class of `<body>` what kind of page it is: WordPress, Drupal, Shopify, Magento.
  private static func bodyPoints(_ document: borrowing HTMLDocument) -> Int {
    guard let body = document.nodes.firstIndex(where: { $0.tag == .body }),
      let names = document.value(.class, of: body)
    else { return 0 }
    var points = 0
    for name in names.listedWords {
      if articleBodies.contains(name) { points = max(points, 3) }
      if listBodies.contains(name) { points = -4 }
    }
    return points
  }

  private static let articleBodies: Set<String> = [
    "single-post", "single-news", "single-article", "page-node-type-article", "node-type-article",
    "node-type-news",
    "template-article", "articleview",
  ]
  private static let listBodies: Set<String> = [
    "archive", "category", "tag", "search-results", "author", "post-type-archive", "path-frontpage",
    "path-taxonomy",
    "page-taxonomy", "template-collection", "template-index", "template-blog", "catalog-category-view",
    "cms-index-index",
  ]

  /// Folders of addresses whose pages list others.
  private static let listFolders: Set<String> = [
    "category", "categories", "tag", "tags", "topic", "topics", "collections", "browse", "shop", "archive",
    "archives",
    "search", "podcasts", "shows", "catalog", "catalogue", "rubrik", "chuyen-muc", "chu-de",
  ]

  /// Folders of shops and directories, which name other things elsewhere.
  private static let shopFolders: Set<String> = [
    "products", "product-category", "collection", "product", "listing", "listings", "department",
    "departments",
    "directory", "c", "cat", "brands", "stores", "store",
  ]
  /// What an address ends with that leads to a section itself.
  private static let sectionNames: Set<String> = [
    "news", "blog", "blogs", "articles", "stories", "press", "latest", "all", "updates", "magazine",
    "newsroom",
    "posts", "resources", "insights",
  ]

  /// Of the page's own address: a `<base>` is often the site's front page.
  private static func path(_ reading: borrowing PageInWork) -> String? {
    reading.address.flatMap { WebURL($0) }?.path
  }

  private static func pageType(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, _ shape: TextShape?,
    _ article: Article, isGathered: Bool, isLeading: Bool, isInArticle: Bool, cardCount: Int, longestRow: Int,
    evidence: Int
  ) -> Article.PageType {
    let textBytes = shape?.bytes ?? 0
    if evidence < 5, let shape, !isGathered, !isLeading, isRowOfTeasers(shape) { return .list }
    // Most of the words stand in boxes of one make, each with a link.
    if evidence < 1, cardCount >= minimumCards || longestRow >= minimumRow { return .list }
    // A front page of the old kind: dozens of headlines that lead elsewhere, and no paragraph longer than a teaser.
    if evidence < 5, !isInArticle, !isRunningText(article), linkedHeadings(reading) >= minimumLinkedHeadings {
      return .list
    }
    if isVideo(metadata, article, textBytes: textBytes, evidence: evidence) { return .video }
    if evidence >= 3, textBytes >= minimumArticleBytes { return .article }
    // A line of breaking news, or what a paywall shows of more.
    if evidence >= 5, textBytes >= minimumBriefBytes { return .article }
    if isConsent(reading, metadata, article, textBytes: textBytes, evidence: evidence) { return .other }
    let linked = reading.outline.lines.reduce(0) { $0 + ($1.isLinked && $1.length >= 25 ? 1 : 0) }
    // Where the address names a section, the words above its links are no article, unless they are many.
    if evidence <= -2, linked >= minimumSectionLinks, !isInArticle,
      !isGathered || textBytes < minimumLongBytes
    {
      return .list
    }
    if isLeading, evidence >= 2, textBytes >= minimumArticleBytes { return .article }
    let isFront = path(reading)?.utf8.allSatisfy { $0 == 0x2F } ?? false
    if isGathered, !isFront, textBytes >= minimumTextBytes { return .article }
    if evidence <= -2, linked >= 15, !(isInArticle && textBytes >= minimumTextBytes) { return .list }
    if linked >= 40, textBytes < linked * 60 { return .list }
    if textBytes < minimumArticleBytes {
      if isInArticle, textBytes >= minimumBriefBytes, shape?.blockCount ?? 0 >= 2, linked < maximumBriefLinks
      {
        return .article
      }
      return linked >= 15 ? .list : textBytes == 0 ? .other : evidence >= 1 ? .article : .other
    }
    return .article
  }

  /// What is there is something to look at; the words are its caption.
  private static func isVideo(
    _ metadata: borrowing Metadata, _ article: Article, textBytes: Int, evidence: Int
  ) -> Bool {
    let facts = metadata.facts
    if facts.linkedData.articleTypes.contains("videoobject")
      || facts.meta("og:type")?.lowercased().hasPrefix("video") == true
    {
      return textBytes < 2 * minimumArticleBytes
    }
    guard textBytes < minimumArticleBytes, evidence >= 1 else { return false }
    return facts.meta("og:video", "og:video:url", "og:video:secure_url") != nil
      || !facts.linkedData.objects(ofType: "videoobject").isEmpty
      || !article.embeds.isEmpty && textBytes < minimumCaptionedBytes
  }

  /// A page that stands before the article and asks for consent: it says of itself that it is one, or says little else, and
  /// nothing on it speaks for an article.
  private static func isConsent(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, _ article: Article, textBytes: Int,
    evidence: Int
  ) -> Bool {
    guard evidence <= 1, article.datePublished == nil || metadata.dates.isRemote else { return false }
    let noticeLength = reading.outline.lines.reduce(0) { $0 + ($1.isNotice ? Int($1.length) : 0) }
    guard noticeLength >= minimumNoticeLength else { return false }
    if metadata.titles.candidates.contains(where: { PageOutline.noticePoints($0.value) >= 2 }) {
      return noticeLength * 3 > textBytes
    }
    return textBytes < minimumTextBytes / 2 && noticeLength > textBytes
  }

  /// Paragraphs longer than any teaser, several of them.
  private static func isRunningText(_ article: Article) -> Bool {
    let long = article.blocks.filter { $0.text.utf8.count >= 300 }
    return long.count >= 3 || long.reduce(0) { $0 + $1.text.utf8.count } >= 1_500
  }

  /// The page marks its text up as one.
  private static func isInArticle(_ draft: ArticleDraft) -> Bool {
    let document = draft.reading.document
    var node = draft.container
    while node > 0, document.nodes[node].tag != .article { node = document.parent(node) }
    return node > 0
  }

  private static func linkedHeadings(_ reading: borrowing PageInWork) -> Int {
    reading.outline.lines.reduce(0) {
      let tag = reading.document.nodes[Int($1.owner)].tag
      let isHeading = tag == .h2 || tag == .h3 || tag == .h4
      return $0 + (isHeading && $1.isLinked && $1.length >= 20 ? 1 : 0)
    }
  }

  private static let minimumCards = 5
  /// Fewer below an article are further stories.
  private static let minimumRow = 16
  private static let minimumLinkedHeadings = 24
  private static let minimumSectionLinks = 12
  /// As much in one element is an article, whatever its address says.
  private static let minimumLongBytes = 6_000
  /// More linked lines around a brief text are a list that it introduces.
  private static let maximumBriefLinks = 5
  private static let minimumNoticeLength = 200
  /// Fewer beside a player are its caption.
  private static let minimumCaptionedBytes = 100

  /// Headlines that lead elsewhere alternate with a short line about each: a section page, however few they are.
  private static func isRowOfTeasers(_ shape: TextShape) -> Bool {
    shape.headlineCount >= 4 && shape.headlineCount * 10 >= shape.blockCount * 6
      && shape.bytes < shape.blockCount * 300
  }

  // MARK: Doubts

  /// As many doubts leave nothing of the score.
  private static let maximumDoubt = 4.0

  /// What speaks against the text, each sign between nothing and its weight.
  ///
  /// The weights are a logistic regression, rounded, over the development pages: those whose text scores an F1 below 0.8 against
  /// all others. Learnt and asked on different sites it tells them with an AUC of 0.87 (docs/extraction.md has the curve).
  /// `scripts/eval` reports as `extraction.quality.separation` how many of those below 0.9 have a lower score than nine
  /// tenths of the others.
  private static func doubt(
    _ reading: borrowing PageInWork, _ draft: ArticleDraft, _ shape: TextShape, evidence: Int
  ) -> Double {
    /// All of a sign's weight where it reaches `full`.
    func sign(_ value: Double, full: Double, weight: Double) -> Double {
      min(max(value / full, 0), 1) * weight
    }
    // Of the page's sentences, those that are no part of the text.
    let pageProse = Double(max(1, reading.outline.lines.reduce(0) { $0 + $1.proseLength }))
    var doubt = 0.0
    doubt += sign(shape.holeShare, full: 0.2, weight: 1.45)
    doubt += sign(1 - Double(shape.bytes) / 2_000, full: 1, weight: 1.3)
    doubt += sign(1 - Double(shape.bytes) / 500, full: 1, weight: 1.2)
    doubt += sign(1 - Double(draft.proseBytes) / pageProse, full: 0.5, weight: 1)
    doubt += sign(shape.itemShare, full: 0.3, weight: 0.9)
    doubt += sign(shape.shortShare, full: 0.2, weight: 0.9)
    doubt += sign(1 - shape.endedShare, full: 0.2, weight: 0.85)
    doubt += sign(Double(3 - evidence), full: 6, weight: 0.7)
    doubt += sign(shape.apartShare, full: 0.3, weight: 0.6)
    doubt += sign(1 - shape.proseShare, full: 0.15, weight: 0.5)
    if reading.document.nodes[draft.container].tag == .body { doubt += 0.7 }
    return doubt
  }
}
