internal import GRDB

/// Replaces parts of a partition (`articles/date=…/lang=…`) by others: merged ones, or ones without some of their records.
///
/// The partition is replaced whole:
///
/// 1. *Announce.* A row in the state says that the partition is being rewritten.
/// 2. *Build.* A folder of the same name is made under `<root>/.compacting`, where no reader looks. The new parts are
///    written there, and an empty file, the mark; every other file of the partition is linked into it. All is synced.
/// 3. *Exchange.* The two folders change places in one step (Linux `renameat2` with `RENAME_EXCHANGE`).
/// 4. *Commit.* One transaction makes the new parts known, marks those that they replace, and the row as committed.
/// 5. *Remove.* The mark and the folder of the old parts are removed, then the row.
///
/// Proof. A path leads to the old folder before 3 and to the new one after it; both hold every record that stays exactly
/// once, so at no time does a reader find one twice or miss one. (One that listed the old folder and opens its files after
/// 5 gets "no such file" and lists again.) Recovery: where the row is not committed the state knows the old parts; they
/// lie under `.compacting` if and only if the mark lies in the partition, and then the folders are exchanged back; the new
/// folder is removed. Where the row is committed only 5 is left to do. Each step may be repeated, and what fails in 2 or 3
/// (no room, a file system without the call) leaves everything as it was.
///
/// Runs under the lock of the runs, so no part of the partition is being written.
struct PartitionRewrite {
  /// A part as the state knows it.
  struct Source {
    var number: Int64
    var name: String
    var length: Int64
    var records: Int
    var sequences: ClosedRange<Int64>
    var isNumbered = true
  }

  /// Neighbours whose lines become one part; none where no line stays.
  struct Group {
    var sources: [Source]
    var encoding: PartEncoding
  }

  /// Lines that are packed together: what a reader must unpack to get at one of them.
  private static let blockBytes = 4 << 20

  let state: StateStore
  let root: String
  let runID: String
  /// Which lines stay.
  var keeps: (ArraySlice<UInt8>) -> Bool = { _ in true }

  /// What the state knows of the files of a partition, each proved to be as long as it was when it was published, in the
  /// order of their records: a partition has one part at a time that is written to, so what one holds comes before or after
  /// the other.
  func sources(_ paths: [String]) throws(StoreError) -> [Source] {
    let sources = try paths.map { path throws(StoreError) in
      let length = try File.length("\(root)/\(path)")
      let source = try state.read { db in
        try Row.fetchOne(
          db,
          sql: """
            SELECT number, records, first_sequence, last_sequence, is_numbered FROM part
            WHERE path = ? AND length = ? AND is_published = 1 AND first_sequence IS NOT NULL
            """,
          arguments: [path, length])
      }
      guard let source else {
        throw StoreError(
          .partChanged, "\(root)/\(path) is not as it was published; its partition is left as it is")
      }
      let name = String(path[path.lastIndex(of: "/")!...].dropFirst())
      return Source(
        number: source["number"], name: name, length: length, records: source["records"],
        sequences: source["first_sequence"]...source["last_sequence"], isNumbered: source["is_numbered"])
    }
    return sources.sorted { $0.sequences.lowerBound < $1.sequences.lowerBound }
  }

