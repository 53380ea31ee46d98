internal import Foundation
internal import GRDB

/// How large the state is, and for how much.
public struct StateSize: Sendable, Equatable {
  /// The database and its write-ahead log.
  public var bytes: Int64 = 0
  /// Pages of the database that hold nothing: `bantin state vacuum` gives them back.
  public var freeBytes: Int64 = 0
  /// Articles that the state knows.
  public var articles = 0
  /// Addresses in the ledger.
  public var documents = 0
  /// Parts on disk.
  public var parts = 0
  /// Records in them.
  public var records = 0
  /// Of the parts.
  public var partBytes: Int64 = 0
}

extension StateStore {
  /// Counts and bytes of the state and the parts.
  /// - Parameter countsArticles: reads them all; false: there are said to be none.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func size(countsArticles: Bool = true) throws(StoreError) -> StateSize {
    var size = try read { db in
      func number(_ sql: String) throws -> Int64 { try Int64.fetchOne(db, sql: sql) ?? 0 }
      var size = StateSize()
      size.freeBytes = try number("PRAGMA freelist_count") * number("PRAGMA page_size")
      if countsArticles { size.articles = Int(try number("SELECT COUNT(*) FROM article")) }
      size.documents = Int(try number("SELECT SUM(documents) FROM ledger_count"))
      let parts = "FROM part WHERE replaced_by IS NULL AND is_published = 1 AND path GLOB 'articles/*'"
      size.parts = Int(try number("SELECT COUNT(*) \(parts)"))
      size.records = Int(try number("SELECT SUM(records) \(parts)"))
      size.partBytes = try number("SELECT SUM(length) \(parts)")
      return size
    }
    for end in ["", "-wal"] { size.bytes += (try? File.length(path + end)) ?? 0 }
    return size
  }

  /// Writes the database anew without its free pages. Needs as much room again while it lasts; what was committed
  /// stays whatever happens.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func vacuum() throws(StoreError) {
    do {
      try database.vacuum()
      try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch {
      throw Self.translated(error, path)
    }
  }

  /// Everything is in the one file afterwards.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func close() throws(StoreError) {
    do { try database.close() } catch { throw Self.translated(error, path) }
  }

  /// What is wrong with the state, and where it and the parts disagree; empty where all is well.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func problems(root: String) throws(StoreError) -> [String] {
    var problems = try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    }
    guard problems.isEmpty else { return problems }
    for status in try ledgerStatus() where !status.addsUp {
      problems.append(
        "feed \(status.feedID): \(status.discovered) addresses discovered, \(status.states.values.reduce(0, +)) in the ledger"
      )
    }
    for feedID in try miscountedFeeds() {
      problems.append("feed \(feedID): the ledger has other documents than counted; `bantin state rebuild`")
    }
    let known = try read { db in
      try Row.fetchAll(db, sql: "SELECT path, length, is_published FROM part WHERE replaced_by IS NULL")
    }
    let disk = try DatasetParts(root: root)
    var unknown = Set(disk.published + disk.deletions)
    for part in known where part["is_published"] {
      let path: String = part["path"]
      let length: Int64 = part["length"]
      guard unknown.remove(path) != nil else {
        problems.append("\(root)/\(path) is not there")
        continue
      }
      let actual = try File.length("\(root)/\(path)")
      if actual != length { problems.append("\(root)/\(path) has \(actual) bytes; \(length) were published") }
    }
    problems += unknown.sorted().map { "\(root)/\($0) is unknown to the state" }
    return problems + (try sequenceProblems(root: root))
  }

  private func sequenceProblems(root: String) throws(StoreError) -> [String] {
    let snapshot = try snapshot(after: 0)
    var problems: [String] = []
    for part in snapshot.parts where part.sequences.upperBound > snapshot.lastSequence {
      problems.append(
        "\(root)/\(part.path) has the number \(part.sequences.upperBound); \(snapshot.lastSequence) is the last that was given"
      )
    }
    // A run or a compaction that died may have left it behind: the next one writes it.
    if try !isManifestStale(), DatasetManifest(root: root) != DatasetManifest(snapshot) {
      problems.append(
        "\(DatasetManifest.path(root)) does not agree with the state: remove it, and the next run writes it anew"
      )
    }
    return problems
  }
}
