import Addresses
import Dedupe
import Foundation
import Model
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A state made anew from parts alone.
@Suite struct StateRebuildTests {
  private let directory: TemporaryDirectory
  private var statePath: String { directory.path("state.sqlite") }

  init() throws { directory = try TemporaryDirectory() }

  private func line(
    _ number: Int, revision: Int = 1, source: String = #"{"kind":"feed","feed_id":"f","entry_id":"g"}"#
  ) -> String {
    let id = String(repeating: "\(number)", count: 32)
    let hash = String(repeating: "\(revision)", count: 64)
    return """
      {"id":"\(id)","revision":\(revision),"url":"https://e.example/\(number)","content_hash":"\(hash)",\
      "date_fetched":"2026-11-20T08:00:00Z","http":{"etag":"\\"\(revision)\\""},"source":\(source)}
      """
  }

  private func write(
    _ lines: [String], to name: String = "part-20261120T080000Z-abcd-1.jsonl", end: String = "\n"
  )
    throws
  {
    let folder = directory.path("out/articles/date=2026-11-20/lang=en")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try (lines.joined(separator: "\n") + end).write(
      toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  private func rebuild() throws -> StateRebuild.Report {
    try StateRebuild(root: directory.path("out"), statePath: statePath).run()
  }

  @Test func whatRecordsTellComesBack() throws {
    try write([
      line(1), line(2, source: #"{"kind":"url"}"#), line(3, source: #"{"kind":"warc","path":"/a.warc.gz"}"#),
      line(1, revision: 2),
    ])
    let report = try rebuild()
    #expect(report.parts == 1 && report.records == 4 && report.repeatedRecords == 0 && report.damages.isEmpty)
    #expect(report.oldState == nil)
    let state = try StateStore(path: statePath)
    let article = try #require(try state.article(String(repeating: "1", count: 32)))
    #expect(article.revision == 2 && article.contentHash == String(repeating: "2", count: 64))
    #expect(try state.documentCounts() == ["stored": 3])
    let statuses = try state.ledgerStatus()
    #expect(statuses.map(\.feedID) == ["@url", "@warc", "f"])
    #expect(statuses.filter { !$0.addsUp }.isEmpty)
  }

  /// A change that was made while there was no state is not missed, and costs a 304 where there was none.
  @Test func aListedDocumentIsAskedForOnceMoreWithItsValidators() throws {
    try write([line(1)])
    _ = try rebuild()
    let state = try StateStore(path: statePath)
    let key = try #require(WebURL("https://e.example/1").map { Identity.ledgerKey(of: $0) })
    let entry = DiscoveredEntry(
      key: key, url: "https://e.example/1", host: "e.example", entryID: "g",
      entryHash: [UInt8](repeating: 7, count: 16), published: nil)
    let counts = try state.commitPoll(
      FeedState(feedID: "f", url: "https://e.example/feed"), entries: [entry], runID: "r")
    #expect(counts.changed == 1 && counts.new == 0)
    let seq = try #require(try state.waitingOrder(at: 0, feeds: ["f"]).first)
    #expect(try state.pendingDocument(seq)?.validators == Validators(etag: "\"1\""))
  }

  @Test func damagedLinesAreToldAndTheRestIsTaken() throws {
    try write([line(1), "no record", line(1), line(2).dropLast(30).description], end: "")
    let report = try rebuild()
    #expect(report.records == 2 && report.repeatedRecords == 1)
    #expect(report.damages.count == 2, "\(report.damages)")
    #expect(try StateStore(path: statePath).documentCounts() == ["stored": 1])
  }

  @Test func numbersComeFromTheLinesAndTheNextIsBehindThem() throws {
    let numbered = [7, 9].map { number in
      #"{"schema_version":1,"sequence":\#(number),"# + line(number).dropFirst()
    }
    try write(numbered)
    _ = try rebuild()
    let manifest = try manifest()
    #expect(manifest["last_sequence"] as? Int == 9 && manifest["complete_through"] as? Int == 9)
    let part = try #require((manifest["parts"] as? [[String: Any]])?.first)
    #expect(part["first_sequence"] as? Int == 7 && part["last_sequence"] as? Int == 9)
    #expect(part["is_numbered"] as? Bool == true)
    #expect(try StateStore(path: statePath).problems(root: directory.path("out")).isEmpty)
  }

  /// Lines that carry no number keep the one that they had: a reader's cursor goes on to hold.
  @Test func theManifestTellsTheNumbersOfOlderPartsAndTheDatasetsID() throws {
    try write([line(1), line(2)], to: "part-20261120T080000Z-abcd-1.jsonl")
    try write([line(3)], to: "part-20261120T090000Z-abcd-1.jsonl")
    _ = try rebuild()
    var manifest = try manifest()
    var parts = try #require(manifest["parts"] as? [[String: Any]])
    #expect(parts.map { $0["first_sequence"] as? Int } == [1, 3])
    parts[0]["first_sequence"] = 12
    parts[0]["last_sequence"] = 13
    (manifest["parts"], manifest["last_sequence"]) = (parts, 20)
    try JSONSerialization.data(withJSONObject: manifest).write(
      to: URL(fileURLWithPath: directory.path("out/manifest.json")))
    _ = try rebuild()
    let after = try self.manifest()
    #expect(after["dataset_id"] as? String == manifest["dataset_id"] as? String)
    #expect(after["last_sequence"] as? Int == 20)
    #expect((after["parts"] as? [[String: Any]])?.map { $0["last_sequence"] as? Int } == [3, 13])
  }

  private func manifest() throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path("out/manifest.json")))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test func theOldStateIsMovedAsideAndTheLockIsKept() throws {
    try write([line(1)])
    try "no database".write(toFile: statePath, atomically: true, encoding: .utf8)
    let old = try #require(try rebuild().oldState)
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "no database")
    let lock = try RunLock(path: statePath + ".lock")
    #expect(throws: StoreError.self) { try rebuild() }
    withExtendedLifetime(lock) {}
  }
}
