import Foundation
import TestSupport
import Testing

/// `bantin report` over the bundled newsroom: its figures are those of `status` and of the parts.
@Suite struct ReportEndToEndTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }

  init() throws { directory = try TemporaryDirectory() }

  /// The numbers of the page that have an id.
  private func figures(_ page: String) -> [String: Int] {
    Dictionary(
      page.matches(of: /<data id=f-([a-z-]+) value=(\d+)>/).map { (String($0.1), Int($0.2) ?? -1) }
    ) { first, _ in first }
  }

  /// The cells of a table's row without their markup.
  private func cells(_ row: Substring) -> [String] {
    row.split(separator: /<t[dh][^>]*>/, omittingEmptySubsequences: false).dropFirst().map { cell in
      cell.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private func status(_ arguments: String...) async throws -> [[String: Any]] {
    let result = try await BantinProcess(["status", "--json", "--out", out] + arguments).result()
    return try result.output.split(separator: "\n").map { try jsonObject($0) }
  }

  @Test func eachFigureIsThatOfStatusAndOfTheParts() async throws {
    let path = directory.path("report.html")
    try await ServedNewsroom.serve { served in
      let run = try await BantinProcess(["run", "--out", out, "--report", path] + served).result()
      #expect(run.status == 0, "\(run.errors)")
    }
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let figures = figures(page)

    let statuses = try await status().filter { $0["feed_id"] != nil }
    for state in ["stored", "duplicate", "filtered", "failed", "discovered"] {
      let sum = statuses.reduce(0) { $0 + ($1[state] as? Int ?? 0) }
      #expect(figures[state] == sum, "\(state)")
    }
    let lastRun = try #require(try await status("--run", "last").first)
    #expect(figures["run-records"] == lastRun["records"] as? Int)
    let feeds = try #require(lastRun["feeds"] as? [String: Int])
    #expect(figures["run-polled"] == feeds["polled"] && figures["run-failed-polls"] == feeds["failed"])

    let records = try StoredRecords.read(out)
    #expect(figures["records"] == records.count && figures["today"] == records.count)
    let languages = Dictionary(grouping: records.values) { $0["language"] as? String ?? "" }
      .mapValues(\.count)
    let table = try #require(page.components(separatedBy: "id=\"c-languages\"").last)
    let names = table.matches(of: /<th scope=col class=n>([a-z]+)/).prefix(2).map { String($0.1) }
    let day = try #require(table.firstMatch(of: /<tr><th scope=row>[^\n]*\n/))
    #expect(
      Dictionary(uniqueKeysWithValues: zip(names, cells(day.0).dropFirst().compactMap { Int($0) }))
        == languages)

    let bySource = Dictionary(grouping: records.values) {
      ($0["source"] as? [String: Any])?["feed_id"] as? String ?? ""
    }
    for status in statuses {
      let id = try #require(status["feed_id"] as? String)
      let row = try #require(page.firstMatch(of: try Regex("<tr id=\"s-\(id)\">[^\n]*\n")))
      let cells = cells(page[row.range])
      #expect(cells[0] == id && cells[1] == "ok")
      #expect(cells[5] == "\(bySource[id]?.count ?? 0)", "\(id)")
      #expect(cells[7] == "\(status["discovered"] ?? 0)" && cells[8] == "\(status["filtered"] ?? 0)")
      #expect(cells[9] == "\(status["failed"] ?? 0)")
    }
    for record in records.values where (record["title"] as? String)?.contains("Đà Nẵng") == true {
      #expect(page.contains("<bdi>\(record["title"] as? String ?? "?")</bdi>"))
    }
  }

  @Test func theFileIsReplacedAsAWholeOrNotAtAll() async throws {
    try await ServedNewsroom.serve { served in
      let run = try await BantinProcess(["run", "--out", out] + served).result()
      #expect(run.status == 0, "\(run.errors)")
    }
    let made = try await BantinProcess.run("report", "--out", out)
    #expect(made.status == 0 && made.output == "\(out)/report.html\n", "\(made.errors)")
    let printed = try await BantinProcess.run("report", "-", "--out", out)
    #expect(printed.output.hasPrefix("<!doctype html>"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(!names.contains { $0.hasSuffix(".part") })

    let nowhere = try await BantinProcess.run("report", directory.path("none/report.html"), "--out", out)
    #expect(nowhere.status == 74 && nowhere.errors.contains("none/report.html"))
    let none = try await BantinProcess.run("report", "--out", directory.path("no-dataset"))
    #expect(none.status == 66)
    // The dataset is one as before for whoever reads it.
    #expect(try await BantinProcess.run("state", "check", "--out", out).status == 0)
  }
}
