internal import Foundation

/// Work on a dataset whose state was lost: only its parts are there.
public enum DatasetRepair {
  /// Folders that a compaction left: the partitions are whole without them.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public static func removeCompactions(root: String) throws(StoreError) {
    do {
      try FileManager.default.removeItem(atPath: "\(root)/.compacting")
    } catch  where FileManager.default.fileExists(atPath: "\(root)/.compacting") {
      throw StoreError(.io, "cannot remove \(root)/.compacting: \(error.localizedDescription)")
    } catch {}
  }

  /// The id of the run that last wrote, from `articles/.last-run`; nil where that file is missing.
  public static func lastRun(root: String) -> String? { DatasetStamp.runID(root: root) }

  /// Publishes the whole lines of a part that no run finished. Its file goes only when the published one is durable.
  ///
  /// - Parameters:
  ///   - path: the name that it would have got, relative to the root.
  ///   - root: the folder that holds `articles/…`.
  /// - Returns: false where it held no whole line.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public static func publish(_ path: String, root: String) throws(StoreError) -> Bool {
    let folder = "\(root)/\(Directory.parent(of: path) ?? ".")"
    let name = path.split(separator: "/").last ?? ""
    let (final, open, copy) = ("\(root)/\(path)", "\(folder)/.\(name).open", "\(folder)/.\(name).copy")
    if !File.exists(final) {
      let encoding = PartEncoding(path: path) ?? .none
      let file = try PartFile(path: copy, cutTo: 0)
      _ = try PartReader.forEachLine(of: open) { line throws(StoreError) in
        try file.append(encoding.pack(line + [UInt8(ascii: "\n")]))
      }
      try file.sync()
      guard file.length > 0 else {
        try File.removeIfThere(copy)
        try File.removeIfThere(open)
        return false
      }
      try File.rename(copy, to: final)
      try Directory.sync(folder)
    }
    try File.removeIfThere(open)
    return true
  }

  /// A state that was never finished.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public static func removeState(at path: String) throws(StoreError) {
    for end in ["", "-wal", "-shm"] { try File.removeIfThere(path + end) }
  }

  /// Puts the new state in the place of the old one, which is kept under a name of its own.
  ///
  /// - Returns: the old one's new name; nil where there was none.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public static func replaceState(at path: String, with new: String, suffix: String) throws(StoreError)
    -> String?
  {
    var kept: String?
    for end in ["", "-wal", "-shm"] where File.exists(path + end) {
      kept = "\(path).\(suffix)"
      try File.rename(path + end, to: "\(path).\(suffix)\(end)")
    }
    try File.rename(new, to: path)
    try Directory.sync(Directory.parent(of: path) ?? ".")
    return kept
  }
}
