internal import JSON
public import Model
internal import Time

/// An article as its record: one JSON object on one line, keys in the documented order
/// (`data/schema/article.schema.json`).
public enum JSONLine {
  /// Written as `schema_version`. It changes when a key changes its meaning or goes.
  public static let schemaVersion = 1

  /// What every record begins with.
  private static let opening = Array("{\"schema_version\":\(schemaVersion),".utf8)
  private static let sequenceKey = Array("\"sequence\":".utf8)

  /// The number that a line carries, 1 or more; nil where it carries none.
  public static func sequence(of line: ArraySlice<UInt8>) -> Int64? {
    let head = line.prefix(opening.count + sequenceKey.count)
    guard head.starts(with: opening), head.dropFirst(opening.count).elementsEqual(sequenceKey) else {
      return nil
    }
    var number: Int64 = 0
    for byte in line[head.endIndex...].prefix(19) {
      guard (0x30...0x39).contains(byte) else { break }
      let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
      guard !overflow, tenfold <= .max - 9 else { return nil }
      number = tenfold + Int64(byte - 0x30)
    }
    return number > 0 ? number : nil
  }

  private static let idKey = Array("\"id\":\"".utf8)
  private static let idLength = 32

  /// The id of the article that a line is a record of; nil where it is none.
  public static func id(of line: ArraySlice<UInt8>) -> String? {
    guard isRecord(line) else { return nil }
    var rest = line.dropFirst(opening.count)
    if rest.starts(with: sequenceKey) {
      rest = rest.dropFirst(sequenceKey.count).drop { (0x30...0x39).contains($0) }.dropFirst()
    }
    guard rest.starts(with: idKey) else { return nil }
    let id = rest.dropFirst(idKey.count).prefix(idLength)
    guard id.count == idLength, rest.dropFirst(idKey.count + idLength).first == UInt8(ascii: "\"") else {
      return nil
    }
    return String(decoding: id, as: UTF8.self)
  }

