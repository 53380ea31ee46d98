import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// The ledger's counts, kept beside its rows.
@Suite struct LedgerCountTests {
  private let directory: TemporaryDirectory
  private let state: StateStore

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path("state.sqlite"))
  }

  private func change(_ sql: String) throws { try state.write { db in try db.execute(sql: sql) } }

  @Test func whateverChangesADocumentChangesItsCount() throws {
    try change(
      """
      INSERT INTO document (key, url, host, feed_id, entry_hash, state, next_try_at, discovered_run)
        VALUES ('1', 'u', 'h', 'a', x'', 'pending', 0, 'r'), ('2', 'u', 'h', 'a', x'', 'pending', 0, 'r'),
          ('3', 'u', 'h', 'b', x'', 'pending', 0, 'r'), ('4', 'u', 'h', 'b', x'', 'stored', NULL, 'r')
      """)
    #expect(try state.documentCounts() == ["pending": 3, "stored": 1])
    try change("UPDATE document SET state = 'stored', next_try_at = NULL WHERE key = '1'")
    let failed = "UPDATE document SET state = 'failed', reason ="
    try change("\(failed) 'http-503', next_try_at = 60 WHERE key = '2'")
    try change("\(failed) 'http-404', next_try_at = NULL WHERE key = '3'")
    try change("UPDATE document SET attempts = 2, next_try_at = 120 WHERE key = '2'")
    #expect(try state.documentCounts(feedID: "a") == ["stored": 1, "failed": 1])
    let statuses = try state.ledgerStatus()
    #expect(statuses.map(\.feedID) == ["a", "b"])
    #expect(statuses.map(\.failures) == [["http-503": 1], ["http-404": 1]])
    #expect(statuses.map(\.retrying) == [1, 0])
    #expect(try state.miscountedFeeds() == [])
    try change("UPDATE document SET feed_id = 'c' WHERE key = '4'")
    try change("DELETE FROM document WHERE key = '3'")
    #expect(try state.documentCounts() == ["stored": 2, "failed": 1])
    #expect(try state.miscountedFeeds() == [])
  }

  @Test func aCountThatIsWrongIsFound() throws {
    try change(
      """
      INSERT INTO document (key, url, host, feed_id, entry_hash, state, discovered_run)
        VALUES ('1', 'u', 'h', 'a', x'', 'stored', 'r'), ('2', 'u', 'h', 'b', x'', 'stored', 'r')
      """)
    try change("UPDATE ledger_count SET documents = 2 WHERE feed_id = 'b'")
    #expect(try state.miscountedFeeds() == ["b"])
  }
}
