internal import GRDB

/// One cell of an exported table.
public enum ExportValue: Sendable, Equatable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
}

/// A SQLite file with one table, `article`, that is written once.
public final class ExportDatabase {
  private static let rowsAtATime = 500

  private let path: String
  private let queue: DatabaseQueue
  private let insertion: String
  private var rows: [[ExportValue]] = []

  /// - Parameters:
  ///   - path: of the file that is made.
  ///   - columns: names and SQLite types. An older file of that name must be gone.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public init(path: String, columns: [(name: String, type: String)]) throws(StoreError) {
    self.path = path
    let marks = columns.map { _ in "?" }.joined(separator: ",")
    insertion = "INSERT INTO article VALUES (\(marks))"
    do {
      var configuration = Configuration()
      // The file gets its name only when it is whole: until then nothing needs to survive a crash.
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let list = columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
      try queue.write { db in try db.execute(sql: "CREATE TABLE article (\(list))") }
    } catch { throw StateStore.translated(error, path) }
  }

  /// Adds a row; its values are in the order of the columns.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func insert(_ row: [ExportValue]) throws(StoreError) {
    rows.append(row)
    if rows.count >= Self.rowsAtATime { try flush() }
  }

  /// Writes the last rows and closes the file.
  /// - Throws: `StoreError`: `diskFull` or `io` where a file or folder cannot be made or written.
  public func close() throws(StoreError) {
    try flush()
    do { try queue.close() } catch { throw StateStore.translated(error, path) }
  }

  private func flush() throws(StoreError) {
    do {
      try queue.write { db in
        let statement = try db.cachedStatement(sql: insertion)
        for row in rows { try statement.execute(arguments: StatementArguments(row.map(\.databaseValue))) }
      }
    } catch { throw StateStore.translated(error, path) }
    rows.removeAll(keepingCapacity: true)
  }
}

extension ExportValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .text(let text): text.databaseValue
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    }
  }
}
