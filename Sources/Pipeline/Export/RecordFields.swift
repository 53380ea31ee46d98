internal import Extract
internal import JSON
public import Store

/// The fields of a record under the names that a reader wants, in the order in which they are written.
/// The names of others are documented in `docs/record-fields.md`.
public struct RecordFields: Sendable {
  public enum Naming: String, Sendable, CaseIterable {
    /// The record's own.
    case bantin
    case newsPlease = "news-please"
    case trafilatura
    case schemaOrg = "schema.org"
  }

  /// What a column of a table holds.
  public enum ColumnType: Sendable, Equatable {
    case text, integer, number, boolean
    /// JSON where a table has no such thing; the name is DuckDB's.
    case nested(String)
  }

  struct Column: Sendable {
    var name: String
    var type: ColumnType
    var value: @Sendable (JSONValue) -> JSONValue?

    /// - Parameter value: nil takes the member of that name.
    init(_ name: String, _ type: ColumnType = .text, _ value: (@Sendable (JSONValue) -> JSONValue?)? = nil) {
      self.name = name
      self.type = type
      self.value = value ?? { $0[name] }
    }
  }

  let naming: Naming
  let columns: [Column]

  public init(_ naming: Naming) {
    self.naming = naming
    columns =
      switch naming {
      case .bantin: Self.own
      case .newsPlease: Self.newsPlease
      case .trafilatura: Self.trafilatura
      case .schemaOrg: Self.schemaOrg
      }
  }

  /// Names and types of the columns.
  public var table: [(name: String, type: ColumnType)] { columns.map { ($0.name, $0.type) } }

  /// A record under the new names, as one JSON object on one line with its line feed; nil where the line is no record.
  public func renamed(_ line: [UInt8]) -> [UInt8]? {
    guard naming != .bantin else {
      return line.last == UInt8(ascii: "\n") ? line : line + [UInt8(ascii: "\n")]
    }
    guard let record = JSONValue.parse(line) else { return nil }
    var buffer = JSONBuffer(reserving: line.count)
    buffer.object { object in
      for column in columns {
        guard let value = column.value(record) else { continue }
        object.key(named: column.name)
        object.value(value)
      }
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
  }

  /// A record's row; nil where the line is no record.
  public func row(_ line: [UInt8]) -> [ExportValue]? {
    JSONValue.parse(line).map { record in columns.map { Self.cell($0.value(record), $0.type) } }
  }

  private static func cell(_ value: JSONValue?, _ type: ColumnType) -> ExportValue {
    guard let value, value != .null else { return .null }
    switch type {
    case .text: return value.scalarText.map(ExportValue.text) ?? .null
    case .integer: return value.int.map { .integer(Int64($0)) } ?? .null
    case .number: return value.scalarText.flatMap(Double.init).map(ExportValue.real) ?? .null
    case .boolean: return value.bool.map { .integer($0 ? 1 : 0) } ?? .null
    case .nested:
      var buffer = JSONBuffer()
      buffer.value(value)
      return .text(String(decoding: buffer.bytes, as: UTF8.self))
    }
  }
}

extension RecordFields {
  private static let text = ColumnType.nested("VARCHAR[]")
  private static let picture =
    "url VARCHAR, alt VARCHAR, caption VARCHAR, credit VARCHAR, width BIGINT, height BIGINT"

  /// In the order of `data/schema/article.schema.json`.
  private static let own: [Column] = [
    Column("schema_version", .integer), Column("sequence", .integer), Column("id"),
    Column("revision", .integer), Column("page_type"), Column("url"),
    Column("url_requested"), Column("url_canonical"), Column("source_domain"), Column("publisher"),
    Column(
      "source",
      .nested(
        "STRUCT(kind VARCHAR, feed_id VARCHAR, feed_url VARCHAR, entry_id VARCHAR, path VARCHAR, \"offset\" BIGINT, length BIGINT)"
      )),
    Column("title"), Column("title_variants", .nested("STRUCT(\"value\" VARCHAR, \"from\" VARCHAR)[]")),
    Column("description"), Column("authors", text), Column("author_kind"), Column("date_published"),
    Column("date_modified"),
    Column(
      "date_evidence",
      .nested(
        "STRUCT(\"value\" VARCHAR, \"from\" VARCHAR, \"offset\" VARCHAR, \"precision\" VARCHAR, \"conflict\" BOOLEAN)[]"
      )),
    Column("section"), Column("tags", text), Column("is_free", .boolean),
    Column("image", .nested("STRUCT(\(picture))")),
    Column("images", .nested("STRUCT(\(picture), \"block\" BIGINT)[]")),
    Column("embeds", .nested("STRUCT(url VARCHAR, title VARCHAR, \"block\" BIGINT)[]")),
    Column("links", .nested("STRUCT(url VARCHAR, \"text\" VARCHAR, rel VARCHAR)[]")), Column("text"),
    Column("markdown"),
    Column(
      "blocks", .nested("STRUCT(kind VARCHAR, \"start\" BIGINT, \"end\" BIGINT, \"language\" VARCHAR)[]")),
    Column("language"), Column("language_confidence", .number),
    Column("languages", .nested("STRUCT(tag VARCHAR, share DOUBLE)[]")), Column("language_declared"),
    Column("normalization", text),
    Column(
      "mentions",
      .nested(
        "STRUCT(kind VARCHAR, \"text\" VARCHAR, \"start\" BIGINT, \"end\" BIGINT, \"value\" VARCHAR, unit VARCHAR, currency VARCHAR)[]"
      )),
    Column("word_count", .integer), Column("content_hash"), Column("signature"), Column("duplicate_of"),
    Column("story"), Column("quality", .number), Column("warnings", text), Column("rules", text),
    Column("date_fetched"),
    Column(
      "http",
      .nested(
        "STRUCT(status BIGINT, etag VARCHAR, last_modified VARCHAR, content_type VARCHAR, charset VARCHAR)")),
    Column("extractor"), Column("run_id"),
  ]
}
