import Foundation
import GRDB
import Store
import TestSupport

/// A dataset as a test wants it, without a run.
struct MadeState {
  let directory: TemporaryDirectory
  let state: StateStore
  var root: String { directory.path("out") }
  /// 2026-11-24T10:30:00Z, a Tuesday.
  static let now: Int64 = 1_795_516_200

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path("state.sqlite"))
  }

  /// Statements on the state's tables.
  func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
    try DatabaseQueue(path: state.path).write { try $0.execute(sql: sql, arguments: arguments) }
  }

  /// One run that stores one record.
  func store(_ record: [String: Any], feedID: String = "gazette", date: String = "2026-11-24") throws {
    let id = record["id"] as? String ?? ""
    let others = record.filter { $0.key != "id" }
    let members = try JSONSerialization.data(withJSONObject: others, options: [.sortedKeys]).dropFirst()
    var batch = ArticleStore.Batch()
    batch.records = [
      .init(
        partition: Partition(date: date, language: "vi"),
        line: Array("{\"schema_version\":1,\"id\":\"\(id)\",".utf8) + Array(members) + [0x0A],
        row: ArticleRow(id: id, revision: 1, contentHash: id + id, fetchedAt: Self.now - 60))
    ]
    let store = try ArticleStore(state: state, root: root, runID: "run-\(id.suffix(4))")
    try store.commit(batch)
    try store.publishAll()
  }

  /// So many sources, each with a document and an article of every one of `days` days.
  func fill(sources: Int, days: Int) throws {
    try execute(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
      INSERT INTO feed (id, url, kind, entry_count, first_polled_at, polled_at, changed_at, change_interval, due_at,
        failure_count, error_code, error_detail)
      SELECT 'source-' || i, 'https://host' || i || '.example/rss/latest.xml', 'feed', 30, ?2 - 900000, ?2 - 600,
        ?2 - 1200, 2400, ?2 + 900, CASE WHEN i % 10 = 0 THEN 5 ELSE 0 END,
        CASE WHEN i % 10 = 0 THEN 'timeout-connect' END, CASE WHEN i % 10 = 0 THEN 'no answer' END FROM n
      """, [sources, Self.now])
    try execute(
      """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
      INSERT INTO article (id, revision, content_hash, part, fetched_at)
      SELECT CAST(printf('%016d', i) AS BLOB), 1, CAST(printf('%032d', i) AS BLOB), 1, ?2 - 3600 * 24 * (i % ?3) - i % 3000
      FROM n
      """, [sources * days, Self.now, days])
    try execute(
      """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
      INSERT INTO document (key, url, host, feed_id, entry_hash, entry_published, state, attempts, article_id, discovered_run)
      SELECT CAST(printf('%016d', i) AS BLOB), 'https://host.example/' || i, 'host.example', 'source-' || (1 + i / ?3), x'00',
        ?2 - 3600 * 24 * (i % ?3) - 9000, 'stored', 1, CAST(printf('%016d', i) AS BLOB), 'r' FROM n
      """, [sources * days, Self.now, days])
    try execute("INSERT INTO discovery SELECT feed_id, COUNT(*) FROM document GROUP BY feed_id")
    try execute("INSERT INTO gap SELECT id, ?1 - 9000, ?1 - 3000, 'r' FROM feed", [Self.now])
  }
}
