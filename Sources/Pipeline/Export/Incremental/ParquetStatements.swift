internal import Store

/// The statements by which DuckDB writes Parquet.
public struct ParquetStatements {
  /// Names and types of the columns.
  let columns: [(name: String, type: String)]
  /// For files that are needed meanwhile.
  let scratch: String

  /// A line for each article of which rows go: its id, and the number below which they do.
  var removalsPath: String { "\(scratch)/removals.jsonl" }
  /// Answers, one JSON object a line.
  var answerPath: String { "\(scratch)/answer.jsonl" }

  private static let largestRecordBytes = 268_435_456

  /// A file to be written.
  struct Output {
    var path: String
    /// Files whose rows go into it.
    var sources: [String]
    /// The file of new records that go into it.
    var lines: String?
  }

  /// What identifies the columns of a file.
  static func describe(_ columns: [(name: String, type: String)]) -> String {
    columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
  }

  /// Writes all records of a file as one Parquet file.
  ///
  /// - Parameters:
  ///   - lines: path of the records, one a line.
  ///   - columns: names and types of DuckDB.
  ///   - path: of the Parquet file.
  public static func copy(_ lines: String, columns: [(name: String, type: String)], to path: String) -> String
  {
    "COPY (\(read(lines, columns))) TO \(quoted(path)) (FORMAT parquet, COMPRESSION zstd);"
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  private static func list(_ paths: [String]) -> String {
    "[" + paths.map(quoted).joined(separator: ", ") + "]"
  }

  private static func parquet(_ paths: [String], withName: Bool = false) -> String {
    "read_parquet(\(list(paths)), hive_partitioning = false\(withName ? ", filename = true" : ""))"
  }

  /// What does not fit into memory goes to the scratch folder.
  private var beginning: String {
    """
    SET temp_directory = \(Self.quoted(scratch + "/duckdb"));
    CREATE TEMP TABLE removal AS SELECT * FROM read_json(\(Self.quoted(removalsPath)), format = 'newline_delimited',
      columns = {'id': 'VARCHAR', 'sequence': 'BIGINT'});

    """
  }

  /// Answers with the `file` of each that has rows to be removed.
  func search(_ paths: [String]) -> String {
    beginning + """
      COPY (SELECT DISTINCT filename AS file FROM \(Self.parquet(paths, withName: true)) SEMI JOIN removal USING (id))
        TO \(Self.quoted(answerPath)) (FORMAT json);
      """
  }

  /// Writes files. Answers with `file`, `rows`, `first` and `last` sequence of each that has rows.
  func write(_ outputs: [Output]) -> String {
    let copies = outputs.map { output in
      let sources = output.sources.isEmpty ? nil : "SELECT * FROM \(Self.parquet(output.sources))"
      let rows = [sources, output.lines.map { Self.read($0, columns) }].compactMap(\.self).joined(
        separator: " UNION ALL BY NAME ")
      return """
        COPY (SELECT * FROM (\(rows)) AS row
          WHERE NOT EXISTS (FROM removal WHERE removal.id = row.id AND removal.sequence > row.sequence) ORDER BY sequence)
          TO \(Self.quoted(output.path)) (FORMAT parquet, COMPRESSION zstd);
        """
    }
    return beginning + copies.joined(separator: "\n") + """

      COPY (SELECT filename AS file, count(*) AS rows, min(sequence) AS first, max(sequence) AS last
        FROM \(Self.parquet(outputs.map(\.path), withName: true)) GROUP BY filename)
        TO \(Self.quoted(answerPath)) (FORMAT json);
      """
  }

  private static func read(_ lines: String, _ columns: [(name: String, type: String)]) -> String {
    let types = columns.map { "\(quoted($0.name)): \(quoted($0.type))" }.joined(separator: ", ")
    return """
      SELECT * FROM read_json(\(quoted(lines)), format = 'newline_delimited',
        maximum_object_size = \(largestRecordBytes), columns = {\(types)})
      """
  }
}
