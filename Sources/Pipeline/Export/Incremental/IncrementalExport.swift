internal import Extract
internal import Foundation
internal import JSON
public import Store

/// Keeps a folder of Parquet files as a dataset is: each call takes the records that came since the last one.
///
/// A step takes 256 MiB of records at most:
///
/// 1. *Take.* The records behind the number in the manifest go to a file for each folder (`date=…/lang=…`). A further
///    revision and a deletion name an article whose earlier rows go.
/// 2. *Search.* The files that have such rows are found by their `id` column.
/// 3. *Write.* These files, and small ones, are written anew together with the new rows, beside the export; all others
///    are linked. A manifest says how far it is.
/// 4. *Exchange.* Files and manifest get their names in one step (`StagedFolder`).
///
/// Proof that a row is there once: files and number change together. Killed before 4 nothing has happened, and the same
/// records are taken again; killed after it they are in, and the next step begins behind them. That a deletion reaches every row:
/// rows that are in the export have smaller numbers, those of the same step are held to it, and later ones were stored after it.
public struct IncrementalExport {
  public struct Report: Sendable, Equatable {
    /// Taken by this call.
    public var records = 0
    /// In the export.
    public var rows = 0
    public var files = 0
    /// Lines of parts that are no records; the first few.
    public var damages: [String] = []
  }

  private let state: StateStore
  private let root: String
  private let target: String
  private let columns: [(name: String, type: String)]
  private let partitionBy: [PartitionKey]
  private let hasAllRevisions: Bool

  /// - Parameters:
  ///   - state: of the dataset.
  ///   - root: folder of the dataset.
  ///   - target: the folder that is kept.
  ///   - columns: names and types of DuckDB; `id` and `sequence` among them.
  ///   - partitionBy: what the folders are named by, the outer ones first; empty: all files lie in one.
  ///   - hasAllRevisions: false: of each article the newest revision alone.
  public init(
    state: StateStore, root: String, target: String, columns: [(name: String, type: String)],
    partitionBy: [PartitionKey] = [.date, .lang], hasAllRevisions: Bool = false
  ) {
    self.state = state
    self.root = root
    self.target = target.count > 1 && target.last == "/" ? String(target.dropLast()) : target
    self.columns = columns
    self.partitionBy = partitionBy
    self.hasAllRevisions = hasAllRevisions
  }

  /// - Parameter duckDB: runs statements; throws where one fails.
  /// - Throws: `StoreError`: `badCursor` where the folder has something else, or is of another dataset; `locked` where
  ///   another call is at work on it; `partChanged`, `diskFull`, `io`, `noExchange`; what `duckDB` throws.
  public func run(_ duckDB: (String) throws -> Void) throws -> Report {
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    StagedFolder.removeLeftovers(of: target)
    let empty = ParquetManifest(
      partitionBy: partitionBy, hasAllRevisions: hasAllRevisions, columns: ParquetStatements.describe(columns)
    )
    var manifest = try ParquetManifest(folder: target) ?? empty
    try manifest.check(against: empty, in: target)
    let reader = try ChangeReader(
      state: state, root: root, after: manifest.lastSequence, of: manifest.datasetID)
    var report = Report()
    var goesOn = true
    while goesOn {
      let staged = try StagedFolder(replacing: target, id: RunID.make(at: .system))
      defer { staged.discard() }
      var batch = ParquetBatch(folder: staged.scratch, keys: partitionBy, hasAllRevisions: hasAllRevisions)
      goesOn = try batch.fill(from: reader)
      guard let cursor = batch.cursor else { break }
      let (kept, new) = try write(batch, upTo: cursor, to: staged, beside: manifest.files, duckDB)
      manifest.files = (kept + new).sorted { $0.path < $1.path }
      manifest.datasetID = cursor.datasetID
      manifest.lastSequence = cursor.sequence
      try staged.write(manifest.json, to: ParquetManifest.name)
      try staged.publish(kept: kept.map(\.path), new: new.map(\.path) + [ParquetManifest.name])
      report.records += batch.records
    }
    report.rows = manifest.files.reduce(0) { $0 + $1.rows }
    report.files = manifest.files.count
    report.damages = reader.damages
    return report
  }

  private func lock() throws(StoreError) -> RunLock {
    let url = URL(fileURLWithPath: target)
    do {
      return try RunLock(path: url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).lock")
    } catch {
      guard error.code == .locked else { throw error }
      throw StoreError(.locked, "another export is writing \(target); wait for it to end")
    }
  }

  /// Steps 2 and 3.
  /// - Returns: the files of the staged folder.
  private func write(
    _ batch: ParquetBatch, upTo cursor: ChangeCursor, to staged: StagedFolder,
    beside files: [ParquetManifest.File], _ duckDB: (String) throws -> Void
  ) throws -> (kept: [ParquetManifest.File], new: [ParquetManifest.File]) {
    let statements = ParquetStatements(columns: columns, scratch: staged.scratch)
    try writeRemovals(batch, to: statements.removalsPath)
    var losing: Set<String> = []
    if !batch.removals.isEmpty, !files.isEmpty {
      try duckDB(statements.search(files.map { "\(target)/\($0.path)" }))
      losing = Set(
        try answers(statements.answerPath).compactMap { $0["file"]?.string?.dropFirst(target.count + 1) }.map(
          String.init))
    }
    let plan = ParquetPlan(files: files, newRows: batch.rows, losing: losing)
    for file in plan.kept { try staged.keep(file.path) }
    guard !plan.outputs.isEmpty else { return (plan.kept, []) }
    // Numbers grow with each step, so that no name is given twice.
    let paths = plan.outputs.enumerated().map { number, output in
      "\(output.folder)/part-\(cursor.sequence)-\(number + 1).parquet"
    }
    for path in paths { try staged.makeFolder(of: path) }
    try duckDB(
      statements.write(
        zip(paths, plan.outputs).map { path, output in
          ParquetStatements.Output(
            path: "\(staged.content)/\(path)", sources: output.sources.map { "\(target)/\($0.path)" },
            lines: output.takesNewRows ? batch.path(of: output.folder) : nil)
        }))
    let new = try answers(statements.answerPath).compactMap { try file($0, in: staged.content) }
    // A file that lost all its rows is left out.
    for path in Set(paths).subtracting(new.map(\.path)) { try staged.remove(path) }
    return (plan.kept, new)
  }

  private func writeRemovals(_ batch: ParquetBatch, to path: String) throws {
    var lines = JSONBuffer()
    for (id, sequence) in batch.removals.sorted(by: { $0.key < $1.key }) {
      lines.object { object in
        object.member("id", id)
        object.member("sequence", Int(sequence))
      }
      lines.endLine()
    }
    try Data(lines.bytes).write(to: URL(fileURLWithPath: path))
  }

  private func answers(_ path: String) throws -> [JSONValue] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { JSONValue.parse(Array($0)) }
  }

  private func file(_ answer: JSONValue, in folder: String) throws -> ParquetManifest.File? {
    guard let path = answer["file"]?.string, let rows = answer["rows"]?.int, let first = answer["first"]?.int,
      let last = answer["last"]?.int
    else { return nil }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return ParquetManifest.File(
      path: String(path.dropFirst(folder.count + 1)),
      bytes: (attributes[.size] as? NSNumber)?.int64Value ?? 0,
      rows: rows, firstSequence: Int64(first), lastSequence: Int64(last))
  }
}
