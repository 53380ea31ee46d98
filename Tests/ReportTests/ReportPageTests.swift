import Dedupe
import Foundation
import GRDB
import Testing

@testable import Report

@Suite struct ReportPageTests {
  private let made: MadeState

  init() throws { made = try MadeState() }

  private func page() throws -> String {
    let figures = try ReportFigures(state: made.state, root: made.root, at: MadeState.now)
    return String(decoding: ReportPage(figures).html, as: UTF8.self)
  }

  private func record(_ number: Int, _ values: [String: Any]) -> [String: Any] {
    values.merging([
      "id": String(repeating: "0", count: 28) + String(number + 1_000), "revision": 1,
      "date_fetched": "2026-11-24T10:29:00Z", "language": "vi",
    ]) { $1 }
  }

  @Test func anEmptyDatasetHasAPage() throws {
    let page = try page()
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("no run has ended yet"))
  }

  @Test func whatPagesSayIsNeverMarkup() throws {
    let hostile = [
      "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
      "a\u{202E}b\u{2066}c\u{1B}[31m", "</title></style><svg onload=alert(1)>", "&lt;b&gt;",
    ]
    for (number, text) in hostile.enumerated() {
      try made.store(
        record(
          number,
          [
            "title": text, "text": text, "url": "javascript:alert(\(number))", "authors": [text],
            "images": [["url": text]], "source": ["feed_id": text], "quality": text, "date_published": text,
          ]))
    }
    let plain = try { () throws -> String in
      let other = try MadeState()
      let figures = try ReportFigures(state: other.state, root: other.root, at: MadeState.now)
      return String(decoding: ReportPage(figures).html, as: UTF8.self)
    }()
    let page = try page()
    // The elements that run something are those of a page without articles.
    for name in ["<script", "</script", "<style", "<img", "<iframe", "<link", "<meta", "<form", "<object"] {
      #expect(
        page.components(separatedBy: name).count == plain.components(separatedBy: name).count, "\(name)")
    }
    #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&amp;lt;b&amp;gt;"))
    #expect(!page.unicodeScalars.contains { ["\u{202E}", "\u{2066}", "\u{1B}"].contains($0) })
    for match in page.matches(of: /href="([^"]*)"/) {
      #expect(match.1.hasPrefix("#") || match.1 == "data:," || match.1.hasPrefix("http"), "\(match.1)")
    }
    // Outside of the style sheet and the script no element has a handler.
    let body = try #require(
      page.components(separatedBy: "<body>").last?.components(separatedBy: "<script>").first)
    #expect(body.matches(of: /<[a-z][^<>]*\son[a-z]+=/).isEmpty)
  }

  @Test func aWebAddressIsALinkThatTellsNothingOfTheReader() throws {
    try made.store(record(1, ["title": "A & B", "url": "https://u:secret@e.example/a?b=1&c=2", "text": "x"]))
    let page = try page()
    #expect(
      page.contains(
        #"<a rel="noreferrer noopener nofollow" href="https://e.example/a?b=1&amp;c=2">"#))
    #expect(!page.contains("secret"))
  }

  @Test func thePolicyAllowsThePagesOwnScriptAndStyleOnly() throws {
    let page = try page()
    for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
      let content = try #require(
        page.components(separatedBy: "<\(element)>").last?.components(separatedBy: "</\(element)>").first)
      let hash = Data(SHA256.digest(Array(content.utf8))).base64EncodedString()
      #expect(page.contains("\(directive) &#39;sha256-\(hash)&#39;"), "\(directive)")
    }
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains(" style=") && !page.contains("src="))
  }

  @Test func wordsStandInBothLanguages() throws {
    let page = try page()
    let english = page.components(separatedBy: "<span class=en>").count
    #expect(english > 10 && english == page.components(separatedBy: "<span class=vi lang=vi>").count)
  }

  @Test func twentyThousandSourcesFitInFiveMegabytes() throws {
    /// Of a page with so many sources, each of which has something the matter.
    func byteCount(_ sources: Int) throws -> Int {
      let made = try MadeState()
      try made.fill(sources: sources, days: 1)
      let figures = try ReportFigures(state: made.state, root: made.root, at: MadeState.now)
      let page = String(decoding: ReportPage(figures).html, as: UTF8.self)
      #expect(page.contains("<th scope=row>source-\(sources - 1)<td"))
      // Those that fail stand first.
      let first = try #require(page.firstMatch(of: /<tr id="s-source-(\d+)">/))
      #expect(Int(first.1).map { $0 % 10 } == 0)
      return page.utf8.count
    }
    // All rows behind those that are explained in words are alike.
    let (explained, more) = (
      try byteCount(ReportPage.explainedRows), try byteCount(ReportPage.explainedRows + 500)
    )
    let rows = (20_000 - ReportPage.explainedRows) / 500
    #expect(explained + (more - explained) * rows <= 5_000_000, "\(explained) and \(more) bytes")
  }

  @Test func aLongTextIsCut() throws {
    try made.store(
      record(
        1, ["title": String(repeating: "x", count: 100_000), "text": String(repeating: "y ", count: 100_000)])
    )
    #expect(try page().utf8.count < 60_000)
  }

  @Test func aRevisionIsShownBesideTheOneBeforeIt() throws {
    let first = record(1, ["title": "Ba người bị thương", "text": "Một hai ba"])
    try made.store(first)
    let second = record(1, ["title": "Năm người bị thương", "text": "Một hai ba"])
    try made.store(second.merging(["revision": 2]) { $1 }, date: "2026-11-25")
    let page = try page()
    #expect(page.components(separatedBy: "<li><details>").count == 2)
    #expect(page.contains("<del>Ba</del> <ins>Năm</ins> người bị thương </p>"))
  }

  @Test func evidenceMentionsAndCopiesStandBesideTheText() throws {
    try made.store(record(1, ["title": "First", "text": "x", "url": "https://a.example/1"]))
    let values: [String: Any] = [
      "title": "Second", "text": "y", "story": String(repeating: "0", count: 28) + "1001",
      "date_evidence": [["value": "2026-11-24T10:00:00Z", "from": "json-ld", "conflict": true]],
      "mentions": [["kind": "money", "text": "5 triệu đồng", "value": "5000000", "currency": "VND"]],
    ]
    try made.store(record(2, values), date: "2026-11-25")
    let page = try page()
    #expect(page.contains("2026-11-24T10:00:00Z · json-ld"))
    #expect(page.contains("5 triệu đồng = 5000000 VND"))
    #expect(page.contains("Copies and translations") && page.contains("00001001</dd>"))
  }

  @Test func aHostThatHasDriftedIsMarked() throws {
    try made.execute(
      """
      INSERT INTO host_quality (host, articles, mean, variance, recent) VALUES ('a.example', 90, 0.9, 0.0001, 0.5),
        ('b.example', 90, 0.9, 0.0001, 0.9);
      INSERT INTO host_day (host, day, articles, quality)
        SELECT host, ?1 / 86400 - 1, 4, 2.6 FROM host_quality;
      INSERT INTO dataset_day VALUES (?1 / 86400, 2, 30, 1500000, 900000);
      """, [MadeState.now, MadeState.now])
    let page = try page()
    #expect(page.contains(">▼ a.example</text>") && page.contains(">b.example</text>"))
    #expect(page.contains("<title>b.example, 11-23 – 65 %</title>"))
    #expect(page.contains("11-24: 2.4\u{202F}MB"))
  }

  @Test func theSameStateGivesTheSameBytes() throws {
    try made.fill(sources: 30, days: 5)
    #expect(try page() == page())
  }
}
