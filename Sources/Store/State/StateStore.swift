internal import GRDB
internal import Glibc

/// What Bantin knows between runs, in one SQLite file: feeds, the ledger of documents, articles, parts, robots.txt.
///
/// Write-ahead log with `synchronous = FULL`: what a transaction committed survives a power cut. There is one writer,
/// the process that holds the run lock; readers are welcome at any time.
public final class StateStore: Sendable {
  let database: DatabaseQueue
  /// Of the database file.
  public let path: String

  /// Opens the database, creates it where it is missing, and migrates it to the current schema.
  /// - Throws: `StoreError`: `stateUnreadable` where it is damaged, `stateTooNew` where a newer program
  ///   wrote it, `diskFull` or `io`.
  public init(path: String) throws(StoreError) {
    self.path = path
    database = try Self.translating(path) {
      var configuration = Configuration()
      configuration.label = "store.state"
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { db in
        try Self.enterWriteAheadLog(db)
        try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
      }
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    let isTooNew = try Self.translating(path) { try Migrations.areOlder(than: database) }
    guard !isTooNew else {
      throw StoreError(
        .stateTooNew, "\(path) was written by a newer bantin; use that one, or another --state")
    }
    // A schema that a power cut takes back is made again: only what is committed from now on must last.
    try Self.translating(path) {
      try Migrations.apply(to: database)
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try database.read(body) }
  }

  /// A single statement, or several that need not see one state: no transaction is opened for it.
  func lookUp<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try database.unsafeRead(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path) { try database.write(body) }
  }

  /// SQLite does not wait for another process here, whatever the time limit of the connection is: two that open
  /// a new database at the same time would fail.
  private static func enterWriteAheadLog(_ db: Database) throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      do { return try db.execute(sql: "PRAGMA journal_mode = WAL") } catch let error as DatabaseError {
        guard error.resultCode == .SQLITE_BUSY, .now < deadline else { throw error }
        usleep(10_000)
      }
    }
  }

  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError)
    -> Value
  {
    do { return try body() } catch { throw translated(error, path) }
  }

  static func translated(_ error: any Error, _ path: String) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else { return StoreError(.io, "database \(path): \(error)") }
    let reason = error.message ?? error.description
    switch error.resultCode {
    case .SQLITE_FULL: return StoreError(.diskFull, "no room left for \(path)")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return StoreError(
        .stateUnreadable,
        "\(path) is damaged (\(reason)); the stored parts are not touched, `bantin state rebuild` makes it anew from them"
      )
    default: return StoreError(.io, "database \(path): \(reason)")
    }
  }
}
