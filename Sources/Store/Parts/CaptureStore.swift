internal import GRDB

/// Keeps what was fetched as it came, in files that are rolled by size, under the protocol of ``ArticleStore``: announced,
/// appended and synced, committed with the documents that they belong to, published by a rename. What was never committed
/// is cut off, so that a file holds the capture of exactly the documents that the ledger knows to be done.
///
/// It knows nothing of the format: every file begins with `head`, and captures are appended whole. One thread at a time.
public final class CaptureStore {
  private struct OpenFile {
    var number: Int64
    var path: String
    var file: PartFile
  }

  private let state: StateStore
  private let root: String
  private let runID: String
  private let head: [UInt8]
  private let maximumFileBytes: Int64
  private var open: OpenFile?

  /// - Parameters:
  ///   - state: knows the files, and which are published.
  ///   - root: the folder that receives `<runID>-<number>.warc.gz`; created where it is missing.
  ///   - runID: stands in the name of each file.
  ///   - head: what each file begins with.
  ///   - maximumFileBytes: a file that has reached it is closed and another begun.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public init(
    state: StateStore, root: String, runID: String, head: [UInt8], maximumFileBytes: Int64 = 1 << 30
  ) throws(StoreError) {
    self.state = state
    self.root = root
    self.runID = runID
    self.head = head
    self.maximumFileBytes = maximumFileBytes
    try Directory.make(root)
    try Self.recover(state)
  }

  /// Appends and syncs; the length before, to which `cut` goes back.
  func append(_ captures: [[UInt8]]) throws(StoreError) -> Int64 {
    let before = open?.file.length ?? 0
    guard !captures.isEmpty else { return before }
    let file = try openFile()
    do {
      if file.length == 0 { try file.append(head) }
      for capture in captures { try file.append(capture) }
      try file.sync()
    } catch {
      cut(to: before)
      throw error
    }
    return before
  }

  func cut(to length: Int64) { _ = open?.file.cut(to: length) }

  func commit(in db: Database) throws {
    guard let open else { return }
    try db.execute(
      sql: "UPDATE capture_file SET length = ? WHERE number = ?", arguments: [open.file.length, open.number])
  }

  func publishIfFull() throws(StoreError) {
    if let open, open.file.length >= maximumFileBytes { try publish() }
  }

  func publish() throws(StoreError) {
    guard let file = open else { return }
    open = nil
    try Self.finish(
      number: file.number, root: root, path: file.path, length: file.file.length, in: state)
  }

  private func openFile() throws(StoreError) -> PartFile {
    if let open { return open.file }
    let (number, path) = try state.write { db in
      try db.execute(sql: "INSERT INTO capture_file (root, path) VALUES (?, '')", arguments: [root])
      let number = db.lastInsertedRowID
      let path = "bantin-\(runID)-\(number).warc.gz"
      try db.execute(sql: "UPDATE capture_file SET path = ? WHERE number = ?", arguments: [path, number])
      return (number, path)
    }
    let file = try PartFile(path: Self.openPath(root, path), cutTo: 0)
    try Directory.sync(root)
    open = OpenFile(number: number, path: path, file: file)
    return file
  }

  private static func openPath(_ root: String, _ path: String) -> String { "\(root)/.\(path).open" }

  /// Publishes what runs that died had committed.
  static func recover(_ state: StateStore) throws(StoreError) {
    let files = try state.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM capture_file WHERE is_published = 0 ORDER BY number").map {
        row in
        (
          number: row["number"] as Int64, root: row["root"] as String, path: row["path"] as String,
          length: row["length"] as Int64
        )
      }
    }
    for file in files {
      let openPath = openPath(file.root, file.path)
      if file.length > 0, File.exists(openPath) { try PartFile(path: openPath, cutTo: file.length).sync() }
      try finish(number: file.number, root: file.root, path: file.path, length: file.length, in: state)
    }
  }

  private static func finish(
    number: Int64, root: String, path: String, length: Int64, in state: StateStore
  ) throws(StoreError) {
    let openPath = openPath(root, path)
    if length == 0 {
      try File.removeIfThere(openPath)
    } else if File.exists(openPath) {
      try File.rename(openPath, to: "\(root)/\(path)")
      try Directory.sync(root)
    }
    try state.write { db in
      try db.execute(
        sql: length == 0
          ? "DELETE FROM capture_file WHERE number = ?"
          : "UPDATE capture_file SET is_published = 1 WHERE number = ?",
        arguments: [number])
    }
  }
}

extension CaptureStore {
  private static let blockBytes = 1 << 20

  /// Writes a published file anew without these bytes of it, and puts it in its place as a whole.
  ///
  /// - Parameters:
  ///   - ranges: of whole members, in their order.
  ///   - place: of the file.
  ///   - state: knows the files, and which are published.
  /// - Throws: `StoreError`: `diskFull` or `io` where the file cannot be read or written.
  public static func remove(
    _ ranges: [Range<Int64>], from place: PartPlace, in state: StateStore
  ) throws(StoreError) {
    let path = place.readablePath
    let length = try File.length(path)
    let copy = try PartFile(path: path + ".new", cutTo: 0)
    var start: Int64 = 0
    for range in ranges + [length..<length] {
      var offset = start
      while offset < range.lowerBound {
        let bytes = try File.read(
          path, at: offset, count: Int(min(Int64(blockBytes), range.lowerBound - offset)))
        guard !bytes.isEmpty else { throw StoreError(.io, "\(path) has become shorter while it was read") }
        try copy.append(bytes)
        offset += Int64(bytes.count)
      }
      start = max(start, range.upperBound)
    }
    try copy.sync()
    try File.rename(path + ".new", to: path)
    try Directory.sync(Directory.parent(of: path) ?? ".")
    try state.write { db in
      try db.execute(
        sql: "UPDATE capture_file SET length = ? WHERE root = ? AND path = ?",
        arguments: [copy.length, place.root, place.path])
    }
  }
}