  /// Whether the line can be numbered.
  static func isRecord(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: opening) }

  /// Appends a record that carries no number, with this one.
  static func append(_ line: ArraySlice<UInt8>, numbered sequence: Int64, to bytes: inout [UInt8]) {
    precondition(isRecord(line), "no record")
    bytes += line.prefix(opening.count)
    bytes += sequenceKey
    bytes += String(sequence).utf8
    bytes.append(UInt8(ascii: ","))
    bytes += line.dropFirst(opening.count)
  }

  /// The record's bytes, the line feed included.
  public static func encode(_ article: Article) -> [UInt8] { Draft(article).bytes }

  /// A record written before the store has decided what it is: all but a few fields, which are put in when it has.
  public struct Draft: Sendable {
    /// The whole line, with what the article said of those fields.
    fileprivate let bytes: [UInt8]
    private let identity: Range<Int>
    private let relations: Range<Int>
    private let run: Range<Int>

    public init(_ article: Article) {
      var buffer = JSONBuffer(reserving: article.blocks.reduce(0) { $0 + $1.text.utf8.count } * 4 + 4_096)
      var (identity, relations, run) = (0..<0, 0..<0, 0..<0)
      buffer.object { record in
        record.member("schema_version", schemaVersion)
        identity = JSONLine.range(in: &record) { writeIdentity(article, to: &$0) }
        writeAddresses(article, to: &record)
        writeMetadata(article, to: &record)
        writeContent(article, to: &record)
        writeLanguage(article, to: &record)
        record.member("content_hash", article.contentHash)
        record.member("signature", article.signature)
        relations = JSONLine.range(in: &record) { writeRelations(article, to: &$0) }
        writeProvenance(article, to: &record)
        run = JSONLine.range(in: &record) { $0.member("run_id", article.runID) }
      }
      buffer.endLine()
      bytes = buffer.bytes
      (self.identity, self.relations, self.run) = (identity, relations, run)
    }

    /// The line with the article's `id`, `revision`, `duplicate_of`, `story` and `run_id`; everything else must be as it was.
    public func finished(as article: Article) -> [UInt8] {
      var line: [UInt8] = []
      line.reserveCapacity(bytes.count + 256)
      var start = 0
      func put(_ range: Range<Int>, _ members: (inout JSONBuffer) -> Void) {
        line += bytes[start..<range.lowerBound]
        var buffer = JSONBuffer()
        buffer.object(members)
        if buffer.bytes.count > 2 { line += [UInt8(ascii: ",")] + buffer.bytes.dropFirst().dropLast() }
        start = range.upperBound
      }
      put(identity) { writeIdentity(article, to: &$0) }
      put(relations) { writeRelations(article, to: &$0) }
      put(run) { $0.member("run_id", article.runID) }
      return line + bytes[start...]
    }
  }

  /// Where in the buffer the members are written, the comma before them included.
  private static func range(in buffer: inout JSONBuffer, _ write: (inout JSONBuffer) -> Void) -> Range<Int> {
    let start = buffer.bytes.count
    write(&buffer)
    return start..<buffer.bytes.count
  }

  /// What the dataset makes of it: one article, and which of its versions.
  private static func writeIdentity(_ article: Article, to record: inout JSONBuffer) {
    record.member("id", article.id)
    record.member("revision", article.revision)
  }

  /// What other records make of it.
  private static func writeRelations(_ article: Article, to record: inout JSONBuffer) {
    record.member("duplicate_of", article.duplicateOf)
    record.member("story", article.story)
  }

  private static func writeAddresses(_ article: Article, to record: inout JSONBuffer) {
    record.member("page_type", article.pageType.rawValue)
    record.member("url", article.url)
    if article.urlRequested != article.url { record.member("url_requested", article.urlRequested) }
    record.member("url_canonical", article.urlCanonical)
    record.member("source_domain", article.sourceDomain)
    record.member("publisher", article.publisher)
    record.key("source")
    let source = article.source
    record.object { object in
      object.member("kind", source.kind.rawValue)
      object.member("feed_id", source.feedID)
      object.member("feed_url", source.feedURL)
      object.member("entry_id", source.entryID)
      object.member("path", source.path)
      object.member("offset", source.offset.map { Int($0) })
      object.member("length", source.length.map { Int($0) })
    }
  }

  private static func writeMetadata(_ article: Article, to record: inout JSONBuffer) {
    record.member("title", article.title)
    record.member("title_variants", article.titleVariants) { buffer, variant in
      buffer.object { object in
        object.member("value", variant.value)
        object.member("from", variant.origin)
      }
    }
    record.member("description", article.description)
    record.member("authors", article.authors)
    record.member("author_kind", article.authorKind?.rawValue)
    record.member("date_published", article.datePublished?.rfc3339)
    record.member("date_modified", article.dateModified?.rfc3339)
    record.member("date_evidence", article.dateEvidence) { buffer, evidence in
      buffer.object { object in
        object.member("value", evidence.timestamp.rfc3339)
        object.member("from", evidence.origin.rawValue)
        object.member("offset", evidence.timestamp.offset.name)
        object.member("precision", evidence.timestamp.precision.rawValue)
        if evidence.isConflict { object.member("conflict", true) }
      }
    }
    record.member("section", article.section)
    record.member("tags", article.tags)
    record.member("is_free", article.isFree)
    if var image = article.image {
      image.blockCountBefore = nil
      record.key("image")
      write(image, to: &record)
    }
    record.member("images", article.images) { buffer, image in write(image, to: &buffer) }
    record.member("embeds", article.embeds) { buffer, embed in
      buffer.object { object in
        object.member("url", embed.url)
        object.member("title", embed.title)
        if embed.blockCountBefore > 0 { object.member("block", embed.blockCountBefore - 1) }
      }
    }
    record.member("links", article.links) { buffer, link in
      buffer.object { object in
        object.member("url", link.url)
        object.member("text", link.text)
        object.member("rel", link.rel)
      }
    }
  }

  private static func write(_ image: ImageReference, to buffer: inout JSONBuffer) {
    buffer.object { object in
      object.member("url", image.url)
      object.member("alt", image.alt)
      object.member("caption", image.caption)
      object.member("credit", image.credit)
      object.member("width", image.width.flatMap { $0 > 0 ? $0 : nil })
      object.member("height", image.height.flatMap { $0 > 0 ? $0 : nil })
      // The record counts from 0 and names the block before; a picture above the first block names none.
      if let count = image.blockCountBefore, count > 0 { object.member("block", count - 1) }
    }
  }

  private static func writeContent(_ article: Article, to record: inout JSONBuffer) {
    record.key("text")
    record.string(lines: article.blocks.map(\.text))
    record.key("markdown")
    record.string(utf8: article.markdownBytes)
    record.key("blocks")
    var start = 0
    record.array(article.blocks) { buffer, block in
      let end = start + scalarCount(of: block.text)
      buffer.object { object in
        object.member("kind", block.kind.rawValue)
        object.member("start", start)
        object.member("end", end)
        object.member("language", block.language?.value)
      }
      start = end + 1
    }
  }

  /// Every byte but those that go on in a character begins one.
  private static func scalarCount(of text: String) -> Int {
    if text.utf8Span.isKnownASCII { return text.utf8.count }
    let bytes = text.utf8Span.span
    var count = 0
    for index in bytes.indices { count &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
    return count
  }

  private static func writeLanguage(_ article: Article, to record: inout JSONBuffer) {
    record.member("language", article.language.value)
    record.member("language_confidence", share: article.languageConfidence)
    record.member("languages", article.languages) { buffer, share in
      buffer.object { object in
        object.member("tag", share.tag.value)
        object.member("share", share: share.share)
      }
    }
    if article.languageDeclared?.primary != article.language.primary {
      record.member("language_declared", article.languageDeclared?.value)
    }
    record.member("normalization", article.normalization)
    record.member("mentions", article.mentions) { buffer, mention in
      buffer.object { object in
        object.member("kind", mention.kind.rawValue)
        object.member("text", mention.text)
        object.member("start", mention.range.lowerBound)
        object.member("end", mention.range.upperBound)
        object.member("value", mention.value)
        object.member("unit", mention.unit)
        object.member("currency", mention.currency)
      }
    }
    record.member("word_count", article.wordCount)
  }

  private static func writeProvenance(_ article: Article, to record: inout JSONBuffer) {
    record.member("quality", share: article.quality)
    record.member("warnings", article.warnings)
    record.member("rules", article.rules)
    record.member("date_fetched", article.dateFetched?.rfc3339)
    if article.status != nil || !article.validators.isEmpty || article.contentType != nil
      || article.charset != nil
    {
      record.key("http")
      record.object { object in
        object.member("status", article.status)
        object.member("etag", article.validators.etag)
        object.member("last_modified", article.validators.lastModified)
        object.member("content_type", article.contentType)
        object.member("charset", article.charset)
      }
    }
    record.member("extractor", article.extractor)
  }
}

extension Timestamp.Offset {
  fileprivate var name: String {
    switch self {
    case .stated: "stated"
    case .inferred: "inferred"
    case .none: "none"
    }
  }
}
