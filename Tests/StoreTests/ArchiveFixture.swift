import Foundation
import TestSupport
import Testing

@testable import Store

/// An archive in a folder of its own, with as many small parts as a test wants.
struct ArchiveFixture {
  let directory: TemporaryDirectory
  let state: StateStore
  var root: String { directory.path + "/out" }

  init() throws {
    directory = try TemporaryDirectory()
    state = try StateStore(path: directory.path + "/state.sqlite")
  }

  /// One run that stores one record, in a part of its own.
  func store(_ number: UInt8, date: String = "2026-01-02", encoding: PartEncoding = .none) throws {
    let key = [UInt8](repeating: number, count: 16)
    let entry = DiscoveredEntry(
      key: key, url: "https://e.org/\(number)", host: "e.org", entryID: nil, entryHash: key, published: nil)
    try state.commitPoll(
      FeedState(feedID: "f", url: "https://e.org/feed"), entries: [entry], runID: "run\(number)")
    let seq = try #require(try state.waitingOrder(at: 0, feeds: ["f"]).last)
    let digits = String(number + 100)
    let id = String(repeating: "0", count: 32 - digits.count) + digits
    var batch = ArticleStore.Batch()
    batch.records = [
      .init(
        partition: Partition(date: date, language: "vi"),
        line: Array("{\"schema_version\":1,\"n\":\(number)}\n".utf8),
        row: ArticleRow(id: id, revision: 1, contentHash: id + id))
    ]
    batch.results = [DocumentResult(seq: seq, state: .stored, attempts: 1, articleID: id)]
    var layout = PartLayout()
    layout.encoding = encoding
    let store = try ArticleStore(state: state, root: root, runID: "run\(number)", layout: layout)
    try store.commit(batch)
    try store.publishAll()
  }

  var parts: [String] { get throws { try DatasetParts(root: root).published } }

  /// What a reader of all parts finds, in order.
  func lines() throws -> [String] {
    var lines: [String] = []
    for part in try parts {
      _ = try PartReader.forEachLine(of: "\(root)/\(part)") {
        lines.append(String(decoding: $0, as: UTF8.self))
      }
    }
    return lines
  }

  func compaction(_ encoding: PartEncoding? = nil, maximumPartBytes: Int64 = 1 << 20) -> Compaction {
    Compaction(
      state: state, root: root, runID: "compact", encoding: encoding, maximumPartBytes: maximumPartBytes)
  }
}
