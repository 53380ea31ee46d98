internal import Extract
internal import JSON
internal import Time

/// What others call the same things. A value that a record does not have has no key, as in the record itself.
extension RecordFields {
  /// news-please's JSON of an article; its times are UTC without a zone.
  static let newsPlease: [Column] = [
    Column("authors", .nested("VARCHAR[]")),
    Column("date_download", .text) { utc($0["date_fetched"]) },
    Column("date_modify", .text) { utc($0["date_modified"]) },
    Column("date_publish", .text) { utc($0["date_published"]) },
    Column("description"), Column("image_url") { $0["image"]?["url"] }, Column("language") { primary($0) },
    Column("maintext") { $0["text"] }, Column("source_domain"), Column("title"),
    Column("title_page") { $0["title"] },
    Column("url"),
  ]

  /// trafilatura's JSON output; lists are joined as it joins them.
  static let trafilatura: [Column] = [
    Column("title"), Column("author") { joined($0["authors"], "; ") },
    Column("hostname") { $0["source_domain"] },
    Column("date") { day($0["date_published"]) }, Column("fingerprint") { $0["content_hash"] }, Column("id"),
    Column("raw_text") { $0["text"] }, Column("text") { $0["text"] }, Column("language") { primary($0) },
    Column("image") { $0["image"]?["url"] }, Column("pagetype") { $0["page_type"] },
    Column("filedate") { day($0["date_fetched"]) }, Column("source") { $0["url"] },
    Column("source-hostname") { $0["publisher"] }, Column("excerpt") { $0["description"] },
    Column("categories") { $0["section"] }, Column("tags") { joined($0["tags"], ";") },
  ]

  /// A NewsArticle of schema.org as JSON-LD.
  static let schemaOrg: [Column] = [
    Column("@context") { _ in .string("https://schema.org") },
    Column("@type") { _ in .string("NewsArticle") },
    Column("identifier") { $0["id"] }, Column("version", .integer) { $0["revision"] }, Column("url"),
    Column("mainEntityOfPage") { $0["url_canonical"] }, Column("headline") { $0["title"] },
    Column("description"), Column("articleBody") { $0["text"] }, Column("articleSection") { $0["section"] },
    Column("author", .nested("STRUCT(\"@type\" VARCHAR, \"name\" VARCHAR)[]")) { record in
      record["authors"].map { .array($0.elements.map { typed("Person", $0) }) }
    },
    Column("publisher", .nested("STRUCT(\"@type\" VARCHAR, \"name\" VARCHAR)")) { record in
      record["publisher"].map { typed("Organization", $0) }
    },
    Column("datePublished") { $0["date_published"] }, Column("dateModified") { $0["date_modified"] },
    Column("inLanguage") { $0["language"] }, Column("keywords", .nested("VARCHAR[]")) { $0["tags"] },
    Column("image") { $0["image"]?["url"] }, Column("wordCount", .integer) { $0["word_count"] },
    Column("isAccessibleForFree", .boolean) { $0["is_free"] },
  ]

  private static func typed(_ type: String, _ name: JSONValue) -> JSONValue {
    .object([.init("@type", .string(type)), .init("name", name)])
  }

  private static func joined(_ list: JSONValue?, _ separator: String) -> JSONValue? {
    list.map { .string($0.elements.compactMap(\.string).joined(separator: separator)) }
  }

  private static func primary(_ record: JSONValue) -> JSONValue? {
    record["language"]?.string.map { .string(String($0.prefix { $0 != "-" })) }
  }

  /// The day as the publisher wrote it.
  private static func day(_ instant: JSONValue?) -> JSONValue? {
    instant?.string.map { .string(String($0.prefix(10))) }
  }

  /// RFC 3339 to `YYYY-MM-DD HH:MM:SS` in UTC.
  private static func utc(_ instant: JSONValue?) -> JSONValue? {
    guard let text = instant?.string, let timestamp = Timestamp(rfc3339: text) else { return nil }
    let utc = Timestamp(secondsSinceEpoch: timestamp.secondsSinceEpoch).rfc3339
    return .string(utc.prefix(10) + " " + utc.dropFirst(11).prefix(8))
  }
}

extension Timestamp {
  /// Reads what `rfc3339` writes, without the fraction of a second.
  fileprivate init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard bytes.count >= 20, let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    var offset = 0
    if bytes[bytes.count - 1] != UInt8(ascii: "Z") {
      let start = bytes.count - 6
      guard let hours = number(start + 1..<start + 3), let minutes = number(start + 4..<start + 6) else {
        return nil
      }
      offset = (hours * 60 + minutes) * (bytes[start] == UInt8(ascii: "-") ? -1 : 1)
    }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      offset: .stated(minutes: offset))
  }
}
