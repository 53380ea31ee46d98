import Archive
import Foundation
import TestSupport
import Testing

/// `bantin forget`: nothing is left of what it erases, everything of the rest.
@Suite struct ForgetEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }
  private var captures: String { directory.path("warc") }

  init() throws { directory = try TemporaryDirectory() }

  private func bantin(_ command: String, _ arguments: String...) async throws -> BantinProcess.Result {
    try await BantinProcess([command, "--out", out] + arguments).result()
  }

  private func run(_ arguments: [String]) async throws {
    let result = try await BantinProcess(
      ["run", "--all", "--out", out, "--archive", captures, "--part-size", "60KB"] + arguments
    ).result()
    #expect(result.status == 0, "\(result.errors)")
  }

  private func changes(after number: Int) async throws -> [[String: Any]] {
    try await bantin("changes", "--after", "\(number)").output.split(separator: "\n").map {
      try jsonObject($0)
    }
  }

  private func articles() throws -> [String: [String: Any]] {
    try StoredRecords.read("\(out)/articles")
  }

  /// Files below the dataset that hold the text.
  private func files(with text: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? []
    return names.filter {
      FileManager.default.contents(atPath: "\(out)/\($0)")?.range(of: Data(text.utf8)) != nil
    }
  }

  /// The archives, unpacked.
  private func capturedText() throws -> String {
    var text = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: captures) {
      let reader = try WARCReader(path: "\(captures)/\(name)")
      while let item = try reader.next({ _ in true }) {
        guard case .record(let record) = item else {
          Issue.record("\(name) is broken: \(item)")
          continue
        }
        text += (record.header.targetURI ?? "") + "\n" + String(decoding: record.content, as: UTF8.self)
      }
    }
    return text
  }

  private func mustBeSound() async throws {

    let state = try await BantinProcess(["state", "check", "--out", out]).result()
    #expect(state.status == 0, "\(state.errors)")
  }

  @Test(.timeLimit(.minutes(5))) func nothingOfAnArticleIsLeftInAnyFileAndItDoesNotComeBack() async throws {
    try await ServedNewsroom.serve { arguments in
      try await run(arguments)
      #expect(try await bantin("report").status == 0)
      let before = try articles()
      let (key, record) = try #require(
        before.sorted { $0.key < $1.key }.first { $0.value["story"] as? String == $0.value["id"] as? String })
      let id = try #require(record["id"] as? String)
      let title = try #require(record["title"] as? String)
      let url = try #require(record["url"] as? String)
      #expect(files(with: title).count > 1 && capturedTextHas(url))

      let preview = try await bantin("forget", "--dry-run", url)
      #expect(preview.status == 0 && preview.output.hasPrefix("would forget 1 articles"), "\(preview.output)")
      #expect(try articles().count == before.count)
      let result = try await bantin("forget", url)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("1 records in 1 parts, 1 captures"), "\(result.output)")
      #expect(files(with: title).isEmpty, "\(files(with: title))")
      #expect(files(with: url).isEmpty, "\(files(with: url))")
      #expect(!capturedTextHas(url))
      let expected = Set(before.keys).subtracting([key])
      #expect(try Set(articles().keys) == expected)

      let deletions = try await changes(after: before.count)
      #expect(deletions.count == 1)
      #expect(deletions[0]["id"] as? String == id && deletions[0]["deleted"] as? Bool == true)
      let again = try await bantin("forget", url)
      #expect(again.status == 0 && again.output.contains("forgotten before"))
      try await itStaysAway(arguments, id: id, url: url, expected: expected)
    }
  }

  private func capturedTextHas(_ text: String) -> Bool { (try? capturedText().contains(text)) ?? true }

  /// From the next run, a list of addresses, and a state that was made anew.
  private func itStaysAway(_ arguments: [String], id: String, url: String, expected: Set<String>) async throws
  {
    let network = Array(arguments.suffix(2))
    try await run(arguments)
    let list = directory.path("list.txt")
    try (url + "\n").write(toFile: list, atomically: true, encoding: .utf8)
    let backfill = try await BantinProcess(["backfill", list, "--out", out] + network).result()
    #expect(backfill.status == 0, "\(backfill.errors)")
    #expect(try Set(articles().keys) == expected)
    let rebuild = try await BantinProcess(["state", "rebuild", "--out", out]).result()
    #expect(rebuild.status == 0, "\(rebuild.errors)")
    for file in try FileManager.default.contentsOfDirectory(atPath: out) where file.contains("damaged-") {
      try FileManager.default.removeItem(atPath: "\(out)/\(file)")
    }
    try await run(arguments)
    #expect(try Set(articles().keys) == expected)
    #expect(
      try await changes(after: 0).compactMap { $0["deleted"] == nil ? nil : $0["id"] as? String } == [id])
    try await mustBeSound()
    let why = try await bantin("why", url)
    #expect(why.status == 0 && why.output.contains("forgotten"), "\(why.output)")
  }

  /// With the part that held it: a rebuilt state still knows that it was forgotten.
  @Test(.timeLimit(.minutes(5))) func anArticleThatComesBackFromABackupGoesAgain() async throws {
    try await ServedNewsroom.serve { arguments in
      try await run(arguments)
      let before = try articles()
      let backup = directory.path("backup")
      try FileManager.default.copyItem(atPath: "\(out)/articles", toPath: backup)
      let (key, record) = try #require(before.min { $0.key < $1.key })
      let id = try #require(record["id"] as? String)
      #expect(try await bantin("forget", id).status == 0)
      try FileManager.default.removeItem(atPath: "\(out)/articles")
      try FileManager.default.copyItem(atPath: backup, toPath: "\(out)/articles")
      let rebuild = try await BantinProcess(["state", "rebuild", "--out", out]).result()
      #expect(rebuild.output.contains("1 forgotten articles have records again"), "\(rebuild.output)")
      #expect(try await bantin("status").status == 0)
      #expect(try Set(articles().keys) == Set(before.keys).subtracting([key]))
      #expect(try await changes(after: 0).filter { $0["deleted"] != nil }.count == 1)
      try await mustBeSound()
    }
  }

  @Test(.timeLimit(.minutes(5))) func aHostGoesWithEverythingBelowIt() async throws {
    try await ServedNewsroom.serve { arguments in
      try await run(arguments)
      let before = try articles()
      let urls = before.values.compactMap { $0["url"] as? String }
      let host = try #require(urls.sorted().first.flatMap { URL(string: $0)?.host })
      let result = try await bantin("forget", "host:\(host)", "--json")
      #expect(result.status == 0, "\(result.errors)")
      let left = try articles()
      #expect(!left.isEmpty && left.count < before.count)
      #expect(left.values.allSatisfy { URL(string: $0["url"] as? String ?? "")?.host != host })
      let report = try jsonObject(result.output)
      #expect(report["records"] as? Int == before.count - left.count)
      try await run(arguments)
      #expect(try articles().count == left.count)
      try await mustBeSound()
      try await whatIsUnknownIsTold()
    }
  }

  private func whatIsUnknownIsTold() async throws {
    let before = try articles().count
    for (subject, status) in [
      ("https://nowhere.example/1", 66), ("host:nowhere.example", 66), ("0123456789", 66),
      ("nowhere.example", 64),
      ("host:", 64),
    ] {
      let result = try await bantin("forget", subject)
      #expect(
        result.status == status && !result.errors.isEmpty, "\(subject): \(result.status) \(result.errors)")
    }
    #expect(try articles().count == before)
  }

  @Test(.timeLimit(.minutes(5))) func aForgetThatIsKilledIsCompletedByWhoeverOpensTheState() async throws {
    try await ServedNewsroom.serve { arguments in
      try await run(arguments)
      let all = try articles()
      var left = Set(all.keys)
      var generator = SeededGenerator()
      for (round, key) in all.keys.sorted().prefix(8).enumerated() {
        let id = try #require(all[key]?["id"] as? String)
        let forget = BantinProcess(["forget", id, "--out", out])
        try forget.start()
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...60, using: &generator)))
        forget.send(SIGKILL)
        _ = try await forget.result()
        // Any command will do.
        let status = try await bantin("status")
        #expect(status.status == 0, "\(status.errors)")
        let isDone = try !articles().keys.contains(key)
        if !isDone { #expect(try await bantin("forget", id).status == 0) }
        left.remove(key)
        #expect(try Set(articles().keys) == left, "round \(round)")
        let deletions = try await changes(after: 0).compactMap {
          $0["deleted"] == nil ? nil : $0["id"] as? String
        }
        #expect(deletions.filter { $0 == id }.count == 1)
      }
      try await mustBeSound()
    }
  }
}
