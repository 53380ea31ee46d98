internal import Foundation

/// The part files of a dataset as they lie on disk, whatever the state knows of them.
public struct DatasetParts: Sendable {
  /// Visible parts, relative to the root, oldest first within a partition.
  public private(set) var published: [String] = []
  /// Parts that tell what was forgotten (``Deletion``), relative to the root, oldest first.
  public private(set) var deletions: [String] = []
  /// Parts that were never published, by the name that they would have got.
  public private(set) var open: [String] = []

  /// - Throws: where a folder of the dataset cannot be listed: its parts must not pass for missing.
  public init(root: String) throws(StoreError) {
    for date in try Self.names(in: "\(root)/articles", beginning: "date=") {
      for language in try Self.names(in: "\(root)/articles/\(date)", beginning: "lang=") {
        let folder = "articles/\(date)/\(language)"
        published += add(try Self.names(in: "\(root)/\(folder)"), in: folder)
      }
    }
    deletions = add(try Self.names(in: "\(root)/\(Deletion.folder)"), in: Deletion.folder)
  }

  /// Whether there is any part; looks no further than the first.
  static func isEmpty(root: String) -> Bool {
    let files = FileManager.default.enumerator(atPath: "\(root)/articles")
    while let name = files?.nextObject() as? String {
      if name.contains("/part-"), PartEncoding(path: name) != nil { return false }
    }
    return true
  }

  /// - Returns: the published parts among the names; those that are open are kept.
  private mutating func add(_ names: [String], in folder: String) -> [String] {
    var parts: [String] = []
    for name in names.sorted(by: { Self.order($0) < Self.order($1) }) {
      if name.hasPrefix("part-"), PartEncoding(path: name) != nil {
        parts.append("\(folder)/\(name)")
      } else if name.hasPrefix(".part-"), name.hasSuffix(".open") {
        open.append("\(folder)/\(name.dropFirst().dropLast(".open".count))")
      }
    }
    return parts
  }

  /// A part's name is `part-<time>-<random>-<number>.jsonl`: numbers count within a run.
  private static func order(_ name: String) -> (run: Substring, number: Int) {
    let stem = name.drop { $0 == "." }.prefix { $0 != "." }
    let dash = stem.lastIndex(of: "-") ?? stem.startIndex
    return (stem[..<dash], Int(stem[dash...].dropFirst()) ?? 0)
  }

  /// What is no folder has no names.
  private static func names(in folder: String, beginning prefix: String = "") throws(StoreError) -> [String] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      return []
    }
    return try Directory.list(folder).filter { $0.hasPrefix(prefix) }
  }
}
