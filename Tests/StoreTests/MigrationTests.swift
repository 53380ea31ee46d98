import Addresses
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Store

/// States as released programs left them, kept as `Fixtures/state-<n>.sql`: each must open with all that it knew.
@Suite struct MigrationTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures")

  private static let released: [URL] = {
    let files = try? FileManager.default.contentsOfDirectory(at: fixtures, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "sql" }
  }()

  @Test func thereIsAStateOfEveryRelease() { #expect(Self.released.count >= 1) }

  @Test(arguments: released)
  func aReleasedStateOpensWithAllThatItKnew(file: URL) throws {
    let path = directory.path("state.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: try String(contentsOf: file, encoding: .utf8))
    }
    let before = try rows(of: queue)
    try queue.close()

    let state = try StateStore(path: path)
    let after = try state.read { db in try Self.rows(before.keys.sorted(), db) }
    for (table, rows) in before {
      #expect(!rows.isEmpty || ["gap"].contains(table), "the fixture's \(table) is empty")
      // New columns may come; every old value must be there.
      let kept = try #require(after[table])
      #expect(kept.count == rows.count, "\(table)")
      for (old, new) in zip(rows, kept) {
        #expect(old.allSatisfy { new[$0.key] == $0.value }, "\(table): \(old)")
      }
    }
    #expect(try state.ledgerStatus().allSatisfy(\.addsUp))
    #expect(try state.ledgerStatus().map(\.discovered).reduce(0, +) == before["document"]?.count)
  }

  /// A reader opens the state while a run makes it, each by its own connection.
  @Test(.timeLimit(.minutes(2))) func aStateIsOpenedBySeveralAtOnceBeforeItsSchemaStands() throws {
    for round in 0..<40 {
      let path = directory.path("state-\(round).sqlite")
      let failures = Mutex([String]())
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        do { try StateStore(path: path).close() } catch { failures.withLock { $0.append("\(error)") } }
      }
      #expect(failures.withLock { $0 } == [])
    }
  }

  /// Lists and archives stood in the ledger under names that a feed can have, too.
  @Test func whatCameFromNoFeedGetsAnIDThatNoFeedCanHave() throws {
    let state = try state(upTo: "source quarantine") { db in
      try db.execute(sql: "INSERT INTO feed (id, url) VALUES ('sitemap', 'https://e.org/')")
      for (number, id) in ["url", "sitemap", "warc", "url-news"].enumerated() {
        try db.execute(
          sql: """
            INSERT INTO document (key, url, host, feed_id, entry_hash, state, discovered_run)
            VALUES (?1, '', '', ?2, x'', 'pending', 'r');
            """, arguments: [Data([UInt8(number)]), id])
        try db.execute(sql: "INSERT INTO discovery VALUES (?, 1)", arguments: [id])
      }
    }
    let statuses = try state.ledgerStatus()
    #expect(statuses.map(\.feedID) == ["@url", "@warc", "sitemap", "url-news"])
    #expect(statuses.filter { !$0.addsUp }.isEmpty)
  }

  @Test func articlesThatAreKnownGetTheNumbersOfTheirAddresses() throws {
    let url = "https://e.org/mua-lon-4123456.html"
    let state = try state(upTo: "host guards") { db in
      for (number, url) in [url, "https://e.org/mua-lon.html"].enumerated() {
        let id = Data(repeating: UInt8(number + 1), count: 16)
        try db.execute(
          sql: """
            INSERT INTO document (key, url, host, feed_id, entry_hash, state, discovered_run, article_id)
            VALUES (?1, ?2, 'e.org', 'f', x'', 'stored', 'r', ?1)
            """, arguments: [id, url])
        try db.execute(
          sql: "INSERT INTO article (id, revision, content_hash, part) VALUES (?, 1, x'00', 1)",
          arguments: [id])
      }
    }
    let key = try #require(WebURL(url).flatMap { NumberedAddress($0) }).key
    let found = try state.articles(withNumberKey: key)
    #expect(found.map(\.id) == [String(repeating: "01", count: 16)])
  }

  @Test func deathsOverDocumentsInQuarantineAreKeptByTheirPlaces() throws {
    let state = try state(upTo: "numbered addresses; aliases of articles") { db in
      try db.execute(
        sql: """
          INSERT INTO source_quarantine VALUES ('/a.warc', 10, 1, -4711);
          INSERT INTO source_death VALUES (-4711, 3), (-99, 1);
          """)
    }
    let place = FilePlace(path: "/a.warc", offset: 10, memberIndex: 1)
    #expect(try state.recordDeaths(of: []) == [.file(place): 3])
    #expect(try state.retryQuarantinedFiles() == ["/a.warc": [place]])
    #expect(try state.recordDeaths(of: []).isEmpty)
  }

  /// A state as a program left it whose last migration this was, opened by today's.
  private func state(upTo migration: String, _ fill: (Database) throws -> Void) throws -> StateStore {
    let path = directory.path("state.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Migrations.all.migrate(queue, upTo: migration)
    try queue.write(fill)
    try queue.close()
    return try StateStore(path: path)
  }

  private func rows(of queue: DatabaseQueue) throws -> [String: [[String: DatabaseValue]]] {
    try queue.read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations'
          """)
      return try Self.rows(tables, db)
    }
  }

  private static func rows(_ tables: [String], _ db: Database) throws -> [String: [[String: DatabaseValue]]] {
    try Dictionary(
      uniqueKeysWithValues: tables.map { table in
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { row in
          Dictionary(uniqueKeysWithValues: row.map { ($0.0, $0.1) })
        }
        return (table, rows)
      })
  }
}
