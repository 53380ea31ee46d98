internal import Extract
internal import JSON
internal import Model

/// What of a stored record tells which article it is, and which story it tells.
///
/// The addresses that a page declares as its translations are in no record, so of these only the state of the dataset knows.
enum RecordArticle {
  /// Nil where it is no record.
  static func read(_ record: JSONValue) -> Article? {
    guard let id = record["id"]?.string, let revision = record["revision"]?.int,
      let contentHash = record["content_hash"]?.string
    else { return nil }
    var article = Article(source: ArticleSource(kind: .file))
    article.id = id
    article.revision = revision
    article.contentHash = contentHash
    article.signature = record["signature"]?.string
    article.duplicateOf = record["duplicate_of"]?.string
    article.story = record["story"]?.string
    article.urlCanonical = record["url_canonical"]?.string
    article.sourceDomain = record["source_domain"]?.string
    article.language = record["language"]?.string.flatMap { LanguageTag($0) } ?? .undetermined
    article.datePublished = record["date_published"]?.string.flatMap { DateParser.parse($0) }
    article.dateFetched = record["date_fetched"]?.string.flatMap { DateParser.parse($0) }
    article.image = image(record["image"])
    article.images = (record["images"]?.array ?? []).compactMap(image)
    article.mentions = (record["mentions"]?.array ?? []).compactMap(mention)
    article.blocks = blocks(record, links: (record["links"]?.array ?? []).compactMap { $0["url"]?.string })
    return article
  }

  private static func image(_ value: JSONValue?) -> ImageReference? {
    value?["url"]?.string.map { ImageReference(url: $0) }
  }

  private static func mention(_ value: JSONValue) -> Mention? {
    guard let kind = value["kind"]?.string.flatMap(Mention.Kind.init), let normal = value["value"]?.string
    else { return nil }
    return Mention(kind: kind, text: value["text"]?.string ?? "", range: 0..<0, value: normal)
  }

  /// Places count Unicode scalars, a line feed between two blocks. The record does not say where links stand: all are the first
  /// block's.
  private static func blocks(_ record: JSONValue, links: [String]) -> [Block] {
    let scalars = (record["text"]?.string ?? "").unicodeScalars
    var place = (index: scalars.startIndex, offset: 0)
    var blocks: [Block] = []
    for value in record["blocks"]?.array ?? [] {
      guard let kind = value["kind"]?.string.flatMap(Block.Kind.init), let start = value["start"]?.int,
        let end = value["end"]?.int, place.offset <= start, start <= end,
        let first = scalars.index(place.index, offsetBy: start - place.offset, limitedBy: scalars.endIndex),
        let last = scalars.index(first, offsetBy: end - start, limitedBy: scalars.endIndex)
      else { break }
      blocks.append(Block(kind, String(scalars[first..<last])))
      place = (last, end)
    }
    if !blocks.isEmpty {
      blocks[0].marks = links.map { Block.Mark(.link(url: $0, rel: nil), 0..<0) }
    }
    return blocks
  }
}
