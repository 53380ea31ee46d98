/// What one step of an incremental export does with the files that there are.
///
/// Small files are merged, or a dataset that is exported each quarter of an hour would have 35,000 a year and language. A
/// file is taken into the new one while it has at most twice as many rows as what it is merged with. So of a folder's files each
/// has more than twice the rows of the next smaller, their number grows with the logarithm of its rows, and a row is
/// written that often.
struct ParquetPlan: Equatable {
  /// A file to be written.
  struct Output: Equatable {
    /// Relative to the export.
    var folder: String
    /// Files whose rows go into it, those that are to be removed left out.
    var sources: [ParquetManifest.File] = []
    /// Whether the new records of the folder do.
    var takesNewRows = false
  }

  /// A file of this size is merged no more.
  static let maximumMergedBytes: Int64 = 64 << 20

  /// By folder.
  private(set) var outputs: [Output] = []
  /// Files that stay as they are.
  private(set) var kept: [ParquetManifest.File] = []

  /// - Parameters:
  ///   - newRows: how many each folder gets.
  ///   - losing: paths of files with rows that are to be removed.
  init(files: [ParquetManifest.File], newRows: [String: Int], losing: Set<String>) {
    let byFolder = Dictionary(grouping: files) { Self.folder(of: $0.path) }
    for folder in Set(byFolder.keys).union(newRows.keys).sorted() {
      add(byFolder[folder] ?? [], in: folder, newRows: newRows[folder] ?? 0, losing)
    }
  }

  private mutating func add(
    _ files: [ParquetManifest.File], in folder: String, newRows: Int, _ losing: Set<String>
  ) {
    var merged = Output(folder: folder, takesNewRows: newRows > 0)
    var rows = newRows
    var bytes: Int64 = 0
    func isLarge(_ file: ParquetManifest.File) -> Bool { file.bytes >= Self.maximumMergedBytes }
    func isSmaller(_ file: ParquetManifest.File, _ other: ParquetManifest.File) -> Bool {
      (file.rows, file.path) < (other.rows, other.path)
    }
    for file in files.sorted(by: isSmaller) {
      let loses = losing.contains(file.path)
      if loses, isLarge(file) {
        outputs.append(Output(folder: folder, sources: [file]))
      } else if loses
        || (rows > 0 && file.rows <= 2 * rows && !isLarge(file)
          && bytes + file.bytes <= Self.maximumMergedBytes)
      {
        merged.sources.append(file)
        rows += file.rows
        bytes += file.bytes
      } else {
        kept.append(file)
      }
    }
    if merged.takesNewRows || !merged.sources.isEmpty { outputs.append(merged) }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
