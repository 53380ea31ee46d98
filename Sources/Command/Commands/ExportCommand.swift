public import ArgumentParser
internal import Foundation
public import Pipeline
internal import Store

struct ExportCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some parts are damaged; the other records were exported",
    .badInput:
      "--incremental: --out has something else, or is another dataset's; a part is gone or damaged; the state is damaged or lost",
    .noInput: "the dataset does not exist",
    .unavailable: "Parquet was asked for and DuckDB is not installed",
    .locked: "--incremental: another export is writing the same folder",
  ])

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Export a dataset to one file (Parquet, CSV, SQLite, JSON Lines), or to Parquet files that grow with it.",
    discussion: """
      Exports the newest revision of each article, or all with --all-revisions. Only the parts are read, which is possible \
      at any time. In CSV (RFC 4180) and SQLite (table `article`) lists and objects are JSON text; Parquet keeps their \
      types and is written by DuckDB. The output file appears under its name when it is complete.

      With --incremental, --out is a folder of Parquet files (`date=…/lang=…`), and each call brings it up to date in one \
      step: the records since the last call come in, a new revision takes the place of the row before, and what `bantin forget` \
      erased goes. Killed at any point, the folder is as it was or as it should be. It needs the state.
      """ + "\n\n" + exitStatuses)

  enum Format: String, ExpressibleByArgument, CaseIterable { case parquet, csv, sqlite, jsonl }

  @Argument(help: ArgumentHelp("Folder of the dataset.", valueName: "dir"))
  var dataset = "out"

  @Option(help: "Format of the output.")
  var format = Format.jsonl

  @Flag(help: "Bring a folder of Parquet files up to date instead of writing all anew.")
  var incremental = false

  @Option(
    help: ArgumentHelp(
      "What the folders of --incremental are named by: date (UTC day of the fetch), lang, or both.",
      valueName: "keys"))
  var partitionBy = "date,lang"

  @Option(
    help: ArgumentHelp(
      "The state database, for --incremental (default: <dir>/state.sqlite).", valueName: "file"))
  var state: String?

  @Option(
    help: ArgumentHelp(
      "Output file (default for csv and jsonl: standard output).", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("Only articles fetched on this day (UTC) or later.", valueName: "YYYY-MM-DD"))
  var since: String?

  @Option(help: ArgumentHelp("Only articles fetched on this day (UTC) or earlier.", valueName: "YYYY-MM-DD"))
  var until: String?

  @Option(help: ArgumentHelp("Only this language: vi, en, …", valueName: "tag"))
  var lang: String?

  @Flag(help: "Export every revision instead of the newest only.")
  var allRevisions = false

  @Option(help: "Naming scheme of the fields: bantin, news-please, trafilatura or schema.org.")
  var fields = RecordFields.Naming.bantin

  @Option(
    help: ArgumentHelp(
      "The duckdb program, or a Python that has the duckdb package, for Parquet (default: $BANTIN_DUCKDB, else what is on the PATH).",
      valueName: "file"))
  var duckdb: String?

  func validate() throws {
    for day in [since, until].compactMap(\.self) where !day.isISODay {
      throw ValidationError("\(day) is no day such as 2026-01-31")
    }
    if out == nil, format == .parquet || format == .sqlite {
      throw ValidationError("--format \(format.rawValue) needs --out FILE")
    }
    if incremental { try validateIncremental() }
  }

  func run() throws {
    guard !incremental else { return try runIncrementally() }
    try DatasetOptions.requireParts(in: dataset)
    let report: DatasetExport.Report
    let progress = WorkProgress(printsResults: out == nil)
    do {
      defer { progress.clear() }
      report =
        switch format {
        case .jsonl: try lines(progress: progress)
        case .csv: try csv(progress)
        case .sqlite: try sqlite(progress)
        case .parquet: try parquet(progress)
        }
    } catch let error as StoreError {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus(error).rawValue)
    }
    for damage in report.damages.prefix(20) { StandardStream.complain(damage) }
    if out != nil {
      StandardStream.write("\(report.records) records, \(report.superseded) older revisions left out\n")
    }
    if !report.damages.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private var records: DatasetExport {
    var export = DatasetExport(root: dataset)
    export.since = since
    export.until = until
    export.language = lang
    export.takesAllRevisions = allRevisions
    return export
  }

  private func lines(to path: String? = nil, progress: WorkProgress) throws -> DatasetExport.Report {
    let fields = RecordFields(fields)
    let file = try OutputFile(path ?? out)
    let report = try records.run(progress: progress.show) { line in file.write(fields.renamed(line) ?? []) }
    try file.close()
    return report
  }

  private func csv(_ progress: WorkProgress) throws -> DatasetExport.Report {
    let fields = RecordFields(fields)
    let file = try OutputFile(out)
    _ = file.write(CSVLine.encode(fields.table.map { .text($0.name) }))
    let report = try records.run(progress: progress.show) { line in
      file.write(fields.row(line).map(CSVLine.encode) ?? [])
    }
    try file.close()
    return report
  }

  private func sqlite(_ progress: WorkProgress) throws -> DatasetExport.Report {
    let fields = RecordFields(fields)
    let path = (out ?? "") + ".part"
    try? FileManager.default.removeItem(atPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let database = try ExportDatabase(path: path, columns: fields.table.map { ($0.name, $0.type.sqlite) })
    let report = try records.run(progress: progress.show) { line throws(StoreError) in
      if let row = fields.row(line) { try database.insert(row) }
      return true
    }
    try database.close()
    try rename(path)
    return report
  }

  private func parquet(_ progress: WorkProgress) throws -> DatasetExport.Report {
    let engine = try DuckDB(duckdb)
    let target = out ?? ""
    let (lines, part) = (target + ".part.jsonl", target + ".part")
    defer { for path in [lines, part] { try? FileManager.default.removeItem(atPath: path) } }
    let report = try self.lines(to: lines, progress: progress)
    let columns = RecordFields(fields).table.map { (name: $0.name, type: $0.type.duckDB) }
    try engine.run(ParquetStatements.copy(lines, columns: columns, to: part))
    try rename(part)
    return report
  }

  private func rename(_ path: String) throws {
    guard unsafe Foundation.rename(path, out ?? "") == 0 else {
      StandardStream.complain("cannot finish \(out ?? ""): \(unsafe String(cString: strerror(errno)))")
      throw ExitCode(ExitStatus.cannotWrite.rawValue)
    }
  }
}

extension RecordFields.Naming: ExpressibleByArgument {}

extension RecordFields.ColumnType {
  var sqlite: String {
    switch self {
    case .text, .nested: "TEXT"
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    }
  }

  var duckDB: String {
    switch self {
    case .text: "VARCHAR"
    case .integer: "BIGINT"
    case .number: "DOUBLE"
    case .boolean: "BOOLEAN"
    case .nested(let type): type
    }
  }
}
