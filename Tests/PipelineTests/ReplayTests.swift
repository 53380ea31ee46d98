import Extract
import Foundation
import Model
import Store
import TestSupport
import Testing
import Time

@testable import Pipeline

/// Captures read again, beside the records that were made of them.
@Suite struct ReplayTests {
  private let directory: TemporaryDirectory
  private var out: String { directory.path("out") }

  init() throws { directory = try TemporaryDirectory() }

  private static let date = "2026-11-20T01:02:03Z"

  private static func html(_ number: Int) -> String {
    let paragraphs = (0..<5).map {
      "<p>In the spring of \(1900 + number) the harbour was measured for the \($0). time, and the keeper of the bridge wrote down "
        + "what \(number + $0) fishermen had told him about the depth of the water at the quay.</p>"
    }
    return "<html><title>The harbour \(number)</title><article><h1>The harbour \(number)</h1>"
      + paragraphs.joined() + "</article></html>"
  }

  private static func url(_ number: Int) -> String { "https://news.example/harbour-\(number)" }

  /// An archive of these pages.
  private func archive(_ pages: [(number: Int, html: String)], date: String = date) throws -> String {
    var fixture = WARCFixture(isCompressed: true)
    for page in pages {
      fixture.add(uri: Self.url(page.number), content: WARCFixture.response(page.html), date: date)
    }
    let path = directory.path("\(UUID().uuidString).warc.gz")
    try fixture.write(to: path)
    return path
  }

  /// Stores the records of these pages, as a run would have.
  private func store(_ numbers: [Int], change: (inout Article) -> Void = { _ in }) throws {
    let state = try StateStore(path: directory.path("state.sqlite"))
    let articles = try ArticleStore(state: state, root: out, runID: "20261120T010203Z-abcd")
    var batch = ArticleStore.Batch()
    for number in numbers {
      let page = Page(
        bytes: Array(Self.html(number).utf8), url: Self.url(number), contentType: "text/html", status: 200,
        dateFetched: Timestamp(secondsSinceEpoch: 1_795_136_523))
      var article = try DocumentReader().read(page, source: ArticleSource(kind: .warc)).article
      change(&article)
      let row = ArticleRow(id: article.id, revision: 1, contentHash: article.contentHash)
      batch.records.append(
        .init(partition: Partition(of: article), line: JSONLine.encode(article), row: row, observation: nil))
    }
    try articles.commit(batch)
    try articles.publishAll()
  }

  private func replay(_ paths: [String]) throws -> (ReplayReport, [ReplayReport.Difference], [String]) {
    var differences: [ReplayReport.Difference] = []
    var broken: [String] = []
    let report = try Replay(root: out, state: try StateStore(path: directory.path("state.sqlite"))).run(
      paths, differs: { differences.append($0) }, broken: { broken.append($0.code) })
    return (report, differences, broken)
  }

  @Test func whatIsStoredAndWhatIsReadAgainAreTheSame() throws {
    try store([1, 2])
    let (report, differences, _) = try replay([try archive([(1, Self.html(1)), (2, Self.html(2))])])
    #expect(differences.isEmpty, "\(differences)")
    #expect(report.captures == 2 && report.compared == 2 && report.same == 2)
  }

  @Test func aDifferenceIsToldWithItsFieldsAndItsDistance() throws {
    try store([1]) { $0.title = "Another" }
    let (report, differences, _) = try replay([try archive([(1, Self.html(1))])])
    #expect(report.changed == 1 && report.same == 0)
    #expect(differences.map(\.fields) == [["title"]])
    #expect(differences.first?.textDistance == 0)
  }

  @Test func whatIsNoArticleAnyMoreAndWhatIsOneNowAreTold() throws {
    try store([1])
    let gone = "<html><title>x</title><p>Nothing.</p></html>"
    let (report, differences, _) = try replay([try archive([(1, gone), (2, Self.html(2)), (3, gone)])])
    #expect(report.noLongerArticles == 1 && report.newArticles == 1 && report.neverArticles == 1)
    #expect(differences.map(\.kind) == [.noLongerAnArticle, .newlyAnArticle])
  }

  @Test func anotherCaptureOfAStoredArticleIsNotComparedWithIt() throws {
    try store([1])
    let (report, differences, _) = try replay([try archive([(1, Self.html(1))], date: "2026-11-21T01:02:03Z")]
    )
    #expect(report.otherCaptures == 1 && report.compared == 0)
    #expect(differences.isEmpty)
  }

  @Test func whatCannotBeReadIsToldAndTheRestIsCompared() throws {
    try store([1])
    let (report, _, broken) = try replay([directory.path("none.warc.gz"), try archive([(1, Self.html(1))])])
    #expect(report.failed == 1 && report.same == 1)
    #expect(broken.count == 1)
  }
}
