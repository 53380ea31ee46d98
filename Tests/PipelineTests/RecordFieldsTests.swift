import Foundation
import Store
import Testing
import Time

@testable import Pipeline

@Suite struct RecordFieldsTests {
  private static let line = Array(
    #"""
    {"id":"00ff","revision":2,"page_type":"article","url":"https://e.org/a","source_domain":"e.org","publisher":"E","title":"Giá \"vàng\"","authors":["An","Bình"],"date_published":"2026-01-02T03:04:05+07:00","section":"Kinh tế","tags":["vàng","giá"],"is_free":false,"image":{"url":"https://e.org/i.jpg"},"text":"Một\nHai, ba","language":"vi-VN","word_count":3,"content_hash":"ab","quality":0.9,"date_fetched":"2026-01-02T00:00:00Z"}
    """#.utf8)

  private func renamed(_ naming: RecordFields.Naming) throws -> [String: Any] {
    let bytes = try #require(RecordFields(naming).renamed(Self.line))
    #expect(bytes.last == UInt8(ascii: "\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func ownNamesLeaveTheLineAsItIs() {
    #expect(RecordFields(.bantin).renamed(Self.line) == Self.line + [UInt8(ascii: "\n")])
  }

  @Test func newsPleaseGetsItsNamesAndTimesInUTC() throws {
    let record = try renamed(.newsPlease)
    #expect(record["maintext"] as? String == "Một\nHai, ba")
    #expect(record["date_publish"] as? String == "2026-01-01 20:04:05")
    #expect(record["image_url"] as? String == "https://e.org/i.jpg")
    #expect(record["language"] as? String == "vi")
    #expect(record["date_modify"] == nil)
  }

  @Test func trafilaturaGetsItsNamesAndJoinedLists() throws {
    let record = try renamed(.trafilatura)
    #expect(record["author"] as? String == "An; Bình")
    #expect(record["tags"] as? String == "vàng;giá")
    #expect(record["date"] as? String == "2026-01-02")
    #expect(record["source-hostname"] as? String == "E")
  }

  @Test func schemaOrgGetsANewsArticle() throws {
    let record = try renamed(.schemaOrg)
    #expect(record["@type"] as? String == "NewsArticle")
    #expect(record["headline"] as? String == "Giá \"vàng\"")
    #expect((record["author"] as? [[String: String]])?.map { $0["name"] } == ["An", "Bình"])
    #expect(record["isAccessibleForFree"] as? Bool == false)
    #expect(record["wordCount"] as? Int == 3)
  }

  @Test func aRowHasACellForEveryColumn() throws {
    let fields = RecordFields(.bantin)
    let row = try #require(fields.row(Self.line))
    let cells = Dictionary(uniqueKeysWithValues: zip(fields.table.map(\.name), row))
    #expect(cells["revision"] == .integer(2))
    #expect(cells["quality"] == .real(0.9))
    #expect(cells["is_free"] == .integer(0))
    #expect(cells["authors"] == .text(#"["An","Bình"]"#))
    #expect(cells["description"] == .null)
  }

  @Test func everyKeyOfTheSchemaIsAColumnInItsOrder() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../data/schema/article.schema.json").standardized
    let text = try String(contentsOf: path, encoding: .utf8)
    // Two spaces and four: the keys of the record itself.
    let keys = text.split(separator: "\n").drop { $0 != "  \"properties\": {" }.dropFirst().prefix {
      $0 != "  },"
    }
    .compactMap { $0.wholeMatch(of: #/    "(\w+)": \{/#).map { String($0.1) } }
    #expect(RecordFields(.bantin).table.map(\.name) == keys)
  }

  @Test func csvQuotesWhatMustBeAndNothingElse() {
    let line = CSVLine.encode([.text("a"), .null, .text(""), .text("x,\"y\"\nz"), .integer(-1), .real(0.5)])
    #expect(String(decoding: line, as: UTF8.self) == "a,,\"\",\"x,\"\"y\"\"\nz\",-1,0.5\r\n")
  }

  @Test func metricsEscapeTheirLabels() {
    var report = RunReport(runID: "r", startedAt: Timestamp(secondsSinceEpoch: 5))
    report.reasons = ["a\"b\\c": 2]
    report.outcomes = ["stored": 3]
    let text = RunMetrics(report).text
    #expect(text.contains("bantin_run_reasons{reason=\"a\\\"b\\\\c\"} 2\n"))
    #expect(text.contains("# TYPE bantin_run_documents gauge\nbantin_run_documents{outcome=\"stored\"} 3\n"))
    #expect(text.contains("bantin_run_success 1\n") && text.contains("bantin_run_start_time_seconds 5\n"))
  }
}
