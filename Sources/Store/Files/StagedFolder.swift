internal import Foundation

/// A folder of files that never change, replaced as a whole: what is built beside it gets its path in one step.
///
/// Proof that a path leads to all of the old files or all of the new ones: files are made, linked and synced below a
/// name of this call's own. Then the two folders change places (Linux `renameat2` with `RENAME_EXCHANGE`), or the new one gets
/// the name where there was none. What remains under the other name is no folder of anybody's: a call that was killed before
/// or after that step leaves it, and the next call removes it.
public struct StagedFolder {
  /// The folder that is replaced.
  public let path: String
  /// Where the new content is built.
  public var content: String { "\(workFolder)/content" }
  /// For files that are needed meanwhile.
  public var scratch: String { "\(workFolder)/scratch" }
  private let workFolder: String

  /// Makes an empty folder beside `path`. Under a lock of the caller's.
  ///
  /// - Parameters:
  ///   - path: the folder that is replaced.
  ///   - id: of this call; names it.
  /// - Throws: `StoreError`: `diskFull` or `io` where the folder cannot be made.
  public init(replacing path: String, id: String) throws(StoreError) {
    self.path = path
    workFolder = Self.prefix(path) + id
    _ = try Directory.makeWithoutSync(content)
    _ = try Directory.makeWithoutSync(scratch)
  }

  private static func prefix(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return "\(Directory.parent(of: path) ?? ".")/.\(name).new-"
  }

  /// Removes what killed calls have left; what cannot be removed waits for the next call. Under the same lock.
  public static func removeLeftovers(of path: String) {
    let folder = Directory.parent(of: path) ?? "."
    let prefix = Self.prefix(path).dropFirst(folder.utf8.count + 1)
    for name in (try? Directory.list(folder)) ?? [] where name.hasPrefix(prefix) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Takes over a file of the folder that is replaced.
  ///
  /// - Parameter file: relative to both folders.
  /// - Throws: `StoreError`: `io` where it is gone.
  public func keep(_ file: String) throws(StoreError) {
    try makeFolder(of: file)
    try File.link("\(path)/\(file)", to: "\(content)/\(file)")
  }

  /// Makes the folder of a new file.
  /// - Throws: `StoreError`: `diskFull` or `io`.
  public func makeFolder(of file: String) throws(StoreError) {
    let folder = Directory.parent(of: "\(content)/\(file)") ?? content
    if !File.exists(folder) { _ = try Directory.makeWithoutSync(folder) }
  }

  /// Writes a small file.
  /// - Throws: `StoreError`: `diskFull` or `io`.
  public func write(_ bytes: [UInt8], to file: String) throws(StoreError) {
    let part = try PartFile(path: "\(content)/\(file)", cutTo: 0)
    try part.append(bytes)
  }

  /// Removes a new file, and its folder where nothing is left in it.
  /// - Throws: `StoreError`: `io`.
  public func remove(_ file: String) throws(StoreError) {
    try File.removeIfThere("\(content)/\(file)")
    for folder in folders(of: [file]).sorted().reversed() where folder != content {
      guard (try? Directory.remove(folder)) != nil else { break }
    }
  }

  /// Gives the new content the path; the old one goes.
  ///
  /// - Parameters:
  ///   - kept: files that were taken over, relative to the folder.
  ///   - new: the others.
  /// - Throws: `StoreError`: `noExchange` where the file system cannot exchange two folders, `diskFull` or `io`.
  public func publish(kept: [String], new: [String]) throws(StoreError) {
    try Durability.sync(paths: new.map { "\(content)/\($0)" })
    try Durability.sync(folders: folders(of: kept + new))
    if File.exists(path), (try Directory.list(path)).isEmpty == false {
      try Directory.exchange(path, content)
    } else {
      try File.rename(content, to: path)
    }
    try Directory.sync(Directory.parent(of: path) ?? ".")
    discard()
  }

  /// Removes what was built, or what was replaced.
  public func discard() { try? FileManager.default.removeItem(atPath: workFolder) }

  private func folders(of files: [String]) -> Set<String> {
    var folders: Set<String> = [content]
    for file in files {
      var folder = file
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        folders.insert("\(content)/\(folder)")
      }
    }
    return folders
  }
}
