import Extract
import JSON
import Testing

@testable import Pipeline

/// Which files an incremental export merges, rewrites and leaves.
@Suite struct ParquetPlanTests {
  private func file(_ path: String, rows: Int, megabytes: Int64 = 1) -> ParquetManifest.File {
    ParquetManifest.File(path: path, bytes: megabytes << 20, rows: rows, firstSequence: 1, lastSequence: 1)
  }

  @Test func newRowsAreMergedWithFilesThatAreNotMuchLarger() {
    let files = [file("d/a", rows: 100), file("d/b", rows: 25), file("d/c", rows: 8)]
    let plan = ParquetPlan(files: files, newRows: ["d": 5], losing: [])
    // 8 ≤ 2 · 5, 25 ≤ 2 · 13, 100 > 2 · 38.
    #expect(
      plan.outputs == [ParquetPlan.Output(folder: "d", sources: [files[2], files[1]], takesNewRows: true)])
    #expect(plan.kept == [files[0]])
  }

  @Test func theNumberOfFilesGrowsWithTheLogarithmOfTheRows() {
    var files: [ParquetManifest.File] = []
    var written = 0
    for step in 1...2_000 {
      let plan = ParquetPlan(files: files, newRows: ["d": 10], losing: [])
      let rows = plan.outputs[0].sources.reduce(10) { $0 + $1.rows }
      written += rows
      files = plan.kept + [file("d/\(step)", rows: rows)]
      #expect(files.count <= 8)
    }
    #expect(files.reduce(0) { $0 + $1.rows } == 20_000)
    #expect(written < 20_000 * 12)
  }

  @Test func largeFilesAreMergedNoMoreAndRewrittenAloneWhereTheyLoseRows() {
    let large = file("d/large", rows: 10, megabytes: 64)
    let small = file("d/small", rows: 1_000)
    let new = ParquetPlan(files: [large], newRows: ["d": 5_000], losing: [])
    #expect(new.kept == [large] && new.outputs.map(\.sources) == [[]])
    let losing = ParquetPlan(files: [large, small], newRows: ["d": 1], losing: ["d/large", "d/small"])
    #expect(losing.kept.isEmpty)
    #expect(
      losing.outputs == [
        ParquetPlan.Output(folder: "d", sources: [large]),
        ParquetPlan.Output(folder: "d", sources: [small], takesNewRows: true),
      ])
  }

  @Test func foldersWithoutChangesStayAsTheyAre() {
    let (old, other) = (file("date=1/lang=vi/a", rows: 1), file("date=2/lang=vi/a", rows: 1))
    let plan = ParquetPlan(files: [old, other], newRows: ["date=3/lang=en": 1], losing: [old.path])
    #expect(plan.kept == [other])
    #expect(plan.outputs.map(\.folder) == ["date=1/lang=vi", "date=3/lang=en"])
  }

  @Test func recordsFallToTheFoldersOfTheDataset() throws {
    let record = try #require(
      JSONValue.parse(Array(#"{"date_fetched":"2026-11-24T10:00:00Z","language":"zh-Hant"}"#.utf8)))
    #expect(PartitionKey.folder(of: record, by: [.date, .lang]) == "date=2026-11-24/lang=zh")
    #expect(PartitionKey.folder(of: record, by: [.lang]) == "lang=zh")
    let odd = try #require(JSONValue.parse(Array(#"{"date_fetched":"../../../a","language":"../x"}"#.utf8)))
    #expect(PartitionKey.folder(of: odd, by: [.date, .lang]) == "date=unknown/lang=und")
    #expect(PartitionKey.list("lang,date") == [.lang, .date])
    for wrong in ["", "date,", "date,date", "day"] { #expect(PartitionKey.list(wrong) == nil) }
  }
}
