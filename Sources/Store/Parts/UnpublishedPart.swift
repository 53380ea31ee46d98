internal import GRDB

/// A part that readers do not see yet.
struct UnpublishedPart {
  var number: Int64
  var root: String
  var path: String
  var length: Int64

  var finalPath: String { "\(root)/\(path)" }
  var openPath: String {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    return "\(root)/\(path[..<slash])/.\(path[slash...].dropFirst()).open"
  }
}

extension UnpublishedPart {
  /// Step 4 of ``ArticleStore``: gives the parts their final names; what holds nothing goes.
  static func publish(_ parts: [UnpublishedPart], in state: StateStore) throws(StoreError) {
    guard !parts.isEmpty else { return }
    var folders: Set<String> = []
    for part in parts {
      if part.length == 0 {
        try File.removeIfThere(part.openPath)
      } else if File.exists(part.openPath) {
        try File.rename(part.openPath, to: part.finalPath)
        folders.insert(Directory.parent(of: part.finalPath) ?? ".")
      }
    }
    try Durability.sync(folders: folders)
    try state.settle(parts)
  }
}

extension StateStore {
  func unpublishedParts() throws(StoreError) -> [UnpublishedPart] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT number, root, path, length FROM part WHERE is_published = 0 ORDER BY number"
      )
      .map { UnpublishedPart(number: $0["number"], root: $0["root"], path: $0["path"], length: $0["length"]) }
    }
  }

  /// Marks the parts as published, and forgets those that hold nothing.
  func settle(_ parts: [UnpublishedPart]) throws(StoreError) {
    try write { db in
      let publish = try db.cachedStatement(sql: "UPDATE part SET is_published = 1 WHERE number = ?")
      let forget = try db.cachedStatement(sql: "DELETE FROM part WHERE number = ?")
      try db.execute(sql: "UPDATE dataset SET is_manifest_stale = 1")
      for part in parts { try (part.length == 0 ? forget : publish).execute(arguments: [part.number]) }
    }
  }
}