  /// Puts one part in the place of each group.
  ///
  /// - Returns: the new parts; a group of which no line stays has none.
  /// - Throws: `StoreError`: `partChanged` where a part is damaged, `diskFull` or `io` where a part cannot be written,
  ///   `noExchange` where the file system cannot exchange two folders in one step. The caller lets `recover` take back
  ///   what was done.
  func replace(_ groups: [Group], in folder: String) throws(StoreError) -> [Source] {
    let old = Set(groups.flatMap { $0.sources.map(\.name) })
    var next = try state.read { db in try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM part") ?? 0 }
    let mark = ".rewritten-\(runID)-\(next + 1)"
    try state.write { db in
      try db.execute(
        sql: "INSERT INTO compaction (root, folder, first_part) VALUES (?, ?, ?)",
        arguments: [root, folder, mark])
    }
    let staging = Self.staging(root, folder)
    try Directory.make(staging)
    try PartFile(path: "\(staging)/\(mark)", cutTo: 0).sync()
    var parts: [(part: Source?, replaces: [Source])] = []
    for group in groups {
      next += 1
      let part = try write(group, from: folder, to: staging, as: next)
      parts.append((part, group.sources))
    }
    for name in try Directory.list("\(root)/\(folder)") where !old.contains(name) {
      try File.link("\(root)/\(folder)/\(name)", to: "\(staging)/\(name)")
    }
    try Directory.sync(staging)
    try Self.exchange(root: root, folder: folder)
    try commit(parts, in: folder)
    try Self.clear(root: root, folder: folder, mark: mark, state: state)
    return parts.compactMap(\.part)
  }

  private func write(_ group: Group, from folder: String, to staging: String, as number: Int64)
    throws(StoreError) -> Source?
  {
    let name = "part-\(runID)-\(number)\(group.encoding.suffix)"
    let file = try PartFile(path: "\(staging)/\(name)", cutTo: 0)
    var block: [UInt8] = []
    var records = 0
    var sequences: ClosedRange<Int64>?
    for source in group.sources {
      var lines = 0
      let ending = try PartReader.forEachLine(of: "\(root)/\(folder)/\(source.name)") {
        line throws(StoreError) in
        let sequence =
          source.isNumbered ? JSONLine.sequence(of: line) : source.sequences.lowerBound + Int64(lines)
        lines += 1
        guard keeps(line) else { return }
        records += 1
        if let sequence { sequences = (sequences?.lowerBound ?? sequence)...sequence }
        if !source.isNumbered, JSONLine.isRecord(line), let sequence {
          JSONLine.append(line, numbered: sequence, to: &block)
        } else {
          block += line
        }
        block.append(UInt8(ascii: "\n"))
        guard block.count >= Self.blockBytes else { return }
        try file.append(group.encoding.pack(block))
        block.removeAll(keepingCapacity: true)
      }
      guard ending == .whole, lines == source.records else {
        throw StoreError(
          .partChanged, "\(root)/\(folder)/\(source.name) is damaged; its partition is left as it is")
      }
    }
    guard records > 0 else {
      try File.removeIfThere(file.path)
      return nil
    }
    try file.append(group.encoding.pack(block))
    try file.sync()
    return Source(
      number: number, name: name, length: file.length, records: records,
      sequences: sequences ?? group.sources[0].sequences)
  }

  private func commit(_ parts: [(part: Source?, replaces: [Source])], in folder: String) throws(StoreError) {
    try state.write { db in
      for (part, replaces) in parts {
        guard let part else {
          for source in replaces {
            try db.execute(
              sql: "DELETE FROM part WHERE number = ?1 OR replaced_by = ?1", arguments: [source.number])
          }
          continue
        }
        try db.execute(
          sql: """
            INSERT INTO part (number, run_id, root, path, length, records, is_published, first_sequence, last_sequence,
              is_numbered) VALUES (?,?,?,?,?,?,1,?,?,1)
            """,
          arguments: [
            part.number, runID, root, "\(folder)/\(part.name)", part.length, part.records,
            part.sequences.lowerBound, part.sequences.upperBound,
          ])
        for source in replaces {
          try db.execute(
            sql: "UPDATE part SET replaced_by = ?1 WHERE number = ?2 OR replaced_by = ?2",
            arguments: [part.number, source.number])
        }
      }
      try db.execute(sql: "UPDATE dataset SET is_manifest_stale = 1")
      try db.execute(
        sql: "UPDATE compaction SET is_committed = 1 WHERE root = ? AND folder = ?",
        arguments: [root, folder])
    }
  }
}

extension PartitionRewrite {
  private static func staging(_ root: String, _ folder: String) -> String { "\(root)/.compacting/\(folder)" }

  /// Completes, or takes back, what a process that died left half done.
  static func recover(_ state: StateStore) throws(StoreError) {
    let rows = try state.read { db in try Row.fetchAll(db, sql: "SELECT * FROM compaction") }
    for row in rows {
      // Older programs took the first of the new parts for the mark.
      let (root, folder, mark): (String, String, String) = (row["root"], row["folder"], row["first_part"])
      if !row["is_committed"], File.exists("\(root)/\(folder)/\(mark)") {
        try exchange(root: root, folder: folder)
      }
      try clear(root: root, folder: folder, mark: mark, state: state)
    }
  }

  private static func exchange(root: String, folder: String) throws(StoreError) {
    try Directory.exchange("\(root)/\(folder)", staging(root, folder))
    for folder in ["\(root)/\(folder)", staging(root, folder)] {
      try Directory.sync(Directory.parent(of: folder) ?? ".")
    }
  }

  /// The last step.
  private static func clear(root: String, folder: String, mark: String, state: StateStore) throws(StoreError)
  {
    if mark.hasPrefix(".") { try File.removeIfThere("\(root)/\(folder)/\(mark)") }
    let staging = staging(root, folder)
    if File.exists(staging) {
      for name in try Directory.list(staging) { try File.removeIfThere("\(staging)/\(name)") }
      try Directory.remove(staging)
    }
    // The empty folders above it: the next rewrite makes them anew. And the partition, where nothing is left in it.
    removeEmpty(sequence(first: staging, next: Directory.parent).dropFirst().prefix(3))
    removeEmpty(sequence(first: "\(root)/\(folder)", next: Directory.parent).prefix(2))
    try state.write { db in
      try db.execute(sql: "DELETE FROM compaction WHERE root = ? AND folder = ?", arguments: [root, folder])
    }
  }

  private static func removeEmpty(_ folders: some Sequence<String>) {
    for folder in folders {
      guard (try? Directory.remove(folder)) != nil else { break }
    }
  }
}
