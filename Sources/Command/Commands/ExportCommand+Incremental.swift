internal import ArgumentParser
internal import Pipeline

extension ExportCommand {
  func validateIncremental() throws {
    guard format == .parquet else { throw ValidationError("--incremental needs --format parquet") }
    guard PartitionKey.list(partitionBy) != nil else {
      throw ValidationError("--partition-by must be date, lang or date,lang")
    }
    guard since == nil, until == nil, lang == nil, fields == .bantin else {
      throw ValidationError("--incremental takes the whole dataset, under the record's own names")
    }
  }

  func runIncrementally() throws {
    try DatasetOptions.requireParts(in: dataset)
    var options = DatasetOptions()
    options.out = dataset
    options.state = state
    let engine = try DuckDB(duckdb)
    let report = try options.reporting {
      let export = IncrementalExport(
        state: try options.openState(), root: options.rootPath, target: DatasetOptions.absolute(out ?? ""),
        columns: RecordFields(.bantin).table.map { ($0.name, $0.type.duckDB) },
        partitionBy: PartitionKey.list(partitionBy) ?? [], hasAllRevisions: allRevisions)
      return try export.run(engine.run)
    }
    for damage in report.damages { StandardStream.complain(damage) }
    StandardStream.write("\(report.records) records taken, \(report.rows) rows in \(report.files) files\n")
    if !report.damages.isEmpty { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }
}
