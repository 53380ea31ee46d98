internal import Foundation
internal import GRDB

/// Merges the small parts of days that are over, so that years of short runs leave few files.
///
/// A partition (`articles/date=…/lang=…`) is replaced whole:
///
/// 1. *Announce.* A row in the state says that the partition is being merged.
/// 2. *Build.* A folder of the same name is made under `<root>/.compacting`, where no reader looks. Merged parts are
///    written there; every other file of the partition is linked into it. All is synced.
/// 3. *Exchange.* The two folders change places in one step (Linux `renameat2` with `RENAME_EXCHANGE`).
/// 4. *Commit.* One transaction makes the merged parts known, marks those that they replace, and the row as committed.
/// 5. *Remove.* The folder of the old parts is removed, then the row.
///
/// Proof. A path leads to the old folder before 3 and to the new one after it; both hold every record exactly once, so
/// at no time does a reader find a record twice or miss one. (One that listed the old folder and opens its files after
/// 5 gets "no such file" and lists again.) Recovery: where the row is not committed the state knows the old parts; they
/// lie under `.compacting` if and only if the first merged part lies in the partition, and then the folders are
/// exchanged back; the new folder is removed. Where the row is committed only 5 is left to do. Each step may be
/// repeated, and what fails in 2 or 3 (no room, a file system without the call) leaves everything as it was.
///
/// Runs under the lock of the runs, so no part of the partition is being written.
public struct Compaction {
  public struct Report: Sendable, Equatable {
    /// Partitions whose parts were merged.
    public var partitions = 0
    /// Parts of those partitions before.
    public var partsBefore = 0
    /// Parts of those partitions now.
    public var partsAfter = 0
    /// Bytes on disk before.
    public var bytesBefore: Int64 = 0
    /// Bytes on disk now.
    public var bytesAfter: Int64 = 0
    /// Partitions that were left as they are, and why.
    public var skipped: [String] = []

    public init() {}
  }

  private struct Source {
    var number: Int64
    var name: String
    var length: Int64
    var records: Int
    var sequences: ClosedRange<Int64>
    var isNumbered = true
  }

  private let state: StateStore
  private let root: String
  private let runID: String
  /// Nil: as the newest part of the partition is packed.
  private let encoding: PartEncoding?
  private let maximumPartBytes: Int64

  public init(
    state: StateStore, root: String, runID: String, encoding: PartEncoding? = nil,
    maximumPartBytes: Int64 = PartLayout().maximumPartBytes
  ) {
    self.state = state
    self.root = root
    self.runID = runID
    self.encoding = encoding
    self.maximumPartBytes = maximumPartBytes
  }

  /// Merges in every partition of a day before `day` (`YYYY-MM-DD`).
  /// - Throws: `StoreError`: `diskFull` or `io` where a part cannot be written, `noExchange` where the file
  ///   system cannot exchange two folders in one step.
  public func run(before day: String) throws(StoreError) -> Report {
    try DatasetStamp.check(root: root, against: state)
    try Self.recover(state)
    var report = Report()
    let paths = try DatasetParts(root: root).published
    let partitions = Dictionary(grouping: paths) { Directory.parent(of: $0) ?? "." }
    for (folder, paths) in partitions.sorted(by: { $0.key < $1.key }) {
      guard folder < "articles/date=\(day)", paths.count > 1 || encoding != nil else { continue }
      do {
        try merge(paths, in: folder, &report)
      } catch {
        try? Self.recover(state)
        guard error.code == .partChanged else { throw error }
        report.skipped.append(error.detail)
      }
    }
    try DatasetManifest.refresh(state, root: root)
    return report
  }

