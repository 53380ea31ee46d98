internal import Model

/// Judges what was read: is the page an article at all, and how sure is it that the text is whole and clean.
struct Quality {
  let pageType: Article.PageType
  /// 0…1.
  let score: Double

  /// Less text than this is no article by itself.
  private static let minimumArticleBytes = 250

  init(
    _ reading: borrowing PageReading, _ metadata: borrowing Metadata, _ draft: ArticleDraft?,
    _ article: Article
  ) {
    let sums = LineSums(reading.outline.lines)
    let textBytes = article.blocks.reduce(0) { $0 + $1.text.utf8.count }
    let evidence = Self.evidence(reading, metadata, article)
    let type = Self.pageType(reading, metadata, sums, textBytes: textBytes, evidence: evidence)
    pageType = type == .article && evidence < 3 && Self.isRowOfTeasers(draft, article) ? .list : type
    score = Self.score(reading, sums, draft, article, textBytes: textBytes, evidence: evidence)
  }

  /// Signs that the page is an article (positive) or a list of them (negative).
  private static func evidence(
    _ reading: borrowing PageReading, _ metadata: borrowing Metadata, _ article: Article
  ) -> Int {
    let facts = metadata.facts
    var points = 0
    let types = facts.linkedData.articleTypes
    if types.contains(where: { $0.hasSuffix("article") || $0 == "blogposting" || $0 == "liveblogposting" }) {
      points += 3
    }
    let declared = facts.meta("og:type")?.lowercased() ?? ""
    if declared.contains("article") || declared.contains("news") { points += 2 }
    if declared == "website" || declared == "blog" { points -= 1 }
    if article.datePublished != nil { points += 1 }
    if facts.meta("article:published_time", "datepublished", "pubdate") != nil { points += 2 }
    if facts.linkedData.objects(ofType: "itemlist").isEmpty == false, types.isEmpty { points -= 1 }
    if !facts.linkedData.objects(ofType: "collectionpage").isEmpty { points -= 3 }
    if let path = reading.base?.path {
      let parts = path.split(separator: "/")
      if parts.isEmpty { points -= 6 }
      let slug = parts.last.map { $0.utf8.filter { $0 == UInt8(ascii: "-") }.count } ?? 0
      if slug >= 4 { points += 1 }
      if parts.count <= 2, slug <= 2, !path.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { points -= 1 }
    }
    return points
  }

  private static func pageType(
    _ reading: borrowing PageReading, _ metadata: borrowing Metadata, _ sums: LineSums, textBytes: Int,
    evidence: Int
  ) -> Article.PageType {
    let types = metadata.facts.linkedData.articleTypes
    let body = reading.outline.lineRange(reading.document, 0)
    let linked = reading.outline.lines[body].reduce(0) { $0 + ($1.isLinked && $1.length >= 25 ? 1 : 0) }
    let prose = sums.totalProse
    if evidence >= 3, textBytes >= minimumArticleBytes { return .article }
    if types.contains("videoobject")
      || metadata.facts.meta("og:type")?.lowercased().hasPrefix("video") == true,
      textBytes < 2 * minimumArticleBytes
    {
      return .video
    }
    if evidence <= -2, linked >= 15 { return .list }
    if linked >= 40, evidence < 3, textBytes < linked * 60 { return .list }
    if textBytes < minimumArticleBytes {
      return linked >= 15 ? .list : textBytes == 0 ? .other : evidence >= 1 ? .article : .other
    }
    return prose > 0 ? .article : .other
  }

  /// Headlines that lead elsewhere alternate with a short line about each: a section page, however few they are.
  private static func isRowOfTeasers(_ draft: ArticleDraft?, _ article: Article) -> Bool {
    guard let draft, !article.blocks.isEmpty else { return false }
    let headlines = draft.drafts.count {
      $0.isRemoved && $0.linkShare > 0.9 && $0.block.text.utf8.count >= 20
    }
    let textBytes = article.blocks.reduce(0) { $0 + $1.text.utf8.count }
    return headlines >= 4 && headlines * 10 >= article.blocks.count * 6
      && textBytes < article.blocks.count * 200
  }

  /// The share of the page's sentences that the text holds, taken down by what the text's own blocks say
  /// against it.
  private static func score(
    _ reading: borrowing PageReading, _ sums: LineSums, _ draft: ArticleDraft?, _ article: Article,
    textBytes: Int,
    evidence: Int
  ) -> Double {
    guard let draft, textBytes > 0 else { return 0 }
    let inside = Double(sums.prose(reading.outline.lineRange(reading.document, draft.container)))
    let share = inside / Double(max(1, sums.totalProse))
    var linked = 0
    var short = 0
    for block in draft.drafts where !block.isRemoved {
      if block.linkShare > 0.3 { linked += 1 }
      if block.block.kind == .paragraph, !draft.isProse(block) { short += 1 }
    }
    let count = Double(max(1, article.blocks.count))
    var score = 0.35 + 0.45 * share - 0.5 * Double(linked) / count - 0.3 * Double(short) / count
    score += min(Double(textBytes) / 2_000, 1) * 0.15
    score += evidence >= 3 ? 0.1 : 0
    return (min(max(score, 0), 1) * 1_000).rounded() / 1_000
  }
}