  private func merge(_ paths: [String], in folder: String, _ report: inout Report) throws(StoreError) {
    let sources = try sources(paths)
    let target = encoding ?? PartEncoding(path: paths[paths.count - 1]) ?? .none
    let groups = groups(of: sources, target: target)
    guard !groups.isEmpty else { return }
    let merged = Set(groups.flatMap { $0.map(\.name) })
    var next = try state.read { db in try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM part") ?? 0 }
    try state.write { db in
      try db.execute(
        sql: "INSERT INTO compaction (root, folder, first_part) VALUES (?, ?, ?)",
        arguments: [root, folder, "part-\(runID)-\(next + 1)\(target.suffix)"])
    }
    let staging = Self.staging(root, folder)
    try Directory.make(staging)
    var parts: [(part: Source, replaces: [Source])] = []
    for group in groups {
      next += 1
      let name = "part-\(runID)-\(next)\(target.suffix)"
      let length = try write(group, from: folder, to: "\(staging)/\(name)", as: target)
      parts.append(
        (
          Source(
            number: next, name: name, length: length, records: group.reduce(0) { $0 + $1.records },
            sequences: group[0].sequences.lowerBound...group[group.count - 1].sequences.upperBound), group
        ))
    }
    for name in try Directory.list("\(root)/\(folder)") where !merged.contains(name) {
      try File.link("\(root)/\(folder)/\(name)", to: "\(staging)/\(name)")
    }
    try Directory.sync(staging)
    try Self.exchange(root: root, folder: folder)
    try commit(parts, in: folder)
    try Self.removeStaging(root: root, folder: folder, state: state)
    report.partitions += 1
    report.partsBefore += merged.count
    report.partsAfter += parts.count
    report.bytesBefore += groups.joined().reduce(0) { $0 + $1.length }
    report.bytesAfter += parts.reduce(0) { $0 + $1.part.length }
  }

  /// What the state knows of the files, each proved to be as long as it was when it was published, in the order of their
  /// records: a partition has one part at a time that is written to, so what one holds comes before or after the other.
  private func sources(_ paths: [String]) throws(StoreError) -> [Source] {
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

  /// Neighbours that fit into one part together; one that stays alone stays as it is, unless it is to be packed anew.
  private func groups(of sources: [Source], target: PartEncoding) -> [[Source]] {
    var groups: [[Source]] = []
    var length: Int64 = .max
    for source in sources {
      if length > maximumPartBytes - source.length {
        groups.append([])
        length = 0
      }
      groups[groups.count - 1].append(source)
      length += source.length
    }
    return groups.filter { $0.count > 1 || PartEncoding(path: $0[0].name) != target }
  }

  private func write(_ sources: [Source], from folder: String, to path: String, as target: PartEncoding)
    throws(StoreError) -> Int64
  {
    /// Lines that are packed together: what a reader must unpack to get at one of them.
    let blockBytes = 4 << 20
    let file = try PartFile(path: path, cutTo: 0)
    var block: [UInt8] = []
    for source in sources {
      var lines = 0
      let ending = try PartReader.forEachLine(of: "\(root)/\(folder)/\(source.name)") {
        line throws(StoreError) in
        if !source.isNumbered, JSONLine.isRecord(line) {
          JSONLine.append(line, numbered: source.sequences.lowerBound + Int64(lines), to: &block)
        } else {
          block += line
        }
        lines += 1
        block.append(UInt8(ascii: "\n"))
        guard block.count >= blockBytes else { return }
        try file.append(target.pack(block))
        block.removeAll(keepingCapacity: true)
      }
      guard ending == .whole, lines == source.records else {
        throw StoreError(
          .partChanged, "\(root)/\(folder)/\(source.name) is damaged; its partition is left as it is")
      }
    }
    try file.append(target.pack(block))
    try file.sync()
    return file.length
  }

  private func commit(_ parts: [(part: Source, replaces: [Source])], in folder: String) throws(StoreError) {
    try state.write { db in
      for (part, replaces) in parts {
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

extension Compaction {
  private static func staging(_ root: String, _ folder: String) -> String { "\(root)/.compacting/\(folder)" }

  /// Completes, or takes back, what a process that died left half done.
  static func recover(_ state: StateStore) throws(StoreError) {
    let rows = try state.read { db in try Row.fetchAll(db, sql: "SELECT * FROM compaction") }
    for row in rows {
      let (root, folder, firstPart): (String, String, String) = (
        row["root"], row["folder"], row["first_part"]
      )
      if !row["is_committed"], File.exists("\(root)/\(folder)/\(firstPart)") {
        try exchange(root: root, folder: folder)
      }
      try removeStaging(root: root, folder: folder, state: state)
    }
  }

  private static func exchange(root: String, folder: String) throws(StoreError) {
    try Directory.exchange("\(root)/\(folder)", staging(root, folder))
    for folder in ["\(root)/\(folder)", staging(root, folder)] {
      try Directory.sync(Directory.parent(of: folder) ?? ".")
    }
  }

  private static func removeStaging(root: String, folder: String, state: StateStore) throws(StoreError) {
    let staging = staging(root, folder)
    if File.exists(staging) {
      for name in try Directory.list(staging) { try File.removeIfThere("\(staging)/\(name)") }
      try Directory.remove(staging)
    }
    // The empty folders above it: the next compaction makes them anew.
    for folder in sequence(first: staging, next: Directory.parent).dropFirst().prefix(3) {
      guard (try? Directory.remove(folder)) != nil else { break }
    }
    try state.write { db in
      try db.execute(sql: "DELETE FROM compaction WHERE root = ? AND folder = ?", arguments: [root, folder])
    }
  }
}
